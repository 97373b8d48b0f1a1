"""The one engine that judges letters: while they are written and when they are handed in."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice

from wizard.checks.answers import answer_findings
from wizard.checks.book import RuleBook
from wizard.checks.draft import (
    Draft,
    fact_values,
    finding,
    holds,
    in_place,
    merged,
    new_draft,
    with_plain_line_ends,
)
from wizard.checks.entities import find
from wizard.checks.finding import FOREIGN, PARTS, Facts, Finding, Span
from wizard.checks.found import Found
from wizard.checks.law import law_findings
from wizard.checks.layout import page
from wizard.checks.reading import Hit, Reader
from wizard.checks.repeats import repeat_findings
from wizard.checks.rule import WHOLE_LETTER, Rule
from wizard.checks.whole import broken_orders, count_findings, metric_findings

Place = tuple[int, int] | None
_NOT_IN_QUOTES = ("placeholder", "misspelt")
"""Entities that are nothing to speak of in words that are quoted."""


class Checker:
    """Judges texts by the rules of one book. It remembers sentences, so keep one and use it again."""

    def __init__(self, book: RuleBook) -> None:
        self.book = book
        self._reader = Reader(book)

    def check(
        self, text: str, facts: Facts = FOREIGN, spans: Sequence[Span] = ()
    ) -> tuple[Finding, ...]:
        """What is to be said about `text`: one card a sentence, in the order of the text.

        spans: the pieces of a composed letter, in order; none for a letter written elsewhere.
        """
        draft = self.draft(text, facts, spans)
        return merged(self._findings(draft), _home(draft))

    def findings(
        self, text: str, facts: Facts = FOREIGN, spans: Sequence[Span] = ()
    ) -> tuple[Finding, ...]:
        """What every single rule says, in the order of the text, none merged and none left out."""
        return tuple(self._findings(self.draft(text, facts, spans)))

    def _findings(self, draft: Draft) -> list[Finding]:
        known = self._known(draft.facts)
        present = {} if draft.facts.fragment else self._parts(draft)
        found = [
            *self._in_sentences(draft, known),
            *self._entities(draft, known),
            *self._whole(draft, known, present),
            *self._missing(draft, known, present),
        ]
        found.extend(answer_findings(self.book, draft))
        if draft.facts.cursor is not None:
            low, high = draft.facts.cursor
            found = [f for f in found if f.start == f.end or f.end < low or f.start > high]
        return [*_distinct(found), *law_findings(draft), *repeat_findings(draft, present)]

    def _known(self, facts: Facts) -> dict[str, bool]:
        """Conditions of which it is known whether they hold; of a letter written elsewhere, all."""
        elsewhere = FOREIGN._replace(severity=facts.severity, locale=facts.locale)
        if fact_values(facts) != fact_values(elsewhere):
            return {}
        return dict(self.book.data["elsewhere"].get(facts.severity, {}))

    def draft(self, text: str, facts: Facts = FOREIGN, spans: Sequence[Span] = ()) -> Draft:
        """The text taken apart and read, for those who look further."""
        if not text.strip():
            facts = facts._replace(fragment=True)
        text = with_plain_line_ends(text)
        sheet = page(text)
        readings = tuple(self._reader.read(placed.text) for placed in sheet.sentences)
        return new_draft(text, facts, spans, sheet, readings)

    def parts_present(
        self, text: str, facts: Facts = FOREIGN, spans: Sequence[Span] = ()
    ) -> Mapping[str, Place]:
        """For each of the twelve parts, where the letter gives it, or None.

        A part the facts know as given is present wherever its words are; without any it has the
        place (0, 0).
        """
        return self._parts(self.draft(text, facts, spans))

    def _parts(self, draft: Draft) -> dict[str, Place]:
        present: dict[str, Place] = dict.fromkeys(PARTS)
        missing = [(n, rule, rule.part) for n, rule in self.book.of_kind("required") if rule.part]
        for placed, reading in zip(draft.page.sentences, draft.readings, strict=True):
            for number, rule, part in missing:
                places = reading.places(number)
                if places and in_place(rule, placed, draft.page.last_paragraph):
                    start, end = places[0]
                    present[part] = (placed.start + start, placed.start + end)
            missing = [one for one in missing if present[one[2]] is None]
        greeting = draft.page.region("greeting")
        if greeting is not None:
            present["salutation"] = (greeting.start, greeting.end)
        if draft.page.signer is not None:
            present["sign-off-named"] = draft.page.signer
        for part in draft.facts.given:
            if part in present and present[part] is None:
                present[part] = (0, 0)
        return present

    def _in_sentences(self, draft: Draft, known: dict[str, bool]) -> Iterator[Finding]:
        quotes = draft.quotes
        asking = [n for n, rule in self.book.asking if holds(rule, draft.facts, known)]
        for index, (placed, reading) in enumerate(
            zip(draft.page.sentences, draft.readings, strict=True)
        ):
            asked = (Hit(number, *place) for number in asking for place in reading.places(number))
            for hit in (*reading.hits, *asked):
                rule = self.book.rules[hit.rule]
                if not holds(rule, draft.facts, known):
                    continue
                if draft.facts.fragment and rule.judges_letters:
                    continue
                here = in_place(rule, placed, draft.page.last_paragraph)
                if not here or _excused(rule, draft, index):
                    continue
                start, end = placed.start + hit.start, placed.start + hit.end
                if not _within(Found(start, end), quotes):
                    yield finding(rule, draft, start, end)

    def _entities(self, draft: Draft, known: dict[str, bool]) -> Iterator[Finding]:
        quotes = draft.quotes
        starts = [placed.start for placed in draft.page.sentences]
        for number, rule in self.book.of_kind("entity"):
            if not holds(rule, draft.facts, known):
                continue
            for name in rule.find:
                for found in find(draft, name):
                    if name in _NOT_IN_QUOTES and _within(found, quotes):
                        continue
                    here = bisect_right(starts, found.start) - 1
                    if here >= 0 and not draft.readings[here].stands(number):
                        continue
                    one = finding(rule, draft, found.start, found.end, {"detail": found.detail})
                    yield one._replace(
                        question=found.question or one.question,
                        fix=found.fix or one.fix,
                        secret=found.secret,
                    )

    def _whole(
        self, draft: Draft, known: dict[str, bool], present: Mapping[str, Place]
    ) -> Iterator[Finding]:
        for number, rule in self.book.of_kind("count", "metric", "order"):
            if draft.facts.fragment:
                continue
            if rule.least and draft.facts.passed is not None:
                continue  # a letter that still grows has not too little of anything
            for one in self._measured(draft, number, rule, present):
                if holds(rule, draft.facts, known):
                    yield one

    def _measured(
        self, draft: Draft, number: int, rule: Rule, present: Mapping[str, Place]
    ) -> Iterator[Finding]:
        if rule.kind == "count":
            enough = None if rule.most else rule.least
            places = list(islice(self._places(draft, number, rule), enough))
            yield from count_findings(rule, draft, places)
        elif rule.kind == "metric":
            yield from metric_findings(rule, draft)
        elif rule.kind == "order":
            yield from broken_orders(rule, draft, present)

    def _places(self, draft: Draft, number: int, rule: Rule) -> Iterator[tuple[int, int]]:
        """Where a rule that looks at the whole letter finds its words, in order."""
        for placed, reading in zip(draft.page.sentences, draft.readings, strict=True):
            places = reading.places(number)
            if places and in_place(rule, placed, draft.page.last_paragraph):
                for start, end in places:
                    yield placed.start + start, placed.start + end

    def _missing(
        self, draft: Draft, known: dict[str, bool], present: Mapping[str, Place]
    ) -> Iterator[Finding]:
        facts = draft.facts
        if facts.fragment:
            return
        body = draft.page.region("body")
        for _, rule in self.book.of_kind("required"):
            if rule.part is None or present[rule.part] is not None:
                continue
            if rule.part in facts.not_applicable or not holds(rule, facts, known):
                continue
            if facts.passed is not None and rule.part not in facts.passed:
                continue
            at = len(draft.text.rstrip())
            if rule.part == "salutation":
                at = 0
            elif body is not None and rule.part != "sign-off-named":
                at = body.start + len(draft.text[body.start : body.end].rstrip())
            yield finding(rule, draft, at, at)


def _within(found: Found, stretches: Sequence[tuple[int, int]]) -> bool:
    return any(start <= found.start and found.end <= end for start, end in stretches)


def _excused(rule: Rule, draft: Draft, index: int) -> bool:
    """Whether a neighbouring sentence takes the edge off, or the one before fails to give it."""
    if rule.near and draft.near(index, rule.near):
        return True
    if rule.after:
        return index == 0 or not any(map(draft.readings[index - 1].gives, rule.after))
    return False


def _distinct(found: Sequence[Finding]) -> list[Finding]:
    """Each rule once at each place; of two spans of one rule that overlap, the first."""
    kept: dict[tuple[str, int, int, str], Finding] = {}
    last: dict[str, Finding] = {}
    for one in sorted(found, key=lambda f: (f.start, -f.end)):
        before = last.get(one.rule)
        if before is not None and one.start < before.end:
            continue
        owner = one.question if one.start == one.end else ""  # what stands nowhere in the text
        kept.setdefault((one.rule, one.start, one.end, owner), one)
        last[one.rule] = one
    return list(kept.values())


def _home(draft: Draft) -> Callable[[Finding], int | str | None]:
    """What a finding belongs to: its answer, its sentence, or nothing but itself."""
    starts = [placed.start for placed in draft.page.sentences]

    def home(one: Finding) -> int | str | None:
        if one.category == "answer":
            return one.question
        if one.start == one.end or one.category in WHOLE_LETTER:
            return None
        return bisect_right(starts, one.start) - 1

    return home
