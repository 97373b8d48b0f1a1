"""What went wrong, what is in hand, what was promised: the list to begin with."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from wizard.interview.ends import ends_soon, how_many_end
from wizard.interview.loose import LooseLetter
from wizard.interview.times import ago, by_when
from wizard.keep.case import UnreadableCase
from wizard.keep.folders import typed_path
from wizard.keep.store import NoSuchCase
from wizard.keep.trouble import NotSaved
from wizard.plain.asking import Leave
from wizard.plain.choosing import keep_elsewhere
from wizard.plain.lines import take_lines
from wizard.plain.talk import Talk, command_in, number_in
from wizard.text.clean import left_out
from wizard.text.letter_file import UnreadableLetter, read_letter
from wizard.text.yaml_nodes import FaultyFile

if TYPE_CHECKING:
    from wizard.interview.desk import Desk
    from wizard.interview.interview import Interview
    from wizard.keep.store import Due, InHand

HELP = """\
A number begins that kind of letter, or takes up one in hand. A word such as cake or overcharged shows only
what fits it; Enter shows all again.
example 2  a filled-in letter to look round in   sample 2  a whole letter of that kind
check FILE  read a letter written elsewhere; check alone takes it from here, or goes on with the last
kept 1  that promise was kept   forget 14  delete a letter in hand for good
keep 14  keep a letter in hand that would end 30 days after its last change, or let it end
elsewhere FOLDER  keep letters in another folder from now on
notices  what could not be read, and the like, once more
quit  leave"""
_FEW = 3
"""Promises that the list begins with; `kept` says them all."""
_COMMANDS = (
    "example",
    "sample",
    "check",
    "kept",
    "keep",
    "forget",
    "elsewhere",
    "notices",
    "help",
    "quit",
)


class Home:
    """The list of scenarios and letters in hand."""

    def __init__(self, talk: Talk, desk: Desk) -> None:
        self.talk = talk
        self.desk = desk
        self._filter = ""

    def chosen(self) -> Interview | LooseLetter:
        """The letter that the person begins, takes up or has read. Raises `Gone` or `Leave`."""
        self._show()
        while True:
            line = self.talk.ask("What went wrong? > ").strip()
            asked = "help" if line == "?" else line.removeprefix("/")
            name, rest = command_in(asked, _COMMANDS)
            opened = self._numbered(line) if not name else self._command(name, rest)
            if opened is not None:
                return opened

    def _show(self) -> None:
        talk, desk, now = self.talk, self.desk, self.desk.now()
        talk.title("Amends: apologies to customers")
        due = desk.promises_due()
        for number, one in enumerate(due[:_FEW], 1):
            talk.say(f"You promised {self._promised(one)} (kept {number} when it is done)")
        if len(due) > _FEW:
            talk.say(f"{len(due) - _FEW} more promises; kept says all.")
        flows, cases = desk.find(self._filter), desk.shown_in_hand()
        talk.listed([flow.title for flow in flows])
        if cases:
            soon = how_many_end(cases, now)
            talk.say(f"In hand ({soon}):" if soon else "In hand:")
            told = [(c.title, c.who, ago(c.when, now), ends_soon(c.ending, now)) for c in cases]
            shown = [" · ".join(part for part in parts if part) for parts in told]
            talk.listed(shown, first=len(flows) + 1)
        if not flows:
            talk.say("Nothing fits; Enter shows all.")
        self._say_notices()
        talk.say("A number, a word such as overcharged, or help.")

    def _numbered(self, line: str) -> Interview | None:
        flows, cases = self.desk.find(self._filter), self.desk.in_hand()
        number = number_in(line, len(flows) + len(cases))
        if number is None and line.isdecimal():
            self.talk.say(f"There is no {line} in the list.")
            return None
        if number is None:
            self._filter = line
            self._show()
            return None
        if number <= len(flows):
            return self._opened(partial(self.desk.begin, flows[number - 1].name))
        return self._opened(partial(self.desk.resume, cases[number - 1 - len(flows)].id))

    def _opened(self, letter: Callable[[], Interview]) -> Interview | None:
        try:
            opened = letter()
        except KeyError:
            self.talk.say("The flow this letter was begun with is not here any more.")
        except (NoSuchCase, UnreadableCase, FaultyFile) as fault:
            self.talk.say(str(fault))
        else:
            self._say_left_out(opened)
            return opened
        return None

    def _command(self, name: str, rest: str) -> Interview | LooseLetter | None:
        flows, cases = self.desk.find(self._filter), self.desk.in_hand()
        number = number_in(rest or "1", len(flows) + len(cases))
        match name:
            case "quit":
                raise Leave("quit")
            case "help":
                self.talk.say(HELP)
            case "check":
                return self._letter_to_check(rest)
            case "notices":
                self.talk.told.difference_update(self.desk.notices)
                self._say_notices() if self.desk.notices else self.talk.say("There is no notice.")
            case "kept":
                self._kept(rest)
            case "elsewhere":
                keep_elsewhere(self.talk, self.desk, None, rest)
            case "keep" if number is not None and number > len(flows):
                self._keep(cases[number - 1 - len(flows)])
            case "forget" if number is not None and number > len(flows):
                self._forget(cases[number - 1 - len(flows)])
            case "sample" if number is not None and number <= len(flows):
                self.talk.say(self.desk.sample(flows[number - 1].name) or "There is no sample.")
            case "example" if number is not None and number <= len(flows):
                return self._opened(partial(self.desk.example, flows[number - 1].name))
            case "keep" | "forget":
                first = len(flows) + 1
                words = f"as {name} {first}" if cases else "of which there is none"
                self.talk.say(f"{name} takes the number of a letter in hand, {words}.")
            case _:
                self.talk.say("That number is not in the list.")
        return None

    def _letter_to_check(self, rest: str) -> LooseLetter | None:
        if not rest:
            letter = self.desk.check_again()
            if letter.text.strip():
                self.talk.say(f"{letter.told} new begins another.")
            else:
                take_lines(self.talk, letter)
            return letter
        path = typed_path(rest)
        try:
            letter = self.desk.check(read_letter(path), path.name, path)
        except UnreadableLetter as fault:
            self.talk.say(str(fault))
            return None
        self._say_left_out(letter)
        return letter

    def _say_left_out(self, letter: Interview | LooseLetter) -> None:
        """How much of what was in a file could not be shown."""
        if letter.removed:
            self.talk.say(left_out(letter.removed))

    def _say_notices(self) -> None:
        """What could not be read, and the like: once in full, for they can be long."""
        new = [notice for notice in self.desk.notices if notice not in self.talk.told]
        old = len(self.desk.notices) - len(new)
        for notice in new:
            self.talk.say("\n".join(line for line in notice.split("\n") if line.strip(" ^")))
        self.talk.told.update(new)
        if old:
            self.talk.say(
                f"{'1 notice' if old == 1 else f'{old} notices'} as before; notices says all."
            )

    def _promised(self, due: Due) -> str:
        """To whom and what, and by when where the words of the promise do not say it."""
        now, promise = self.desk.now(), due.promise
        day = by_when(promise.by, self.desk.locale, now)
        when = f", {day}" if day not in promise.what else ""
        return f"{promise.who}{when}{' (overdue)' if due.at < now else ''}: {promise.what}"

    def _kept(self, rest: str) -> None:
        due = self.desk.promises_due()
        if not due:
            self.talk.say("Nothing is promised.")
            return
        if not rest and len(due) > 1:
            self.talk.listed([self._promised(one) for one in due])
            rest = self.talk.ask("Which one was kept? A number, or Enter for none > ").strip()
            if not rest:
                return
        number = number_in(rest or "1", len(due))
        if number is None:
            self.talk.say(f"There is no promise {rest}. kept says all.")
        elif self.talk.sure(f"You promised {self._promised(due[number - 1])}\nWas it kept?"):
            self._saved(partial(self.desk.promise_kept, due[number - 1]))

    def _keep(self, case: InHand) -> None:
        ends = case.ending.kept
        self._saved(
            partial(self.desk.keep, case),
            f"{'It ends in its time again' if ends else 'Kept'}: {_letter(case)}.",
        )

    def _forget(self, case: InHand) -> None:
        if self.talk.sure(f"Delete for good, with everything typed for it: {_letter(case)}?"):
            self._saved(partial(self.desk.forget, case.id))

    def _saved(self, change: Callable[[], object], told: str = "") -> None:
        try:
            change()
        except (NotSaved, KeyError, NoSuchCase, UnreadableCase, FaultyFile) as trouble:
            told = str(trouble)
        self._show()
        if told:  # behind the list, which is long
            self.talk.say(told)


def _letter(case: InHand) -> str:
    return f"the letter to {case.who}, {case.title}" if case.who else f"the letter {case.title}"
