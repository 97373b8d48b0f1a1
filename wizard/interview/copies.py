"""A letter in hand as files: its answers as they can be written from again, and what the hand wrote."""

from __future__ import annotations

import contextlib
from datetime import datetime
from typing import TYPE_CHECKING

from wizard.interview.harmless import harmless
from wizard.keep.case import Case
from wizard.keep.endings import Ending
from wizard.keep.store import InHand

if TYPE_CHECKING:
    from wizard.interview.interview import Interview


def answers_of(case: Case) -> str:
    """The answers as a file that `amends write --answers` reads."""
    from wizard.keep.answers_file import write_answers

    case = harmless(case)
    return write_answers(case.flow, case.context, case.entries)


class Unwritten:
    """A letter in hand, as far as it may have to be put somewhere else."""

    def __init__(self, letter: Interview) -> None:
        self.letter = letter

    @property
    def case(self) -> Case:
        """The case as it is in memory."""
        return self.letter.case

    @property
    def name(self) -> str:
        """What tells it from every other one."""
        return self.case.id

    @property
    def trouble(self) -> str:
        """Why its last change is not saved; "" where it is."""
        return self.letter.trouble

    def save_now(self) -> None:
        """Save it."""
        self.letter.save(at_once=True)

    def in_hand(self, now: datetime) -> InHand:
        """It as one line of the list of letters."""
        case, letter = self.case, self.letter
        title, who = letter.flow.title, letter.who
        return InHand(case.id, case.flow, title, who, case.page, now, Ending(now))

    def copies(self) -> dict[str, str]:
        """The answers, and the letter where the hand has changed it, by the names of their files."""
        from wizard.deliver.files import file_name

        case = self.letter.case
        whom, day = self.letter.who or "a customer", case.context.now.date()
        files = {file_name("Apology", whom, day, "yaml"): answers_of(case)}
        if any(block.by_hand for block in case.blocks):
            files[file_name("Apology", whom, day)] = self._text()
        return files

    def in_words(self) -> str:
        """The letter as it stands, and below it the answers, some of which it may not say."""
        return f"{self._text()}\nThe answers behind it:\n\n{answers_of(self.letter.case)}"

    def _text(self) -> str:
        from wizard.interview.review import Review

        with contextlib.suppress(
            Exception
        ):  # after a crash too: the answers are there all the same
            review = Review(self.letter)
            head = f"Subject: {review.subject}\n\n" if review.subject else ""
            return f"{head}{review.bare()}"
        return "\n\n".join(block.text for block in self.letter.case.blocks) + "\n"
