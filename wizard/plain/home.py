"""What went wrong, what is in hand, what was promised: the list to begin with."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from wizard.interview.ends import ends_soon, how_many_end
from wizard.interview.loose import LooseLetter
from wizard.interview.times import ago, by_when
from wizard.keep.case import UnreadableCase
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

HELP = """\
A number begins that kind of letter, or takes up one in hand. A word such as cake or overcharged shows only
what fits it; Enter shows all again.
example 2  a filled-in letter to look round in   sample 2  a whole letter of that kind
check FILE  read a letter written elsewhere; check alone takes it from here, or goes on with the last
kept  the promise at the top was kept   forget 14  delete a letter in hand for good
keep 14  keep a letter in hand that would end 30 days after its last change, or let it end
elsewhere FOLDER  keep letters in another folder from now on
quit  leave"""
_COMMANDS = ("example", "sample", "check", "kept", "keep", "forget", "elsewhere", "help", "quit")


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
        for one in desk.promises_due()[:3]:
            due = by_when(one.promise.by, desk.locale, now)
            late = " (overdue)" if one.at < now else ""
            talk.say(f"You promised {one.promise.who}, {due}{late}: {one.promise.what}")
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
        for notice in desk.notices:
            talk.say(f"▲ {notice}")
        talk.say("A number, a word such as overcharged, or help.")

    def _numbered(self, line: str) -> Interview | None:
        flows, cases = self.desk.find(self._filter), self.desk.in_hand()
        number = number_in(line, len(flows) + len(cases))
        if number is None:
            self._filter = "" if line.isdecimal() else line
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
            case "kept":
                self._kept()
            case "elsewhere":
                keep_elsewhere(self.talk, self.desk, None, rest)
            case "keep" if number is not None and number > len(flows):
                self._saved(partial(self.desk.keep, cases[number - 1 - len(flows)]))
            case "forget" if number is not None and number > len(flows):
                self._forget(cases[number - 1 - len(flows)].id)
            case "sample" if number is not None and number <= len(flows):
                self.talk.say(self.desk.sample(flows[number - 1].name) or "There is no sample.")
            case "example" if number is not None and number <= len(flows):
                return self._opened(partial(self.desk.example, flows[number - 1].name))
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
        path = Path(rest)
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

    def _kept(self) -> None:
        due = self.desk.promises_due()
        if not due:
            self.talk.say("Nothing is promised.")
        elif self.talk.sure(f"Kept: {due[0].promise.what}?"):
            self._saved(partial(self.desk.promise_kept, due[0]))

    def _forget(self, case_id: str) -> None:
        if self.talk.sure("Delete it for good, with everything typed for it?"):
            self._saved(partial(self.desk.forget, case_id))

    def _saved(self, change: Callable[[], object]) -> None:
        try:
            change()
        except (NotSaved, KeyError, NoSuchCase, UnreadableCase, FaultyFile) as trouble:
            self.talk.say(str(trouble))
        self._show()
