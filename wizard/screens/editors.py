"""The one-line box a person types into, and the guard that whatever is pasted passes first.

What changed and that a box was left is told by plain calls, not by messages: a message would still
be on its way when the next key arrives, and could reach the wrong question.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar, NamedTuple

from textual import events
from textual.binding import Binding
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input
from textual.widgets.input import Selection as Stretch

from wizard.screens.taken_back import Steps, Stood
from wizard.text.clean import clean, left_out

MOST_PASTED = 100_000
"""Characters taken from one paste; more would be a file, not an answer."""

PLACE = "…"
"""Where the writer goes on in a ready beginning."""

Call = Callable[[], None]


class Told(Message):
    """Something to say about what was pasted."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self.words = words


class LeftOut(Message):
    """So many characters that were typed could not be kept; the app says so once they are all in."""

    def __init__(self, characters: int) -> None:
        super().__init__()
        self.characters = characters


class TooLong(Message):
    """Here is the whole of a paste of which only the beginning was taken; it can be saved as a file."""

    def __init__(self, pasted: str) -> None:
        super().__init__()
        self.pasted = pasted


class NothingToUndo(Message):
    """Undo was asked for in a box that has nothing typed to take back; a fix may be."""


class Pasted(NamedTuple):
    """What is taken of a paste, and what to say about it ("" when it is all there unchanged)."""

    text: str
    said: str


def taken(pasted: str, *, one_line: bool) -> Pasted:
    """What of a pasted text goes into a box: no control characters, at most `MOST_PASTED`."""
    said = []
    text = pasted
    if len(text) > MOST_PASTED:
        text = text[:MOST_PASTED]
        said.append(
            f"Only the first {MOST_PASTED:,} of {len(pasted):,} characters were taken: that is more "
            "than a box can hold. “Save the whole paste” among all actions makes a file of it."
        )
    text, removed = clean(text)
    if removed:
        said.append(left_out(removed))
    if one_line:
        if "\n" in text.strip("\n"):
            said.append("This box has one line, so the lines were put one after the other.")
        text = clean(text, one_line=True).text
    return Pasted(text, " ".join(said))


class Fitting(NamedTuple):
    """What of a text fits into another, and what must change behind it."""

    text: str
    behind: str  # stands in the place of the first `replaced` characters behind it
    replaced: int
    removed: int


_REACH = 16
"""Characters that a run of accents and joiners on one letter can never be longer than."""


def fitting(before: str, text: str, after: str) -> Fitting:
    """What of `text` fits between two texts that are clean, so that the whole is as it is kept."""
    near, behind = before[-_REACH:], after[:_REACH]
    if text.isascii() and (behind[:1].isascii() or not behind):
        return Fitting(text, "", 0, 0)
    kept = clean(near + text).text[len(near) :]
    rest = clean(near + kept + behind).text[len(near) + len(kept) :]
    removed = len(text) + len(behind) - len(kept) - len(rest)
    if rest == behind:
        return Fitting(kept, "", 0, removed)
    return Fitting(kept, rest, len(behind), removed)


def tell_of(pasted: str, said: str, box: Widget) -> None:
    """Say what there is to say of a paste, and keep the whole of one that was cut."""
    if said:
        box.post_message(Told(said))
    if len(pasted) > MOST_PASTED:
        box.app.post_message(TooLong(pasted))


class LineBox(Input):
    """A box of one line. Enter leaves it; a paste of several lines is kept whole."""

    BINDINGS: ClassVar = [
        Binding("ctrl+z", "undo", "Undo", show=False),
        Binding("ctrl+y", "redo", "Redo", show=False),
    ]
    cleans_pastes = True

    def __init__(self, changed: Call, finished: Call) -> None:
        self._quiet = True
        self._changed, self._finished = changed, finished
        self._steps = Steps()
        super().__init__(compact=True, select_on_focus=False)
        self._initial_value = False  # else the box does not follow the first paste to its end
        self.cursor_blink = False
        self._quiet = False

    def watch_value(self) -> None:
        """A key was typed: tell it before the next one."""
        if not self._quiet:
            self._changed()

    def action_undo(self) -> None:
        """Take back what was typed; where nothing was, what was changed for the writer."""
        if (stood := self._steps.back(self._stands)) is None:
            self.post_message(NothingToUndo())
        else:
            self._put(stood)

    def action_redo(self) -> None:
        """Put in again what was taken back."""
        if stood := self._steps.again(self._stands):
            self._put(stood)

    @property
    def _stands(self) -> Stood:
        return Stood(self.value, *self.selection)

    def _put(self, stood: Stood) -> None:
        self.value = stood.text
        self.selection = Stretch(stood.start, stood.cursor)

    async def action_submit(self) -> None:
        """Enter leaves the box."""
        self._finished()

    def seed(self, text: str) -> None:
        """Show a text without telling anybody that it changed; what was typed before is forgotten."""
        self._steps.forget()
        if self.value != text:
            self._quiet = True
            self.value = text
            self._quiet = False
        self.cursor_position = len(text)

    def begin(self, starter: str) -> None:
        """Put a ready beginning in, with its `…` selected: the next key replaces it."""
        self.replace(starter, 0, len(self.value))
        self.next_place()

    def next_place(self) -> None:
        """Select the first `…` there is."""
        at = self.value.find(PLACE)
        if at >= 0:
            self.selection = Stretch(at, at + 1)

    def replace(self, text: str, start: int, end: int) -> None:
        """Every key and paste: what the box shows is what is kept, and each can be taken back."""
        start, end = sorted((max(0, start), min(len(self.value), end)))
        fits = fitting(self.value[:start], text, self.value[end:])
        text, end = fits.text + fits.behind, end + fits.replaced
        self._steps.changing(self._stands, text, start, end)
        super().replace(text, start, end)
        self.cursor_position -= len(fits.behind)
        if fits.removed:
            self.post_message(LeftOut(fits.removed))

    def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        self._take(event.text)

    def action_paste(self) -> None:
        """Paste what was copied in the app."""
        self._take(self.app.clipboard)

    def _take(self, pasted: str) -> None:
        text, said = taken(pasted, one_line=True)
        self.replace(text, *sorted(self.selection))
        tell_of(pasted, said, self)
