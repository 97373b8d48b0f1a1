"""The questions, one box after the other, with everything that can be done at a box."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from wizard.answers.entries import Raw, Status
from wizard.checks.finding import Finding
from wizard.flow.model import STEPS
from wizard.interview import switches
from wizard.interview.interview import Interview
from wizard.interview.masking import masked_told, masks
from wizard.interview.pages import NOT_KNOWN, REVIEW, STEP_TITLES, Box, Page
from wizard.interview.said_by import said_of
from wizard.interview.typed import READ_BACK, as_text
from wizard.plain.answering import Away, Reading
from wizard.plain.boxes import no_choice, parts_of, prompt_of, say_remarks, show_box
from wizard.plain.choosing import (
    change_switch,
    choose_laws,
    choose_version,
    keep_elsewhere,
    say_trouble,
)
from wizard.plain.hearing import ONLY_SAID, STAY, Hearing, each
from wizard.plain.talk import Talk, command_in, number_in
from wizard.text.clean import left_out

_ON, _LEFT = "on", "left"
"""After a line: the next box, another page; `STAY`: the same box again."""


class Leave(Exception):
    """The questions are left: for the "home", to "quit"."""

    def __init__(self, where: str) -> None:
        super().__init__(where)
        self.where = where


class Asking(Hearing):
    """Asks the pages of one letter until its review is in front."""

    def __init__(self, talk: Talk, interview: Interview) -> None:
        super().__init__(talk, interview)
        self._commands: Mapping[str, Callable[[str], str]] = {
            "again": self._again, "why": self._why, "strong": self._strong, "trainer": self._trainer,
            "begin": self._begin, "unknown": self._unknown, "suspect": self._suspect,
            "clear": self._clear, "row": self._row, "drop": self._drop, "fix": self._fix,
            "let": self._let, "letter": self._letter, "remarks": self._remarks,
            "answers": self._answers, "back": self._back, "go": self._go, "review": self._review,
            "set": self._set, "law": self._law, "full": self._full,
            "earlier": self._earlier, "elsewhere": self._elsewhere,
            "home": self._home, "quit": self._quit, "help": self._help,
        }  # fmt: skip

    def through(self) -> None:
        """Ask until the review is in front. Raises `Gone` or `Leave`."""
        while self.interview.at != REVIEW:
            if self._page(self.interview.page) == _ON:
                self.interview.forward()
            self._say_trouble()

    def _page(self, page: Page) -> str:
        of = f", question {page.number} of {page.of}" if page.of > 1 else ""
        self.talk.title(f"{STEP_TITLES[page.step]}{of}")
        asked = _all_but(self.interview.named, page)
        while True:
            boxes = self.interview.page_of(page.key).boxes
            left = [box for box in boxes if box.question.key not in asked]
            if not left:
                return _ON
            if self._one(left[0], first=not asked) == _LEFT:
                return _LEFT
            asked.add(left[0].question.key)

    # -- one box -------------------------------------------------------------------------------

    def _one(self, box: Box, *, first: bool) -> str:
        """One box until it is done with."""
        show_box(self.talk, box, first=first, goes_on=self._goes_on(box))
        while True:
            self._box = box = self.interview.box(box.question)
            line = self.talk.ask(prompt_of(box, goes_on=self._goes_on(box)))
            outcome = self._line(line, box)
            self._say_trouble()
            if outcome != STAY:
                return outcome

    def _line(self, line: str, box: Box) -> str:
        if line.startswith("/") and not line.startswith("//"):
            return self._command(line[1:])
        if line.strip() == "?":
            return self._help("")
        if not line.strip():
            return _ON
        if wrong := no_choice(line, box.question):
            self.talk.say(wrong)
            return STAY
        try:
            self._answer(line.removeprefix("/") if line.startswith("//") else line, box)
        except Away as away:
            return self._carried_out(away.name, away.rest)
        return self._heard(box)

    def _command(self, line: str) -> str:
        name, rest = command_in(line, tuple(self._commands))
        if not name:
            self.talk.say(f"There is no /{line.split(' ')[0]} here. /help says what there is.")
            return STAY
        return self._carried_out(name, rest)

    def _carried_out(self, name: str, rest: str) -> str:
        """A command, and those that are typed where it asks for something."""
        while True:
            try:
                return self._commands[name](rest)
            except Away as away:
                name, rest = away.name, away.rest

    def _within(self, prompt: str) -> str:
        """One more line of an answer. Raises `Away` for a command that leads elsewhere."""
        while True:
            line = self.talk.ask(prompt)
            if not line.startswith("/"):
                return line
            if line.startswith("//"):
                return line.removeprefix("/")
            name, rest = command_in(line[1:], tuple(self._commands))
            if name and name not in ONLY_SAID:
                raise Away(name, rest)
            self._command(line[1:])

    def _answer(self, line: str, box: Box) -> None:
        full = self.interview.context.depth == "full"
        goes_on = self._goes_on(box)
        self._answered.add(box.question.key)
        raw = self._reading(box).whole(line, full=full, goes_on=goes_on)
        self._take(raw, box)

    def _reading(self, box: Box) -> Reading:
        return Reading(self.talk, self._within, self._keep, box)

    def _take(self, raw: Raw, box: Box) -> None:
        self.interview.answer(box.question.key, raw)
        if self.interview.removed:  # beside what was said of each line as it came
            self.talk.say(left_out(self.interview.removed))

    def _keep(self, raw: Raw) -> None:
        """The answer so far, a line of which was just entered."""
        known = self.interview.trouble
        self.interview.answer(self.box.question.key, raw)
        self.interview.flush()
        if self.interview.trouble != known:
            self._say_trouble()

    def _heard(self, before: Box) -> str:
        """What there is to say about the answer; on, unless there is something to mend."""
        box = self.interview.box(before.question)
        if box.fault:
            self.talk.say(box.fault)
            again = (
                "/row 1 writes row 1 again" if box.question.kind == "table" else "Write it again"
            )
            self.talk.say(f"{again}, or press Enter to leave it as it is.", indent=2)
            return STAY
        if box.question.kind == "table":
            self.talk.say(
                f"{box.shown}. {' '.join(said_of(self.interview, box.question.key))}", indent=2
            )
        if box.question.kind in READ_BACK and box.shown not in ("", as_text(box.entry.raw)):
            self.talk.say(f"= {box.shown}", indent=2)
        remarks = each(box)
        say_remarks(self.talk, remarks)
        if not remarks:
            return _ON
        self.talk.say(f"{', '.join(['Write it again', *self._ways_out(remarks)])}.", indent=2)
        return STAY

    def _ways_out(self, remarks: list[Finding]) -> list[str]:
        """What can be done about these remarks but to write it again, by the first that it fits."""
        numbered = list(enumerate(remarks, 1))
        fixes = [f"/fix {n}" for n, one in numbered if self.interview.can_fix(one)]
        lets = [f"/let {n}" for n, one in numbered if one.level != "block"]
        return [*fixes[:1], *lets[:1], "or press Enter to go on"]

    # -- what can be done at a box -------------------------------------------------------------

    def _begin(self, rest: str) -> str:
        """A ready beginning, with what stands for its dots asked for one after the other."""
        starters = self.box.question.starters
        number = number_in(rest, len(starters))
        if not starters:
            self.talk.say("There is no ready beginning for this.")
        elif number is None:
            self.talk.listed(starters)
            self.talk.say("/begin 1 takes the first; what stands for … is asked then.", indent=2)
        else:
            parts = starters[number - 1].split("…")
            words = parts[0]
            for part in parts[1:]:
                words += self._within(f"{words}… > ").strip() + part
                self._keep(words.strip())
            self.interview.answer(self.box.question.key, words.strip())
            return self._heard(self.box)
        return STAY

    def _unknown(self, _: str) -> str:
        known = self._mark("unknown")
        self.talk.say("Known after all." if known else NOT_KNOWN[self.box.question.unknown])
        return STAY if known else _ON

    def _suspect(self, _: str) -> str:
        known = self._mark("suspected")
        self.talk.say("Certain after all." if known else "Only suspected: the letter says no more.")
        return STAY

    def _mark(self, status: Status) -> bool:
        """Mark the fact, or take the mark away; whether it was taken away."""
        was = self.interview.entry(self.box.question.key).status == status
        self.interview.mark(self.box.question.key, "given" if was else status)
        return was

    def _clear(self, _: str) -> str:
        self.interview.answer(self.box.question.key, "")
        self.talk.say("Empty now.")
        return STAY

    def _row(self, rest: str) -> str:
        """One row of a table, or one line of a long answer, anew."""
        number = self._which(rest, more=self.box.has_room)
        if number:
            self._take(self._reading(self.box).row(number), self.box)
            self._heard(self.box)
            self.talk.say("Enter goes on.", indent=2)
        return STAY

    def _drop(self, rest: str) -> str:
        number = self._which(rest)
        if number:
            self._take(self._reading(self.box).without(number), self.box)
            self.talk.say("Taken out.")
            self._again("")
        return STAY

    def _which(self, rest: str, *, more: bool = False) -> int | None:
        """The row, or line, of this number; more: or the next one. What there is where it is none."""
        there = len(parts_of(self.box))
        number = number_in(rest, there + more)
        if not there:
            self.talk.say("There are no rows or lines here.")
        elif number is None:
            self.talk.say(f"Which one? The numbers are 1 to {there + more}.")
        return number if there else None

    def _fix(self, rest: str) -> str:
        if (finding := self._chosen(rest)) is None:
            return STAY
        if not finding.fix:
            self.talk.say("There is no ready fix for this. Write it again.")
        elif self.interview.fix(finding, finding.fix[0]):
            self.talk.say(f"now: {as_text(self.interview.entry(self.box.question.key).raw)}")
            if masks(finding):
                self.talk.say(masked_told(self.interview.desk.store))
            return self._heard(self.box)
        else:
            self.talk.say("Those words are not in the answer as they stand; write it again.")
        return STAY

    def _let(self, rest: str) -> str:
        if (finding := self._chosen(rest)) is None:
            return STAY
        if finding.level == "block":
            self.talk.say("That cannot be let be: it must be settled. Write it again.")
        else:
            self.interview.ignore(finding)
            self.talk.say(f"Not said again of this sentence: {finding.message}")
        return STAY

    def _chosen(self, rest: str) -> Finding | None:
        """The remark of this number, the first without one; what there is where it is none."""
        remarks = each(self.box)
        number = number_in(rest or "1", len(remarks))
        if number is not None:
            return remarks[number - 1]
        if not remarks:
            self.talk.say("There is no remark on this answer.")
        elif len(remarks) == 1:
            self.talk.say("There is only remark 1.")
        else:
            self.talk.say(f"There is no remark {rest}: they are 1 to {len(remarks)}.")
        return None

    # -- the letter, other pages ---------------------------------------------------------------

    def _back(self, _: str) -> str:
        if self.interview.page_keys()[:1] == (self.interview.at,):
            raise Leave("home")
        self.interview.back()
        return _LEFT

    def _go(self, rest: str) -> str:
        name, _ = command_in(rest, STEPS)
        if not name:
            self.talk.say(f"The steps are {', '.join(STEPS)}.")
            return STAY
        self.interview.jump(name)  # type: ignore[arg-type]
        return _LEFT

    def _review(self, _: str) -> str:
        self.interview.review()
        return _LEFT

    def _set(self, rest: str) -> str:
        """The switches, by their numbers; each number gives the next value."""
        change_switch(self.talk, self.interview, rest, "/set")
        return STAY

    def _law(self, _: str) -> str:
        choose_laws(self.talk, self.interview)
        return STAY

    def _earlier(self, _: str) -> str:
        choose_version(self.talk, self.interview)
        return STAY

    def _elsewhere(self, rest: str) -> str:
        keep_elsewhere(self.talk, self.interview.desk, self.interview, rest)
        return STAY

    def _full(self, _: str) -> str:
        switches.change(self.interview, "depth")
        count = len(self.interview.page_keys())
        self.talk.say(f"{switches.DEPTH[self.interview.context.depth]}: {count} questions in all.")
        return _LEFT if self.interview.page.question.key != self.box.question.page else STAY

    def _home(self, _: str) -> str:
        raise Leave("home")

    def _quit(self, _: str) -> str:
        raise Leave("quit")

    def _say_trouble(self) -> None:
        self.interview.flush()
        say_trouble(self.talk, self.interview.trouble, "/elsewhere FOLDER")


def _all_but(named: str, page: Page) -> set[str]:
    """The questions of a page that are passed over where one of them was asked for by its name."""
    keys = {box.question.key for box in page.boxes}
    return keys - {named} if named in keys else set()
