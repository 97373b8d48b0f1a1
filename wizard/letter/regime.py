"""What a law wants of a letter: its headings, what it must hold and must not say, and by when."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from wizard.expr.expression import Expression
from wizard.flow.changes import sentences_of
from wizard.flow.faults import Faults
from wizard.flow.keys import Key
from wizard.flow.model import PARTS, Flow, Part
from wizard.flow.names import NAMES
from wizard.flow.reading import FLOW_FORM, Reader
from wizard.letter.layout import Group, Layout, groups_of, limits_of
from wizard.text import strict_yaml as yaml

REGIME: dict[str, Key] = {
    "regime": Key("flow", "Its name: that of the file.", needed=True, field="name"),
    "format": Key("word", "The version of this format.", ("1",), needed=True),
    "title": Key("text", "What the writer calls it.", needed=True),
    "for": Key("texts", "The flows in which it can be chosen.", needed=True, field="flows"),
    "applies": Key("text", "When to choose it, in one line.", needed=True),
    "law": Key("text", "The law and its section.", needed=True),
    "source": Key("text", "Where its words can be read.", needed=True),
    "as_of": Key("text", "The day its contents were last compared with the law.", needed=True),
    "notes": Key("texts", "What it wants beside the letter; shown to the writer, never in the letter."),
    "heading": Key("text", "Stands above the letter, and before its subject."),
    "may_lack": Key("words", "Parts of an apology that its letter need not hold.", PARTS),
}  # fmt: skip
CLOCK: dict[str, Key] = {
    "what": Key("text", "What is due, as far as the day: The letter is due by.", needed=True),
    "from": Key("name", "The question whose day the time begins on.", needed=True, field="start"),
    "days": Key("number", "How many days there are."),
    "hours": Key("number", "Or how many hours."),
}
REQUIREMENT: dict[str, Key] = {
    "what": Key("text", "Finishes: the letter must say …", needed=True),
    "sentences": Key("texts", "One of these sentences must stand in it.", needed=True),
    "ask": Key("name", "The question that it needs an answer to.", needed=True),
    "when": Key("expression", "Only while this holds."),
}
LEFT_OUT: dict[str, Key] = {
    "what": Key("text", "Finishes: … forbids to say …", needed=True),
    "sentences": Key("texts", "These sentences of the flow leave the letter.", needed=True),
}
_ELSEWHERE = ("clocks", "requires", "leaves_out", "groups", "max_words")
ADDED = ("questions", "calc", "letter")
"""What a regime adds to a flow; the loader of flows reads these (`wizard.flow.additions`)."""


@dataclass(frozen=True, slots=True)
class Clock:
    """A time that runs from the answer to a question: `days`, or `hours` where these are given."""

    what: str
    start: str
    days: int = 0
    hours: int = 0

    def due(self, begun: date | datetime) -> date | datetime:
        """The day it ends; the moment, where hours count and the beginning has a time of day."""
        if not self.hours:
            day = begun.date() if isinstance(begun, datetime) else begun
            return day + timedelta(days=self.days)
        if isinstance(begun, datetime):
            return begun + timedelta(hours=self.hours)
        return begun + timedelta(days=self.hours // 24)

    @property
    def length(self) -> str:
        """The time as words: 72 hours."""
        number, unit = (self.hours, "hour") if self.hours else (self.days, "day")
        return f"{number} {unit}{'' if number == 1 else 's'}"


@dataclass(frozen=True, slots=True)
class Requirement:
    """What the letter must say: one of these sentences must stand in it."""

    what: str
    sentences: tuple[str, ...]
    ask: str
    when: Expression | None = None


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What the letter must not say."""

    what: str
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Regime:
    """A law that can be chosen for a case. own: the sentences it brings along, by name."""

    name: str
    title: str
    flows: tuple[str, ...]
    applies: str
    law: str
    source: str
    as_of: date
    path: Path
    notes: tuple[str, ...] = ()
    heading: str = ""
    may_lack: tuple[Part, ...] = ()
    clocks: tuple[Clock, ...] = ()
    groups: tuple[Group, ...] = ()
    requires: tuple[Requirement, ...] = ()
    leaves_out: tuple[LeftOut, ...] = ()
    max_words: Mapping[str, int] = field(default_factory=dict)
    own: frozenset[str] = frozenset()

    def forbids(self, other: Regime) -> str:
        """What this one forbids to say and the other demands; "" where one letter can do both."""
        for left in self.leaves_out:
            for wanted in other.requires:
                if not set(wanted.sentences).isdisjoint(left.sentences):
                    return left.what
        return ""


def letters(regimes: Sequence[Regime]) -> tuple[tuple[Regime, ...], ...]:
    """The regimes that can share a letter, letter by letter, in the order they were chosen."""
    shared: list[list[Regime]] = []
    for regime in regimes:
        home = next((one for one in shared if not any(apart(regime, r) for r in one)), None)
        if home is None:
            shared.append([regime])
        else:
            home.append(regime)
    return tuple(map(tuple, shared))


def apart(one: Regime, other: Regime) -> str:
    """Why two regimes cannot share a letter, as a sentence; "" where they can."""
    for strict, asking in ((one, other), (other, one)):
        if what := strict.forbids(asking):
            return f"{strict.title} forbids to say {what}; {asking.title} demands it."
    return ""


