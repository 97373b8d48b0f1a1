"""The whole letter under review: its text, what weakens it, the parts it holds, and its way out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

from wizard.checks.finding import Facts, Finding, Span
from wizard.deliver.clipboard import copy
from wizard.deliver.files import file_name, save_letter
from wizard.deliver.mail import mailto, open_mail
from wizard.deliver.outcome import Attempt, Copied
from wizard.expr.nothing import Nothing
from wizard.flow.model import Part
from wizard.interview.facts import questions_of
from wizard.interview.ignoring import ignore_of, not_ignored
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
from wizard.text.clean import clean
from wizard.text.sentences import reading_seconds, word_count

if TYPE_CHECKING:
    from wizard.interview.desk import Desk
    from wizard.interview.interview import Interview

PART_TITLES: dict[Part, str] = {
    "salutation": "Greets them by name",
    "names-problem": "Names the problem",
    "expresses-regret": "Says sorry",
    "owns-responsibility": "Owns it",
    "explains-cause": "Says why",
    "states-done": "Says what is done",
    "offers-remedy": "Makes up for it",
    "states-next": "Says what is next",
    "gives-timeline": "Gives a day or a time",
    "prevention": "Says what changes",
    "contact-direct": "A direct line",
    "sign-off-named": "Signed by a person",
}


class PartState(NamedTuple):
    """One part of an apology: there, missing, or not asked of this letter; where to add it."""

    part: Part
    title: str
    state: Literal["here", "missing", "not-asked"]
    question: str


class Standing(NamedTuple):
    """Where the letter stands, in figures. limit: words for its severity and channel, 0 for none."""

    words: int
    limit: int
    seconds: int
    stopping: int
    warnings: int
    nudges: int
    gaps: int
    parts_here: int
    parts_of: int


class Conflict(NamedTuple):
    """A paragraph changed by hand whose answers changed since."""

    index: int
    mine: str
    theirs: str


class Blocked(Exception):  # noqa: N818 - named for what the user is told
    """Something must be mended, or let through with a reason, before the letter can go."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        super().__init__(" ".join(finding.message for finding in findings))
        self.findings = findings


