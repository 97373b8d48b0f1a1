"""How a letter goes out: a channel is a layout, a file of what it holds, in which order and how long."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from wizard.flow.faults import Faults
from wizard.flow.keys import Key
from wizard.flow.model import BODY, PARTS, SECTIONS, Part, Section, Sentence
from wizard.flow.reading import Reader
from wizard.flow.sentences import Sentences
from wizard.flow.severity import SEVERITIES
from wizard.text import strict_yaml
from wizard.text.yaml_nodes import Mapping as YamlMapping
from wizard.text.yaml_nodes import Node, Scalar

if TYPE_CHECKING:
    from wizard.letter.regime import Regime

LAYOUT: dict[str, Key] = {
    "layout": Key("name", "The name of the channel.", needed=True, field="name"),
    "format": Key("word", "The version of this format.", ("1",)),
    "title": Key("text", "What it is called on the screen.", needed=True),
    "help": Key("text", "What goes out, in one line."),
    "sections": Key("words", "The sections it has.", SECTIONS, needed=True),
    "public": Key("flag", "true where others read it: what is one customer's own stays away."),
    "parts": Key(
        "words",
        "Of the body, only sentences that give one of these parts, most important first: where it"
        " is too long, the last ones leave.",
        PARTS,
    ),
    "turns": Key("number", "Most words of a turn; the body is cut into turns, a thought in each."),
}
GROUP: dict[str, Key] = {
    "heading": Key("text", "Stands above the group.", needed=True),
    "parts": Key("words", "Sentences that give one of these parts; without it, what is left.", PARTS),
    "sentences": Key("texts", "Sentences by name."),
    "points": Key("flag", "true for a list, a sentence in each point."),
}  # fmt: skip
_OWN = ("max_words", "groups", "letter")


@dataclass(frozen=True, slots=True)
class Group:
    """Sentences under a heading. Without parts and sentences it takes what the others leave."""

    heading: str
    parts: tuple[Part, ...] = ()
    sentences: tuple[str, ...] = ()
    points: bool = False

    def takes(self, name: str, gives: tuple[Part, ...]) -> bool:
        """Whether a sentence belongs here by its own right."""
        return name in self.sentences or not set(self.parts).isdisjoint(gives)

    def place_of(self, name: str) -> int:
        """Where a sentence stands among those named; behind them where it is none."""
        return self.sentences.index(name) if name in self.sentences else len(self.sentences)


@dataclass(frozen=True, slots=True)
class Layout:
    """A channel.

    max_words: the upper limit of the body by severity, in words. public: others read it, so questions
    about one customer, and sums, count as not asked. parts: of the body only sentences that give one of
    them, most important first. turns: most words of one turn, 0 for paragraphs. sentences: its own,
    beside those of the flow. regimes: the laws it follows; by them a heading above it, sentences of
    the flow that it must not have, and parts that it need not have.
    """

    name: str
    title: str
    sections: tuple[Section, ...]
    max_words: Mapping[str, int]
    help: str = ""
    public: bool = False
    parts: tuple[Part, ...] = ()
    turns: int = 0
    groups: tuple[Group, ...] = ()
    sentences: Mapping[str, Sentence] = field(default_factory=dict)
    regimes: tuple[Regime, ...] = ()
    heading: str = ""
    leaves_out: frozenset[str] = frozenset()
    may_lack: tuple[Part, ...] = ()

    @property
    def dress(self) -> str:
        """What hand edits belong to: "" for a letter in paragraphs, else the channel by itself."""
        arranges = self.public or self.parts or self.turns or self.groups or self.leaves_out
        return self.name if arranges else ""

    def holds(self, sentence: Sentence) -> bool:
        """Whether a sentence of the flow has a place in it."""
        if sentence.section not in self.sections or sentence.id in self.leaves_out:
            return False
        return (
            not self.parts
            or sentence.section not in BODY
            or not set(self.parts).isdisjoint(sentence.gives)
        )


def load_layout(path: Path, cache: Path | None = None) -> Layout:
    """Read one layout file. Raises `FaultyFile` with every fault of meaning."""
    faults = Faults()
    reader = Reader(faults)
    top = reader.mapping(strict_yaml.cached(path, cache), "A layout")
    faults.raise_errors()
    assert top is not None
    fields = reader.fields(top, LAYOUT, "A layout", extra=_OWN)
    fields.pop("format", None)
    own = Sentences(reader, "", {}).read(top.entries.get("letter"))
    groups = groups_of(reader, top.entries.get("groups"))
    limits = limits_of(faults, top.entries.get("max_words"))
    faults.raise_errors()
    wanted = fields.pop("sections")
    sections = tuple(section for section in SECTIONS if section in wanted)
    return Layout(sections=sections, max_words=limits, groups=groups, sentences=own, **fields)


def groups_of(reader: Reader, node: Node | None) -> tuple[Group, ...]:
    """The groups under headings that a file lists."""
    found = []
    for item in reader.sequence(node, "`groups`") if node is not None else ():
        pairs = reader.mapping(item, "A group")
        fields: dict[str, Any] = reader.fields(pairs, GROUP, "A group") if pairs else {}
        if "heading" in fields:
            found.append(Group(**fields))
    return tuple(found)


def limits_of(faults: Faults, given: Node | None) -> dict[str, int]:
    """The most words by severity that a file allows."""
    limits: dict[str, int] = {}
    for severity, item in given.entries.items() if isinstance(given, YamlMapping) else ():
        if (
            severity in SEVERITIES
            and isinstance(item, Scalar)
            and re.fullmatch("[0-9]{1,4}", item.text)
        ):
            limits[severity] = int(item.text)
        else:
            message = "Limits are light, serious and grave, in whole words."
            faults.error(item.mark, message)
    return limits
