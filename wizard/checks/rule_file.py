"""Rule files, word classes and signals read from strict YAML, with every fault at its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from wizard.checks.finding import LEVELS, PARTS
from wizard.checks.house_words import HOUSE_FILE, take_words
from wizard.checks.rule import CATEGORIES, KINDS, PLACES, Example, Rule, Signal
from wizard.text.spans import nearest
from wizard.text.strict_yaml import (
    MOST_FAULTS,
    Fault,
    FaultyFile,
    Mapping,
    Mark,
    Node,
    Scalar,
    Sequence,
    cached,
)

FORMAT = "1"
EXAMPLES = 3
"""How many weak and how many strong examples a rule must bring."""

_TOP_KEYS = ("format", "category", "source", "classes", "signals", "rules")
_RULE_KEYS = (
    "id", "category", "part", "kind", "find", "with", "unless", "near", "after", "where", "when",
    "limit", "level", "message", "why", "source", "fix", "ask", "weak", "strong", "off",
)  # fmt: skip
_SIGNAL_KEYS = ("find", "with", "unless")


@dataclass(slots=True)
class Read:
    """Everything the rule files of some folders say, later files before earlier ones."""

    rules: dict[str, Rule] = field(default_factory=dict)
    classes: dict[str, tuple[str, ...]] = field(default_factory=dict)
    class_marks: dict[str, Mark] = field(default_factory=dict)
    signals: dict[str, Signal] = field(default_factory=dict)
    places: dict[str, Mark] = field(default_factory=dict)  # of phrases, for their faults
    faults: list[Fault] = field(default_factory=list)


def add_files(read: Read, files: Iterable[Path], cache: Path | None, *, own: bool) -> None:
    """Add what these files say to `read`; their faults are kept in it."""
    for file in files:
        try:
            node = cached(file, cache)
        except FaultyFile as faulty:
            read.faults.extend(faulty.faults)
            continue
        if file.name == HOUSE_FILE and file.parent.name != "rules":  # rules may be called so too
            take_words(RuleFile(read, own), node)
        else:
            RuleFile(read, own).take(node)


class RuleFile:
    """One file on its way in."""

    def __init__(self, read: Read, own: bool) -> None:
        self.read = read
        self.own = own

    def fault(self, node: Node | Mark, message: str) -> None:
        """Note what is wrong, and where."""
        mark = node if isinstance(node, Mark) else node.mark
        self.read.faults.append(Fault(mark, message))
        if len(self.read.faults) >= MOST_FAULTS:
            raise FaultyFile(tuple(self.read.faults))

    def take(self, node: Node) -> None:
        if not isinstance(node, Mapping):
            self.fault(node, "A rule file is a mapping with `format: 1` and `rules:`.")
            return
        self.known(node, _TOP_KEYS, "a rule file")
        written = node.entries.get("format")
        if not isinstance(written, Scalar) or not written.text.strip():
            self.fault(node, "The file must say `format: 1`.")
        elif written.text != FORMAT:
            self.fault(
                written, f"This file has format {written.text}; this program reads format 1."
            )
            return
        self.classes(node.entries.get("classes"))
        self.signals(node.entries.get("signals"))
        for item in self.items(node.entries.get("rules"), "rules"):
            self.rule(item, node)

    def known(self, node: Mapping, keys: tuple[str, ...], what: str) -> None:
        """A fault for each key that is none of these."""
        for key, mark in node.keys.items():
            if key not in keys:
                near = nearest(key, keys)
                hint = f" Did you mean `{near}`?" if near else ""
                self.fault(mark, f"`{key}` is no key of {what}.{hint}")

    def items(self, node: Node | None, what: str) -> Iterator[Node]:
        """The items of a list; a fault where it is none."""
        if node is None:
            return
        if isinstance(node, Sequence):
            yield from node.items
        else:
            self.fault(node, f"`{what}` is a list.")

    def texts(self, node: Node | None, what: str) -> tuple[Scalar, ...]:
        """One text or a list of texts."""
        if isinstance(node, Scalar):
            return (node,) if node.text.strip() else ()
        found = []
        for item in self.items(node, what):
            if isinstance(item, Scalar) and item.text.strip():
                found.append(item)
            else:
                self.fault(item, f"`{what}` holds texts.")
        return tuple(found)

    def classes(self, node: Node | None) -> None:
        if node is None:
            return
        if not isinstance(node, Mapping):
            self.fault(node, "`classes` is a mapping of names to lists of words.")
            return
        for name, words in node.entries.items():
            self.once(name, node.keys[name], self.read.class_marks.get(name), "word class")
            self.read.classes[name] = tuple(s.text for s in self.texts(words, name))
            self.read.class_marks[name] = node.keys[name]

    def once(self, name: str, mark: Mark, before: Mark | None, what: str) -> None:
        """A name means one thing in all of the program's files; a user's file may mean another."""
        if self.own and before is not None and before.file != mark.file:
            self.fault(mark, f"The {what} `{name}` is in {before.file} too, on line {before.line}.")

    def signals(self, node: Node | None) -> None:
        if node is None:
            return
        if not isinstance(node, Mapping):
            self.fault(node, "`signals` is a mapping of names to what gives them.")
            return
        for name, body in node.entries.items():
            if not isinstance(body, Mapping):
                self.fault(body, f"`{name}` needs `find`.")
                continue
            self.known(body, _SIGNAL_KEYS, "a signal")
            there = self.read.signals.get(name)
            self.once(name, node.keys[name], there.mark if there else None, "signal")
            find, with_, unless = (self.list_of(body, key) for key in _SIGNAL_KEYS)
            self.read.signals[name] = Signal(name, find, with_, unless, node.keys[name])

    def rule(self, node: Node, top: Mapping) -> None:
        if not isinstance(node, Mapping):
            self.fault(node, "A rule is a mapping with `id`, `find`, `message` and so on.")
            return
        self.known(node, _RULE_KEYS, "a rule")
        name = self.text(node, "id")
        if not name:
            self.fault(node, "A rule needs an `id`.")
            return
        if self.text(node, "off") == "true":
            self.read.rules.pop(name, None)
            return
        before = len(self.read.faults)
        rule = self.built(node, top, name)
        if len(self.read.faults) == before:
            self.read.rules[name] = rule

    def text(self, node: Mapping, key: str) -> str:
        """One text on one line; "" where there is none."""
        value = node.entries.get(key)
        if value is None:
            return ""
        if not isinstance(value, Scalar):
            self.fault(value, f"`{key}` is one text.")
            return ""
        return " ".join(value.text.split())

    def one_of(self, node: Mapping, key: str, text: str, options: tuple[str, ...]) -> str:
        if text not in options:
            near = nearest(text, options)
            hint = f" Did you mean `{near}`?" if near else f" It is one of {', '.join(options)}."
            self.fault(node.entries.get(key, node), f"`{text}` is no {key}.{hint}")
        return text

    def list_of(self, node: Mapping, key: str) -> tuple[str, ...]:
        """The phrases of a key; their places are kept for the faults that reading them may show."""
        found = self.texts(node.entries.get(key), key)
        self.read.places.update((s.text.strip(), s.mark) for s in found)
        return tuple(s.text.strip() for s in found)

    def examples(self, node: Mapping, key: str, rule: str) -> tuple[Example, ...]:
        found = tuple(
            Example(s.text.strip(), s.mark) for s in self.texts(node.entries.get(key), key)
        )
        if len(found) < EXAMPLES:
            place = node.keys.get(key, node.mark)
            self.fault(place, f"`{rule}` needs at least {EXAMPLES} `{key}` examples.")
        return found

    def built(self, node: Mapping, top: Mapping, name: str) -> Rule:
        kind = self.one_of(node, "kind", self.text(node, "kind") or "phrase", KINDS)
        if kind == "pattern" and not self.own:
            self.fault(
                node.entries["kind"],
                "A rule of your own finds phrases, not raw patterns: write `kind: phrase`.",
            )
        category = self.text(node, "category") or self.text(top, "category")
        self.one_of(node, "category", category, CATEGORIES)
        level = self.one_of(node, "level", self.text(node, "level") or "warning", LEVELS)
        part = self.text(node, "part") or None
        if part is not None:
            self.one_of(node, "part", part, PARTS)
        for place in self.list_of(node, "where"):
            if kind != "answer":
                self.one_of(node, "where", place.removeprefix("!"), PLACES)
        texts = {key: self.text(node, key) for key in ("message", "why", "source")}
        texts["source"] = texts["source"] or self.text(top, "source")
        for key, value in texts.items():
            if not value:
                self.fault(node, f"`{name}` needs `{key}`.")
        find = self.list_of(node, "find")
        if not find:
            self.fault(node, f"`{name}` needs `find`.")
        least, most = self.limit(node)
        return Rule(
            id=name,
            category=category,
            kind=kind,  # type: ignore[arg-type]
            find=find,
            level=level,  # type: ignore[arg-type]
            message=texts["message"],
            why=texts["why"],
            source=texts["source"],
            part=part,
            with_=self.list_of(node, "with"),
            unless=self.list_of(node, "unless"),
            near=tuple(s.removeprefix("@") for s in self.list_of(node, "near")),
            after=tuple(s.removeprefix("@") for s in self.list_of(node, "after")),
            where=self.list_of(node, "where"),
            when=self.condition(node),
            least=least,
            most=most,
            fix=self.list_of(node, "fix"),
            ask=self.text(node, "ask"),
            weak=self.examples(node, "weak", name),
            strong=self.examples(node, "strong", name),
            mark=node.mark,
        )

    def condition(self, node: Mapping) -> str:
        source = self.text(node, "when")
        if source:
            from wizard.expr.expression import Expression, ExpressionFault

            try:
                Expression(source)
            except ExpressionFault as error:
                self.fault(node.entries["when"], error.message)
        return source

    def limit(self, node: Mapping) -> tuple[int, int]:
        body = node.entries.get("limit")
        if body is None:
            return 0, 0
        if not isinstance(body, Mapping):
            self.fault(body, "`limit` is a mapping of `min`, `max` or both.")
            return 0, 0
        self.known(body, ("min", "max"), "a limit")
        figures = []
        for key in ("min", "max"):
            text = self.text(body, key)
            if text and not (text.isascii() and text.isdigit() and len(text) < 7):
                self.fault(body.entries[key], f"`{key}` is a whole number.")
                text = ""
            figures.append(int(text or 0))
        return figures[0], figures[1]
