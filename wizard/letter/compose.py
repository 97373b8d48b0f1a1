"""From a flow and its answers to a letter: the one composer.

A sentence appears when all it mentions is known. Not asked, or optional and empty: it leaves.
Required and empty, or unreadable: a gap shows, so no blank is ever silent. Unknown: it leaves, and the
fact joins one honest line. Only suspected: its suspected wording, else it leaves.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from wizard.answers.scope import Scope
from wizard.expr.nothing import Nothing
from wizard.flow.model import BODY, Flow, Question, Section, Sentence, Variant
from wizard.flow.template import Hole, Optional_, Template, Text
from wizard.letter.arrange import arranged
from wizard.letter.layout import Layout
from wizard.letter.letter import Letter, Line, Paragraph, Piece, Unknown
from wizard.letter.manner import in_their_manner
from wizard.letter.neighbours import flowing
from wizard.letter.said import said_once
from wizard.letter.show import worded
from wizard.letter.voice import voiced
from wizard.text.spelling import spelled
from wizard.text.words import ends_sentence, joined, listed, opened

MAX_PIECE = 4_000  # characters of one value in the letter
NOT_YET_KNOWN, TO_BE_TOLD = "not_yet_known", "to_be_told"
ALL_SECTIONS: tuple[Section, ...] = ("subject", "greeting", *BODY, "signature")
WHOLE = Layout("whole", "Everything", ALL_SECTIONS, {})
"""The layout that leaves nothing out."""


@dataclass
class _Rendering:
    """One template on its way to pieces."""

    pieces: list[Piece] = field(default_factory=list)
    leaves: bool = False
    unknown: dict[str, None] = field(default_factory=dict)
    suspected: bool = False

    @property
    def text(self) -> str:
        return "".join(piece.text for piece in self.pieces)


class Composer:
    """Composes one letter. Made anew for each state of the answers; it holds no state of its own."""

    def __init__(self, flow: Flow, scope: Scope, left_out: Collection[str] = ()) -> None:
        self.flow = flow
        self.scope = scope
        self.left_out = left_out
        self.unknown: dict[str, None] = {}
        self._said: dict[str, str] = {}

    def letter(self, layout: Layout = WHOLE) -> Letter:
        """The letter in this layout; sentences that have no place in it stay away."""
        lines: dict[str, tuple[Line, ...]] = {}
        late = []
        staged = self.flow.stages.get(self.scope("stage"), ())
        every = {
            **{one.id: one for group in staged for one in group},
            **self.flow.sentences,
        }
        held = [sentence for sentence in every.values() if layout.holds(sentence)]
        for sentence in (*held, *layout.sentences.values()):
            if sentence.id in self.left_out:
                continue
            if self._speaks_of_unknown(sentence):
                late.append(sentence)  # only now is it known what is not known
            else:
                lines[sentence.id] = self.lines(sentence)
        self._tell_unknown()
        for sentence in late:
            lines[sentence.id] = self.lines(sentence)
        subject = [line for s in self._of("subject") for line in lines.get(s, ())][:1]
        own = {section: _in_section(layout, section) for section in ALL_SECTIONS}
        order = [
            (*self._of("greeting"), *own["greeting"]),
            *(tuple(one.id for one in group) for group in staged),
            *([] if self.scope("stage") == "follow_up" else self._body()),
            tuple(name for section in BODY for name in own[section]),
            (*self._of("signature"), *own["signature"]),
        ]
        heading = Line("heading", "greeting", (Piece(layout.heading),))
        paragraphs = [Paragraph("heading", (heading,))] if layout.heading else []
        for ids in order:
            found = tuple(line for name in ids for line in lines.get(name, ()))
            if found:
                paragraphs.append(Paragraph(ids[0], found))
        unknown = tuple(Unknown(k, self.flow.questions[k].short) for k in self.unknown)
        first = [line for name in own["subject"] for line in lines.get(name, ())][:1]
        if layout.heading and subject:
            first = [heading]
        once = _once(paragraphs)
        told = once if layout.dress else self._flowing(once)
        dressed = arranged(in_their_manner(told), layout, self.scope.context.severity)
        return Letter(_headline(first + subject), dressed, unknown)

    def _flowing(self, paragraphs: Sequence[Paragraph]) -> Sequence[Paragraph]:
        context = self.scope.context
        at_once = context.channel != "letter" and not context.regimes
        return flowing(_once(said_once(paragraphs)), context.now.date(), at_once)

    def _of(self, section: str) -> list[str]:
        return [s.id for s in self.flow.sentences.values() if s.section == section]

    def _body(self) -> list[tuple[str, ...]]:
        groups = self.flow.paragraphs.get(self.scope.context.severity)
        if groups is None:
            groups = tuple(tuple(self._of(section)) for section in BODY)
        return [ids for ids in groups if ids]

    def _speaks_of_unknown(self, sentence: Sentence) -> bool:
        return any(
            {NOT_YET_KNOWN, TO_BE_TOLD} & variant.text.names for variant in sentence.variants
        )

    def _tell_unknown(self) -> None:
        for name, mode in ((NOT_YET_KNOWN, "say"), (TO_BE_TOLD, "ask")):
            shorts = [
                self.flow.questions[k].short
                for k in self.unknown
                if self.flow.questions[k].unknown == mode and not self._is_ours(k)
            ]
            if shorts:
                self._said[name] = listed(shorts, "or" if mode == "say" else "and")

    def _is_ours(self, key: str) -> bool:
        """About the writer or the telling, not about what happened: no customer waits to hear it."""
        question = self.flow.questions[key]
        return question.remember or question.strip

    # -- sentences -----------------------------------------------------------------------------

    def variant(self, sentence: Sentence, row: Any = None) -> Variant | None:
        """The wording in force, for one row of a table where given: the first whose condition holds."""
        return next((v for v in sentence.variants if self.scope.holds(v.when, row)), None)

    def template(self, sentence: Sentence, row: Any = None) -> Template | None:
        """The text of the wording in force, in the right voice."""
        variant = self.variant(sentence, row)
        if variant is None:
            return None
        many = self.scope.context.voice == "we" and variant.many is not None
        return variant.many if many else variant.text

    def lines(self, sentence: Sentence) -> tuple[Line, ...]:
        """What a sentence comes to: none, one, or one a row. A text is one line."""
        rows = None if sentence.each is None else self.scope(sentence.each)
        rows = [rows] if isinstance(rows, str) else rows
        if rows is None or isinstance(rows, Nothing):
            return self._one(sentence, rows)
        return tuple(line for row in rows for line in self._one(sentence, row))

    def _one(self, sentence: Sentence, row: Any) -> tuple[Line, ...]:
        template = self.template(sentence, row)
        if template is None:
            return ()
        rendering = self._rendered(template, sentence, row)
        self.unknown |= rendering.unknown
        if rendering.suspected and not rendering.leaves:
            if sentence.suspected is None:
                return ()
            rendering = self._rendered(sentence.suspected, sentence, row)
        if rendering.leaves or not rendering.text.strip():
            return ()
        pieces = tuple(piece for piece in rendering.pieces if piece.text)
        line = Line(sentence.id, sentence.section, pieces, sentence.gives, sentence.own_line)
        return (line, *self._more(sentence, template)) if row is None else (line,)

    def _more(self, sentence: Sentence, template: Template) -> Iterable[Line]:
        """A sentence for each further line of a long answer, where the flow has words for it."""
        if sentence.more is None:
            return
        name = next((n for n in sorted(template.names) if self._lines_of(n)), None)
        for item in self._lines_of(name)[1:] if name else ():
            rendering = self._rendered(sentence.more, sentence, {"row": item, "of": name})
            yield Line(sentence.id, sentence.section, tuple(rendering.pieces), sentence.gives)

    def _lines_of(self, name: str | None) -> list[str]:
        value = self.scope(name) if name is not None and name in self.flow.questions else None
        lines = [value] if isinstance(value, str) else value
        return lines if isinstance(lines, list) and all(isinstance(i, str) for i in lines) else []

    # -- templates -----------------------------------------------------------------------------

    def _rendered(self, template: Template, sentence: Sentence, row: Any) -> _Rendering:
        out = _Rendering()
        self._render(template.chunks, out, sentence, row)
        return out

    def _render(
        self, chunks: Iterable[object], out: _Rendering, sentence: Sentence, row: Any
    ) -> None:
        for chunk in chunks:
            match chunk:
                case Text(text=text):
                    self._own_words(text, out)
                case Hole(name=name, shape=form):
                    self._fill(name, form, out, sentence, row)
                case Optional_(chunks=inner):
                    self._perhaps(inner, out, sentence, row)

    def _own_words(self, text: str, out: _Rendering) -> None:
        context = self.scope.context
        before = out.text
        words = spelled(voiced(text, context.voice, ends_sentence(before)), context.locale)
        if out.pieces and out.pieces[-1].kind == "value":
            whole = joined(before, words)
            words = words if whole.endswith(words) else words[1:]  # the value brought its own stop
            _shorten(out, len(before) - (len(whole) - len(words)))
        out.pieces.append(Piece(opened(words) if not before.strip() else words))

    def _perhaps(
        self, chunks: Iterable[object], out: _Rendering, sentence: Sentence, row: Any
    ) -> None:
        inner = _Rendering([Piece(out.text)])
        self._render(chunks, inner, sentence, row)
        out.unknown |= inner.unknown
        whole = not inner.leaves and not inner.suspected
        if whole and not any(piece.kind == "gap" for piece in inner.pieces):
            out.pieces += inner.pieces[1:]

    def _fill(self, name: str, form: str, out: _Rendering, sentence: Sentence, row: Any) -> None:
        if name in (NOT_YET_KNOWN, TO_BE_TOLD):
            self._told(name, out)
            return
        value, question = self._looked_up(name, sentence, row)
        if not isinstance(value, Nothing):
            table = sentence.each if name.startswith("row") else None
            out.suspected |= self.scope.suspected(table or name)
            self._say(value, question, name, form, out, sentence)
        elif value is Nothing.HIDDEN:
            out.leaves = True
        elif value is Nothing.UNKNOWN:
            out.leaves = True
            roots = [
                k for k in self.scope.roots(name) if self.scope.answers.entry(k).status == "unknown"
            ]
            out.unknown |= dict.fromkeys(
                k for k in roots or [sentence.each or name] if k in self.flow.questions
            )
        else:
            self._missing(name, question, out, sentence)

    def _told(self, name: str, out: _Rendering) -> None:
        if name in self._said:
            out.pieces.append(Piece(self._said[name]))
        else:
            out.leaves = True

    def _looked_up(self, name: str, sentence: Sentence, row: Any) -> tuple[Any, Question | None]:
        table = self.flow.questions.get(sentence.each or "")
        if name == "row" and isinstance(row, Mapping) and "of" in row:
            return row["row"], self.flow.questions[row["of"]]
        if name == "row":
            return row, table
        if name.startswith("row."):
            key = name[4:]
            column = next((c for c in table.columns if c.key == key), None) if table else None
            if isinstance(row, Mapping):
                return self._cell(key, row), column or self._still_wanted(table, row)
            return (row if isinstance(row, Nothing) else Nothing.MISSING), column
        return self.scope(name), self.flow.questions.get(name)

    def _still_wanted(self, table: Question | None, row: Mapping[str, Any]) -> Question | None:
        """The first column without which no sum over the row can be worked out."""
        columns = table.columns if table else ()
        return next((c for c in columns if c.required and row[c.key] is Nothing.MISSING), None)

    def _cell(self, key: str, row: Mapping[str, Any]) -> Any:
        """A cell of the row, or a sum of the flow's worked out over this row: `row.over`."""
        if key in row:
            return row[key]
        expression = self.flow.calc.get(key)
        if expression is None:
            return Nothing.MISSING
        return self.scope.over_row(expression, row)

    def _say(
        self,
        value: Any,
        question: Question | None,
        name: str,
        form: str,
        out: _Rendering,
        sentence: Sentence,
    ) -> None:
        if sentence.more is not None and isinstance(value, list) and sentence.each is None:
            value = value[:1]  # the others have sentences of their own
        before = out.text
        words, mended = worded(value, question, form, before, self.scope.context)
        if mended != before and _mended(out, before, mended):
            words = opened(words) if ends_sentence(mended) else words
        if not words:
            out.leaves = True
        owner = self._owner(name, sentence)
        out.pieces.append(Piece(words[:MAX_PIECE], "value", owner, value))

    def _owner(self, name: str, sentence: Sentence) -> str:
        if name.startswith("row") and sentence.each:
            return sentence.each
        if name in self.flow.questions:
            return name
        roots = self.scope.roots(name)
        answered = (key for key in roots if not isinstance(self.scope(key), Nothing))
        return next(answered, roots[0] if roots else "")

    def _missing(
        self, name: str, question: Question | None, out: _Rendering, sentence: Sentence
    ) -> None:
        """Nothing there yet: a gap for what must be answered, else the sentence leaves."""
        if question is not None and name.startswith("row"):
            owner, short = sentence.each or "", question.short
            begun = not isinstance(self.scope(owner), Nothing)
            needed = question.required and (begun or self._wanted(owner))
        else:
            empty = [k for k in self.scope.roots(name) if isinstance(self.scope(k), Nothing)]
            wanted = [k for k in empty if self._wanted(k)]
            needed = bool(wanted) and len(wanted) == len(empty)
            owner = wanted[0] if wanted else ""
            short = self.flow.questions[owner].short if owner else ""
        if needed:
            out.pieces.append(Piece(f"‹{short}›", "gap", owner))
        else:
            out.leaves = True

    def _wanted(self, key: str) -> bool:
        return self.flow.questions[key].required or self.scope(key) is Nothing.UNREADABLE


