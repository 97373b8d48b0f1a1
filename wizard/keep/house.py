"""The style of a house: what a team gives all its writers, in one plain file beside its flows.

format: 1
answers: {company: Tallow Pay, hours: weekdays 8 to 6}
words:
  - {say: sign in, not: [log in, login]}
limits:
  - {role: Team Lead, most: "250.00", above: Priya Nair}
holidays: [25 December, 1 January]
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timezone
from pathlib import Path
from typing import Any

from wizard.answers.entries import Entry
from wizard.checks.calendar import Calendar, DayOff
from wizard.checks.house_words import HOUSE_FILE, WORD_KEYS
from wizard.flow.faults import Faults, meant
from wizard.flow.keys import Key
from wizard.flow.model import Question
from wizard.flow.reading import Reader
from wizard.flow.schema import object_of
from wizard.keep.own_answers import SETTINGS, WORDS, check_answer, check_setting
from wizard.text import strict_yaml as yaml
from wizard.text.dates import parse_date
from wizard.text.faults import Unreadable
from wizard.text.money import parse_money

FORMAT = 1
_ABOUT = {
    "answers": "What all writers of the house have in common, such as company, phone and hours.",
    "words": "How the house writes a thing, and what it leaves out.",
    "limits": "What a writer may give without asking, by role; the first that fits counts.",
    "holidays": "The days on which nobody works: 25 December for every year, or with its year.",
}
_HOUSE = {"format": Key("word", "The version of this format.", ("1",), needed=True)}
_LIMIT = {
    "role": Key("text", "Words of the writer's role, such as Team Lead. Left out: everybody else."),
    "most": Key("text", "The most they may give without asking, such as 50.00.", needed=True),
    "above": Key("text", "Whom they ask above it."),
}
_DAY = {
    "day": Key("text", "One day: 25 December, or 25 December 2026."),
    "from": Key("text", "The first of several days."),
    "to": Key("text", "The last of them."),
    "name": Key("text", "What it is called, such as Christmas Day."),
}
_WORD = {
    "say": Key("text", "What the house writes. Left out where the words are to go."),
    "not": Key("texts", "What it stands in place of; phrases, as in rules.", needed=True),
    "why": Key("text", "Why, for whoever wonders."),
}
assert tuple(_WORD) == WORD_KEYS, "one format, read in two places"
_LONG_AGO = datetime(2000, 1, 1, tzinfo=timezone.utc)  # a leap year: 29 February is a day


@dataclass(frozen=True, slots=True)
class Limit:
    """What a writer of this role may give without asking, and whom they ask above it."""

    role: str
    most: str
    above: str = ""


@dataclass(frozen=True, slots=True)
class House:
    """What a team gives its writers. The words it writes are rules: the checks read them."""

    answers: Mapping[str, Entry] = field(default_factory=dict)
    limits: tuple[Limit, ...] = ()
    days_off: tuple[DayOff, ...] = ()

    @property
    def calendar(self) -> Calendar:
        """The days on which nobody works."""
        return Calendar(days_off=self.days_off, source=HOUSE_FILE if self.days_off else "")

    def limit_of(self, role: str) -> Limit | None:
        """The limit of this role; a role is known by its words: "Team Lead, Support" is a Team Lead."""
        words = _words(role)
        fitting = (one for one in self.limits if _words(one.role) <= words)
        return next(fitting, None)

    def without_answers(self) -> House:
        """What it is to a letter that brings all its answers."""
        return House({}, self.limits, self.days_off)

    def over(self, other: House) -> House:
        """Both, this one laid over the other: its answers and limits come first, days off add up."""
        return House(
            {**other.answers, **self.answers},
            (*self.limits, *other.limits),
            (*self.days_off, *other.days_off),
        )


def _words(role: str) -> set[str]:
    return set(re.findall(r"\w+", role.casefold()))


def read_house(path: Path, questions: Mapping[str, Question] | None = None) -> House:
    """The style of a house from its file. Raises FaultyFile with every fault.

    questions: those that may be answered for all; None leaves the answers unread.
    """
    return _HouseFile(yaml.cached(path, None), questions).house()


class _HouseFile:
    """One file on its way in."""

    def __init__(self, node: yaml.Node, questions: Mapping[str, Question] | None) -> None:
        self.faults = Faults()
        self.reader = Reader(self.faults)
        self.node = node
        self.questions = questions

    def house(self) -> House:
        """What the file says. Raises FaultyFile."""
        top = self.reader.mapping(self.node, f"{HOUSE_FILE}")
        self.faults.raise_errors()
        assert top is not None
        self._refuse_newer(top)
        self.reader.fields(top, _HOUSE, f"{HOUSE_FILE}", extra=tuple(_ABOUT))
        entries = top.entries
        answers = dict(self._answers(entries.get("answers")))
        limits = tuple(self._limits(entries.get("limits")))
        days = tuple(self._days(entries.get("holidays")))
        self.faults.raise_errors()
        return House(answers, limits, days)

    def _refuse_newer(self, top: yaml.Mapping) -> None:
        node = top.entries.get("format")
        if isinstance(node, yaml.Scalar) and node.text.isdecimal() and int(node.text[:9]) > FORMAT:
            message = f"This is in format {node.text[:9]}; this Amends reads format {FORMAT}."
            self.faults.error(node.mark, f"{message} Get a newer Amends.")
            self.faults.raise_errors()

    # -- answers -------------------------------------------------------------------------------

    def _answers(self, node: yaml.Node | None) -> Iterator[tuple[str, Entry]]:
        pairs = self.reader.mapping(node, "`answers`") if node is not None else None
        for key, value in pairs.entries.items() if pairs is not None else ():
            assert pairs is not None
            if self.questions is not None and key in ("limit", "approver", "no_limit"):
                message = "What a writer may give stands under `limits`, with the role it is for."
                self.faults.error(pairs.keys[key], message)
            elif self.questions is not None and key not in (*self.questions, *SETTINGS):
                known = [k for k in (*self.questions, *SETTINGS) if "limit" not in k]
                message = f"`{key[:60]}` cannot be answered for a whole house. {meant(key, known)}"
                self.faults.error(pairs.keys[key], message.rstrip())
            elif (scalar := self.reader.scalar(value, key)) is not None:
                self._readable(key, scalar)
                yield key, Entry(scalar.text)

    def _readable(self, key: str, scalar: yaml.Scalar) -> None:
        """A fault for an answer that its question could not read."""
        try:
            if self.questions is not None and key in self.questions:
                check_answer(self.questions[key], scalar.text)
            elif key in WORDS:
                self.reader.word(scalar, Key("word", "", WORDS[key]), key)
            else:
                check_setting(key, scalar.text)
        except Unreadable as fault:
            self.faults.error(scalar.mark, str(fault))

    # -- limits --------------------------------------------------------------------------------

    def _limits(self, node: yaml.Node | None) -> Iterator[Limit]:
        for pairs, fields in self._items(node, "limits", _LIMIT, "A limit"):
            try:
                least = parse_money(fields.get("most", "0"), "en-GB", "GBP")
                if least < 0:
                    raise Unreadable("A limit cannot be less than nothing.")
            except Unreadable as fault:
                self.faults.error(pairs.entries["most"].mark, str(fault))
                continue
            yield Limit(fields.get("role", ""), fields.get("most", ""), fields.get("above", ""))

    def _items(
        self, node: yaml.Node | None, name: str, table: Mapping[str, Key], what: str
    ) -> Iterator[tuple[yaml.Mapping, dict[str, Any]]]:
        for item in self.reader.sequence(node, f"`{name}`") if node is not None else ():
            if isinstance(item, yaml.Scalar) and "day" in table:
                item = yaml.Mapping({"day": item}, {"day": item.mark}, item.mark)
            pairs = self.reader.mapping(item, what)
            if pairs is not None:
                yield pairs, self.reader.fields(pairs, table, what)

    # -- days off ------------------------------------------------------------------------------

    def _days(self, node: yaml.Node | None) -> Iterator[DayOff]:
        for pairs, fields in self._items(node, "holidays", _DAY, "A holiday"):
            ends = ("day", "day") if "day" in fields else ("from", "to")
            named = [key for key in ("day", "from", "to") if key in fields]
            if set(named) != set(ends):
                message = "A holiday has a `day`, or a first and a last one: `from` and `to`."
                self.faults.error(pairs.mark, message)
                continue
            days = [self._day(fields[key], pairs.entries[key]) for key in ends]
            first, last = days
            if first is None or last is None:
                continue
            if first[1] != last[1]:
                self.faults.error(pairs.mark, "Give both days with their year, or neither.")
            elif first[0] > last[0] and not first[1]:
                self.faults.error(pairs.mark, "It ends before it begins. Check the two days.")
            else:
                yield DayOff(first[0], last[0], fields.get("name", ""), yearly=first[1])

    def _day(self, text: str, node: yaml.Node) -> tuple[date, bool] | None:
        """The day, and whether it comes every year."""
        yearly = re.search(r"\b\d{4}\b", text) is None
        try:
            if not re.search(r"\d", text) or "/" in text or (yearly and "day" in text.casefold()):
                raise Unreadable(
                    f"“{text[:40]}” is no day that can be looked up. Write 25 December for every"
                    " year, or 25 December 2026."
                )
            return parse_date(text, "en-GB", _LONG_AGO), yearly
        except Unreadable as fault:
            self.faults.error(node.mark, str(fault))
            return None


def house_schema() -> dict[str, Any]:
    """The JSON Schema of the file, for completion in an editor; the reader checks more."""
    made = object_of(_HOUSE)
    text = {"type": ["string", "number"]}
    kinds: dict[str, Any] = {
        "answers": {"type": "object", "additionalProperties": text},
        "words": {"type": "array", "items": object_of(_WORD)},
        "limits": {"type": "array", "items": object_of(_LIMIT)},
        "holidays": {"type": "array", "items": {"anyOf": [text, object_of(_DAY)]}},
    }
    for key, about in _ABOUT.items():
        made["properties"][key] = {"description": about, **kinds[key]}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "The style of a house, for Amends",
        **made,
    }
