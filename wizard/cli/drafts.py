"""`amends drafts list | show | export | delete | purge`: the letters in hand, from the command line."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from datetime import timedelta
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING

from wizard.cli import DONE, FOUND, WRONG
from wizard.cli.call import WrongCall, desk_for, give, say, tell
from wizard.keep.case import UnreadableCase
from wizard.keep.store import NoSuchCase
from wizard.keep.trouble import NotSaved
from wizard.text.yaml_nodes import FaultyFile

if TYPE_CHECKING:
    from wizard.interview.desk import Desk
    from wizard.keep.checked_texts import CheckedText
    from wizard.keep.set_aside import SetAside
    from wizard.keep.store import InHand

SHOWN = 8
"""Characters of an id that are shown; as few as tell it apart are enough to name it."""

Command = Callable[["Desk", argparse.Namespace], int]


def _on_the_desk(command: Command) -> Callable[[argparse.Namespace], int]:
    """Run a command at the user's desk; what they can mend is said in a sentence, exit 2."""

    @wraps(command)
    def run(chosen: argparse.Namespace) -> int:
        desk = None
        try:
            desk = desk_for(chosen)
            if desk.where.not_kept:  # there is no place for letters, so there is none to speak of
                raise WrongCall(desk.where.not_kept)
            if not desk.store.readable:
                return WRONG
            return command(desk, chosen)
        except KeyError:
            say("The flow this letter was begun with is not here any more.")
        except (WrongCall, NotSaved, NoSuchCase, UnreadableCase, FaultyFile) as fault:
            if desk is None or desk.store.readable:  # else the notices say what it follows from
                say(str(fault))
        finally:
            if desk is not None:
                for notice in desk.store.notices:
                    say(notice)
                desk.close()
        return WRONG

    return run


@_on_the_desk
def listed(desk: Desk, _: argparse.Namespace) -> int:
    """One line a letter: its id, when it was last changed, when it ends, about what and to whom."""
    from wizard.interview.ends import ending_told
    from wizard.interview.times import ago

    now = desk.moment()
    rows = [
        (
            one.id[:SHOWN],
            ago(one.when, now),
            ending_told(one.ending, now),
            one.title,
            one.who,
        )
        for one in desk.shown_in_hand()
    ]
    if not desk.store.readable:
        return WRONG
    if not rows:
        say("There is no letter in hand.")
    wide = [max((len(row[column]) for row in rows), default=0) for column in range(4)]
    for row in rows:
        cells = [cell.ljust(width) for cell, width in zip(row[:4], wide, strict=True)]
        tell("  ".join((*cells, row[4])).rstrip() + "\n")
    return DONE


@_on_the_desk
def keep(desk: Desk, chosen: argparse.Namespace) -> int:
    """Keep letters for good, or let them end in their time again."""
    cases = [_named(desk, name) for name in chosen.id]
    for case in cases:
        if case.ending.kept == chosen.let_end:
            desk.keep(case)
    many = "1 letter" if len(cases) == 1 else f"{len(cases)} letters"
    if chosen.let_end:
        say(f"{many} will end 30 days after the last change.")
    else:
        say(f"Kept {many}: no end is set.")
    return DONE


@_on_the_desk
def show(desk: Desk, chosen: argparse.Namespace) -> int:
    """The letter as it stands, hand edits and all."""
    from wizard.interview.review import Review

    letter = desk.resume(_named(desk, chosen.id).id)
    give(Review(letter).text.strip() + "\n")
    _say_left_out(letter.removed)
    return DONE


def _say_left_out(removed: int) -> None:
    """Of a file that others than Amends have written in."""
    from wizard.text.clean import left_out

    if removed:
        say(left_out(removed))


@_on_the_desk
def export(desk: Desk, chosen: argparse.Namespace) -> int:
    """The answers as a file that `amends write --answers` reads; to standard output without FILE."""
    from wizard.deliver.files import DeliveryFault, save_letter
    from wizard.interview.copies import answers_of
    from wizard.interview.harmless import harm_in

    one = _named(desk, chosen.id)
    case = desk.store.load(one.id)
    text = answers_of(case)
    _say_left_out(harm_in(case.entries))
    if chosen.file in (None, "-"):
        give(text)
        return DONE
    file = _file_for(chosen.file, one.who, desk)
    try:
        path = save_letter(text, file.parent, file.name)
    except DeliveryFault as fault:
        raise WrongCall(str(fault)) from None
    say(f"Exported to {path}")
    return DONE


def _file_for(typed: str, who: str, desk: Desk) -> Path:
    """The file to export to; one of its own in a folder. Raises `WrongCall`."""
    from wizard.deliver.files import file_name

    file = Path(typed)
    if file.is_dir():
        return file / file_name("Answers for the apology", who, desk.now().date(), "yaml")
    if file.exists() and not file.is_file():
        raise WrongCall(f"{file} is not an ordinary file. Name another one, or - to print it.")
    return file


@_on_the_desk
def delete(desk: Desk, chosen: argparse.Namespace) -> int:
    """Delete letters for good, from the file and its log."""
    cases = [_named(desk, name) for name in chosen.id]
    return _gone(desk, cases, chosen)


@_on_the_desk
def purge(desk: Desk, chosen: argparse.Namespace) -> int:
    """Delete every letter, or those not changed for so many days; damaged files set aside as well."""
    from wizard.interview.kept_texts import kept_texts

    until = desk.moment() - timedelta(days=chosen.older_than or 0)
    every = not chosen.older_than
    cases = [one for one in desk.in_hand() if every or one.when < until]
    texts = [one for one in kept_texts(desk) if every or one.changed < until]
    files = [one for one in desk.store.set_aside_files() if every or one.since < until]
    return _gone(desk, cases, chosen, texts, files)


def _gone(
    desk: Desk,
    cases: list[InHand],
    chosen: argparse.Namespace,
    texts: Sequence[CheckedText] = (),
    files: Sequence[SetAside] = (),
) -> int:
    """Delete these, once it is sure that this is meant. texts: of "Check a letter I have"."""
    from wizard.interview.kept_texts import forget_texts

    if not desk.store.readable:
        return WRONG
    if not (cases or texts or files):
        say("There is no such letter in hand.")
        return DONE
    count = len(cases) + len(texts)
    many = "1 letter" if count == 1 else f"{count} letters"
    if files:
        damaged = "1 damaged file" if len(files) == 1 else f"{len(files)} damaged files"
        many = f"{many} and {damaged} set aside"
    if not chosen.yes:
        for one in cases:
            say(f"{one.id[:SHOWN]}  {one.title}  {one.who}".rstrip())
        for text in texts:
            say(f"{text.title} (under “Check a letter I have”)")
        for file in files:
            say(f"{file.path}, set aside as damaged")
        say(f"This deletes {many} for good. To do it, add --yes")
        return FOUND
    for file in files:
        desk.store.delete_set_aside(file)  # first: then nothing is said of what it may still hold
    for one in cases:
        desk.forget(one.id)
    forget_texts(desk, texts)
    say(f"Deleted {many} for good.")
    return DONE


def _named(desk: Desk, name: str) -> InHand:
    """The letter whose id begins so. Raises `WrongCall` for none, and for several."""
    found = [one for one in desk.in_hand() if name and one.id.startswith(name.casefold())]
    if len(found) == 1:
        return found[0]
    if found:
        ids = ", ".join(one.id[:SHOWN] for one in found)
        raise WrongCall(f"Several letters begin with {name}: {ids}. Write more of it.")
    raise WrongCall(f"There is no letter in hand with the id {name}. See: amends drafts list")
