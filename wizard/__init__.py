"""Amends: an apology to a customer, asked for, written, checked and ready to send."""

__version__ = "0.1.0"
