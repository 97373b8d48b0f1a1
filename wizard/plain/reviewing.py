"""The whole letter, line by line: read it, mend it, copy it, and see what became of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from wizard.deliver.files import DeliveryFault
from wizard.interview.checked import CheckedLetter
from wizard.interview.interview import Interview
from wizard.interview.loose import Blocked, LooseLetter
from wizard.interview.masking import masked_told, masks
from wizard.interview.remarks import (
    Remark,
    Row,
    answer_rows,
    law_rows,
    part_rows,
    remarks,
    standing_told,
)
from wizard.interview.review import Review
from wizard.interview.times import by_when
from wizard.keep.folders import typed_path
from wizard.plain.asking import Leave
from wizard.plain.boxes import say_remarks
from wizard.plain.choosing import (
    change_switch,
    choose_laws,
    choose_version,
    keep_elsewhere,
    say_answers,
    say_trouble,
)
from wizard.plain.lines import take_lines
from wizard.plain.rewriting import rewrite
from wizard.plain.talk import Talk, command_in, number_in
from wizard.plain.words_to_type import review_help
from wizard.text.file_names import as_read

_OF_INTERVIEW = (
    "go", "unknown", "leave", "mine", "theirs", "answers", "change", "set", "law", "next", "another",
    "earlier", "other", "mail",
)  # fmt: skip
_OF_CHECKED = ("more", "new")


class Reviewing:
    """One letter under review, until it is left for questions, another letter or the list."""

    def __init__(self, talk: Talk, review: LooseLetter) -> None:
        self.talk = talk
        self.review = review
        self._remarks: tuple[Remark, ...] = ()
        self._gaps_said: tuple[str, ...] = ()
        commands: Mapping[str, Callable[[str], Interview | None]] = {
            "copy": self._copy, "save": self._save, "mail": self._mail, "bare": self._bare,
            "letter": self._letter, "review": self._again, "remarks": self._all,
            "why": self._why, "parts": self._parts,
            "fix": self._fix, "let": self._let, "reason": self._reason, "go": self._go,
            "unknown": self._unknown, "leave": self._leave, "mine": self._mine,
            "theirs": self._theirs, "edit": self._edit, "undo": self._undo,
            "answers": self._answers, "change": self._change, "set": self._set, "law": self._law,
            "more": self._more, "new": self._new, "earlier": self._earlier, "elsewhere": self._elsewhere,
            "next": self._next, "another": self._another, "other": self._other,
            "back": self._back, "home": self._home, "quit": self._quit, "help": self._help,
        }  # fmt: skip
        others = _OF_CHECKED if isinstance(review, Review) else _OF_INTERVIEW
        self._commands = {n: do for n, do in commands.items() if n not in others}

    def until_left(self) -> Interview | None:
        """Ask what to do until the letter is left; the interview to go on with, None for the list.

        Raises `Gone` or `Leave`.
        """
        self._again("")
        self.talk.say("copy puts it on the clipboard; help says what else there is.")
        while True:
            line = self.talk.ask("review> ")
            if not line.strip():
                continue
            asked = "help" if line.strip() == "?" else line.lstrip().removeprefix("/")
            name, rest = command_in(asked, tuple(self._commands))
            if not name:
                self.talk.say("That is no command here. help says what there is.")
                continue
            before = self.review.text
            following = self._commands[name](rest)
            if following is None and name not in _OF_CHECKED:
                self._say_changed(before)
            self._say_trouble()
            if following is not None:
                return following

    def _say_changed(self, before: str) -> None:
        """The paragraphs that a command has made new, by their numbers."""
        if self.review.text == before:
            return
        known, now = before.split("\n\n"), self.review.text.split("\n\n")
        new = [(number, words) for number, words in enumerate(now, 1) if words not in known]
        self.talk.say("The letter says now:" if new else "That paragraph has left the letter.")
        for number, words in new:
            self.talk.say(words, mark=f"{number:>2}  ")

    def _say_trouble(self) -> None:
        self.review.desk.save_waiting()
        interview = self.interview
        trouble = interview.trouble if interview is not None else self.review.trouble
        say_trouble(self.talk, trouble, "elsewhere FOLDER")

    @property
    def interview(self) -> Interview | None:
        """The interview the letter came from; None for one written elsewhere."""
        return self.review.interview if isinstance(self.review, Review) else None

    # -- reading -------------------------------------------------------------------------------

    def _again(self, _: str) -> None:
        self._letter("")
        self._all("")

    def _letter(self, _: str) -> None:
        self.talk.title("The letter")
        if self.review.subject:
            self.talk.say(f"Subject: {self.review.subject}\n")
        for number, paragraph in enumerate(self.review.text.split("\n\n"), 1):
            self.talk.say(paragraph, mark=f"{number:>2}  ")
        self.talk.say()

    def _all(self, _: str) -> None:
        """Everything there is to say, by number."""
        self._remarks = remarks(self.review, None) if self.review.text.strip() else ()
        self.talk.say(standing_told(self.review.standing()))
        self.talk.listed([one.row.words for one in self._remarks])
        if not self._remarks:
            self.talk.say("Nothing to remark on.")

    def _why(self, rest: str) -> None:
        if (remark := self._remark(rest)) is None:
            return
        if remark.finding is not None:
            say_remarks(self.talk, remark.finding.each())
            self.talk.say(f"source: {remark.finding.source}", indent=4)
        elif remark.conflict is not None:
            self.talk.say(f"yours: {remark.conflict.mine}")
            self.talk.say(f"from the answers now: {remark.conflict.theirs or '(it has left)'}")
        else:
            self.talk.say(remark.row.words)

    def _parts(self, _: str) -> None:
        self._rows(part_rows(self.review))

    def _rows(self, rows: list[Row]) -> None:
        """Rows of which some name the question that adds what is missing."""
        listed = answer_rows(self.interview) if self.interview is not None else []
        numbers = {answer.name: number for number, answer in enumerate(listed, 1)}
        for row in rows:
            number = numbers.get(row.name, row.name)
            self.talk.say(row.words.replace("Enter to add it", f"change {number} adds it"))

    def _remark(self, rest: str) -> Remark | None:
        """The remark of this number (the first without one), as the list stands now."""
        self._remarks = remarks(self.review, None) if self.review.text.strip() else ()
        number = number_in(rest.split(" ")[0] or "1", len(self._remarks))
        if number is None:
            self.talk.say("There is no remark of that number. remarks lists them.")
            return None
        return self._remarks[number - 1]

    # -- mending -------------------------------------------------------------------------------

    def _fix(self, rest: str) -> None:
        if (remark := self._remark(rest)) is None:
            return
        finding = remark.finding
        if finding is None or not finding.fix:
            self.talk.say("There is no ready fix for this.")
            return
        words = finding.fix[0]
        done = self.review.fix(finding, words)
        self.talk.say(f"Now: {words or '(taken out)'}" if done else "Those words have changed.")
        if done and masks(finding):
            self.talk.say(masked_told(self.review.desk.store))

    def _let(self, rest: str) -> None:
        if (remark := self._remark(rest)) is None:
            return
        if remark.ignore is not None:
            self.review.unignore(remark.ignore)
            self.talk.say(f"Said again from now on: {remark.row.text.partition(': ')[2]}")
        elif remark.finding is None:
            self.talk.say(f"That cannot be let be: {remark.row.words}")
        elif remark.finding.level == "block":
            self.talk.say("That cannot be let be. What stops a copy goes with: reason 1")
        else:
            self.review.ignore(remark.finding)
            self.talk.say(f"Not said again of this sentence: {remark.finding.message}")

    def _reason(self, rest: str) -> None:
        if (remark := self._remark(rest)) is None:
            return
        if remark.finding is None or remark.finding.level != "block":
            self.talk.say("Nothing of that number stops the letter.")
            return
        reason = rest.partition(" ")[2].strip() or self.talk.ask("Why may it go out? > ").strip()
        if reason:
            self.review.override(remark.finding, reason)
            self.talk.say("The reason is kept.")

    def _go(self, rest: str) -> Interview | None:
        remark = self._remark(rest)
        return self._open(remark.question) if remark is not None else None

    def _open(self, question: str) -> Interview | None:
        if self.interview is None or not question:
            self.talk.say("No question belongs to it.")
            return None
        self.interview.open(question)
        return self.interview

    def _unknown(self, rest: str) -> None:
        if (remark := self._remark(rest)) is not None and remark.question and self.interview:
            self.interview.mark(remark.question, "unknown")
            self.talk.say("Not known yet.")

    def _leave(self, rest: str) -> None:
        if (remark := self._remark(rest)) is not None and remark.sentence and self.interview:
            self.interview.leave_out(remark.sentence)
            self.talk.say("Left out; once more brings it back.")

    def _mine(self, rest: str) -> None:
        self._settle(rest, mine=True)

    def _theirs(self, rest: str) -> None:
        self._settle(rest, mine=False)

    def _settle(self, rest: str, *, mine: bool) -> None:
        remark = self._remark(rest)
        if remark is None or not isinstance(self.review, Review):
            return
        if remark.conflict is None:
            self.talk.say("That is no paragraph of which there are two versions.")
            return
        settle = self.review.keep_mine if mine else self.review.take_theirs
        settle(remark.conflict.index)
        if mine:
            self.talk.say(f"Your words stay: {remark.conflict.mine}")

    def _edit(self, rest: str) -> None:
        rewrite(self.talk, self.review, rest)

    def _more(self, _: str) -> None:
        if isinstance(self.review, CheckedLetter):
            take_lines(self.talk, self.review)
            self._all("")

    def _new(self, _: str) -> None:
        if isinstance(self.review, CheckedLetter):
            self.review.begin_empty()
            self.talk.say("undo brings the other one back.")
            self._more("")

    def _undo(self, _: str) -> None:
        undone = self.review.undo()
        self.talk.say("Taken back." if undone else "Nothing has been changed by hand.")

    # -- answers, settings ---------------------------------------------------------------------

    def _answers(self, _: str) -> None:
        if self.interview is not None:
            say_answers(self.talk, self.interview)

    def _change(self, rest: str) -> Interview | None:
        if self.interview is None:
            return None
        rows = answer_rows(self.interview)
        number = number_in(rest, len(rows))
        if number is None and rest not in self.interview.flow.questions:
            self.talk.say("Which one? answers lists them: change 3.")
            return None
        return self._open(rows[number - 1].name if number is not None else rest)

    def _set(self, rest: str) -> None:
        if self.interview is not None:
            change_switch(self.talk, self.interview, rest, "set")

    def _law(self, _: str) -> None:
        if isinstance(self.review, Review):
            self._rows(law_rows(self.review))
            choose_laws(self.talk, self.review.interview)

    def _earlier(self, _: str) -> None:
        if isinstance(self.review, Review):
            choose_version(self.talk, self.review.interview)

    def _elsewhere(self, rest: str) -> None:
        keep_elsewhere(self.talk, self.review.desk, self.interview, rest)

    # -- the ways out --------------------------------------------------------------------------

    def _stopped(self, again: str) -> bool:
        """Whether the letter may not leave yet, or leaves with gaps that were not said before."""
        stopping = self.review.blocking()
        for finding in stopping:
            self.talk.say(f"Not yet: {finding.message}")
        if stopping:
            self.talk.say("Mend it, or say why it may go: reason 1", indent=2)
            return True
        gaps = self.review.gaps()
        said, self._gaps_said = self._gaps_said, gaps
        if gaps and said != gaps:
            shown = " and ".join(f"‹{gap}›" for gap in gaps[:3])
            self.talk.say(
                f"The letter still shows {shown}. Type {again} again to take it as it is."
            )
            return True
        return False

    def _copy(self, _: str) -> None:
        if self._stopped("copy"):
            return
        copied = self.review.copy(self.talk.to_terminal)
        self.talk.say(copied.message)
        if copied.checked or copied.sent:
            self._told()

    def _save(self, rest: str) -> None:
        if self._stopped("save"):
            return
        try:
            path = self.review.save(typed_path(rest) if rest else None)
        except (DeliveryFault, Blocked) as fault:
            self.talk.say(str(fault))
        else:
            self.talk.say(f"Saved as {as_read(str(path))}")
            self._told()

    def _mail(self, _: str) -> None:
        if not self._stopped("mail"):
            try:
                self.talk.say(self.review.open_in_mail().note)
            except DeliveryFault as fault:
                self.talk.say(str(fault))

    def _bare(self, _: str) -> None:
        if not self._stopped("bare"):
            head = f"Subject: {self.review.subject}\n\n" if self.review.subject else ""
            self.talk.bare(head + self.review.bare())

    def _told(self) -> None:
        """The law it followed, what it promises, and what can come now."""
        if not isinstance(self.review, Review):
            return
        for line in self.review.laws_told():
            self.talk.say(line)
        case = self.review.case
        for promise in (one for one in case.promises if not one.done):
            when = by_when(promise.by, case.context.locale, self.review.desk.now())
            by = "" if when in promise.what else f" by {when}"
            self.talk.say(f"Promised{by}: {promise.what}")
        self.talk.say("home, next, another or quit; help says what else there is.")

    # -- elsewhere -----------------------------------------------------------------------------

    def _next(self, _: str) -> Interview | None:
        return self.review.next_letter() if isinstance(self.review, Review) else None

    def _another(self, _: str) -> Interview | None:
        return self.review.another_customer() if isinstance(self.review, Review) else None

    def _other(self, _: str) -> Interview | None:
        if isinstance(self.review, Review) and len(self.review.interview.laws.letters) > 1:
            self.review.interview.set(regime=self.review.interview.laws.next)
            return self.review.interview
        self.talk.say("There is no other letter by law.")
        return None

    def _back(self, _: str) -> Interview | None:
        if self.interview is None:
            raise Leave("home")
        self.interview.back()
        return self.interview

    def _home(self, _: str) -> None:
        raise Leave("home")

    def _quit(self, _: str) -> None:
        raise Leave("quit")

    def _help(self, _: str) -> None:
        self.talk.say(review_help(self._commands))
