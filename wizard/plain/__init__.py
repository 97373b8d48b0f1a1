"""Amends line by line: for terminals that cannot draw, for pipes, and for screen readers."""
