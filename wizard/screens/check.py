"""A letter written elsewhere: paste it or open it, and read it with the same eyes."""

from __future__ import annotations

from typing import ClassVar

from wizard.interview.checked import CheckedLetter
from wizard.keep.folders import typed_path
from wizard.screens.actions import Place
from wizard.screens.ask import AskLine
from wizard.screens.bindings import bindings
from wizard.screens.review import ReviewScreen
from wizard.text.letter_file import UnreadableLetter, read_letter

MOST_BYTES = 1_000_000  # what can still be edited on a screen


class CheckScreen(ReviewScreen):
    """The review of a text without an interview."""

    place: ClassVar[Place] = "check"
    BINDINGS: ClassVar = bindings("check")
    BUTTONS = ("go_on", "back", "open_file", "empty", "flip", "command_palette")
    HINT = "Paste the letter here, type it, or open a file."

    def _open(self) -> None:
        super()._open()
        if isinstance(self.review, CheckedLetter) and (told := self.review.told):
            self.tell(f"{told} “Empty box” begins another.")

    def action_empty(self) -> None:
        """Begin with an empty box."""
        if isinstance(self.review, CheckedLetter):
            self.review.begin_empty()
            self.refill()
            self.set_focus(self._area)

    def action_back(self) -> None:
        """To the list of letters."""
        self.amends.show_home()

    def action_open_file(self) -> None:
        """Ask for a file and show what is in it."""
        self.app.push_screen(
            AskLine(
                "Which file is the letter in?", "Open it", placeholder="~/Documents/letter.txt"
            ),
            self._open_file,
        )

    def _open_file(self, name: str | None) -> None:
        if not name:
            return
        path = typed_path(name)
        try:
            text = read_letter(path, MOST_BYTES)
        except UnreadableLetter as fault:
            self.tell(str(fault), warn=True)
            return
        self.show(self.amends.desk.check(text, path.name, path))
        if self.review.removed:
            self.tell(f"Left out {self.review.removed} characters that cannot be shown.", warn=True)
