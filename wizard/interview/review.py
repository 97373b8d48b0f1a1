"""The letter of an interview under review: composed paragraphs, hand edits, promises."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property
from typing import TYPE_CHECKING

from wizard.checks.finding import Earlier, Facts, Finding, Span
from wizard.expr.nothing import Nothing
from wizard.flow.model import Part
from wizard.interview.facts import questions_of
from wizard.interview.laws import LawState, Wanted, duties, law_states, wanted_by
from wizard.interview.loose import Blocked, LooseLetter, PartState, Standing
from wizard.interview.masking import masks, secret_of
from wizard.keep.case import Case, Ignore, Override, Promise, Sent, new_id
from wizard.letter.blocks import (
    BREAK,
    Blocks,
    keep_mine,
    recomposed,
    shown,
    take_theirs,
    typed_over,
)
from wizard.letter.letter import Letter
from wizard.text.dates import full_date

if TYPE_CHECKING:
    from wizard.interview.interview import Interview

LEFT_BEHIND = (
    "What you changed by hand stays with the letter as it was: switch back to see it again."
)
"""What is said when a switch arranges the letter another way."""

__all__ = ["Blocked", "Conflict", "LooseLetter", "PartState", "Review", "Standing"]


@dataclass(frozen=True, slots=True)
class Conflict:
    """A paragraph changed by hand whose answers changed since."""

    index: int
    mine: str
    theirs: str


class Review(LooseLetter):
    """The letter of an interview, in blocks: composed, or changed by hand."""

    def __init__(self, interview: Interview) -> None:
        super().__init__(interview.desk, "", interview.flow.title)
        self.interview = interview

    @property
    def case(self) -> Case:
        """The case as it is now."""
        return self.interview.case

    def blocks(self) -> Blocks:
        """The paragraphs as shown."""
        dress = self.interview.layout.dress
        return self._composed_again(tuple(b for b in self.case.blocks if b.dress == dress))

    def _composed_again(self, blocks: Blocks) -> Blocks:
        paragraphs = self.interview.letter.paragraphs
        return recomposed(blocks, {paragraph.id: paragraph.text for paragraph in paragraphs})

    @property
    def text(self) -> str:
        """The body as shown: composed paragraphs and hand-written ones."""
        return shown(self.blocks())

    @property
    def subject(self) -> str:
        """The subject line of this channel; "" where it has none."""
        line = self.interview.letter.subject
        return line.text if line else ""

    @subject.setter
    def subject(self, value: str) -> None:
        """The subject follows from the answers."""

    def _put(self, text: str) -> None:
        self.desk.versions.typing_over(self.case, self.text, text)
        self._keep(self._composed_again(typed_over(self.blocks(), text)))

    def _keep(self, blocks: Blocks) -> None:
        """Keep these beside what the hand wrote for channels that arrange the letter another way."""
        dress = self.interview.layout.dress
        others = tuple(b for b in self.case.blocks if b.dress != dress and b.by_hand)
        self.interview.keep_blocks((*others, *(replace(b, dress=dress) for b in blocks)))

    @property
    def left_behind(self) -> bool:
        """Whether the hand has changed the letter only as another channel arranges it."""
        dress = self.interview.layout.dress
        by_hand = {block.dress for block in self.case.blocks if block.by_hand}
        return bool(by_hand) and dress not in by_hand

    def fix(self, finding: Finding, replacement: str) -> bool:
        """Put a safe replacement into the answer, else into the letter itself."""
        if self.interview.fix(finding, replacement):
            if masks(finding):
                self._forget_before(secret_of(finding, replacement))
            return True
        if not super().fix(finding, replacement):
            return False
        if masks(finding):
            self.interview.forget(secret_of(finding, replacement))
        return True

    def _all_findings(self) -> tuple[Finding, ...]:
        findings = super()._all_findings()
        self.desk.versions.saw(self.case, findings)
        return findings

    def undo(self) -> bool:
        """Take the last hand edit back."""
        if not self._before:
            return False
        self._put(self._before.pop())
        return True

    def conflicts(self) -> tuple[Conflict, ...]:
        """Hand-written paragraphs whose answers have changed since."""
        return tuple(
            Conflict(index, block.text, block.theirs)
            for index, block in enumerate(self.blocks())
            if block.theirs is not None
        )

    def keep_mine(self, index: int) -> None:
        """The writer's words stay."""
        self._keep(keep_mine(self.blocks(), index))

    def take_theirs(self, index: int) -> None:
        """The composed words come back."""
        self._keep(take_theirs(self.blocks(), index))

    @cached_property
    def _earlier(self) -> tuple[Earlier, ...]:
        """What the same person has had about other things, as far as it is kept here."""
        who, context = self.interview.who, self.case.context
        if not who or context.audience != "one" or context.stage != "first" or self.desk.private:
            return ()
        sent = self.desk.store.sent_to(who, besides=self.case.id)
        return tuple(Earlier(full_date(one.at, context.locale), one.text) for one in sent)

    def _facts(self) -> Facts:
        facts = self.interview.facts._replace(earlier=self._earlier)
        mine = {name for block in self.blocks() if block.by_hand for name in block.ids}
        if not mine:
            return facts
        # Where the hand has been, only the words themselves can show which parts are there.
        untouched = [p for p in self.interview.letter.paragraphs if p.id not in mine]
        given = Letter(None, tuple(untouched)).given()
        owed = duties(self.interview.layout.regimes, self.interview.scope, self._wanted())
        return facts._replace(given=given, duties=owed)

    def _wanted(self) -> dict[str, tuple[Wanted, ...]]:
        """What the laws of this letter want of it as it is shown."""
        interview = self.interview
        by_hand = {name: b.text for b in self.blocks() if b.by_hand for name in b.ids}
        return {
            regime.name: wanted_by(regime, interview.scope, interview.letter, by_hand, self.text)
            for regime in interview.layout.regimes
        }

    def laws(self) -> tuple[LawState, ...]:
        """The laws of the case: what each wants, by when, and whether the letter does it."""
        interview = self.interview
        return law_states(interview.laws, interview.scope, self._wanted())

    def _spans(self) -> tuple[Span, ...]:
        places = self.interview.letter.places
        starts: dict[str, int] = {}
        at = 0
        for paragraph in self.interview.letter.paragraphs:
            starts[paragraph.id] = at
            at += len(paragraph.text) + len(BREAK)
        out: list[Span] = []
        at = 0
        for block in self.blocks():
            if block.by_hand:
                out.append(Span(at, at + len(block.text), "value", ""))
            else:
                start = starts[block.ids[0]]
                out += [
                    Span(p.start - start + at, p.end - start + at, p.piece.kind, p.piece.question)
                    for p in places
                    if start <= p.start and p.end <= start + len(block.text)
                ]
            at += len(block.text) + len(BREAK)
        return tuple(out)

    def laws_told(self) -> tuple[str, ...]:
        """Which law the letter in front follows, as of when, and which letter there is beside it."""
        locale = self.case.context.locale
        told = [
            f"It follows {state.regime.law}, as of {full_date(state.regime.as_of, locale)}."
            " Have it checked by somebody who knows the law."
            for state in self.laws()
            if state.in_front and self.interview.layout.regimes
        ]
        for one in self.interview.laws.letters:
            if one != self.interview.layout.regimes:
                titles = " and ".join(regime.title for regime in one)
                told.append(f"There is another letter to send: {titles}.")
        return tuple(told)

    @property
    def ignores(self) -> tuple[Ignore, ...]:
        """Kept in the case."""
        return self.case.ignores

    @property
    def overrides(self) -> tuple[Override, ...]:
        """Kept in the case."""
        return self.case.overrides

    def _ignore(self, ignores: tuple[Ignore, ...]) -> None:
        self.interview.keep(ignores=ignores)

    def _let_through(self, override: Override) -> None:
        self.interview.keep(overrides=(*self.case.overrides, override))

    def _limit(self) -> int:
        return self.interview.layout.max_words.get(self.case.context.severity, 0)

    def gaps(self) -> tuple[str, ...]:
        """The gaps that are still in the text or the subject."""
        shown = f"{self.subject}\n{self.text}"
        gaps = (piece.text for piece in self.interview.letter.gaps())
        return tuple(gap.strip("‹›") for gap in gaps if gap in shown)

    def _question_for(self, part: Part) -> str:
        """The first unanswered question of a sentence that gives the part, else its first question."""
        scope = self.interview.scope
        candidates = [
            root
            for sentence in self.interview.flow.sentences.values()
            if part in sentence.gives
            for name in sorted(questions_of(sentence))
            for root in scope.roots(name)
            if scope.asked(root) and not self.interview.flow.questions[root].strip
        ]
        empty = [key for key in candidates if isinstance(scope(key), Nothing)]
        return (empty or candidates or [""])[0]

    def _whom(self) -> str:
        return self.interview.who or "our customers"

    def promises(self) -> tuple[Promise, ...]:
        """What the letter promises for a day still ahead, as far as its words are still in it."""
        text = self.text
        now = self.case.context.now
        found: dict[str, Promise] = {}
        for line in self.interview.letter.lines():
            promises = {"states-next", "gives-timeline"} & set(line.gives) or _WILL.search(
                line.text
            )
            if not promises or line.text not in text:
                continue
            days = [p.value for p in line.pieces if isinstance(p.value, date)]
            ahead = [day for day in days if not _is_past(day, now)]
            if ahead:
                found[line.text] = Promise(line.text, self._whom(), ahead[0])
        return tuple(found.values())

    def sent(self) -> None:
        """Keep the letter as it left, and what it promised."""
        now = self.desk.now()
        laws = tuple(regime.name for regime in self.interview.layout.regimes)
        sent = Sent(now, self.case.context.channel, self.bare(), laws)
        known = {(p.what, p.by) for p in self.case.promises}
        new = tuple(p for p in self.promises() if (p.what, p.by) not in known)
        last = self.case.letters_sent[-1:]
        again = bool(last) and last[0].text == sent.text
        letters = self.case.letters_sent if again else (*self.case.letters_sent, sent)
        self.interview.keep(letters_sent=letters, promises=(*self.case.promises, *new))

    def next_letter(self) -> Interview:
        """The next letter of this case: an update while it is still on, else what became of it.

        The answers are kept, but for those that are asked again; the letters sent stay in the case.
        """
        self.desk.versions.keep(
            self.case
        )  # its hand edits, and what is asked again, are not carried on
        interview = self.interview.taken_up(self.desk.now())
        questions = interview.flow.questions
        entries = {
            key: entry
            for key, entry in interview.case.entries.items()
            if key not in questions or not questions[key].ask_again
        }
        sent = self.case.letters_sent
        context = interview.context.with_(
            now=self.desk.now(),
            stage="update" if interview.scope("still_on") is True else "follow_up",
            last_letter=sent[-1].at if sent else None,
        )
        case = replace(
            interview.case, context=context, entries=entries, blocks=(), left_out=(), page=""
        )
        following = self.desk.adopt(interview.plain_flow, case)
        following.save()
        return following

    def another_customer(self) -> Interview:
        """The same problem, another customer: everything but what belongs to this one."""
        flow = self.interview.flow
        entries = {
            key: entry
            for key, entry in self.case.entries.items()
            if key not in flow.questions or not flow.questions[key].personal
        }
        context = replace(self.case.context, now=self.desk.now())
        case = Case(
            new_id(), flow.name, flow.hash, context, entries=entries, left_out=self.case.left_out
        )
        interview = self.desk.adopt(self.interview.plain_flow, case)
        interview.save()
        return interview


_WILL = re.compile(r"\b(?:I|we) will\b", re.IGNORECASE)


def _is_past(day: date | datetime, now: datetime) -> bool:
    return day < now if isinstance(day, datetime) else day < now.date()
