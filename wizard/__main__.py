"""`python -m wizard` is the same as `amends`."""

from wizard.cli import entry

entry()
