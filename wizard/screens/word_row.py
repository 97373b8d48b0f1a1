"""Words in a row to pick from, by arrow keys or by mouse: choices, switches, the steps."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar, NamedTuple

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.style import Style
from textual.widgets import Static


class Word(NamedTuple):
    """One thing to pick. name: what is told when it is picked; bold: whether it stands out."""

    name: str
    text: str
    bold: bool = False


class WordRow(Static):
    """A row that wraps between its words, never within one; a single stop for Tab.

    `picked` is called at once, not by a message, so that the next key finds everything settled.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "move(-1)", "Before", show=False),
        Binding("right", "move(1)", "After", show=False),
        Binding("home", "move(-99)", "First", show=False),
        Binding("end", "move(99)", "Last", show=False),
        Binding("space", "pick", "Pick", show=False),
    ]
    can_focus = True
    between = "  "
    brackets = ("", "")

    def __init__(self, picked: Callable[[str], None], *, name: str | None = None) -> None:
        super().__init__(markup=False, id=name)
        self.words: tuple[Word, ...] = ()
        self.cursor = 0
        self._picked = picked

    def show(self, words: Sequence[Word]) -> None:
        """Show these words; the cursor stays on its word, else where it is."""
        here = self.words[self.cursor].name if self.words else ""
        self.words = tuple(words)
        names = [word.name for word in words]
        self.cursor = names.index(here) if here in names else min(self.cursor, len(names) - 1)
        self.cursor = max(0, self.cursor)
        self.repaint()

    def repaint(self) -> None:
        """Draw the words as they are now."""
        self.update(self.drawn())

    def drawn(self, room: int = 0) -> Content:
        """The row as text, wrapped between words at `room` columns (0: as wide as the row is).

        Every word carries its number, for the mouse.
        """
        room = room or self.content_size.width or 10_000
        before, after = self.brackets
        parts: list[Content | str] = []
        column = 0
        for number, word in enumerate(self.words):
            style = Style.from_meta({"word": number})
            if word.bold:
                style += Style(bold=True)
            if self.has_focus and number == self.cursor:
                style += Style(reverse=True)
            shown = Content.assemble((f"{before}{word.text}{after}", style))
            if number:
                fits = column + len(self.between) + shown.cell_length <= room
                parts.append(self.between if fits else "\n")
                column = column + len(self.between) if fits and self.between != "\n" else 0
            parts.append(shown)
            column += shown.cell_length
        return Content.assemble(*parts)

    def on_resize(self) -> None:
        """Another width wraps elsewhere."""
        if self.drawn() != self.content:
            self.repaint()

    def watch_has_focus(self, _has_focus: bool) -> None:
        """The cursor shows only while the keyboard is here."""
        super().watch_has_focus(_has_focus)
        self.repaint()

    def action_move(self, steps: int) -> None:
        """Move the cursor along the row."""
        self.cursor = max(0, min(self.cursor + steps, len(self.words) - 1))
        self.repaint()

    def action_pick(self) -> None:
        """Pick the word under the cursor."""
        if self.words:
            self._picked(self.words[self.cursor].name)

    def on_click(self, event: events.Click) -> None:
        """Pick the word under the mouse."""
        number = event.style.meta.get("word")
        if isinstance(number, int) and number < len(self.words):
            event.stop()
            self.cursor = number
            self.repaint()
            self.action_pick()


class Switches(WordRow):
    """The switches of a letter, in brackets; picking one goes on to its next value."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,up,down", "pick", "Change", show=False),
    ]
    between = " "
    brackets = ("[", "]")


class Beginnings(WordRow):
    """Ready beginnings, one a line: a click puts one into the box."""

    can_focus = False
    between = "\n"
    brackets = ("  ", "")


class Spine(WordRow):
    """The five steps and where we are; clicked, or gone to by the palette."""

    can_focus = False
    SIGNS: ClassVar[dict[str, str]] = {"done": "●", "here": "◆", "ahead": "○", "empty": "–"}

    def show_steps(self, steps: Sequence[tuple[str, str, str]], room: int) -> None:
        """Show the steps (name, title, state): all titles if they fit, else one, else signs."""
        signs = [(name, self.SIGNS[state], title, state == "here") for name, title, state in steps]
        longest = [Word(name, f"{sign} {title}", here) for name, sign, title, here in signs]
        middle = [
            Word(name, f"{sign} {title}" if here else sign, here)
            for name, sign, title, here in signs
        ]
        shortest = [Word(name, sign, here) for name, sign, _, here in signs]
        for words in (longest, middle, shortest):
            self.words = tuple(words)
            if self.drawn(10_000).cell_length <= room:
                break
        self.update(self.drawn(10_000))
