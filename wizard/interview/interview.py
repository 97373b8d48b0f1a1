"""One letter being written: the one facade that every front end uses.

It joins the flow, the answers, the letter, the checks and the store. Each change is saved before the
call returns; what could not be saved is said in `trouble` and stays in memory.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from functools import cached_property
from typing import Any

from wizard.answers.context import Context
from wizard.answers.entries import NOTHING, Entry, Raw, Status
from wizard.answers.scope import Scope
from wizard.checks.checker import Checker
from wizard.checks.finding import Facts, Finding
from wizard.expr.nothing import Nothing
from wizard.flow.model import STEPS, Flow, Question, Step
from wizard.interview.facts import questions_of, spans_of
from wizard.interview.fixed_days import fixed_dates
from wizard.interview.ignoring import ignore_of, not_ignored
from wizard.interview.laws import CaseLaws
from wizard.interview.masking import Secret, can_put, masks, may_be_remembered, secret_of, without
from wizard.interview.pages import (
    REVIEW,
    AnswerRow,
    Box,
    Frame,
    Page,
    StepState,
    next_after,
    spine,
)
from wizard.interview.state import State
from wizard.interview.typed import cleaned, read_back
from wizard.keep.case import Case
from wizard.letter.blocks import Blocks
from wizard.letter.frames import frame_of
from wizard.letter.layout import Layout
from wizard.letter.letter import Letter
from wizard.letter.show import filled_in


class Interview:
    """The questions, answers and letter of one case, and the moves between its pages."""

    def __init__(self, desk: Any, flow: Flow, case: Case) -> None:
        self.desk = desk
        self.plain_flow = flow  # without what a law adds to it
        self.flow = flow
        self.case = case
        self.trouble = ""  # why the last change is not saved, as a sentence; "" when it is
        self.unsaved = False  # a change waits to be saved: show "saving"
        self.removed = 0  # characters that could not be kept from the last answer
        self.named = ""  # the question of this page that was asked for by itself; "" for none
        self.taken_up_at = ""  # the page at which it was taken up, until that is left
        self._return_to = self._left = ""  # pages: where "change" came from, the last one shown
        self._found: tuple[object, tuple[Finding, ...]] = (None, ())
        self._state = self._new_state()

    # -- the state -----------------------------------------------------------------------------

    def _new_state(self) -> State:
        context = self.case.context
        self.flow = self.desk.flow_for(self.plain_flow, context)
        layout = self.desk.layout_for(self.plain_flow, context)
        return State(self.flow, self.case, self.desk, layout)

    def _change(self, **changes: Any) -> None:
        before, self.case = self.case, replace(self.case, **changes)
        self.desk.versions.changing(before, self.case)
        self._state = self._new_state()
        self.save()

    def keep(self, **beside: Any) -> None:
        """Keep something beside the answers: ignores, overrides, letters sent, promises."""
        self._change(**beside)

    def keep_blocks(self, blocks: Blocks) -> None:
        """Keep the hand edits; a letter without any keeps none."""
        self._change(blocks=blocks if any(block.by_hand for block in blocks) else ())

    def save(self, at_once: bool = False) -> None:
        """Save the case; where that fails `trouble` says why and nothing is lost from memory.

        On a disk that takes its time the save waits for `flush`, so that no key does.
        """
        self.unsaved = self.desk.store.slow and not at_once
        if self.unsaved:
            self.desk.wait_to_save(self)
        else:
            self.desk.save(self)

    def flush(self) -> None:
        """Save what still waits; `Desk.save_waiting` calls this."""
        if self.unsaved:
            self.save(at_once=True)

    @property
    def context(self) -> Context:
        """The settings of this letter."""
        return self.case.context

    @property
    def scope(self) -> Scope:
        """What every name stands for now."""
        return self._state.scope

    @property
    def letter(self) -> Letter:
        """The letter as composed from the answers, without hand edits."""
        return self._state.letter

    @property
    def facts(self) -> Facts:
        """What the checks know beside the text."""
        return self._state.facts

    @property
    def layout(self) -> Layout:
        """What this channel holds and how long it may be."""
        return self._state.layout

    @property
    def laws(self) -> CaseLaws:
        """The laws that a letter of this kind can follow, and those that this one does."""
        return CaseLaws(self.desk.laws, self.flow.name, self.context)

    @property
    def who(self) -> str:
        """The customer as written, for the list of what is in hand."""
        raw = self._state.answers.entry("customer_name").raw
        return raw.split("\n")[0].strip() if isinstance(raw, str) else ""

    def entry(self, key: str) -> Entry:
        """The answer in force for a question."""
        return self._state.answers.entry(key)

    # -- answering -----------------------------------------------------------------------------

    def answer(self, key: str, raw: Raw) -> None:
        """Take an answer as typed. Control characters are removed and counted in `removed`."""
        safe, self.removed = cleaned(raw, self.flow.questions[key])
        before = self.entry(key)
        status: Status = "suspected" if before.status == "suspected" else "given"
        self._change(entries={**self.case.entries, key: Entry(safe, status)})

    def mark(self, key: str, status: Status) -> None:
        """Say how sure a fact is; what was typed stays."""
        entry = replace(self.entry(key), status=status)
        self._change(entries={**self.case.entries, key: entry})

    def set(self, **settings: Any) -> None:
        """Change severity, audience, voice, channel, depth or another setting of the letter."""
        self._change(context=self.case.context.with_(**settings))

    def leave_out(self, sentence: str) -> None:
        """Leave one sentence of the flow out of this letter; a second time brings it back."""
        left = self.case.left_out
        changed = tuple(s for s in left if s != sentence) if sentence in left else (*left, sentence)
        self._change(left_out=changed)

    # -- pages ---------------------------------------------------------------------------------

    def page_keys(self) -> tuple[str, ...]:
        """The pages of this letter in order, for the answers as they are now."""
        return tuple(key for key, boxes in self.flow.pages().items() if self._shown(boxes))

    def _shown(self, boxes: tuple[Question, ...]) -> bool:
        asked = [q for q in boxes if self.scope.asked(q.key)]
        if not asked or not self._is_due(asked):
            return False
        if not all(q.remember for q in asked) or any(q.key in self.case.entries for q in asked):
            return True
        return not any(self._is_known(q) for q in asked)

    def _is_known(self, question: Question) -> bool:
        """Whether the profile answers it: the writer's own details are asked once."""
        if not question.remember or question.default or question.key in self.case.entries:
            return False
        return not self._state.own.get(question.key, NOTHING).empty

    def _is_due(self, asked: list[Question]) -> bool:
        """Whether this letter asks it: a later one only what has changed, or was not certain."""
        stage = self.scope("stage")
        if stage == "first":
            return True
        if stage == "follow_up":
            said = [one for group in self.flow.stages.get(stage, ()) for one in group]
            wanted = {name for sentence in said for name in questions_of(sentence)}
            return any(q.key in wanted or q.later for q in asked if not q.remember)
        return any(q.ask_again or self.entry(q.key).status != "given" for q in asked)

    @property
    def at(self) -> str:
        """The key of the page in front, or `review`."""
        if self.case.page == REVIEW:
            return REVIEW
        keys = self.page_keys()
        if self.case.page in keys or (self.case.page in self.flow.questions and self._return_to):
            return self.case.page
        return keys[0] if keys else REVIEW

    @property
    def page(self) -> Page:
        """The page in front, its boxes with their answers, faults and findings."""
        return self.page_of(self.at)

    def page_of(self, key: str) -> Page:
        """A page by its key, in front or not."""
        step = self.flow.questions[key].step
        siblings = [k for k in self.page_keys() if self.flow.questions[k].step == step]
        number = siblings.index(key) + 1 if key in siblings else 1
        asked = self._asked(key)
        boxes = tuple(self.box(q) for q in asked or [self.flow.questions[key]])
        return Page(key, step, boxes, number, max(len(siblings), 1))

    def box(self, question: Question) -> Box:
        """One question as it stands."""
        key = question.key
        value, entry = self.scope(key), self.entry(key)
        fault = self.fault_of(key)
        frame = frame_of(self._state.composer, key)
        shown = "" if isinstance(value, Nothing) else read_back(value, question, self.context)
        mine = tuple(f for f in self.findings if f.question == key) if not entry.empty else ()
        return Box(question, entry, Frame(*frame), fault, mine, shown)

    def fault_of(self, key: str) -> str:
        """Why the answer cannot be read, or a rule of its question that it breaks; "" when fine."""
        if self.entry(key).empty:
            return ""
        broken = (filled_in(words, self.scope) for words in self.scope.broken_rules(key))
        return self.scope.faults.get(key, "") or next(broken, "")

    def steps(self) -> tuple[StepState, ...]:
        """The spine: the five steps and where we are."""
        keys = self.page_keys()
        at = len(keys) if self.at == REVIEW or self.at not in keys else keys.index(self.at)
        return spine([self.flow.questions[key].step for key in keys], at)

    # -- moves ---------------------------------------------------------------------------------

    def forward(self) -> str:
        """Leave the page: to where "change" came from, to the next one, or to the review."""
        here = self.at
        self.settle()
        target = self._return_to or next_after(self.flow, self.page_keys(), here)
        self._return_to = ""
        return self._go(target)

    def back(self) -> str:
        """To the page before, and from the review to the one it was opened from; stays on the first."""
        self.settle()
        self._return_to = ""
        keys = self.page_keys()
        if self.at == REVIEW and self._left in keys:
            return self._go(self._left)
        at = len(keys) if self.at == REVIEW or self.at not in keys else keys.index(self.at)
        return self._go(keys[max(at - 1, 0)]) if keys else REVIEW

    def jump(self, step: Step) -> str:
        """To the first page of a step; where it has none, to the next step that has."""
        self.settle()
        self._return_to = ""
        later = STEPS[STEPS.index(step) :]
        for key in self.page_keys():
            if self.flow.questions[key].step in later:
                return self._go(key)
        return self._go(REVIEW)

    def open(self, key: str, and_return: bool = True) -> str:
        """To the page of a question; `forward` then comes back to where we are now."""
        self.settle()
        self._return_to = self.at if and_return else ""
        return self._go(self.flow.questions[key].page, key)

    def review(self) -> str:
        """To the review, from anywhere."""
        self.settle()
        self._return_to = ""
        return self._go(REVIEW)

    def _go(self, page: str, named: str = "") -> str:
        self._left = self.at if self.at != REVIEW else self._left
        self.named, self.taken_up_at = named, ""
        self._change(page=page)
        self.flush()
        self.desk.settle(self.case)
        return page

    def settle(self) -> None:
        """The page is left: "today" becomes that day, and what is the writer's own is remembered."""
        if self.at == REVIEW:
            return
        boxes = self._asked(self.at)
        fixed = fixed_dates(boxes, self.case.entries, self.entry, self.scope)
        entries = {**self.case.entries, **fixed}
        own = {q.key: entries[q.key] for q in boxes if q.remember and q.key in entries}
        unread = {k for k in own if self.scope(k) is Nothing.UNREADABLE}
        own = {k: e for k, e in own.items() if not e.empty and k not in unread}
        self.desk.remember(may_be_remembered(own, self.findings) if own else own)
        if entries != dict(self.case.entries):
            self._change(entries=entries)

    def _asked(self, page: str) -> list[Question]:
        """The boxes of a page; beside one about this letter none that the profile answers."""
        asked = [q for q in self.flow.pages()[page] if self.scope.asked(q.key)]
        if all(q.remember for q in asked):
            return asked
        return [q for q in asked if not self._is_known(q)]

    def taken_up(self, now: datetime) -> Interview:
        """The same letter on another day: what was "today" has a date now. Saved with the next change."""
        self.taken_up_at = self.at
        if now.astimezone(self.case.zone).date() == self.context.now.date():
            return self
        entries = dict(self.case.entries)
        for page in self.flow.pages():
            asked = self._asked(page)
            entries |= fixed_dates(asked, self.case.entries, self.entry, self.scope)
        context = self.context.with_(now=now.astimezone(self.case.zone))
        self.case = replace(self.case, entries=entries, context=context)
        self._state = self._new_state()
        return self

    # -- findings and the list of answers --------------------------------------------------------

    @cached_property
    def _checker(self) -> Checker:
        checker: Checker = self.desk.checker
        return checker

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What weakens the composed letter now, most important first, without those ignored."""
        return self.findings_of(self.letter.body)

    def findings_of(self, text: str, composed: bool = True) -> tuple[Finding, ...]:
        """What weakens this text; composed: whether it is the letter as composed."""
        spans = spans_of(self.letter) if composed else ()
        key = (text, id(self._state), composed)
        if self._found[0] != key:
            self._found = (key, self._checker.check(text, self.facts, spans))
            self.desk.versions.saw(self.case, self._found[1])
        return not_ignored(self._found[1], self.case.ignores, text)

    def ignore(self, finding: Finding) -> None:
        """Let a finding be for this sentence; kept beside the letter, never in it."""
        self.keep(ignores=(*self.case.ignores, ignore_of(finding, self.letter.body)))

    def can_fix(self, finding: Finding) -> bool:
        """Whether its words stand in the answer so that they can be replaced safely."""
        return bool(finding.fix) and self._stands_in_answer(finding)

    def _stands_in_answer(self, finding: Finding) -> bool:
        return bool(finding.question) and can_put(finding, self.entry(finding.question).raw)

    def fix(self, finding: Finding, replacement: str) -> bool:
        """Put the replacement into the answer, where the letter's words stand in it verbatim.

        A mask is put wherever the secret stands, and nothing of the letter remembers it.
        """
        if not self._stands_in_answer(finding):
            return False
        if masks(finding):
            self.forget(secret_of(finding, replacement))
            return True
        raw = self.entry(finding.question).raw
        self.answer(finding.question, str(raw).replace(finding.text, replacement))
        return True

    def forget(self, secret: Secret) -> None:
        """Mask a secret in all of this letter, the earlier versions and the log of the file included."""
        self.desk.forget_own(secret)
        before, self.case = self.case, without(self.case, secret)
        self.desk.versions.changing(before, self.case)
        self._state = self._new_state()
        self.save(at_once=True)
        self.desk.versions.forget(self.case, secret)

    def answer_rows(self) -> tuple[AnswerRow, ...]:
        """Check your answers: every box that is asked, in order."""
        rows = []
        for question in self.flow.questions.values():
            if not self.scope.asked(question.key) or question.strip:
                continue
            entry = self.entry(question.key)
            value = self.scope(question.key)
            if entry.status == "unknown":
                shown = "Not known yet"
            elif isinstance(value, Nothing):
                shown = "Not provided" if entry.empty else str(entry.raw)
            else:
                shown = read_back(value, question, self.context)
            rows.append(AnswerRow(question.page, question.key, question.label, shown, entry.status))
        return tuple(rows)
