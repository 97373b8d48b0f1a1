"""Rows of boxes: one row a payment, a fault, a moment. Using the last row brings the next one."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from textual.containers import Horizontal
from textual.widget import Widget

from wizard.answers.entries import Raw
from wizard.flow.model import Question
from wizard.interview.pages import Box
from wizard.screens.answer_editors import Editor
from wizard.screens.controls import Plain
from wizard.screens.editors import Call, LineBox

MOST_COLUMNS = 6


class TableEditor(Editor):
    """The rows of a table. Boxes are kept and shown again, never made anew."""

    def __init__(self, changed: Call, finished: Call) -> None:
        self._changed, self._finished = changed, finished
        self._heads = [Plain(classes="head") for _ in range(MOST_COLUMNS)]
        self._rows: list[tuple[Horizontal, list[LineBox]]] = []
        self._columns: tuple[Question, ...] = ()
        self._most = 1
        self._shown = 0
        super().__init__(Horizontal(*self._heads, classes="heads"), self._new_row())

    def seed(self, box: Box, hint: str) -> None:
        """Show the rows of this box, and an empty one below while there is room."""
        self._columns = box.question.columns[:MOST_COLUMNS]
        self._most = max(box.question.rows, 1)
        for number, head in enumerate(self._heads):
            head.display = number < len(self._columns)
            if head.display:
                head.show(self._columns[number].label)
        raw = box.entry.raw
        rows: tuple[Mapping[str, str], ...] = raw if isinstance(raw, tuple) else ()
        self._show_rows(max(len(rows), min(len(rows) + 1, self._most)))
        for index in range(len(self._rows)):
            row = rows[index] if index < len(rows) else {}
            for column, cell in zip(self._columns, self._cells(index), strict=True):
                cell.seed(row.get(column.key, column.default))

    def _new_row(self) -> Horizontal:
        index = len(self._rows)
        cells = [
            LineBox(partial(self._typed, index), partial(self._entered, index, number))
            for number in range(MOST_COLUMNS)
        ]
        row = Horizontal(*cells, classes="row")
        self._rows.append((row, cells))
        return row

    def _show_rows(self, count: int) -> None:
        while len(self._rows) < count:
            self.mount(self._new_row())
        self._shown = count
        for index, (row, cells) in enumerate(self._rows):
            row.display = index < count
            for number, cell in enumerate(cells):
                cell.display = number < len(self._columns)
                if cell.display:
                    cell.placeholder = _hint(self._columns[number]) if index == 0 else ""

    def _cells(self, index: int) -> list[LineBox]:
        return self._rows[index][1][: len(self._columns)]

    def _filled(self, index: int) -> bool:
        pairs = zip(self._columns, self._cells(index), strict=True)
        return any(cell.value.strip() not in ("", column.default) for column, cell in pairs)

    @property
    def raw(self) -> Raw:
        """The rows as typed, without empty ones at the end."""
        rows = [
            {c.key: cell.value for c, cell in zip(self._columns, self._cells(index), strict=True)}
            for index in range(self._shown)
        ]
        while rows and not self._filled(len(rows) - 1):
            rows.pop()
        return tuple(rows)

    def entrance(self) -> Widget:
        """The first box."""
        return self._cells(0)[0]

    def _typed(self, index: int) -> None:
        self._changed()
        if index == self._shown - 1 and self._shown < self._most and self._filled(index):
            self._show_rows(self._shown + 1)

    def _entered(self, index: int, number: int) -> None:
        """Enter goes along the row, then to the next one; out of an empty row it goes on."""
        leaving = number == 0 and index > 0 and not self._filled(index)
        if not leaving and number + 1 < len(self._columns):
            self.screen.set_focus(self._cells(index)[number + 1])
        elif not leaving and index + 1 < self._shown:
            self.screen.set_focus(self._cells(index + 1)[0])
        else:
            self._finished()


def _hint(column: Question) -> str:
    return column.placeholder or column.example
