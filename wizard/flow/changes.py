"""A team's own words in a shipped flow: a file that changes it without copying it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeGuard

from wizard.flow.faults import Faults, meant, unknown
from wizard.flow.model import SECTIONS
from wizard.text import strict_yaml as yaml

CHANGES = "changes"
_HEAD = ("title", "synonyms", "order", "severity", "before_you_start", "signs", "home_sample")
_KEYS = (CHANGES, "format", *_HEAD, "questions", "letter")
_KEPT = ("gives", "each", "line", "fixed")  # of a sentence whose words are changed


def changes_another(node: yaml.Node) -> TypeGuard[yaml.Mapping]:
    """Whether a parsed file changes the flow that it would otherwise replace."""
    return isinstance(node, yaml.Mapping) and CHANGES in node.entries


def changed(
    node: yaml.Mapping, name: str, base: yaml.Node | None, included: yaml.Node | None
) -> yaml.Mapping:
    """The flow `base` with what `node` writes anew.

    name: of the file that `node` is from. included: the flow that `base` includes, whose sentences
    keep what they give when they are worded anew. Raises FaultyFile with every fault.
    """
    change = _Change(node, name, base, included)
    if base is None:
        change.faults.raise_errors()
    made = change.made()
    change.faults.raise_errors()
    return made


class _Change:
    """One file of changes on its way into the flow it is for."""

    def __init__(
        self, node: yaml.Mapping, name: str, base: yaml.Node | None, included: yaml.Node | None
    ) -> None:
        self.node = node
        self.faults = Faults()
        self.base = base if isinstance(base, yaml.Mapping) else yaml.Mapping({}, {}, node.mark)
        self.sentences = sentences_of(included)
        self._check_head(name, base)

    def _check_head(self, name: str, base: yaml.Node | None) -> None:
        mark = self.node.keys[CHANGES]
        wanted = self.node.entries[CHANGES]
        if not isinstance(wanted, yaml.Scalar):
            self.faults.error(wanted.mark, f"`{CHANGES}` is the name of one flow.")
        elif wanted.text != name:
            flow = wanted.text[:60]
            message = f"What changes `{flow}` belongs in a file named {flow}.yaml, not {name}.yaml."
            self.faults.error(wanted.mark, message)
        elif base is None:
            self.faults.error(wanted.mark, f"There is no flow `{name}` to change.")
        if "format" not in self.node.entries:
            self.faults.error(mark, "This file has no `format`. Write `format: 1`.")
        for key in self.node.entries:
            if key not in _KEYS:
                message = f"A file of changes has no key `{key[:60]}`. {meant(key, _KEYS)}"
                self.faults.error(self.node.keys[key], message.rstrip())

    def made(self) -> yaml.Mapping:
        """The flow with its changes."""
        entries, keys = dict(self.base.entries), dict(self.base.keys)
        for key in ("format", *_HEAD):
            if key in self.node.entries:
                entries[key], keys[key] = self.node.entries[key], self.node.keys[key]
        for key, change in (("letter", self._letter), ("questions", self._questions)):
            if key in self.node.entries:
                old = self.base.entries.get(key, yaml.Mapping({}, {}, self.base.mark))
                entries[key] = change(old, self.node.entries[key])
        return yaml.Mapping(entries, keys, self.base.mark)

    def _unknown(self, mark: yaml.Mark, kind: str, word: str, known: Mapping[str, object]) -> None:
        message = unknown(kind, word, known)
        include = self.base.entries.get("include")
        if isinstance(include, yaml.Scalar):
            message += f" What it takes from `{include.text}` is changed in {include.text}.yaml."
        self.faults.error(mark, message)

    # -- sentences -----------------------------------------------------------------------------

    def _letter(self, old: yaml.Node, new: yaml.Node) -> yaml.Node:
        if not isinstance(old, yaml.Mapping) or not isinstance(new, yaml.Mapping):
            return new  # the loader says what is wrong with it
        entries = dict(old.entries)
        for section, sentences in new.entries.items():
            written = old.entries.get(section)
            if section not in SECTIONS:
                self.faults.error(new.keys[section], unknown("section", section, SECTIONS))
            elif not isinstance(sentences, yaml.Mapping):
                message = f"`{section}` is written as `key: value` lines."
                self.faults.error(sentences.mark, message)
            else:
                known = written if isinstance(written, yaml.Mapping) else None
                entries[section] = self._section(section, known, sentences)
        return yaml.Mapping(entries, old.keys, old.mark)

    def _section(self, section: str, old: yaml.Mapping | None, new: yaml.Mapping) -> yaml.Mapping:
        entries = dict(old.entries) if old is not None else {}
        for name, sentence in new.entries.items():
            if name in entries:
                entries[name] = worded(entries[name], sentence, self.sentences.get(name))
            else:
                self._unknown(new.keys[name], f"sentence in `{section}` named", name, entries)
        return yaml.Mapping(entries, old.keys if old is not None else {}, new.mark)

    # -- questions -----------------------------------------------------------------------------

    def _questions(self, old: yaml.Node, new: yaml.Node) -> yaml.Node:
        if not isinstance(new, yaml.Sequence):
            return new
        over: dict[str, yaml.Mapping] = {}
        for item in new.items:
            use = item.entries.get("use") if isinstance(item, yaml.Mapping) else None
            if not isinstance(item, yaml.Mapping) or not isinstance(use, yaml.Scalar):
                message = (
                    "Each question here begins with `use:` and the key of one that the flow asks."
                )
                self.faults.error(item.mark, message)
            elif "boxes" in item.entries:
                message = "A box is changed by itself: another `- use:` with its key."
                self.faults.error(item.keys["boxes"], message)
            else:
                over[use.text] = item
        known: dict[str, None] = {}
        made = laid_over(old, over, known)
        for key, item in over.items():
            if key not in known:
                self._unknown(item.entries["use"].mark, "question", key, known)
        return made


def worded(old: yaml.Node, new: yaml.Node, included: yaml.Node | None) -> yaml.Node:
    """A sentence's new words, with what it gives and where it stands as before.

    included: the sentence as the included flow has it, for one that is taken from there by name.
    """
    was = included if isinstance(old, yaml.Scalar) and included is not None else old
    if isinstance(new, yaml.Scalar):
        new = yaml.Mapping({"text": new}, {"text": new.mark}, new.mark)
    if not isinstance(was, yaml.Mapping) or not isinstance(new, yaml.Mapping):
        return new
    kept = {key: was.entries[key] for key in _KEPT if key in was.entries}
    return new.over(yaml.Mapping(kept, was.keys, was.mark))


def laid_over(
    old: yaml.Node, over: Mapping[str, yaml.Mapping], known: dict[str, None]
) -> yaml.Node:
    """The questions with those of `over` laid over them; `known` is told every key there is."""
    if not isinstance(old, yaml.Sequence):
        return old
    return yaml.Sequence(tuple(_question(item, over, known) for item in old.items), old.mark)


def _question(
    item: yaml.Node, over: Mapping[str, yaml.Mapping], known: dict[str, None]
) -> yaml.Node:
    if not isinstance(item, yaml.Mapping):
        return item
    name = item.entries.get("key", item.entries.get("use"))
    if "boxes" in item.entries:
        boxes = laid_over(item.entries["boxes"], over, known)
        item = item._replace(entries={**item.entries, "boxes": boxes})
    if not isinstance(name, yaml.Scalar):
        return item
    known[name.text] = None
    return over[name.text].without("use").over(item) if name.text in over else item


def sentences_of(flow: yaml.Node | None) -> dict[str, yaml.Node]:
    """The sentences of a flow as written, by name, of all its sections."""
    letter = flow.entries.get("letter") if isinstance(flow, yaml.Mapping) else None
    found: dict[str, yaml.Node] = {}
    for section in letter.entries.values() if isinstance(letter, yaml.Mapping) else ():
        if isinstance(section, yaml.Mapping):
            found |= section.entries
    return found