class LooseLetter:
    """A letter written elsewhere, or by hand alone: text that is read, mended and copied."""

    def __init__(self, desk: Desk, text: str, title: str) -> None:
        self.desk = desk
        self.title = title
        self.subject = ""
        cleaned = clean(text)
        self._loose = cleaned.text
        self.removed = cleaned.removed
        self._before: list[str] = []
        self._ignores: tuple[Ignore, ...] = ()
        self._overrides: tuple[Override, ...] = ()
        self._found: tuple[object, tuple[Finding, ...]] = (None, ())

    # -- what a letter from the interview does its own way ---------------------------------------

    @property
    def text(self) -> str:
        """The body as shown and edited."""
        return self._loose

    def _put(self, text: str) -> None:
        self._loose = text

    def _facts(self) -> Facts:
        return Facts(now=self.desk.now(), locale=self.desk.locale)

    def _spans(self) -> tuple[Span, ...]:
        return ()

    @property
    def ignores(self) -> tuple[Ignore, ...]:
        """The findings let be, by rule and sentence."""
        return self._ignores

    @property
    def overrides(self) -> tuple[Override, ...]:
        """The blocking findings let through, with their reasons."""
        return self._overrides

    def _let_be(self, ignore: Ignore) -> None:
        self._ignores = (*self._ignores, ignore)

    def _let_through(self, override: Override) -> None:
        self._overrides = (*self._overrides, override)

    def _limit(self) -> int:
        return 0

    def _gap_count(self) -> int:
        return 0

    # -- editing ---------------------------------------------------------------------------------

    def typed_over(self, new: str) -> None:
        """The text was changed in the editor."""
        cleaned = clean(new)
        self.removed = cleaned.removed
        if cleaned.text != self.text:
            self._before = [*self._before[-49:], self.text]
            self._put(cleaned.text)

    def undo(self) -> bool:
        """Take the last change back; False when there is none."""
        if not self._before:
            return False
        self._put(self._before.pop())
        return True

    def fix(self, finding: Finding, replacement: str) -> bool:
        """Put a safe replacement in the place of the words of a finding."""
        if self.text[finding.start : finding.end] != finding.text:
            return False
        self.typed_over(self.text[: finding.start] + replacement + self.text[finding.end :])
        return True

    # -- judging ---------------------------------------------------------------------------------

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What weakens it now, without those let be."""
        text = self.text
        facts = self._facts()
        if self._found[0] != (text, facts):
            self._found = ((text, facts), self.desk.checker.check(text, facts, self._spans()))
        return not_ignored(self._found[1], self.ignores, text)

    def ignore(self, finding: Finding) -> None:
        """Let a finding be, in this sentence."""
        self._let_be(ignore_of(finding, self.text))

    def blocking(self) -> tuple[Finding, ...]:
        """The findings that stop a copy and have no reason given yet."""
        allowed = {(o.rule, o.text_hash) for o in self.overrides}
        return tuple(
            one
            for finding in self.findings
            for one in finding.each()
            if one.level == "block" and (one.rule, _hash(one.text)) not in allowed
        )

    def override(self, finding: Finding, reason: str) -> None:
        """Let a blocking finding through, for this value; the reason is kept in the case."""
        self._let_through(
            Override(finding.rule, _hash(finding.text), clean(reason, one_line=True).text)
        )

    def parts(self) -> tuple[PartState, ...]:
        """The twelve parts of an apology and which of them are here."""
        facts = self._facts()
        found = self.desk.checker.parts_present(self.text, facts, self._spans())
        rows = []
        for part, title in PART_TITLES.items():
            if part in facts.not_applicable:
                state: Literal["here", "missing", "not-asked"] = "not-asked"
            else:
                state = "here" if found.get(part) is not None else "missing"
            rows.append(PartState(part, title, state, self._question_for(part)))
        return tuple(rows)

    def _question_for(self, part: Part) -> str:
        return ""

    def standing(self) -> Standing:
        """The figures under the letter."""
        levels = [one.level for finding in self.findings for one in finding.each()]
        parts = [row for row in self.parts() if row.state != "not-asked"]
        return Standing(
            words=word_count(self.text),
            limit=self._limit(),
            seconds=reading_seconds(self.text),
            stopping=levels.count("block"),
            warnings=levels.count("warning"),
            nudges=levels.count("nudge"),
            gaps=self._gap_count(),
            parts_here=sum(row.state == "here" for row in parts),
            parts_of=len(parts),
        )

    # -- the way out -----------------------------------------------------------------------------

    def bare(self) -> str:
        """What goes on the clipboard: one line a paragraph."""
        return self.text.strip() + "\n"

    def copy(self, send_to_terminal: Callable[[str], None] | None) -> Copied:
        """Put the letter on the clipboard. Raises `Blocked` while something stops it. Blocks; no UI thread."""
        if stopping := self.blocking():
            raise Blocked(stopping)
        done = copy(self.bare(), environ=self.desk.environ, send_to_terminal=send_to_terminal)
        if done.checked or done.sent:
            self.sent()
        return done

    def sent(self) -> None:
        """The letter has left: note it where there is a case."""

    def save(self, folder: Path | None = None) -> Path:
        """Save it as a file that a person can find. Raises `DeliveryFault` or `Blocked`."""
        if stopping := self.blocking():
            raise Blocked(stopping)
        where = folder or letters_folder()
        name = file_name("Apology", self._whom(), self.desk.now().date())
        head = f"Subject: {self.subject}\n\n" if self.subject else ""
        path = save_letter(head + self.bare(), where, name)
        self.sent()
        return path

    def open_in_mail(self) -> Attempt:
        """Open it in the mail program; its note says what happened. Raises `Blocked`."""
        if stopping := self.blocking():
            raise Blocked(stopping)
        self.sent()
        return open_mail(mailto(self.subject, self.bare()), self.desk.environ)

    def _whom(self) -> str:
        return "a customer"


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
        letter = self.interview.letter
        composed = {paragraph.id: paragraph.text for paragraph in letter.paragraphs}
        return recomposed(self.case.blocks, composed)

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
        self.interview.keep_blocks(typed_over(self.blocks(), text))

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
        self.interview.keep_blocks(keep_mine(self.blocks(), index))

    def take_theirs(self, index: int) -> None:
        """The composed words come back."""
        self.interview.keep_blocks(take_theirs(self.blocks(), index))

    def _facts(self) -> Facts:
        facts = self.interview.facts
        if not any(block.by_hand for block in self.case.blocks):
            return facts
        # Where the hand has been, only the words themselves can show which parts are there.
        return replace(facts, given=frozenset())

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

    @property
    def ignores(self) -> tuple[Ignore, ...]:
        """Kept in the case."""
        return self.case.ignores

    @property
    def overrides(self) -> tuple[Override, ...]:
        """Kept in the case."""
        return self.case.overrides

    def _let_be(self, ignore: Ignore) -> None:
        self.interview.keep(ignores=(*self.case.ignores, ignore))

    def _let_through(self, override: Override) -> None:
        self.interview.keep(overrides=(*self.case.overrides, override))

    def _limit(self) -> int:
        return self.interview.layout.max_words.get(self.case.context.severity, 0)

    def _gap_count(self) -> int:
        return len(self.interview.letter.gaps())

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
            if not {"states-next", "gives-timeline"} & set(line.gives) or line.text not in text:
                continue
            days = [p.value for p in line.pieces if isinstance(p.value, date)]
            ahead = [day for day in days if not _is_past(day, now)]
            if ahead:
                found[line.text] = Promise(line.text, self._whom(), ahead[0])
        return tuple(found.values())

    def sent(self) -> None:
        """Keep the letter as it left, and what it promised."""
        now = self.desk.now()
        sent = Sent(now, self.case.context.channel, self.bare())
        known = {(p.what, p.by) for p in self.case.promises}
        new = tuple(p for p in self.promises() if (p.what, p.by) not in known)
        last = self.case.letters_sent[-1:]
        again = bool(last) and last[0].text == sent.text
        letters = self.case.letters_sent if again else (*self.case.letters_sent, sent)
        self.interview.keep(letters_sent=letters, promises=(*self.case.promises, *new))

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
        interview = self.desk.adopt(flow, case)
        interview.save()
        return interview


def _is_past(day: date | datetime, now: datetime) -> bool:
    return day < now if isinstance(day, datetime) else day < now.date()


def _hash(text: str) -> str:
    return sha256(" ".join(text.split()).encode()).hexdigest()[:16]


def letters_folder() -> Path:
    """Where letters are saved unless a folder is named: Documents where there is one, else home."""
    documents = Path.home() / "Documents"
    return documents if documents.is_dir() else Path.home()
