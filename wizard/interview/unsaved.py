"""What could not be saved: kept in memory, tried again, and put somewhere else before Amends ends."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from wizard.keep.trouble import is_not_saved
from wizard.text.clean import clean

if TYPE_CHECKING:
    from wizard.interview.desk import Desk

Copies = Mapping[str, str]
"""What is to be written: the text of each file, by the name it is to have."""


class Text(Protocol):
    """A letter, or a text that is checked, as far as saving it goes."""

    @property
    def name(self) -> str:
        """What tells it from every other one."""

    @property
    def trouble(self) -> str:
        """Why its last change is not saved; "" where it is."""

    def save_now(self) -> None:
        """Save it; `trouble` then says why that failed, or nothing."""

    def copies(self) -> Copies:
        """All of it as files to be written elsewhere."""

    def in_words(self) -> str:
        """All of it to be read on the normal screen, where no file can be written."""


class Unsaved:
    """The texts of this run of which the last change is in memory only, the newest last."""

    def __init__(self) -> None:
        self._texts: list[Text] = []

    def __bool__(self) -> bool:
        return bool(self._texts)

    def note(self, text: Text) -> None:
        """It was saved, or was to be: its trouble says which."""
        self.forget(text.name)
        if is_not_saved(text.trouble):
            self._texts.append(text)

    def find(self, name: str) -> Text | None:
        """The text of that name, where its last change is in memory only."""
        return next((one for one in self._texts if one.name == name), None)

    def forget(self, name: str) -> None:
        """It was deleted: nobody wants it saved any more."""
        self._texts = [one for one in self._texts if one.name != name]

    def save_again(self) -> None:
        """Try once more: a disk that was full may have room now."""
        for text in tuple(self._texts):
            text.save_now()

    def __iter__(self) -> Iterator[Text]:
        return iter(tuple(self._texts))


def left_in(desk: Desk) -> str:
    """To be called before Amends ends: where what could not be saved is now; "" when all is saved.

    The first folder that takes it gets it as new files for you alone. Where none does, the text
    itself is given back, to be shown. Nothing of a private letter is written.
    """
    if desk.private:
        return ""
    with contextlib.suppress(Exception):  # whatever broke down: the text goes elsewhere
        desk.unsaved.save_again()
    return "\n".join(filter(None, (_put_elsewhere(text, desk) for text in desk.unsaved)))


def _put_elsewhere(text: Text, desk: Desk) -> str:
    copies = text.copies()
    if not copies:  # it was emptied, and there is nothing to lose
        return ""
    for folder in _folders(desk.environ):
        if places := _written(copies, folder):
            return clean(
                f"What could not be saved is in {' and '.join(str(one) for one in places)}\n"
                "Only you can read it there."
            ).text
    words = clean(text.in_words()).text
    return f"This could not be saved, and no other place took it. Copy it from here:\n\n{words}"


def _written(copies: Copies, folder: Path) -> list[Path]:
    """The files, once all of them are there; none where one could not be written."""
    from wizard.deliver.files import DeliveryFault, save_letter

    try:
        return [save_letter(text, folder, name) for name, text in copies.items()]
    except DeliveryFault:
        return []


def _folders(environ: Mapping[str, str]) -> Iterator[Path]:
    """Home, then the folder for what is temporary; none that nobody has named."""
    import tempfile

    if environ.get("HOME") != "":  # empty, it would lead to the root of the disk
        with contextlib.suppress(RuntimeError):
            yield Path.home()
    with contextlib.suppress(OSError):
        yield Path(tempfile.gettempdir())
