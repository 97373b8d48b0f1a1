"""The letter as text to edit, with the words that are remarked on underlined in it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import ClassVar, NamedTuple

from rich.style import Style
from rich.text import Text
from textual.binding import Binding
from textual.widgets.text_area import Selection

from wizard.interview.remarks import Remark
from wizard.screens.text_box import TextBox

_WORD = re.compile(r"[^\W_]|['’-]")


class Mark(NamedTuple):
    """Words to underline: their place in the whole text, in characters, and how strongly."""

    start: int
    end: int
    level: str  # block, warning, nudge, gap, or chosen


def marks_of(remarks: Iterable[Remark]) -> list[Mark]:
    """The words of the letter that these remarks are about."""
    return [
        Mark(one.start, one.end, one.finding.level if one.finding is not None else "gap")
        for one in remarks
        if one.start >= 0
    ]


_STYLES = {
    "block": Style(underline2=True, bold=True),
    "warning": Style(underline=True, bold=True),
    "nudge": Style(underline=True),
    "gap": Style(reverse=True),
    "chosen": Style(reverse=True, bold=True),
}


class LetterArea(TextBox):
    """An editor whose marks are worked out once per text, not while it is drawn."""

    BINDINGS: ClassVar = [
        Binding("ctrl+home", "to(0)", "To the start", show=False),
        Binding("ctrl+end", "to(1)", "To the end", show=False),
    ]

    _marks: dict[int, tuple[str, list[Mark]]]  # line number -> its text then, its marks

    def mark(self, marks: Sequence[Mark]) -> None:
        """Underline these words from now on. A line that is changed later loses its marks."""
        starts = self._starts()
        lines: dict[int, tuple[str, list[Mark]]] = {}
        for one in marks:
            row = bisect_right(starts, one.start) - 1
            while row < len(starts) and starts[row] < one.end:
                text = self.document.get_line(row)
                first, last = max(one.start - starts[row], 0), min(one.end - starts[row], len(text))
                lines.setdefault(row, (text, []))[1].append(Mark(first, last, one.level))
                row += 1
        if lines != getattr(self, "_marks", {}):
            self._marks = lines
            self.notify_style_update()
            self.refresh()

    def get_line(self, line_index: int) -> Text:
        """A line with its marks."""
        line = super().get_line(line_index)
        text, marks = getattr(self, "_marks", {}).get(line_index, ("", []))
        if text == line.plain:
            for one in marks:
                line.stylize(_STYLES[one.level], one.start, one.end)
        return line

    def _starts(self) -> list[int]:
        """Where each line begins in the text."""
        starts, at = [], 0
        for row in range(self.document.line_count):
            starts.append(at)
            at += len(self.document.get_line(row)) + 1
        return starts

    @property
    def cursor(self) -> int:
        """The place of the cursor in the text, in characters."""
        row, column = self.cursor_location
        return self._starts()[row] + column

    def word_at_cursor(self) -> tuple[int, int]:
        """The word being written: from its first character to the cursor, and on to its end."""
        text, start = self.text, self.cursor
        end = start
        while start > 0 and _WORD.match(text[start - 1]):
            start -= 1
        while end < len(text) and _WORD.match(text[end]):
            end += 1
        return start, end

    def choose(self, start: int, end: int) -> None:
        """Select these words and bring them into sight."""
        starts = self._starts()

        def place(at: int) -> tuple[int, int]:
            row = bisect_right(starts, at) - 1
            return row, at - starts[row]

        self.selection = Selection(place(start), place(end))

    def action_to(self, end: int) -> None:
        """To the start or the end of the letter."""
        self.move_cursor(self.document.end if end else (0, 0))

    def reseed(self, text: str) -> None:
        """Show a text that changed elsewhere; the cursor stays about where it was."""
        if text != self.text:
            before = self.cursor_location
            self.load_text(text)
            self.move_cursor(before)
