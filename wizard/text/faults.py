"""The one error for text a person typed that cannot be read as what was asked for."""

from __future__ import annotations

_LONGEST_QUOTE = 40


class Unreadable(ValueError):
    """Raised when typed text is not what its question asks for.

    Its message is made for the person who typed: whole sentences that say what is wrong and how
    to write it.
    """


def in_quotes(raw: str) -> str:
    """The typed text in quotation marks on one line, shortened to 40 characters, for a message."""
    line = " ".join(raw.split())
    if len(line) > _LONGEST_QUOTE:
        line = line[: _LONGEST_QUOTE - 1].rstrip() + "…"
    return f"“{line}”"