def _mended(out: _Rendering, before: str, mended: str) -> bool:
    """Put other words before a value, where it is our own that change ("On" before "today")."""
    last = out.pieces[-1]
    kept = before[: len(before) - len(last.text)]
    if last.kind != "flow" or not mended.startswith(kept):
        return False
    out.pieces[-1] = Piece(mended[len(kept) :])
    return True


def _shorten(out: _Rendering, count: int) -> None:
    last = out.pieces[-1]
    out.pieces[-1] = Piece(
        last.text[: len(last.text) - count], last.kind, last.question, last.value
    )


def _in_section(layout: Layout, section: str) -> list[str]:
    return [name for name, one in layout.sentences.items() if one.section == section]


def _headline(lines: list[Line]) -> Line | None:
    """The subject of the flow, with what the layout puts before it: "Over – Bookings: 06:20"."""
    if len(lines) < 2:
        return lines[0] if lines else None
    first, second = lines
    pieces = (*first.pieces, Piece(" – "), *second.pieces)
    return Line(second.id, second.section, pieces, (*first.gives, *second.gives))


def _once(paragraphs: Sequence[Paragraph]) -> tuple[Paragraph, ...]:
    """No sentence twice: where two come out alike, the first stands."""
    seen: set[str] = set()
    out = []
    for paragraph in paragraphs:
        lines = []
        for line in paragraph.lines:
            words = " ".join(line.text.casefold().split())
            if line.own_line or words not in seen:
                lines.append(line)
                seen.add(words)
        if lines:
            out.append(Paragraph(paragraph.id, tuple(lines)))
    return tuple(out)