def under(layout: Layout, regimes: tuple[Regime, ...]) -> Layout:
    """A channel as these laws want it. Only a letter in paragraphs is one that a law speaks of."""
    if not regimes or layout.dress:
        return layout
    limits = [layout.max_words, *(regime.max_words for regime in regimes)]
    return replace(
        layout,
        name="+".join(regime.name for regime in regimes),
        max_words={s: max(one.get(s, 0) for one in limits) for s in layout.max_words},
        groups=_headed(regimes),
        heading=next((regime.heading for regime in regimes if regime.heading), ""),
        leaves_out=frozenset(name for regime in regimes for name in _gone(regime)),
        may_lack=tuple(part for regime in regimes for part in regime.may_lack),
        regimes=regimes,
    )


def _gone(regime: Regime) -> Iterator[str]:
    """The sentences that leave; one that the regime words anew stays in those words."""
    for left in regime.leaves_out:
        yield from (name for name in left.sentences if name not in regime.own)


def _headed(regimes: Sequence[Regime]) -> tuple[Group, ...]:
    """The headings of one of them; what others put under the same ones goes there too.

    Of several it is one that prescribes a title as well, else the first.
    """
    headed = [regime for regime in regimes if regime.groups]
    first = next((regime for regime in headed if regime.heading), headed[0] if headed else None)
    if first is None:
        return ()
    others = [group for regime in regimes if regime is not first for group in regime.groups]
    found = []
    for group in first.groups:
        same = [other for other in others if other.heading.casefold() == group.heading.casefold()]
        names = (*group.sentences, *(name for other in same for name in other.sentences))
        takes_rest = not (group.parts or group.sentences)
        found.append(group if takes_rest else replace(group, sentences=names))
    return tuple(found)


def load_regime(path: Path, cache: Path | None = None) -> Regime:
    """Read one regime file but for what it adds to a flow. Raises `FaultyFile` with every fault."""
    faults = Faults()
    reader = Reader(faults)
    top = reader.mapping(yaml.cached(path, cache), "A regime")
    faults.raise_errors()
    assert top is not None
    fields = reader.fields(top, REGIME, "A regime", extra=(*_ELSEWHERE, *ADDED))
    fields.pop("format", None)
    name = fields.get("name")
    if name is not None and name != path.stem and FLOW_FORM.match(path.stem):
        message = f"The regime `{name}` belongs in a file named {name}.yaml, not {path.name}."
        faults.error(top.entries["regime"].mark, message)
    fields["as_of"] = _day(faults, top.entries.get("as_of"))
    fields |= {
        "clocks": tuple(_list(reader, top, "clocks", CLOCK, Clock)),
        "requires": tuple(_list(reader, top, "requires", REQUIREMENT, Requirement)),
        "leaves_out": tuple(_list(reader, top, "leaves_out", LEFT_OUT, LeftOut)),
    }
    groups = groups_of(reader, top.entries.get("groups"))
    if groups and sum(not (group.parts or group.sentences) for group in groups) != 1:
        message = (
            "One heading, and only one, has neither `sentences` nor `parts`: it takes the rest."
        )
        faults.error(top.entries["groups"].mark, message)
    limits = limits_of(faults, top.entries.get("max_words"))
    faults.raise_errors()
    own = frozenset(sentences_of(top))
    return Regime(**fields, groups=groups, max_words=limits, own=own, path=path)


def _day(faults: Faults, node: yaml.Node | None) -> date | None:
    try:
        return date.fromisoformat(node.text) if isinstance(node, yaml.Scalar) else None
    except ValueError:
        faults.error(node.mark, "`as_of` is a day such as 2026-11-01.") if node else None
        return None


def _list(
    reader: Reader, top: yaml.Mapping, name: str, table: Mapping[str, Key], made: Any
) -> Iterator[Any]:
    node = top.entries.get(name)
    for item in reader.sequence(node, f"`{name}`") if node is not None else ():
        pairs = reader.mapping(item, f"Each of `{name}`")
        fields = reader.fields(pairs, table, f"One of `{name}`") if pairs else {}
        if all((key.field or word) in fields for word, key in table.items() if key.needed):
            if made is Clock and not (fields.get("days") or fields.get("hours")):
                reader.faults.error(item.mark, "A clock has `days` or `hours`.")
            yield made(**fields)


def loose_ends(regime: Regime, flow: Flow) -> Iterator[str]:
    """What a regime names and the flow, with what the regime adds to it, does not have."""
    sentences = {*flow.sentences, *(one.id for g in flow.stages.values() for s in g for one in s)}
    named = [
        *(name for one in regime.requires for name in one.sentences),
        *(name for one in regime.leaves_out for name in one.sentences),
        *(name for group in regime.groups for name in group.sentences),
    ]
    for name in dict.fromkeys(named):
        if name not in sentences:
            yield f"{regime.path}: `{flow.name}` has no sentence `{name}`."
    known = {*flow.questions, *flow.calc, *NAMES}
    for wanted in regime.requires:
        if wanted.ask not in flow.questions:
            yield f"{regime.path}: `{flow.name}` asks no `{wanted.ask}`."
        for name in sorted(wanted.when.names - known if wanted.when else ()):
            yield f"{regime.path}: there is no question or sum `{name}` in `{flow.name}`."
    for clock in regime.clocks:
        kind = flow.questions[clock.start].kind if clock.start in flow.questions else ""
        if kind not in ("date", "datetime"):
            yield f"{regime.path}: a clock runs from a day, and `{clock.start}` is none."
