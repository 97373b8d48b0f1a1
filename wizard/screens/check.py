"""A letter written elsewhere: paste it or open it, and read it with the same eyes."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from wizard.screens.actions import Place, bindings
from wizard.screens.ask import AskLine
from wizard.screens.review import ReviewScreen

MOST_BYTES = 1_000_000  # a letter has a few thousand


class CheckScreen(ReviewScreen):
    """The review of a text without an interview."""

    place: ClassVar[Place] = "check"
    BINDINGS: ClassVar = bindings("check")
    BUTTONS = ("go_on", "back", "open_file", "flip", "command_palette")
    HINT = "Paste the letter here, type it, or open a file."

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
        try:
            text = read_letter(Path(name).expanduser())
        except UnreadableLetter as fault:
            self.tell(str(fault), warn=True)
            return
        self.show(self.amends.desk.check(text, Path(name).name))
        if self.review.removed:
            self.tell(f"Left out {self.review.removed} characters that cannot be shown.", warn=True)


class UnreadableLetter(Exception):
    """A file that is no letter: a sentence that says which, and how to mend it."""


def read_letter(path: Path) -> str:
    """The text of a file: UTF-8, with or without a mark at its start. Raises `UnreadableLetter`."""
    try:
        if not path.is_file():
            what = "is a folder" if path.is_dir() else "is not there"
            raise UnreadableLetter(f"{path} {what}. Name the file with the letter in it.")
        if path.stat().st_size > MOST_BYTES:
            raise UnreadableLetter(
                f"{path} is over 1 MB: that is no letter. Copy the letter alone."
            )
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UnreadableLetter(
            f"{path} is not a plain text file in UTF-8. Save it as plain text, or paste the letter."
        ) from None
    except (OSError, ValueError, RuntimeError) as fault:
        why = getattr(fault, "strerror", None) or str(fault)
        raise UnreadableLetter(f"{path} cannot be read: {why}.") from None
