"""What people are told, and a letter with everything in it that a clipboard may spoil."""

from __future__ import annotations

from tests.deliver.conftest import Terminal
from wizard.deliver.outcome import Copied, Outcome

LETTER = """Dear Ms Obi,

We charged you twice for May: £18.00 that wasn’t due. That was our mistake, and I am sorry.

It went back to your card today ("visa", ending 12); you needn't do anything.

    Tab\there, ça va, naïve, 日本, 👩🏽‍🚀, עברית, $HOME `id` %s \\n

Sam Reed"""

TOLD_COPIED = "Copied, and read back to be sure."
TOLD_SENT = "Sent to your terminal. Paste to check; if nothing comes, save it as a file."
TOLD_NOTHING = "Not copied: there is no clipboard here. Save it as a file instead."


def note_of(result: Copied, layer: str) -> str:
    return next(attempt.note for attempt in result.attempts if attempt.layer == layer)


def outcome_of(result: Copied, layer: str) -> Outcome:
    return next(attempt.outcome for attempt in result.attempts if attempt.layer == layer)


def assert_only_sent(result: Copied, terminal: Terminal, text: str = LETTER) -> None:
    assert result.message == TOLD_SENT
    assert result.sent
    assert not result.checked
    assert terminal.clipboard == text
