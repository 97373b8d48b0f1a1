"""Everything wrong with one flow, with its places, so that an author sees it all at once."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from wizard.text.spans import nearest
from wizard.text.strict_yaml import MOST_FAULTS, Fault, FaultyFile, Mark, Scalar, content


class Faults:
    """The faults and warnings found so far."""

    def __init__(self) -> None:
        self._found: dict[tuple[Mark, str], Fault] = {}
        self._files: dict[str, list[str]] = {}
        self._errors = 0  # told, some of them twice

    def error(self, mark: Mark, message: str) -> None:
        """The flow cannot be used as it stands. Raises FaultyFile once there are too many to go on."""
        self._found[mark, message] = Fault(mark, message, "error", self._line(mark))
        self._errors += 1
        if self._errors >= MOST_FAULTS and len(self.errors()) >= MOST_FAULTS:
            self.raise_errors()

    def warn(self, mark: Mark, message: str) -> None:
        """The flow works, but this is hardly what its author meant."""
        self._found[mark, message] = Fault(mark, message, "warning", self._line(mark))

    def errors(self) -> tuple[Fault, ...]:
        """What must be mended, in the order of the file."""
        return self._of("error")

    def warnings(self) -> tuple[Fault, ...]:
        """What had better be looked at, in the order of the file."""
        return self._of("warning")

    def raise_errors(self) -> None:
        """Raise FaultyFile if there is an error."""
        if self.errors():
            raise FaultyFile(self.errors())

    def inside(self, scalar: Scalar, offset: int) -> Mark:
        """The place of a character of a text; of the text itself where that cannot be told."""
        file, line, column = scalar.mark
        head = self._line(scalar.mark)[column - 1 :]
        if head[:1] in ("|", ">"):
            before = scalar.text[:offset]
            line += 1 + before.count("\n")
            body = self._line(Mark(file, line, 1))
            indent = len(body) - len(body.lstrip())
            return Mark(file, line, indent + 1 + offset - (before.rfind("\n") + 1))
        start = 1 if scalar.quoted else 0
        if head[start : start + offset] == scalar.text[:offset]:
            return Mark(file, line, column + start + offset)
        return scalar.mark

    def _of(self, level: str) -> tuple[Fault, ...]:
        return tuple(sorted(fault for fault in self._found.values() if fault.level == level))

    def _line(self, mark: Mark) -> str:
        if mark.file not in self._files:
            try:
                text = content(Path(mark.file)).decode("utf-8-sig", "replace")
            except FaultyFile:
                text = ""
            self._files[mark.file] = text.replace("\r\n", "\n").split("\n")
        lines = self._files[mark.file]
        return lines[mark.line - 1] if mark.line <= len(lines) else ""


def meant(word: str, options: Iterable[str]) -> str:
    """The nearest right word as a question, or all there are where they are few."""
    known = tuple(options)
    close = nearest(word, known)
    if close:
        return f"Did you mean `{close}`?"
    if 0 < len(known) <= 20:
        return f"There {'are' if len(known) > 1 else 'is'}: {', '.join(known)}."
    return ""


def unknown(kind: str, word: str, options: Iterable[str]) -> str:
    """One sentence on a word that is not one of those there are, and the nearest right one."""
    return f"There is no {kind} `{word[:60]}`. {meant(word, options)}".rstrip()
