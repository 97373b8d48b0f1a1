"""What became of a letter on its way out, in words that claim no more than was seen."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

TERMINAL = "terminal"
TMUX = "tmux"
NO_CLIPBOARD = "no clipboard"


class Outcome(Enum):
    """How sure we are: read back and equal, handed over and not proven, or not done."""

    CHECKED = "checked"
    SENT = "sent"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Attempt:
    """One way out that was tried. `note` is a whole sentence for the user."""

    layer: str
    outcome: Outcome
    note: str


@dataclass(frozen=True, slots=True)
class Copied:
    """Every clipboard that was tried for one copy, in order; none when the text was empty."""

    attempts: tuple[Attempt, ...]

    @property
    def checked(self) -> bool:
        """True when at least one clipboard gave back exactly what it was given."""
        return any(a.outcome is Outcome.CHECKED for a in self.attempts)

    @property
    def sent(self) -> bool:
        """True when something took the text but nothing proved that it holds it."""
        return not self.checked and any(a.outcome is Outcome.SENT for a in self.attempts)

    @property
    def message(self) -> str:
        """Say what happened. The word "Copied" stands only for a text that was read back equal."""
        if not self.attempts:
            return "Not copied: there is nothing to copy yet."
        if checked := self._layers(Outcome.CHECKED):
            if checked == [TMUX]:
                return (
                    "Copied into tmux, and read back to be sure. "
                    "If it does not paste elsewhere, save it as a file."
                )
            return "Copied, and read back to be sure."
        if sent := self._layers(Outcome.SENT):
            to = "your terminal" if TERMINAL in sent else sent[0]
            return f"Sent to {to}. Paste to check; if nothing comes, save it as a file."
        if all(a.layer == NO_CLIPBOARD for a in self.attempts):
            return "Not copied: there is no clipboard here. Save it as a file instead."
        return f"Not copied. {self.attempts[-1].note} Save it as a file instead."

    def _layers(self, outcome: Outcome) -> list[str]:
        return [a.layer for a in self.attempts if a.outcome is outcome]
