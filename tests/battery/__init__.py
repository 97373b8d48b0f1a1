"""What is done to Amends on purpose, how often, and what held: a module for each kind of fault.

Every test counts what it did and what it found lost or broken; the counts are printed at the end of a run.
"""
