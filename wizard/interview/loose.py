"""A letter of any origin under review: its text, what weakens it, the parts it holds, its way out."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

from wizard.answers.entries import Entry
from wizard.checks.finding import Facts, Finding, Span
from wizard.checks.score import Score, score
from wizard.deliver.clipboard import copy
from wizard.deliver.files import file_name, save_letter
from wizard.deliver.mail import mailto, open_mail
from wizard.deliver.outcome import Attempt, Copied
from wizard.flow.model import Part
from wizard.interview.ignoring import LetBe, ignore_of, let_be, not_ignored
from wizard.interview.masking import Secret, masks, secret_of
from wizard.keep.case import Ignore, Override
from wizard.text.clean import clean
from wizard.text.sentences import reading_seconds, word_count

if TYPE_CHECKING:
    from wizard.interview.desk import Desk

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
    score: Score


class Blocked(Exception):
    """Something must be mended, or let through with a reason, before the letter can go."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        super().__init__(" ".join(finding.message for finding in findings))
        self.findings = findings


class LooseLetter:
    """A letter written elsewhere, or by hand alone: text that is read, mended and copied."""

    def __init__(self, desk: Desk, text: str, title: str, file: Path | None = None) -> None:
        self.desk = desk
        self.title = title
        self.subject = ""
        cleaned = clean(text)
        self._loose = cleaned.text
        self.removed = cleaned.removed
        self._before: list[str] = []
        self.file = file  # what is let be in it is kept beside it
        self.trouble = ""
        self._ignores = self._kept_ignores()
        self._overrides: tuple[Override, ...] = ()
        self._found: tuple[object, tuple[Finding, ...]] = (None, ())

    @property
    def heading(self) -> str:
        """What it is called where it is shown."""
        return self.title

    # -- what a letter from the interview does its own way ---------------------------------------

    @property
    def text(self) -> str:
        """The body as shown and edited."""
        return self._loose

    def _put(self, text: str) -> None:
        self._loose = text

    def _facts(self) -> Facts:
        hours = self.desk.own({}).get("hours", Entry()).raw
        calendar = self.desk.calendar(hours)
        return Facts(now=self.desk.now(), locale=self.desk.locale, calendar=calendar)

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

    def _kept_ignores(self) -> tuple[Ignore, ...]:
        if self.file is None:
            return ()
        from wizard.keep.ignores_file import read_ignores
        from wizard.text.yaml_nodes import FaultyFile

        try:
            return read_ignores(self.file)
        except FaultyFile as fault:
            self.trouble = str(fault)
            return ()

    def _ignore(self, ignores: tuple[Ignore, ...]) -> None:
        self._ignores = ignores
        if self.file is None or self.desk.private:
            return
        from wizard.keep.ignores_file import write_ignores
        from wizard.text.letter_file import beside

        try:
            write_ignores(self.file, ignores)
        except OSError as error:
            self.trouble = f"{beside(self.file)} cannot be written: {error.strerror}."

    def _let_through(self, override: Override) -> None:
        self._overrides = (*self._overrides, override)

    def _limit(self) -> int:
        return 0

    def gaps(self) -> tuple[str, ...]:
        """What the letter still lacks, by its short names."""
        return ()

    # -- editing ---------------------------------------------------------------------------------

    def typed_over(self, new: str, *, goes_on: bool = False) -> None:
        """The text was changed in the editor. goes_on: undo takes it back with the change before."""
        cleaned = clean(new)
        self.removed = cleaned.removed
        if cleaned.text != self.text:
            if not goes_on:
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
        if masks(finding):
            secret = secret_of(finding, replacement)
            self._put(secret.out_of(self.text))
            self._forget_before(secret)
            return True
        self.typed_over(self.text[: finding.start] + replacement + self.text[finding.end :])
        return True

    def _forget_before(self, secret: Secret) -> None:
        """What was masked does not come back by an undo."""
        self._before = [secret.out_of(text) for text in self._before]

    # -- judging ---------------------------------------------------------------------------------

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What weakens it now, without those let be."""
        return not_ignored(self._all_findings(), self.ignores, self.text)

    def let_be(self) -> tuple[LetBe, ...]:
        """What was let be, and whether that still holds anything back."""
        return let_be(self._all_findings(), self.ignores, self.text)

    def title_of(self, rule: str) -> str:
        """What a rule says, without the words it found."""
        rules = self.desk.checker.book
        return rules.rules[rules.by_id[rule]].message if rule in rules.by_id else rule

    def _all_findings(self) -> tuple[Finding, ...]:
        text = self.text
        facts = self._facts()
        if (proofreading := self.desk.proofreading) is not None:
            facts = facts._replace(slips=proofreading.known(text))
        if self._found[0] != (text, facts):
            self._found = ((text, facts), self.desk.checker.check(text, facts, self._spans()))
        return self._found[1]

    def proofread(self, done: Callable[[], object]) -> None:
        """Have the text proofread; `done` is called, in another thread, once there is more to say."""
        if (proofreading := self.desk.proofreading) is not None:
            proofreading.ask(self.text, done)

    def ignore(self, finding: Finding) -> None:
        """Let a finding be, in this sentence."""
        self._ignore((*self.ignores, ignore_of(finding, self.text)))

    def unignore(self, ignore: Ignore) -> None:
        """Hear of a finding again that was let be."""
        self._ignore(tuple(one for one in self.ignores if one != ignore))

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
        findings = self.findings
        levels = [one.level for finding in findings for one in finding.each()]
        rows = self.parts()
        parts = [row for row in rows if row.state != "not-asked"]
        here: dict[str, bool] = {row.part: row.state == "here" for row in rows}
        not_asked = {row.part for row in rows if row.state == "not-asked"}
        return Standing(
            words=word_count(self.text),
            limit=self._limit(),
            seconds=reading_seconds(self.text),
            stopping=levels.count("block"),
            warnings=levels.count("warning"),
            nudges=levels.count("nudge"),
            gaps=len(self.gaps()),
            parts_here=sum(row.state == "here" for row in parts),
            parts_of=len(parts),
            score=score(findings, here, not_asked),
        )

    # -- the way out -----------------------------------------------------------------------------

    def bare(self) -> str:
        """What goes on the clipboard: one line a paragraph."""
        return self.text.strip() + "\n"

    def copy(self, send_to_terminal: Callable[[str], None] | None) -> Copied:
        """Put the letter on the clipboard; takes up to 2 s. Raises `Blocked` while something stops it."""
        done = self.copying(send_to_terminal)()
        self.copied(done)
        return done

    def copying(self, send_to_terminal: Callable[[str], None] | None) -> Callable[[], Copied]:
        """The copy as a call of its own, which touches neither case nor store: it may run in a thread.

        Give what it returns to `copied` afterwards. Raises `Blocked` while something stops it.
        """
        if stopping := self.blocking():
            raise Blocked(stopping)
        environ = self.desk.environ
        return partial(copy, self.bare(), environ=environ, send_to_terminal=send_to_terminal)

    def copied(self, done: Copied) -> None:
        """Note what became of a copy."""
        if done.checked or done.sent:
            self.sent()

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
        return self.opening_mail()()

    def opening_mail(self) -> Callable[[], Attempt]:
        """The same as a call of its own, which may run in a thread."""
        if stopping := self.blocking():
            raise Blocked(stopping)
        call = partial(open_mail, mailto(self.subject, self.bare()), self.desk.environ)
        self.sent()
        return call

    def _whom(self) -> str:
        return "a customer"


def _hash(text: str) -> str:
    return sha256(" ".join(text.split()).encode()).hexdigest()[:16]


def letters_folder() -> Path:
    """Where letters are saved unless a folder is named: Documents where there is one, else home."""
    documents = Path.home() / "Documents"
    return documents if documents.is_dir() else Path.home()
