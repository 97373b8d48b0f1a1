"""The letter of a flow: its own sentences, those of the flow it includes, and paragraphs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from wizard.flow.faults import unknown
from wizard.flow.keys import SENTENCE, VARIANT
from wizard.flow.model import BODY, SECTIONS, Section, Sentence, Variant
from wizard.flow.names import VALUES
from wizard.flow.reading import KEY_FORM, Reader
from wizard.flow.severity import SEVERITIES
from wizard.flow.template import Template
from wizard.text import strict_yaml as yaml

TAKEN_WHOLE: tuple[Section, ...] = ("subject", "greeting", "signature")
"""Sections that come from the included flow as they are, unless the flow writes its own."""

Paragraphs = dict[str, tuple[tuple[str, ...], ...]]
Stages = dict[str, tuple[tuple[Sentence, ...], ...]]
LATER = VALUES["stage"][1:]


@dataclass(frozen=True, slots=True)
class Wording:
    """A text of a sentence as it was written, for checking the names in it."""

    template: Template
    scalar: yaml.Scalar
    sentence: str
    is_more: bool = False


class Sentences:
    """Collects the sentences of one flow. `included` are those of the flow named `include`."""

    def __init__(self, reader: Reader, include: str, included: Mapping[str, Sentence]) -> None:
        self.reader = reader
        self.faults = reader.faults
        self.include = include
        self.included = included
        self.found: dict[str, Sentence] = {}
        self.own: set[str] = set()
        self.fixed: set[str] = set()
        self.wordings: list[Wording] = []
        self.each: dict[str, yaml.Scalar] = {}

    def read(self, node: yaml.Node | None) -> dict[str, Sentence]:
        """All sentences by id, in the order of the letter."""
        sections = self.reader.mapping(node, "`letter`") if node is not None else None
        entries = sections.entries if sections is not None else {}
        for name in entries:
            if name not in SECTIONS and sections is not None:
                self.faults.error(sections.keys[name], unknown("section", name, SECTIONS))
        for section in SECTIONS:
            if section in entries:
                self._section(section, entries[section])
            elif section in TAKEN_WHOLE:
                taken = (s for s in self.included.values() if s.section == section)
                self.found.update((sentence.id, sentence) for sentence in taken)
        return self.found

    def _section(self, section: Section, node: yaml.Node) -> None:
        pairs = self.reader.mapping(node, f"`{section}`")
        for name, value in pairs.entries.items() if pairs is not None else ():
            mark = pairs.keys[name] if pairs is not None else node.mark
            if not KEY_FORM.match(name):
                message = f"`{name[:60]}` is not a name. A name is small letters, digits and _."
                self.faults.error(mark, message)
            elif name in self.found:
                self.faults.error(mark, f"The sentence `{name}` is here twice.")
            else:
                self._sentence(name, section, value, mark)

    def _sentence(self, name: str, section: Section, node: yaml.Node, mark: yaml.Mark) -> None:
        if isinstance(node, yaml.Scalar) and self.include and node.text == self.include:
            if name in self.included:
                self.found[name] = replace(self.included[name], section=section, mark=mark)
            else:
                message = unknown(f"sentence in {self.include} named", name, self.included)
                self.faults.error(mark, message)
            return
        if isinstance(node, yaml.Scalar):
            node = yaml.Mapping({"text": node}, {"text": mark}, mark)
        pairs = self.reader.mapping(node, f"The sentence `{name}`")
        if pairs is None:
            return
        fields = self.reader.fields(pairs, SENTENCE, f"The sentence `{name}`")
        if fields.pop("fixed", False):
            self.fixed.add(name)
        keep = bool(fields.get("own_line"))
        texts: dict[str, Template | None] = {
            key: self._text(pairs.entries[key], key, name, keep)
            for key in ("text", "many", "more", "suspected")
            if key in pairs.entries
        }
        variants = self._variants(pairs, name, texts, keep, mark)
        if "each" in pairs.entries and isinstance(pairs.entries["each"], yaml.Scalar):
            self.each[name] = pairs.entries["each"]
        self.own.add(name)
        kept: dict[str, Any] = {k: texts.get(k) for k in ("more", "suspected")}
        self.found[name] = Sentence(name, section, variants, mark=mark, **fields, **kept)

    def _variants(
        self,
        pairs: yaml.Mapping,
        name: str,
        texts: Mapping[str, Template | None],
        keep: bool,
        mark: yaml.Mark,
    ) -> tuple[Variant, ...]:
        if "say" not in pairs.entries:
            if "text" not in pairs.entries:
                self.faults.error(mark, f"The sentence `{name}` has no `text` and no `say`.")
            text = texts.get("text")
            return (Variant(text, None, texts.get("many")),) if text is not None else ()
        for key in ("text", "many"):
            if key in pairs.entries:
                message = f"`{name}` has a `say`, so `{key}` belongs inside it."
                self.faults.error(pairs.keys[key], message)
        variants: list[Variant] = []
        for item in self.reader.sequence(pairs.entries["say"], "`say`"):
            if variants and variants[-1].when is None:
                message = "This is never said: the wording before it has no `when`."
                self.faults.error(item.mark, message)
            variant = self._variant(item, name, keep)
            if variant is not None:
                variants.append(variant)
        return tuple(variants)

    def _variant(self, item: yaml.Node, name: str, keep: bool) -> Variant | None:
        pairs = self.reader.mapping(item, "Each wording of `say`")
        if pairs is None:
            return None
        fields = self.reader.fields(pairs, VARIANT, f"A wording of `{name}`")
        texts = {
            key: self._text(pairs.entries[key], key, name, keep)
            for key in ("text", "many")
            if key in pairs.entries
        }
        text = texts.get("text")
        if text is None:
            return None
        return Variant(text, fields.get("when"), texts.get("many"))

    def _text(self, node: yaml.Node, key: str, name: str, keep: bool) -> Template | None:
        scalar = self.reader.scalar(node, key)
        template = self.reader.template(scalar, keep_lines=keep) if scalar is not None else None
        if template is not None and scalar is not None:
            self.wordings.append(Wording(template, scalar, name, key == "more"))
        return template

    # -- later letters -------------------------------------------------------------------------

    def stages(self, node: yaml.Node | None, inherited: Stages) -> Stages:
        """The paragraphs of later letters, by stage; those of the included flow unless written anew."""
        found = dict(inherited)
        pairs = self.reader.mapping(node, "`stages`") if node is not None else None
        for stage, value in pairs.entries.items() if pairs is not None else ():
            if stage not in LATER:
                self.faults.error(value.mark, unknown("stage", stage, LATER))
                continue
            groups = (
                tuple(self._of_stage(item) for item in self.reader.sequence(group, "A paragraph"))
                for group in self.reader.sequence(value, f"`{stage}`")
            )
            found[stage] = tuple(tuple(one for one in group if one) for group in groups)
        return found

    def _of_stage(self, item: yaml.Node) -> Sentence | None:
        scalar = self.reader.scalar(item, "stages")
        if scalar is None:
            return None
        known = {**self.included, **self.found}
        if scalar.text not in known:
            self.faults.error(scalar.mark, unknown("sentence", scalar.text, known))
        return known.get(scalar.text)

    # -- paragraphs ----------------------------------------------------------------------------

    def paragraphs(self, node: yaml.Node | None) -> Paragraphs:
        """Which sentences stand together, by severity; empty where the sections decide."""
        if node is None:
            return {}
        found = self._by_severity(node)
        placed = {name for groups in found.values() for group in groups for name in group}
        for name, sentence in self.found.items():
            if sentence.section in BODY and name not in placed:
                message = f"The sentence `{name}` is in no paragraph, so it is never said."
                self.faults.warn(sentence.mark or node.mark, message)
        return found

    def _by_severity(self, node: yaml.Node) -> Paragraphs:
        if not isinstance(node, yaml.Mapping):
            groups = self._groups(node)
            return dict.fromkeys(SEVERITIES, groups)
        written: Paragraphs = {}
        for severity, value in node.entries.items():
            if severity in SEVERITIES:
                written[severity] = self._groups(value)
            else:
                self.faults.error(node.keys[severity], unknown("severity", severity, SEVERITIES))
        fallback = written.get("serious", self._by_section())
        return {severity: written.get(severity, fallback) for severity in SEVERITIES}

    def _by_section(self) -> tuple[tuple[str, ...], ...]:
        groups = (tuple(s.id for s in self.found.values() if s.section == part) for part in BODY)
        return tuple(group for group in groups if group)

    def _groups(self, node: yaml.Node) -> tuple[tuple[str, ...], ...]:
        body = {s.id: None for s in self.found.values() if s.section in BODY}
        placed: set[str] = set()
        groups = []
        for group in self.reader.sequence(node, "`paragraphs`"):
            ids = []
            for item in self.reader.sequence(group, "A paragraph"):
                scalar = self.reader.scalar(item, "paragraphs")
                if scalar is not None and self._may_stand(scalar, body, placed):
                    placed.add(scalar.text)
                    ids.append(scalar.text)
            groups.append(tuple(ids))
        return tuple(group for group in groups if group)

    def _may_stand(self, scalar: yaml.Scalar, body: Mapping[str, None], placed: set[str]) -> bool:
        if scalar.text not in body:
            if scalar.text in self.found:
                message = (
                    f"`{scalar.text}` is in no section of the body, so no paragraph can hold it."
                )
            else:
                message = unknown("sentence", scalar.text, body)
            self.faults.error(scalar.mark, message)
        elif scalar.text in placed:
            self.faults.error(scalar.mark, f"`{scalar.text}` is in two paragraphs.")
        return scalar.text in body and scalar.text not in placed
