"""An answer read from one line or several, row by row and cell by cell."""

from __future__ import annotations

from collections.abc import Callable

from wizard.answers.entries import Raw
from wizard.flow.model import Question
from wizard.interview.pages import Box
from wizard.interview.typed import as_text, choices_of
from wizard.plain.talk import Talk, number_in

Keep = Callable[[Raw], object]
Ask = Callable[[str], str]
"""Asks for one more line of an answer. Raises `Away` when a command leads elsewhere."""


class Away(Exception):
    """A command within an answer that leads elsewhere; what was typed so far is kept."""

    def __init__(self, name: str, rest: str) -> None:
        super().__init__(name)
        self.name = name
        self.rest = rest


class Reading:
    """Reads the answer of one box, and has it kept line by line."""

    def __init__(self, talk: Talk, ask: Ask, keep: Keep, box: Box) -> None:
        self.talk = talk
        self.box = box
        self.question = box.question
        self._ask = ask
        self._keep = keep

    def whole(self, line: str, *, full: bool, goes_on: bool) -> Raw:
        """The whole answer that begins with this line; what more it needs is asked for.

        full: the full form, which asks how to greet a person too. goes_on: it is added to what stands.
        """
        match self.question.kind:
            case "choice" | "yes_no" | "multi":
                parts = line.split(",") if self.question.kind == "multi" else [line]
                return "\n".join(_chosen(part, self.question) for part in parts)
            case "long_text":
                before = as_text(self.box.entry.raw) if goes_on else ""
                return self._lines([*before.split("\n"), line] if before else [line])
            case "table":
                rows = self._rows()
                return self._table(line, rows, len(rows) if goes_on else 0)
            case "person" if full:
                self._keep(line)
                greeting = self._ask("Greet them as (Enter: the same) > ").strip()
                return f"{line}\n{greeting}" if greeting else line
        return line

    def row(self, number: int) -> Raw:
        """The answer with one of its rows, or lines, typed anew; the next one that is not there is added."""
        if self.question.kind == "table":
            rows = self._rows()
            first = self._ask(self._prompt(rows, number - 1))
            there = number <= len(rows)
            if first.strip() or there:
                kept = (
                    first
                    if first.strip()
                    else rows[number - 1].get(self.question.columns[0].key, "")
                )
                self._row(kept, rows, number - 1)
            return tuple(rows)
        lines = as_text(self.box.entry.raw).split("\n")
        if line := self._ask(f"line {number} > "):
            lines[number - 1 : number] = [line]
        return "\n".join(lines)

    def without(self, number: int) -> Raw:
        """The answer without one of its rows, or lines."""
        if self.question.kind == "table":
            rows = self._rows()
            return tuple(rows[: number - 1] + rows[number:])
        lines = as_text(self.box.entry.raw).split("\n")
        return "\n".join(lines[: number - 1] + lines[number:])

    def _lines(self, lines: list[str]) -> str:
        self._keep("\n".join(lines))
        while (line := self._ask(f"line {len(lines) + 1} > ")).strip():
            lines.append(line)
            self._keep("\n".join(lines))
        return "\n".join(lines)

    def _rows(self) -> list[dict[str, str]]:
        raw = self.box.entry.raw
        return [] if isinstance(raw, str) else [dict(row) for row in raw]

    def _table(self, line: str, rows: list[dict[str, str]], at: int) -> Raw:
        """Row after row from this one on; those behind the last that is typed stay as they are."""
        room = self.question.rows
        while line.strip():
            if at < room:
                self._row(line, rows, at)
                at += 1
            else:
                self.talk.say(f"There is no room for more than {room}: “{line}” is not taken.")
            line = self._ask(self._prompt(rows, at))
        return tuple(rows)

    def _prompt(self, rows: list[dict[str, str]], at: int) -> str:
        if at == self.question.rows:
            return f"That is all there is room for, {at} {'row' if at == 1 else 'rows'}. Enter goes on > "
        column = self.question.columns[0]
        now = rows[at].get(column.key, "") if at < len(rows) else ""
        return f"{column.label}, row {at + 1}{f', now {now}' if now else ''} > "

    def _row(self, first: str, rows: list[dict[str, str]], at: int) -> None:
        """One row, cell by cell; Enter keeps what is in a cell."""
        if at == len(rows):
            rows.append({})
        row = rows[at]
        row[self.question.columns[0].key] = _chosen(first, self.question.columns[0])
        self._keep(tuple(rows))
        for column in self.question.columns[1:]:
            row[column.key] = self._cell(column, row.get(column.key, "") or column.default)
            self._keep(tuple(rows))

    def _cell(self, column: Question, now: str) -> str:
        known = ", ".join(choice.label for choice in choices_of(column))
        stands = f", now {now}" if now else ""
        try:
            line = self._ask(f"  {column.label}{f' ({known})' if known else ''}{stands} > ")
        except Away as away:
            if away.name != "clear":
                raise
            return ""
        return _chosen(line, column) if line.strip() else now


def _chosen(line: str, question: Question) -> str:
    """What a line stands for: the choice of that number, where there is one; else itself."""
    choices = choices_of(question)
    number = number_in(line, len(choices))
    if number is not None:
        return choices[number - 1].value
    return line.strip() if choices else line
