"""What a person is told when their text cannot be read."""

from __future__ import annotations

from collections.abc import Callable

from wizard.text.faults import Unreadable


def refusal(read: Callable[[], object]) -> str | None:
    """The sentence with which `read` refuses, or None where it reads."""
    try:
        read()
    except Unreadable as fault:
        return str(fault)
    return None


def reads_or_says_why(read: Callable[[], object]) -> bool:
    """Whether `read` either reads, or refuses in whole sentences."""
    said = refusal(read)
    return said is None or (len(said) > 20 and said.endswith((".", "?")))
