"""What only shows when a flow is seen as a whole: names, circles, sentences that say nothing."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from wizard.expr.expression import Expression
from wizard.flow.faults import Faults, meant, unknown
from wizard.flow.model import BODY, Flow, Question, Sentence
from wizard.flow.names import NAMES, ROW, TOLD, VALUES
from wizard.flow.questions import Questions
from wizard.flow.reading import Reader
from wizard.flow.sentences import Sentences, Wording
from wizard.flow.template import Hole, Optional_
from wizard.text import strict_yaml as yaml


@dataclass(frozen=True, slots=True)
class Draft:
    """A flow that was read but not yet judged."""

    flow: Flow
    base: Flow | None
    calc: Mapping[str, tuple[Expression, yaml.Scalar]]  # its own sums
    questions: Questions
    sentences: Sentences
    reader: Reader


MOST_BOXES = 5
"""On one page."""


def check(draft: Draft) -> None:
    """Put every fault of the whole flow where the faults of the draft are kept."""
    whole = _Whole(draft)
    whole.conditions()
    whole.messages()
    whole.wordings()
    whole.each()
    whole.circles()
    whole.placed()
    whole.unsaid()
    whole.unused()
    whole.pages()


class _Whole:
    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.flow = draft.flow
        self.faults: Faults = draft.reader.faults
        self.columns = [c.key for q in self._tables() for c in q.columns]
        shared = draft.base.questions if draft.base else {}
        self.not_placed = {key for key in shared if key not in self.flow.questions}
        own = (*draft.questions.named, *self.flow.questions, *self.flow.calc)
        self.names = dict.fromkeys((*own, *NAMES))

    def _tables(self) -> Iterable[Question]:
        return (q for q in self.flow.questions.values() if q.kind == "table")

    # -- names ---------------------------------------------------------------------------------

    def conditions(self) -> None:
        """Every name in the flow's own conditions and sums is one there is."""
        sums = {id(scalar) for _, scalar in self.draft.calc.values()}
        for expression, scalar in self.draft.reader.expressions:
            if scalar.mark.file != self.flow.file:
                continue
            for table, column in sorted(expression.columns):
                self._column(table, column, scalar)
            for name in sorted(expression.names):
                if name == ROW and id(scalar) in sums:
                    continue
                if name == ROW:
                    self._at(scalar, ROW, "`row` is only for sums and for letter texts.")
                elif name not in self.names:
                    self._no_name(name, scalar)
            self._words(expression, scalar)

    def messages(self) -> None:
        """Every hole of what is said of a broken rule is a name there is."""
        for template, scalar in self.draft.reader.messages:
            for hole in template.holes():
                if scalar.mark.file == self.flow.file and hole.name not in self.names:
                    self._no_name(hole.name, scalar)

    def _column(self, table: str, column: str, scalar: yaml.Scalar) -> None:
        if table == ROW:
            if column not in self.columns:
                self._at(scalar, column, unknown("column", column, self.columns))
            return
        question = self.flow.questions.get(table)
        if question is None:
            return  # the name itself is reported
        columns = [c.key for c in question.columns]
        if not columns:
            self._at(scalar, table, f"`{table}` is no table, so it has no `{column}`.")
        elif column not in columns:
            self._at(scalar, column, unknown(f"column of `{table}` named", column, columns))

    def _words(self, expression: Expression, scalar: yaml.Scalar) -> None:
        """A word that a choice or a setting is compared with is one that it can be."""
        for name, word in _compared(expression.source):
            question = self.flow.questions.get(name)
            if name in VALUES:
                known = VALUES[name]
            elif question is not None and question.choices:
                known = tuple(choice.value for choice in question.choices)
            else:
                continue
            if word not in known:
                self._at(scalar, word, f"`{name}` is never '{word}'. {meant(word, known)}".rstrip())

    def _no_name(self, name: str, scalar: yaml.Scalar) -> None:
        if self.flow.shared:
            return  # whoever includes it may ask this
        if name in self.not_placed and self.draft.base:
            message = f"`{name}` is asked in {self.draft.base.name}. Place it with `- use: {name}`."
        else:
            message = unknown("question or sum", name, self.names)
        self._at(scalar, name, message)

    def _at(self, scalar: yaml.Scalar, word: str, message: str) -> None:
        found = re.search(rf"\b{re.escape(word)}\b", scalar.text)
        self.faults.error(self.faults.inside(scalar, found.start() if found else 0), message)

    # -- letter texts --------------------------------------------------------------------------

    def wordings(self) -> None:
        """Every hole of the flow's own sentences is a name there is."""
        for wording in self.draft.sentences.wordings:
            sentence = self.flow.sentences[wording.sentence]
            for hole in wording.template.holes():
                message = self._wrong(hole.name, sentence, wording)
                if message:
                    self.faults.error(self.faults.inside(wording.scalar, hole.column), message)
            for chunk in wording.template.chunks:
                if isinstance(chunk, Optional_) and not any(
                    isinstance(c, Hole) for c in chunk.chunks
                ):
                    message = "No fact stands between these brackets, so the words never leave."
                    self.faults.warn(wording.scalar.mark, message)

    def _wrong(self, name: str, sentence: Sentence, wording: Wording) -> str:
        table, _, column = name.partition(".")
        if table == ROW:
            return self._wrong_row(column, sentence, wording)
        if column:
            return f"Only `row.` has a dot. Say `each: {table}` and {{{{ row.{column} }}}}."
        question = self.flow.questions.get(name)
        if question is not None and question.aside:
            return f"`{name}` is kept beside the letter (`aside: true`) and never in it."
        if name in self.names or name in TOLD or self.flow.shared:
            return ""
        if name in self.not_placed and self.draft.base:
            return f"`{name}` is asked in {self.draft.base.name}. Place it with `- use: {name}`."
        return unknown("question or sum", name, [*self.names, *TOLD])

    def _wrong_row(self, column: str, sentence: Sentence, wording: Wording) -> str:
        if wording.is_more:
            return "" if not column else "A line of a long text has no columns: write {{ row }}."
        if sentence.each is None:
            return "`row` is only for a sentence with `each`."
        question = self.flow.questions.get(sentence.each)
        if question is None:
            return ""  # reported with the `each`
        if question.kind != "table":
            return "" if not column else "A line of a long text has no columns: write {{ row }}."
        columns = [c.key for c in question.columns]
        by_row = [name for name, sum_ in self.flow.calc.items() if ROW in sum_.names]
        if column in columns or column in by_row:
            return ""
        if not column:
            return f"Say which column, such as {{{{ row.{columns[0] if columns else 'name'} }}}}."
        return unknown(f"column of `{sentence.each}` named", column, [*columns, *by_row])

    def each(self) -> None:
        """What a sentence is said for each of is a table or has lines."""
        for scalar in self.draft.sentences.each.values():
            question = self.flow.questions.get(scalar.text)
            if question is None and not self.flow.shared:
                listy = [
                    q.key for q in self.flow.questions.values() if q.kind in ("table", "long_text")
                ]
                self.faults.error(scalar.mark, unknown("table", scalar.text, listy))
            elif question is not None and question.kind not in ("table", "long_text"):
                message = (
                    f"`each` takes a table or a long_text; `{scalar.text}` is a {question.kind}."
                )
                self.faults.error(scalar.mark, message)

    def placed(self) -> None:
        """A sentence taken from the included flow can be said here, and none is forgotten."""
        if self.draft.base is None:
            return
        here = {*self.names, *self.not_placed, *TOLD, ROW}
        for sentence in self.flow.sentences.values():
            if sentence.id in self.draft.sentences.own or sentence.mark is None:
                continue
            missing = [sorted(self._plain(v.text.names) - here) for v in sentence.variants]
            if missing and all(missing) and not self.flow.shared:
                message = f"`{sentence.id}` needs `{missing[0][0]}`, which this flow does not ask."
                self.faults.error(sentence.mark, message)
        for sentence in self.draft.base.sentences.values():
            asked = self._mentioned(sentence, self.draft.base)
            if sentence.id in self.flow.sentences or sentence.section not in BODY or not asked:
                continue
            if all(key in self.flow.questions for key in asked):
                key = asked[0]
                mark = self.flow.questions[key].mark
                where = f"the sentence `{sentence.id}` of {self.draft.base.name}"
                message = f"`{key}` is asked, but {where} is not placed."
                if mark is not None and mark.file == self.flow.file:
                    self.faults.warn(mark, message)

    def _plain(self, names: Iterable[str]) -> set[str]:
        return {name.partition(".")[0] for name in names}

    def _mentioned(self, sentence: Sentence, flow: Flow) -> list[str]:
        names = {n for v in sentence.variants for n in self._plain(v.text.names)}
        return sorted(name for name in names if name in flow.questions)

    def unsaid(self) -> None:
        """A sentence that mentions no fact is said whatever happened; that is hardly ever right."""
        own = self.draft.sentences
        for name in own.own - own.fixed:
            sentence = self.flow.sentences[name]
            if sentence.section in ("greeting", "signature") or not sentence.variants:
                continue
            if any(v.when is not None or v.text.names for v in sentence.variants):
                continue
            message = f"`{name}` mentions no question. Give it a `when`, or write `fixed: true`."
            if sentence.mark is not None:
                self.faults.error(sentence.mark, message)

    # -- circles and loose ends ----------------------------------------------------------------

    def circles(self) -> None:
        """No sum and no condition of being asked depends on itself."""
        graph = self._graph()
        done: set[str] = set()
        for start in graph:
            circle = _circle(start, graph, done)
            if circle:
                _, scalar = self.draft.calc.get(circle[0], (None, None))
                question = self.flow.questions.get(circle[0])
                mark = scalar.mark if scalar else question.mark if question else None
                what = (
                    "This needs itself" if len(circle) == 2 else "These need each other in a circle"
                )
                message = f"{what}: {' → '.join(circle)}."
                self.faults.error(mark or yaml.Mark(self.flow.file, 1, 1), message)

    def _graph(self) -> dict[str, list[str]]:
        graph = {name: sorted(sum_.names) for name, sum_ in self.flow.calc.items()}
        for question in self.flow.questions.values():
            graph[question.key] = sorted(question.when.names) if question.when else []
        graph["still_on"] = sorted(self.flow.still_on.names) if self.flow.still_on else []
        return {name: [n for n in needs if n in graph] for name, needs in graph.items()}

    def unused(self) -> None:
        """A question that nothing uses is a question too many."""
        used = {name for sum_ in self.flow.calc.values() for name in sum_.names}
        used |= set(self.flow.still_on.names) if self.flow.still_on else set()
        for question in self.flow.questions.values():
            used |= question.when.names if question.when else frozenset()
        staged = (one for groups in self.flow.stages.values() for group in groups for one in group)
        for sentence in (*self.flow.sentences.values(), *staged):
            used.add(sentence.each or "")
            for variant in sentence.variants:
                used |= self._plain(variant.text.names)
                used |= self._plain(variant.many.names if variant.many else ())
                used |= variant.when.names if variant.when else frozenset()
            for text in (sentence.more, sentence.suspected):
                used |= self._plain(text.names) if text else set()
        for question in self.flow.questions.values():
            silent = question.strip or question.remember or question.aside or self.flow.shared
            if question.key not in used and not silent and question.mark is not None:
                message = f"No sentence, sum or condition uses the answer to `{question.key}`."
                self.faults.warn(question.mark, message)

    def pages(self) -> None:
        """What a person sees at once, and what a trainer can say about it."""
        shared = self.draft.base.questions if self.draft.base else {}
        own = [boxes for boxes in self.flow.pages().values() if boxes[0].key not in shared]
        teaches = any(box.trainer_note for boxes in own for box in boxes)
        for boxes in own:
            first = boxes[0]
            if first.mark is None:
                continue
            if len(boxes) > MOST_BOXES:
                message = (
                    f"The page of `{first.key}` has {len(boxes)} boxes, and {MOST_BOXES} are all that"
                    " a person sees at once. Give some of them a page of their own."
                )
                self.faults.warn(first.mark, message)
            if teaches and not first.trainer_note:
                message = f"`{first.key}` has no `trainer_note`, and other questions here have one."
                self.faults.warn(first.mark, message)


def _compared(source: str) -> Iterable[tuple[str, str]]:
    """Every `name == 'word'` and `name in ('word', ...)` of a condition."""
    for node in ast.walk(ast.parse(source, mode="eval")):
        if not isinstance(node, ast.Compare) or not isinstance(node.left, ast.Name):
            continue
        for comparator in node.comparators:
            parts = (
                comparator.elts if isinstance(comparator, (ast.Tuple, ast.List)) else [comparator]
            )
            for part in parts:
                if isinstance(part, ast.Constant) and isinstance(part.value, str):
                    yield node.left.id, part.value


def _circle(start: str, graph: Mapping[str, list[str]], done: set[str]) -> list[str]:
    """A path from a name back to itself, reached from `start`; empty if there is none."""
    waiting = [(start, iter(graph[start]))] if start not in done else []
    path = [start] if waiting else []
    while waiting:
        name, needs = waiting[-1]
        following = next(needs, None)
        if following is None:
            done.add(name)
            path.pop()
            waiting.pop()
        elif following in path:
            done.update(path)
            return [*path[path.index(following) :], following]
        elif following not in done:
            path.append(following)
            waiting.append((following, iter(graph[following])))
    return []
