"""What a regime adds to a flow: questions that its law makes necessary, sums and sentences."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from wizard.flow.changes import laid_over, sentences_of, worded
from wizard.flow.faults import Faults
from wizard.flow.model import BODY
from wizard.text import strict_yaml as yaml

BESIDE = "reach"
"""Own sentences stand before the paragraph that holds this one."""


def added(
    flow: yaml.Mapping, regime: yaml.Node, included: yaml.Node | None, *, says: bool
) -> yaml.Mapping:
    """A flow with what a regime asks; with what it says too, where this letter follows it.

    included: the flow that `flow` includes. Raises FaultyFile with every fault.
    """
    if not isinstance(regime, yaml.Mapping):
        return flow
    additions = _Additions(flow, included)
    made = additions.made(regime, says)
    additions.faults.raise_errors()
    return made


class _Additions:
    """One regime on its way into a flow."""

    def __init__(self, flow: yaml.Mapping, included: yaml.Node | None) -> None:
        self.flow = flow
        self.faults = Faults()
        self.included = sentences_of(included)

    def made(self, regime: yaml.Mapping, says: bool) -> yaml.Mapping:
        entries = dict(self.flow.entries)
        new = regime.entries
        if "questions" in new:
            entries["questions"] = self._questions(entries.get("questions"), new["questions"])
        if "calc" in new:
            entries["calc"] = self._sums(entries.get("calc"), new["calc"])
        if "letter" in new and says:
            entries["letter"], own = self._letter(entries.get("letter"), new["letter"])
            if "paragraphs" in entries and own:
                entries["paragraphs"] = _placed(entries["paragraphs"], own)
        keys = {**regime.keys, **self.flow.keys}
        return yaml.Mapping(entries, keys, self.flow.mark)

    def _questions(self, old: yaml.Node | None, new: yaml.Node) -> yaml.Node:
        """The flow's questions with those of the regime laid over them, then its own."""
        if not isinstance(new, yaml.Sequence):
            return new  # the loader says what is wrong with it
        there = dict(_named(old))
        over: dict[str, yaml.Mapping] = {}
        own: list[yaml.Node] = []
        for item in new.items:
            if not isinstance(item, yaml.Mapping):
                own.append(item)
                continue
            name = item.entries.get("use", item.entries.get("key"))
            known = isinstance(name, yaml.Scalar) and name.text in there
            if not isinstance(name, yaml.Scalar) or not known:
                own.append(item)
            elif "use" in item.entries:
                over[name.text] = item
            else:
                self._same("question", name.text, there[name.text], item)
        base = laid_over(old, over, {}) if old is not None else None
        items = base.items if isinstance(base, yaml.Sequence) else ()
        return yaml.Sequence((*items, *own), new.mark)

    def _same(self, kind: str, name: str, old: yaml.Node, new: yaml.Node) -> None:
        """What two regimes ask, or work out, under one name must be the same."""
        if yaml.plain(old) != yaml.plain(new):
            message = f"The {kind} `{name}` is there already, and it is not the same ({old.mark})."
            self.faults.error(new.mark, message)

    def _sums(self, old: yaml.Node | None, new: yaml.Node) -> yaml.Node:
        if not isinstance(new, yaml.Mapping) or not isinstance(old, yaml.Mapping):
            return new
        for name in new.entries:
            if name in old.entries:
                self._same("sum", name, old.entries[name], new.entries[name])
        return old.over(new)

    def _letter(
        self, old: yaml.Node | None, new: yaml.Node
    ) -> tuple[yaml.Node, tuple[yaml.Scalar, ...]]:
        """The letter with its sentences, and the names of those that need a place in it."""
        if not isinstance(new, yaml.Mapping) or not isinstance(old, yaml.Mapping):
            return new, ()
        sections = dict(old.entries)
        homes = {
            name: section
            for section, sentences in sections.items()
            if isinstance(sentences, yaml.Mapping)
            for name in sentences.entries
        }
        own: list[yaml.Scalar] = []
        for section, sentences in new.entries.items():
            if not isinstance(sentences, yaml.Mapping):
                sections[section] = sentences
                continue
            for name, sentence in sentences.entries.items():
                home = homes.get(name, section)
                there = sections.get(home)
                entries = dict(there.entries) if isinstance(there, yaml.Mapping) else {}
                keys = dict(there.keys) if isinstance(there, yaml.Mapping) else {}
                if name in homes:
                    entries[name] = worded(entries[name], sentence, self.included.get(name))
                else:
                    entries[name] = sentence
                    if section in BODY:
                        own.append(yaml.Scalar(name, sentences.keys[name]))
                keys[name] = sentences.keys[name]
                sections[home] = yaml.Mapping(entries, keys, new.mark)
        return yaml.Mapping(sections, {**new.keys, **old.keys}, old.mark), tuple(own)


def _named(questions: yaml.Node | None) -> Iterator[tuple[str, yaml.Mapping]]:
    """The questions as written, those in boxes too, by key."""
    for item in questions.items if isinstance(questions, yaml.Sequence) else ():
        if isinstance(item, yaml.Mapping):
            name = item.entries.get("key", item.entries.get("use"))
            if isinstance(name, yaml.Scalar):
                yield name.text, item
            yield from _named(item.entries.get("boxes"))


def _placed(paragraphs: yaml.Node, own: tuple[yaml.Scalar, ...]) -> yaml.Node:
    """The paragraphs with one more for the sentences of a regime."""
    if isinstance(paragraphs, yaml.Mapping):
        entries: Mapping[str, yaml.Node] = {
            severity: _placed(groups, own) for severity, groups in paragraphs.entries.items()
        }
        return yaml.Mapping(dict(entries), paragraphs.keys, paragraphs.mark)
    if not isinstance(paragraphs, yaml.Sequence):
        return paragraphs
    groups = list(paragraphs.items)
    at = next((n for n, group in enumerate(groups) if _holds(group, BESIDE)), len(groups))
    groups.insert(at, yaml.Sequence(own, own[0].mark))
    return yaml.Sequence(tuple(groups), paragraphs.mark)


def _holds(group: yaml.Node, name: str) -> bool:
    return isinstance(group, yaml.Sequence) and any(
        isinstance(item, yaml.Scalar) and item.text == name for item in group.items
    )
