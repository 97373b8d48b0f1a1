"""Lists that a person chooses from by number: answers, settings, laws, earlier versions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wizard.interview import switches
from wizard.interview.interview import Interview
from wizard.interview.remarks import answer_rows, setting_rows
from wizard.interview.times import ago
from wizard.interview.versions import bring_back, told
from wizard.keep.folders import typed_path
from wizard.keep.trouble import NotSaved, is_not_saved
from wizard.plain.boxes import say_rows
from wizard.plain.talk import Talk, number_in
from wizard.text.yaml_nodes import FaultyFile

if TYPE_CHECKING:
    from wizard.interview.desk import Desk


def choose_laws(talk: Talk, interview: Interview) -> None:
    """List the laws there are for this kind of letter and take the numbers of those it follows."""
    laws = interview.laws.there_are
    if not laws:
        talk.say("No law here says what a letter of this kind must hold.")
        return
    before = interview.context.regimes
    chosen = [" (followed)" if law.name in before else "" for law in laws]
    rows = [f"{law.title}{mark}\n{law.applies} {law.law}." for law, mark in zip(laws, chosen)]  # noqa: B905
    talk.listed(rows)
    talk.say(
        "A help for writing, no advice: have the letter checked by somebody who knows the law."
    )
    line = talk.ask("Numbers with commas, 0 for none, Enter to leave it > ").strip()
    numbers = [number_in(part, len(laws)) for part in line.split(",")]
    if line != "0" and None in numbers:
        talk.say("It stays as it was.")
        return
    names = tuple(dict.fromkeys(laws[n - 1].name for n in numbers if n)) if line != "0" else ()
    try:
        interview.set(regimes=names, regime="")
    except FaultyFile as fault:
        interview.set(regimes=before, regime="")
        talk.say(str(fault))
    titles = ", ".join(law.title for law in laws if law.name in interview.context.regimes)
    talk.say(f"The letter follows: {titles or 'no law'}.")


def keep_elsewhere(talk: Talk, desk: Desk, letter: Interview | None, folder: str) -> None:
    """Go on keeping letters in another folder, the one in front first."""
    folder = folder or talk.ask("Which folder? > ").strip()
    if not folder:
        return
    try:
        talk.say(desk.keep_in(typed_path(folder), letter))
    except NotSaved as trouble:
        talk.say(str(trouble))


def say_trouble(talk: Talk, trouble: str, command: str) -> None:
    """What is not saved, and the way to another folder."""
    if trouble:
        talk.say(trouble)
    if is_not_saved(trouble):
        talk.say(f"{command} keeps your letters in another folder.", indent=2)


def choose_version(talk: Talk, interview: Interview) -> None:
    """List the earlier versions of a letter and bring the one of a number back."""
    versions = interview.desk.versions.of(interview.case)
    if not versions:
        talk.say("There is no earlier version of this letter yet.")
        return
    now = interview.desk.moment()
    talk.listed([f"{ago(one.when, now)}\n{told(interview, one)}" for one in versions])
    number = number_in(talk.ask("A number brings it back, Enter leaves it > "), len(versions))
    if number is not None:
        bring_back(interview, versions[number - 1])
        talk.say("It is back. What was there before is kept as a version too.")


def say_answers(talk: Talk, interview: Interview) -> None:
    """All answers by their numbers, the rows of a table too."""
    for number, row in enumerate(answer_rows(interview), 1):
        talk.say(row.words, mark=f"{number:>2}  ")
        say_rows(talk, interview.flow.questions[row.name], interview.entry(row.name))


def change_switch(talk: Talk, interview: Interview, rest: str, command: str) -> None:
    """List the switches, or give the one of this number its next value."""
    number = number_in(rest, len(switches.switches(interview)))
    if number is not None:
        name = switches.switches(interview)[number - 1].name
        if name == switches.LAW:
            choose_laws(talk, interview)
        else:
            switches.change(interview, name)
    talk.listed([row.words for row in setting_rows(interview)])
    if number is None:
        talk.say(f"A number behind it changes one: {command} 2.", indent=2)
