"""Any moves in any order through one letter, with crashes between: what is kept, and what the letter says.

A model kept apart holds what was answered, set, left out, written by hand and sent. After every move the
case must say the same, and so must the one that is read from the file after a crash. The letter must be
the one that the answers to the questions still asked would give by themselves, whatever came before.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from random import Random
from typing import Any, get_args

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from tests.battery.model import (
    DAYS,
    IN_MEMORY,
    NAMES,
    SETTINGS,
    WORDS,
    Model,
    Tally,
    cells,
    desk_in,
    gone,
    run_of,
)
from tests.conftest import Battery
from tests.letter.generated import STAGES, raw_for
from wizard.answers.entries import Entry, Status
from wizard.flow.model import STEPS
from wizard.interview.desk import Desk
from wizard.interview.interview import Interview
from wizard.interview.pages import REVIEW
from wizard.interview.review import Review
from wizard.interview.versions import MOST_REMOVED, bring_back
from wizard.keep.case import Case, new_id

seeds = st.integers(0, 2**32 - 1)


class Letter(RuleBasedStateMachine):
    """One letter of any kind, from the beginning."""

    tally = Tally()

    def __init__(self) -> None:
        super().__init__()
        self.root = Path(tempfile.mkdtemp(prefix="moves", dir=IN_MEMORY))
        self.home = self.root / "0"
        self.home.mkdir()
        self.old: list[Desk] = []
        self.tally.moves["sequences"] += 1

    def teardown(self) -> None:
        if "desk" in self.__dict__:
            self.desk.close()
        for desk in self.old:
            desk.close()
        shutil.rmtree(self.root)

    @initialize(name=st.sampled_from(NAMES))
    def begin(self, name: str) -> None:
        self.desk = desk_in(self.home)
        self.letter: Interview = self.desk.begin(name)
        self.model = Model(self.letter.context)
        self.letter.save()
        self._reviewed()

    def _reviewed(self) -> None:
        """The review as its screen has it: one object, which remembers what to take back."""
        self.review = Review(self.letter)
        self.model.before.clear()

    def _moved(self, what: str) -> None:
        self.tally.moves[what] += 1
        self.tally.moves["moves"] += 1
        self.desk.save_waiting()

    # -- answering -------------------------------------------------------------------------------

    def _question(self, number: int) -> str:
        keys = list(self.letter.flow.questions)
        return keys[number % len(keys)]

    @rule(number=seeds, seed=seeds)
    def answer(self, number: int, seed: int) -> None:
        """Any question at all is answered: asked, hidden, or answered before."""
        self._answered(self._question(number), Random(seed))

    @rule(seed=seeds)
    def answer_the_page(self, seed: int) -> None:
        """What is asked is answered, and on to the next page, as most people go."""
        if self.letter.at == REVIEW:
            return
        chance = Random(seed)
        for box in self.letter.page.boxes:
            if self.letter.scope.asked(box.question.key):  # the one before may have ended it
                self._answered(box.question.key, chance)
        self._go(self.letter.forward)

    def _answered(self, key: str, chance: Random) -> None:
        raw = raw_for(self.letter.flow.questions[key], chance)
        before = self.model.entries.get(key, Entry())
        saved = self.letter.case.rev
        self.letter.answer(key, raw)
        self.tally.same("characters taken out", self.letter.removed, 0)
        was = self.letter.case.entries[key].status
        status: Status = "suspected" if before.status == "suspected" else "given"
        self.tally.same("the status of an answer", was, status)
        self.model.entries[key] = Entry(raw, status)
        self.model.shown = None
        if saved and gone(cells(before.raw), cells(raw)) > MOST_REMOVED:
            self._is_kept(key, before)
        self._moved("answers")

    def _is_kept(self, key: str, before: Entry) -> None:
        kept = [one.case.entries.get(key) for one in self.desk.versions.of(self.letter.case)]
        self.tally.same("what was taken away is kept", before in kept, True)
        self.tally.moves["texts taken away and kept"] += 1

    @rule(number=seeds, more=st.integers(1, 9))
    def wear_away(self, number: int, more: int) -> None:
        """An answer goes key by key, from its end."""
        key = self._question(number)
        before = self.model.entries.get(key, Entry())
        count = MOST_REMOVED + more
        if not isinstance(before.raw, str) or len(before.raw) < count or not self.letter.case.rev:
            return
        for end in range(len(before.raw) - 1, len(before.raw) - 1 - count, -1):
            self.letter.answer(key, before.raw[:end])
        self.model.entries[key] = self.letter.case.entries[key]
        self.tally.same("what is left", self.letter.case.entries[key].raw, before.raw[:-count])
        self.model.shown = None
        if before.status in ("given", "suspected"):
            self._is_kept(key, before)
        self._moved("answers worn away")

    @rule(number=seeds, status=st.sampled_from(get_args(Status)))
    def mark(self, number: int, status: Status) -> None:
        """How sure a fact is."""
        key = self._question(number)
        if key not in self.model.entries:
            return
        self.letter.mark(key, status)
        self.model.entries[key] = replace(self.model.entries[key], status=status)
        self.model.shown = None
        self._moved("marks")

    @rule(name=st.sampled_from(sorted(SETTINGS)), number=seeds)
    def change_branch(self, name: str, number: int) -> None:
        """Graver, for many, as a chat: other questions are asked, others not."""
        value = SETTINGS[name][number % len(SETTINGS[name])]
        self.letter.set(**{name: value})
        self._set(**{name: value})

    @rule(number=seeds)
    def change_stage(self, number: int) -> None:
        """A first letter, an update, or the one that follows."""
        stage, last = STAGES[number % len(STAGES)]
        self.letter.set(stage=stage, last_letter=last)
        self._set(stage=stage, last_letter=last)

    @rule(number=seeds)
    def change_law(self, number: int) -> None:
        """Another law to follow, or none."""
        there_are = self.letter.laws.there_are
        names = tuple(law.name for law in there_are[number % 3 :][:2])
        self.letter.set(regimes=names, regime="")
        self._set(regimes=names, regime="")

    def _set(self, **changed: Any) -> None:
        self.model.context = self.model.context.with_(**changed)
        self.model.shown = None
        self._moved("settings changed")

    @rule(number=seeds)
    def leave_out(self, number: int) -> None:
        """A sentence is left out, or brought back."""
        names = list(self.letter.flow.sentences)
        name = names[number % len(names)]
        self.letter.leave_out(name)
        left = self.model.left_out
        self.model.left_out = tuple(s for s in left if s != name) if name in left else (*left, name)
        self.model.shown = None
        self._moved("sentences left out")

    # -- pages -----------------------------------------------------------------------------------

    @rule(move=st.sampled_from(["forward", "forward", "forward", "back", "review"]))
    def turn(self, move: str) -> None:
        """To the next page, the one before, or the review."""
        self._go(getattr(self.letter, move))

    @rule(step=st.sampled_from(STEPS))
    def jump(self, step: Any) -> None:
        """To a step."""
        self._go(partial(self.letter.jump, step))

    @rule(number=seeds)
    def edit(self, number: int) -> None:
        """From the review to one answer, which comes back."""
        questions = self.letter.flow.questions
        with_a_page = [key for key, question in questions.items() if not question.strip]
        self._go(partial(self.letter.open, with_a_page[number % len(with_a_page)]))

    def _go(self, move: Callable[[], str]) -> None:
        """Where a page is left a day may be written otherwise; it is the same day."""
        questions = self.letter.flow.questions
        days = {
            key: self.letter.scope(key)
            for key, question in questions.items()
            if question.kind in DAYS
        }
        page = self.model.page = move()
        for key, day in days.items():
            entry = self.letter.case.entries.get(key)
            if entry is not None and entry != self.model.entries.get(key):
                self.tally.same("a day written out", self.letter.scope(key), day)
                self.model.entries[key] = entry
        pages = self.letter.page_keys()
        self.tally.same(
            "there is such a page", page in (*pages, *self.letter.flow.questions, REVIEW), True
        )
        if self.letter.at != REVIEW:
            assert self.letter.page.boxes
        self._moved("pages turned")

    # -- the letter by hand ----------------------------------------------------------------------

    @rule(
        start=seeds,
        length=st.one_of(st.integers(0, 60), st.just(10**6)),
        words=st.sampled_from(WORDS),
    )
    def edit_by_hand(self, start: int, length: int, words: str) -> None:
        """Some of the letter is taken out, or other words are put in."""
        text = self.review.text
        start %= len(text) + 1
        new = text[:start] + words + text[start + length :]
        if new != text:
            self.model.before.append(text)
        saved = self.letter.case.rev
        self.review.typed_over(new)
        self.tally.same("the letter by hand", self.review.text, new)
        if saved and gone(text, new) > MOST_REMOVED:
            then = self.desk.versions.of(self.letter.case)[0].case
            kept = Review(self.desk.adopt(self.letter.plain_flow, then)).text
            self.tally.same("the letter before an edit is kept", kept, text)
            self.tally.moves["letters by hand kept"] += 1
        self.model.shown = new
        self._moved("edits by hand")

    @precondition(lambda self: self.model.before)
    @rule()
    def undo(self) -> None:
        """The last edit by hand is taken back."""
        text = self.model.before.pop()
        self.tally.same("there is something to take back", self.review.undo(), True)
        self.tally.same("the letter after an undo", self.review.text, text)
        self.model.shown = text
        self._moved("edits taken back")

    @rule(number=seeds, mine=st.booleans())
    def settle_a_conflict(self, number: int, mine: bool) -> None:
        """The words by hand, or those from the answers."""
        there_are = self.review.conflicts()
        if there_are:
            one = there_are[number % len(there_are)]
            (self.review.keep_mine if mine else self.review.take_theirs)(one.index)
            self.model.shown = None
            self._moved("conflicts settled")

    @rule()
    def send(self) -> None:
        """The letter leaves."""
        self.review.sent()
        text = self.review.bare()
        if self.model.sent[-1:] != [text]:
            self.model.sent.append(text)
        self._moved("letters sent")

    # -- kept and lost ---------------------------------------------------------------------------

    @rule()
    def save(self) -> None:
        """Saved once more."""
        rev = self.letter.case.rev
        self.letter.save(at_once=True)
        self.tally.same("the number of the save", self.letter.case.rev, rev + 1)
        self._moved("saves")

    @rule(number=seeds)
    def bring_back(self, number: int) -> None:
        """An earlier version; what is there now is kept as one too."""
        versions = self.desk.versions.of(self.letter.case)
        if not versions:
            return
        then = versions[number % len(versions)].case
        now = self.letter.case
        bring_back(self.letter, versions[number % len(versions)])
        self.model.entries = dict(then.entries)
        self.model.context, self.model.left_out = then.context, then.left_out
        self.model.shown = None
        kept = [one.case.entries for one in self.desk.versions.of(self.letter.case)]
        if then.entries != now.entries:
            self.tally.same("what was there is a version", now.entries in kept, True)
        self._moved("earlier versions brought back")

    @rule(crash=st.booleans())
    def come_back(self, crash: bool) -> None:
        """The app is left, or dropped as it stands; another one takes the letter up.

        What kill -9 leaves is what the files hold at that moment: a copy of them, as they are.
        """
        letter, shown = self.letter.letter.text, self.review.text
        promised = self.letter.case.promises
        if crash:
            home = self.root / str(len(self.old) + 1)
            shutil.copytree(self.home, home)
            self.old.append(self.desk)
            self.home = home
        else:
            self.desk.settle()
            self.desk.close()
        self.desk = desk_in(self.home)
        (in_hand,) = self.desk.in_hand()
        self.letter = self.desk.resume(in_hand.id)
        self.tally.same("notices", self.desk.notices, [])
        self._reviewed()
        self.tally.same("the letter of the case read again", self.letter.letter.text, letter)
        self.tally.same("the letter with hand edits, read again", self.review.text, shown)
        self.tally.same("the promises, read again", self.letter.case.promises, promised)
        self._moved("crashes" if crash else "reopenings")

    # -- what always holds -----------------------------------------------------------------------

    @invariant()
    def the_case_is_what_the_model_says(self) -> None:
        case, model = self.letter.case, self.model
        self.tally.same("trouble", self.letter.trouble, "")
        keys = case.entries.keys() | model.entries.keys()
        self.tally.same(
            "the answers that differ",
            {k: case.entries.get(k) for k in keys if case.entries.get(k) != model.entries.get(k)},
            {k: model.entries.get(k) for k in keys if case.entries.get(k) != model.entries.get(k)},
        )
        self.tally.same("the settings", case.context, model.context)
        self.tally.same("the page", case.page, model.page)
        self.tally.same("what is left out", case.left_out, model.left_out)
        self.tally.same("the letters sent", [one.text for one in case.letters_sent], model.sent)
        if model.shown is not None:
            self.tally.same("the letter by hand", self.review.text, model.shown)

    @invariant()
    def the_letter_says_what_the_reachable_answers_say(self) -> None:
        asked = self.letter.scope.asked
        flow, questions = self.letter.plain_flow, self.letter.flow.questions
        reachable = {
            key: entry
            for key, entry in self.model.entries.items()
            if key in questions and asked(key)
        }
        case = Case(new_id(), flow.name, flow.hash, self.model.context, entries=reachable)
        fresh = self.desk.adopt(flow, replace(case, left_out=self.model.left_out))
        self.tally.same("the letter", self.letter.letter.text, fresh.letter.text)
        self.tally.same("the pages", self.letter.page_keys(), fresh.page_keys())


@pytest.mark.slow
def test_any_moves_lose_nothing_and_leave_no_trace_in_the_letter(battery: Battery) -> None:
    tally = Letter.tally = Tally()
    sequences = battery.size(60, 2_000, 50_000)
    try:
        run_state_machine_as_test(Letter, settings=run_of(sequences, anew=battery.run == "soak"))  # type: ignore[no-untyped-call]
    finally:
        for what in ("sequences", "moves", *sorted(set(tally.moves) - {"sequences", "moves"})):
            battery.count(what, tally.moves[what])
        battery.count("differences", len(tally.differences))
    assert tally.differences == []
    assert tally.moves["crashes"] * 10 > sequences
