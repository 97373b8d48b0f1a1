"""The one file format for answers: `--answers`, the samples beside the flows, what is exported.

    format: 1
    flow: billing
    now: "2026-11-22 14:30"
    zone: Europe/London
    answers:
      what_happened: we charged your card twice for May
      customer: {name: Mrs Hughes, greeting: Dear Mrs Hughes}
      charges:
        - {which: 3 May, taken: "49.00", right: "24.50"}
    unknown: [cause]
    suspected: []

Everything but `format` may be left out.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, tzinfo
from pathlib import Path
from typing import Any, Literal, get_args

from wizard.answers.context import Audience, Channel, Context, Depth, Stage, Voice
from wizard.answers.entries import Entry, Raw, Status
from wizard.flow.severity import SEVERITIES
from wizard.keep.case import zone_named
from wizard.keep.own_answers import check_setting
from wizard.text import strict_yaml
from wizard.text.faults import Unreadable
from wizard.text.spans import nearest
from wizard.text.strict_yaml import Fault, FaultyFile, Mark, Node, Scalar, Sequence

FORMAT = 1
Setting = Literal[
    "now",
    "zone",
    "locale",
    "currency",
    "audience",
    "severity",
    "depth",
    "voice",
    "channel",
    "stage",
    "last_letter",
    "regime",
]
SETTINGS: tuple[Setting, ...] = get_args(Setting)
REGIMES = "regimes"
KEYS = ("format", "flow", *SETTINGS, REGIMES, "answers", "unknown", "suspected")
_WORDS: Mapping[str, tuple[str, ...]] = {
    "audience": get_args(Audience),
    "severity": SEVERITIES,
    "depth": get_args(Depth),
    "voice": get_args(Voice),
    "channel": get_args(Channel),
    "stage": get_args(Stage),
}
_NOW = re.compile(
    r"\d{4}-\d\d-\d\d[ T]\d\d:\d\d(:\d\d(\.\d{3}|\.\d{6})?)?(Z|[+-]\d\d:\d\d(:\d\d)?)?", re.ASCII
)


@dataclass(frozen=True, slots=True)
class AnswersFile:
    """What an answers file says. `settings` holds only those that it names; `flow` may be empty.

    marks: where each answer stands (and each key of `unknown` and `suspected`, `regimes` and `flow`),
    for the caller, who knows the flow and judges the keys. regimes: the laws that it names.
    """

    flow: str = ""
    settings: Mapping[str, str | datetime] = field(default_factory=dict)
    entries: Mapping[str, Entry] = field(default_factory=dict)
    marks: Mapping[str, Mark] = field(default_factory=dict)
    lines: tuple[str, ...] = field(default=(), repr=False)
    regimes: tuple[str, ...] = ()

    def context(self, base: Context) -> Context:
        """`base` with what the file sets; a `now` without a zone is the clock on the wall there."""
        changes: dict[str, Any] = {**self.settings, "regimes": self.regimes}
        context = base.with_(**changes)
        zone = zone_named(context.zone)
        if zone is None:
            return context
        last = context.last_letter
        return replace(
            context, now=_there(context.now, zone), last_letter=_there(last, zone) if last else None
        )

    def fault(self, key: str, message: str) -> Fault:
        """A fault of the answer to `key`, with its line."""
        return _fault(self.marks[key], message, self.lines)

    def under(self, regimes: Iterable[str], named_by: str) -> AnswersFile:
        """The same answers under other laws; `named_by` says where these were named."""
        marks = {**self.marks, REGIMES: Mark(named_by, 0, 0)}
        return replace(self, regimes=tuple(dict.fromkeys(regimes)), marks=marks)


def _there(moment: datetime, zone: tzinfo) -> datetime:
    return moment.astimezone(zone) if moment.tzinfo else moment.replace(tzinfo=zone)


def read_answers(path: Path) -> AnswersFile:
    """Read an answers file. Raises FaultyFile: one fault of syntax, or every fault of meaning."""
    return parse_answers(strict_yaml.decoded(strict_yaml.content(path), str(path)), str(path))


def parse_answers(text: str, file: str) -> AnswersFile:
    """The same from its text; `file` is the name that faults give."""
    page = Page(text, file, KEYS)
    settings: dict[str, str | datetime] = {
        key: value for key in SETTINGS if (value := _setting(page, key)) is not None
    }
    entries, marks = page.answers()
    for status in ("unknown", "suspected"):
        for node in page.names(status):
            before = entries.get(node.text, Entry())
            if before.status != "given":
                page.add(node.mark, f"“{node.text}” is named twice as not certain.")
            entries[node.text] = replace(before, status=status)
            marks.setdefault(node.text, node.mark)
    flow = page.word("flow")
    if flow:
        marks.setdefault("flow", page.root.entries["flow"].mark)
    regimes = tuple(dict.fromkeys(node.text for node in page.names(REGIMES)))
    if regimes:
        marks.setdefault(REGIMES, page.root.entries[REGIMES].mark)
    page.raise_faults()
    return AnswersFile(flow, settings, entries, marks, page.lines, regimes)


def write_answers(flow: str, context: Context, entries: Mapping[str, Entry]) -> str:
    """The text of an answers file that reads back as these entries."""
    data: dict[str, Any] = {"format": FORMAT, "flow": flow}
    data |= {key: getattr(context, key) for key in SETTINGS}
    data["now"] = context.now.isoformat(sep=" ")
    if context.last_letter is None:  # the first letter: the usual case needs no words
        del data["stage"], data["last_letter"]
    else:
        data["last_letter"] = context.last_letter.isoformat(sep=" ")
    if context.regimes:
        data[REGIMES] = list(context.regimes)
    if not context.regime:
        del data["regime"]
    data["answers"] = {
        key: as_data(entry.raw)
        for key, entry in entries.items()
        if entry.status == "given" or entry.raw != ""
    }
    data |= {status: _with_status(entries, status) for status in ("unknown", "suspected")}
    return strict_yaml.write(data)


def as_data(raw: Raw) -> str | list[dict[str, str]]:
    """An answer as YAML data."""
    return raw if isinstance(raw, str) else [dict(row) for row in raw]


def _with_status(entries: Mapping[str, Entry], status: Status) -> list[str]:
    return [key for key, entry in entries.items() if entry.status == status]


class Page:
    """A file of ours as read, and the faults found in it so far: answers files, the profile."""

    def __init__(self, text: str, file: str, keys: Collection[str] | None) -> None:
        """`keys`: the ones allowed at the top; None to allow any beside ours."""
        self.lines = tuple(text.removeprefix("\ufeff").replace("\r\n", "\n").split("\n"))
        self.faults: list[Fault] = []
        root = strict_yaml.read(text, file)
        if not isinstance(root, strict_yaml.Mapping):
            message = "Begin with a line “format: 1”, then “answers:”."
            raise FaultyFile((_fault(root.mark, message, self.lines),))
        self.root = root
        self._check_format()
        for key, mark in root.keys.items():
            if keys is not None and key not in keys:
                self._unknown(key, mark, keys)
        self.raise_faults()

    def add(self, mark: Mark, message: str) -> None:
        """Note a fault."""
        self.faults.append(_fault(mark, message, self.lines))
        if len(self.faults) >= strict_yaml.MOST_FAULTS:
            self.raise_faults()

    def raise_faults(self) -> None:
        """Raise FaultyFile if there is any."""
        if self.faults:
            raise FaultyFile(tuple(sorted(self.faults, key=lambda one: one.mark[1:])))

    def word(self, key: str) -> str:
        """The text behind a key at the top; empty, with a fault, if it is no text."""
        node = self.root.entries.get(key)
        if node is None:
            return ""
        if isinstance(node, Scalar):
            return node.text
        self.add(node.mark, f"“{key}” should be one text.")
        return ""

    def names(self, key: str) -> Iterator[Scalar]:
        """The texts of a list at the top."""
        node = self.root.entries.get(key)
        if isinstance(node, Sequence):
            for item in node.items:
                if isinstance(item, Scalar) and item.text:
                    yield item
                else:
                    self.add(item.mark, f"“{key}” is a list of names of questions.")
        elif node is not None and not (isinstance(node, Scalar) and not node.text):
            self.add(node.mark, f"“{key}” should be a list, such as [cause, amount].")

    def answers(self) -> tuple[dict[str, Entry], dict[str, Mark]]:
        """The answers, and where they stand."""
        node = self.root.entries.get("answers")
        if node is None or (isinstance(node, Scalar) and not node.text):
            return {}, {}
        if not isinstance(node, strict_yaml.Mapping):
            self.add(node.mark, "“answers” should hold lines such as “cause: a full disk”.")
            return {}, {}
        return {key: Entry(self._raw(one)) for key, one in node.entries.items()}, dict(node.keys)

    def _raw(self, node: Node) -> Raw:
        """A text; the lines of a list; the rows of a table; a person's name over their greeting."""
        if isinstance(node, Scalar):
            return node.text
        if isinstance(node, strict_yaml.Mapping):
            person = self._row(node)
            for key in person:
                if key not in ("name", "greeting"):
                    self._unknown(key, node.keys[key], ("name", "greeting"))
            return "\n".join(person[key] for key in ("name", "greeting") if key in person)
        if any(isinstance(item, strict_yaml.Mapping) for item in node.items) or not node.items:
            return tuple(self._row(item) for item in node.items)
        return "\n".join(self._cell(item) for item in node.items)

    def _row(self, node: Node) -> dict[str, str]:
        if isinstance(node, strict_yaml.Mapping):
            return {key: self._cell(value) for key, value in node.entries.items()}
        self.add(node.mark, "Every row of a table should name its columns.")
        return {}

    def _cell(self, node: Node) -> str:
        if isinstance(node, Scalar):
            return node.text
        self.add(node.mark, "This should be one text.")
        return ""

    def _check_format(self) -> None:
        number = self.word("format")
        mark = self.root.keys.get("format", self.root.mark)
        if re.fullmatch("[0-9]{1,9}", number) and int(number) > FORMAT:
            self.add(
                mark,
                f"This is written in format {number}; this version reads format {FORMAT}. "
                "Bring Amends up to date.",
            )
        elif number != str(FORMAT):
            self.add(mark, f"The file should say “format: {FORMAT}”.")

    def _unknown(self, key: str, mark: Mark, keys: Collection[str]) -> None:
        guess = nearest(key, keys)
        hint = f"Did you mean “{guess}”?" if guess else f"These are known: {', '.join(keys)}."
        self.add(mark, f"“{key}” is not known here. {hint}")


