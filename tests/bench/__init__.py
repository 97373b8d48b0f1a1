"""What Amends costs, as ratios within one run: `python -m tests.bench`. No tests, nothing asserted."""
