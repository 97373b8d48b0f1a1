"""What was found in a letter: for people, for programs, and for a build on GitHub."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

from wizard.checks.checker import Checker
from wizard.checks.finding import LEVELS, Facts, Finding, Level
from wizard.checks.readability import grade
from wizard.checks.score import score
from wizard.cli.call import lacking
from wizard.text.clean import clean
from wizard.text.sentences import reading_seconds, word_count

WIDEST = 96
"""How much of a long line is shown around the words that were found, in characters."""


class Report(NamedTuple):
    """One letter and what there is to say about it. parts: which it gives; empty for a fragment."""

    path: str
    text: str
    cards: tuple[Finding, ...]
    parts: dict[str, bool]

    @classmethod
    def of(cls, path: str, text: str, checker: Checker, facts: Facts) -> Report:
        """Read a letter."""
        cards = checker.check(text, facts)
        if facts.fragment or not text.strip():
            return cls(path, text, cards, {})
        present = checker.parts_present(text, facts)
        return cls(path, text, cards, {part: place is not None for part, place in present.items()})

    @property
    def score(self) -> int | None:
        """Where the letter stands, 0 to 100; None for a fragment."""
        if not self.parts:
            return None
        return score(self.cards, self.parts).points

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Every finding, in the order of the text."""
        return tuple(one for card in self.cards for one in card.each())

    @property
    def worst(self) -> int:
        """The rank of the most pressing level that was found; beyond all of them for none."""
        return min((LEVELS.index(one.level) for one in self.findings), default=len(LEVELS))

    def shown(self, level: Level) -> Iterator[Finding]:
        """The findings of this level, or worse."""
        return (one for one in self.findings if LEVELS.index(one.level) <= LEVELS.index(level))


def said(finding: Finding, file: str, why: bool = True, above: int = 0) -> Iterator[str]:
    """`file:line:column: level: message (rule)`, then why and the way out.

    above: how many lines stand above the text that was read, such as those of the subject.
    """
    place = f"{file}:{finding.line + above}:{finding.column}"
    yield f"{place}: {finding.level}: {finding.message} ({finding.rule})"
    if not why:
        return
    if finding.why:
        yield f"    {finding.why} [{finding.source}]"
    if finding.fix:
        yield f"    Write: {' or '.join(finding.fix)}" if finding.fix[0] else "    Take it out."
    elif finding.ask:
        yield f"    {finding.ask}"


def as_text(reports: Sequence[Report], level: Level, why: bool) -> Iterator[str]:
    """Each finding, with its line and a caret under the words."""
    for report in reports:
        lines = report.text.splitlines()
        for finding in report.shown(level):
            first, *more = said(finding, report.path, why)
            for line in (first, *_pointed_at(finding, lines), *more):
                yield f"{clean(line).text}\n"


def _pointed_at(finding: Finding, lines: Sequence[str]) -> Iterator[str]:
    """The line of the letter, and a line with carets under the words; none for what is not there."""
    if finding.start == finding.end or finding.line > len(lines):
        return
    line = lines[finding.line - 1]
    start = finding.column - 1
    end = min(len(line), start + max(1, finding.end - finding.start))
    first = max(0, start - WIDEST // 3) if len(line) > WIDEST else 0
    shown = line[first : first + WIDEST].replace("\t", " ")
    before, words = line[first:start], line[start : min(end, first + WIDEST)]
    yield f"    {shown.rstrip()}"
    yield f"    {' ' * _columns(before)}{'^' * max(1, _columns(words))}"


def _columns(text: str) -> int:
    """How many columns a terminal gives these characters."""
    from unicodedata import combining, east_asian_width

    if text.isascii():
        return len(text)
    return sum(
        0 if combining(char) else 2 if east_asian_width(char) in "WF" else 1 for char in text
    )


def as_json(reports: Sequence[Report], level: Level, _why: bool) -> Iterator[str]:
    """A list with one object a letter. Its form is a promise: `flows/check.schema.json`."""
    import json

    plain = [_plain(one, level) for one in reports]
    text = json.dumps(plain, ensure_ascii=False, indent=1)
    # What the encoding lacks, and what no terminal should be sent, is spelled out: nothing is lost.
    if lacking(text) or clean(text).text != text:
        text = json.dumps(plain, indent=1)
    yield text + "\n"


def _plain(report: Report, level: Level) -> dict[str, Any]:
    return {
        "path": report.path,
        "words": word_count(report.text),
        "reading_seconds": reading_seconds(report.text),
        "grade": grade(report.text),
        "score": report.score,
        "parts": report.parts,
        "findings": [_plain_finding(one) for one in report.shown(level)],
    }


def _plain_finding(finding: Finding) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "category": finding.category,
        "part": finding.part,
        "level": finding.level,
        "message": finding.message,
        "why": finding.why,
        "source": finding.source,
        "fix": finding.fix[0] if finding.fix else None,
        "text": finding.text,
        "start": finding.start,
        "end": finding.end,
        "line": finding.line,
        "column": finding.column,
        "question": finding.ask or None,
    }


_COMMANDS: dict[Level, str] = {"block": "error", "warning": "warning", "nudge": "notice"}


def as_github(reports: Sequence[Report], level: Level, _why: bool) -> Iterator[str]:
    """Workflow commands, which a build on GitHub shows beside the lines of the file."""
    for report in reports:
        for one in report.shown(level):
            width = one.end - one.start if "\n" not in one.text else 0
            place = f"file={_property(report.path)},line={one.line},col={one.column}"
            if width:
                place += f",endColumn={one.column + width}"
            words = _data(f"{one.message} {one.fix[0] if one.fix else one.ask}".strip())
            yield f"::{_COMMANDS[one.level]} {place},title={_property(one.rule)}::{words}\n"


def _data(text: str) -> str:
    return clean(text).text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


FORMS: dict[str, Callable[[Sequence[Report], Level, bool], Iterator[str]]] = {
    "text": as_text,
    "json": as_json,
    "github": as_github,
}
"""How findings can be said."""