def _setting(page: Page, key: Setting) -> str | datetime | None:
    node = page.root.entries.get(key)
    text = page.word(key)
    if node is None or not text:
        return None
    words = _WORDS.get(key)
    if words is not None and text not in words:
        guess = nearest(text, words)
        hint = f" Did you mean “{guess}”?" if guess else ""
        page.add(node.mark, f"“{key}” should be one of {', '.join(words)}.{hint}")
    elif key in ("now", "last_letter"):
        return _moment(page, node.mark, key, text)
    elif key == "zone" and zone_named(text) is None:
        page.add(node.mark, f"“{text}” is not a time zone. Write one such as Europe/London.")
    elif key == "currency" and not re.fullmatch("[A-Z]{3}", text):
        page.add(node.mark, "“currency” should be three capitals, such as GBP.")
    elif key in ("currency", "locale"):
        try:
            check_setting(key, text)
        except Unreadable as why:
            page.add(node.mark, f"“{key}”: {why}")
    return text


def _moment(page: Page, mark: Mark, key: str, text: str) -> datetime | None:
    try:
        if _NOW.fullmatch(text):
            return datetime.fromisoformat(text.replace("Z", "+00:00"))
    except ValueError:  # 31 February
        pass
    page.add(mark, f"“{key}” should be a date and a time, such as 2026-11-22 14:30.")
    return None


def _fault(mark: Mark, message: str, lines: tuple[str, ...]) -> Fault:
    line = lines[mark.line - 1] if 0 < mark.line <= len(lines) else ""
    return Fault(mark, message, "error", line)
