"""The questions of a flow: its own, those it takes from the flow it includes, and their boxes."""

from __future__ import annotations

import keyword
from collections.abc import Mapping
from typing import Any

from wizard.expr.expression import Expression, ExpressionFault
from wizard.flow.faults import Faults, unknown
from wizard.flow.keys import COLUMN, QUESTION, USE
from wizard.flow.model import STEPS, Question
from wizard.flow.names import NAMES, ROW, TOLD
from wizard.flow.reading import Reader
from wizard.text import strict_yaml as yaml

TAKEN = frozenset((*NAMES, *TOLD, ROW))
"""Names that a question or a sum cannot have, since they mean something already."""

_ROWS_OF_A_TABLE = 5
_HANDED_ON = ("step", "depth", "audience")  # from the first question of a page to its boxes


class Questions:
    """Collects the questions of one flow in the order of asking.

    `included` are the questions of the included flow as they are written there, by key.
    """

    def __init__(self, reader: Reader, included: Mapping[str, yaml.Mapping]) -> None:
        self.reader = reader
        self.faults: Faults = reader.faults
        self.included = included
        self.found: dict[str, Question] = {}
        self.sources: dict[str, yaml.Mapping] = {}
        self.named: dict[str, None] = {}  # every key as written, of faulty questions too

    def read(self, node: yaml.Node | None) -> dict[str, Question]:
        """All questions, by key: switches first, then step by step, what is remembered last."""
        for item in self.reader.sequence(node, "`questions`") if node is not None else ():
            pairs = self.reader.mapping(item, "A question")
            if pairs is not None:
                self._page(pairs)
        written = self.found
        self.found = {}
        for source in self.included.values():
            if _is(source, "strip") and _key(source) not in written:
                self._one(source, None)
        strip = self.found
        self.found = {**strip, **written}
        for source in self.included.values():
            if _is(source, "later") and _key(source) not in self.found:
                self._page(source)
        for source in self.included.values():
            if _is(source, "remember") and _key(source) not in self.found:
                self._page(source, left_over=True)
        pages = self.found
        return dict(
            sorted(pages.items(), key=lambda pair: STEPS.index(_page_of(pages, pair[1]).step))
        )

    def _page(self, pairs: yaml.Mapping, *, left_over: bool = False) -> None:
        source = self._resolved(pairs)
        if source is None:
            return
        first = self._one(source, None)
        boxes = source.entries.get("boxes")
        for item in self.reader.sequence(boxes, "`boxes`") if boxes is not None else ():
            box = self.reader.mapping(item, "A box")
            resolved = self._resolved(box) if box is not None else None
            if resolved is None or (left_over and _key(resolved) in self.found):
                continue
            if "boxes" in resolved.entries and "use" not in (box.entries if box else {}):
                self.faults.error(resolved.keys["boxes"], "A box cannot have boxes of its own.")
            self._one(_handed_on(source, resolved), first)

    def _resolved(self, pairs: yaml.Mapping) -> yaml.Mapping | None:
        """The question as written, or the included one with what is written here laid over it."""
        if "use" not in pairs.entries:
            return pairs
        name = self.reader.name(pairs.entries["use"], USE, "use")
        if name is None:
            return None
        if "key" in pairs.entries:
            self.faults.error(
                pairs.keys["key"], "`use` takes a question with its key; leave `key` out."
            )
            return None
        if name not in self.included:
            mark = pairs.entries["use"].mark
            self.faults.error(mark, unknown("included question", name, self.included))
            return None
        return pairs.without("use").over(self.included[name])

    def _one(self, source: yaml.Mapping, first: Question | None) -> Question | None:
        named = _key(source)
        self.named[named] = None
        what = f"The question `{named[:60]}`" if named else "A question"
        fields = self.reader.fields(source, QUESTION, what, extra=("use", "boxes", "columns"))
        fields["columns"] = self._columns(source, what)
        if len({"key", "step", "kind", "label", "short"} & fields.keys()) < 5:
            self._taken(named, source)
            return None
        question = Question(**_of_page(fields, first), mark=source.mark)
        if self._taken(named, source):
            return question
        self._fits(question, source)
        self.found[question.key] = question
        self.sources[question.key] = source
        return question

    def _taken(self, key: str, source: yaml.Mapping) -> bool:
        mark = source.entries["key"].mark if "key" in source.entries else source.mark
        if key in self.found:
            first = self.found[key].mark
            where = f" It is on line {first.line} too." if first and first.file == mark.file else ""
            self.faults.error(source.mark, f"The question `{key}` is here twice.{where}")
            return True
        return self.clashes(key, mark)

    def clashes(self, key: str, mark: yaml.Mark) -> bool:
        """Whether a question or sum cannot have this name; says why."""
        if key in TAKEN:
            self.faults.error(mark, f"`{key}` means something already. Choose another name.")
        elif keyword.iskeyword(key):
            self.faults.error(mark, f"`{key}` is a word of conditions. Choose another name.")
        return key in TAKEN or keyword.iskeyword(key)

    def _columns(self, source: yaml.Mapping, what: str) -> tuple[Question, ...]:
        node = source.entries.get("columns")
        columns: dict[str, Question] = {}
        step = source.entries.get("step")
        for item in self.reader.sequence(node, "`columns`") if node is not None else ():
            pairs = self.reader.mapping(item, "A column")
            if pairs is None:
                continue
            fields = self.reader.fields(pairs, COLUMN, f"A column of {what[0].lower()}{what[1:]}")
            if len({"key", "kind", "label", "short"} & fields.keys()) < 4:
                continue
            if fields["key"] in columns:
                self.faults.error(pairs.mark, f"The column `{fields['key']}` is here twice.")
            if fields["kind"] == "table":
                self.faults.error(pairs.entries["type"].mark, "A column cannot be a table.")
            fields["step"] = step.text if isinstance(step, yaml.Scalar) else "know"
            column = Question(**fields, page=_key(source), mark=pairs.mark)
            self._fits(column, pairs)
            columns[column.key] = column
        return tuple(columns.values())

    def _fits(self, question: Question, source: yaml.Mapping) -> None:
        """What one question must be by itself."""
        name = f"`{question.key}`"
        if question.kind == "table" and not question.columns:
            self.faults.error(source.mark, f"The table {name} has no columns.")
        if question.kind != "table" and question.columns:
            self.faults.error(
                source.keys["columns"], f"{name} has columns but is not of type table."
            )
        if question.kind in ("choice", "multi"):
            self._choices_fit(question, source)
        elif question.choices:
            self.faults.error(
                source.keys["choices"], f"{name} has choices but is not of type choice or multi."
            )
        if question.kind == "yes_no" and question.default not in ("", "yes", "no"):
            self.faults.error(
                source.entries["default"].mark, f"The default of {name} is yes or no."
            )
        if question.past and question.kind not in ("date", "datetime"):
            self.faults.error(
                source.keys["past"], f"{name} is `past`, which is for date and datetime only."
            )
        if question.strip and question.required:
            self.faults.error(
                source.keys["required"],
                f"{name} is a switch of the strip, which is never required.",
            )
        if question.strip and not question.default:
            self.faults.error(
                source.mark, f"{name} is a switch of the strip and needs a `default`."
            )

    def _choices_fit(self, question: Question, source: yaml.Mapping) -> None:
        if not question.choices:
            self.faults.error(source.mark, f"`{question.key}` has no choices.")
            return
        values = [choice.value for choice in question.choices]
        known = {word.casefold() for c in question.choices for word in (c.value, c.label)}
        for name in ("default", "example"):
            given = getattr(question, name)
            parts = given.replace("\n", ",").split(",") if question.kind == "multi" else [given]
            for part in filter(None, map(str.strip, parts)):
                if part.casefold() not in known:
                    message = unknown("choice", part, values)
                    self.faults.error(
                        source.entries[name].mark, f"The {name} is not a choice. {message}"
                    )


