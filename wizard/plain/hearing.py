"""What can be heard at a box: the question again, why it is asked, the letter, what weakens it."""

from __future__ import annotations

from wizard.checks.finding import Finding
from wizard.interview.interview import Interview
from wizard.interview.pages import Box
from wizard.interview.remarks import MARKS, faulty_answers
from wizard.plain.boxes import show_box
from wizard.plain.choosing import say_answers
from wizard.plain.talk import Talk
from wizard.plain.words_to_type import AT_QUESTIONS

STAY = "stay"
"""After a line: the same box again."""
ONLY_SAID = ("again", "why", "strong", "trainer", "letter", "remarks", "answers", "help")
"""Commands that lead nowhere: within an answer they say something, and it goes on."""


class Hearing:
    """The box that one is at, and what is said about it on demand."""

    def __init__(self, talk: Talk, interview: Interview) -> None:
        self.talk = talk
        self.interview = interview
        self._box: Box | None = None
        self._answered: set[str] = set()

    @property
    def box(self) -> Box:
        """The box one is at."""
        assert self._box is not None
        return self._box

    def _goes_on(self, box: Box) -> bool:
        """Whether what is typed is added: the letter was taken up here, perhaps within an answer."""
        here = self.interview.taken_up_at == box.question.page
        return here and box.has_room and box.question.key not in self._answered

    # -- what is only said ---------------------------------------------------------------------

    def _again(self, _: str) -> str:
        box = self.interview.box(self.box.question)
        show_box(self.talk, box, first=True, goes_on=self._goes_on(box))
        return STAY

    def _why(self, _: str) -> str:
        question = self.box.question
        self.talk.say(
            question.why or self.interview.page.question.why or "It stands in the letter."
        )
        return STAY

    def _strong(self, _: str) -> str:
        question = self.box.question
        self.talk.say(f"weak:   {question.weak or '(none is given)'}")
        self.talk.say(f"strong: {question.strong or question.example or '(none is given)'}")
        return STAY

    def _trainer(self, _: str) -> str:
        self.talk.say(self.box.question.trainer_note or "There is no note for trainers here.")
        return STAY

    def _letter(self, _: str) -> str:
        letter = self.interview.letter
        self.talk.say()
        if letter.subject:
            self.talk.say(f"Subject: {letter.subject.text}\n")
        self.talk.say(letter.body)
        self.talk.say()
        return STAY

    def _remarks(self, _: str) -> str:
        findings = [one for card in self.interview.findings for one in card.each()]
        said = [f"{label} {fault}" for _, label, fault in faulty_answers(self.interview)]
        said += [f"{MARKS[one.level][1]}: {one.message}" for one in findings]
        self.talk.listed(said)
        if not said:
            self.talk.say("Nothing to remark on.")
        return STAY

    def _answers(self, _: str) -> str:
        say_answers(self.talk, self.interview)
        return STAY

    def _help(self, _: str) -> str:
        self.talk.say(AT_QUESTIONS)
        return STAY


def each(box: Box) -> list[Finding]:
    """What weakens the answer of a box, one by one."""
    return [one for card in box.findings for one in card.each()]