def _of_page(fields: dict[str, Any], first: Question | None) -> dict[str, Any]:
    """The fields with those that the page decides."""
    fields = {**fields, "page": first.page if first else fields["key"]}
    if fields["kind"] == "table":
        fields.setdefault("rows", _ROWS_OF_A_TABLE)
    outer, inner = (first.when if first else None), fields.get("when")
    if outer is not None and inner is not None:
        fields["when"] = _both(outer, inner)
    elif outer is not None:
        fields["when"] = outer
    return fields


def _both(outer: Expression, inner: Expression) -> Expression:
    try:
        return Expression(f"({outer.source}) and ({inner.source})")
    except ExpressionFault:  # too long together: the page is asked by the first, so its box is too
        return inner


def _handed_on(first: yaml.Mapping, box: yaml.Mapping) -> yaml.Mapping:
    """The box with the step, depth and audience of its page where it has none of its own."""
    taken = {k: first.entries[k] for k in _HANDED_ON if k in first.entries}
    marks = {k: first.keys[k] for k in taken}
    own = {k: v for k, v in box.entries.items() if k != "boxes"}
    return yaml.Mapping({**taken, **own}, {**marks, **box.keys}, box.mark)


def _key(source: yaml.Mapping) -> str:
    node = source.entries.get("key") or source.entries.get("use")
    return node.text if isinstance(node, yaml.Scalar) else ""


def _is(source: yaml.Mapping, flag: str) -> bool:
    node = source.entries.get(flag)
    return isinstance(node, yaml.Scalar) and node.text == "true"


def _page_of(questions: Mapping[str, Question], question: Question) -> Question:
    return questions.get(question.page, question)
