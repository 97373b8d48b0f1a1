"""`amends check`: the same reader as in the app, for letters written elsewhere."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Iterator
from datetime import datetime, timezone
from pathlib import Path
from typing import TYPE_CHECKING

from wizard.checks.calendar import ALWAYS, Calendar
from wizard.checks.checker import Checker
from wizard.checks.finding import LEVELS, Facts
from wizard.checks.house_words import HOUSE_FILE
from wizard.cli import DONE, FOUND, WRONG
from wizard.cli.call import STDIN, WrongCall, clock_for, places_for, say, tell
from wizard.cli.report import FORMS, Report
from wizard.interview import machine
from wizard.interview.places import Places, reader_of
from wizard.text.clean import clean, left_out
from wizard.text.letter_file import MOST_BYTES, UnreadableLetter, beside, decoded, read_letter
from wizard.text.yaml_nodes import FaultyFile

if TYPE_CHECKING:
    from wizard.checks.proofread import Slip

ENDINGS = (".txt", ".md")
"""What a letter's name ends with, in a folder."""


def run(chosen: argparse.Namespace) -> int:
    """Read each letter; exit 1 when one of them draws what `--fail-on` names, or worse."""
    if chosen.schema:
        return _schema()
    try:
        where = places_for(chosen)
        clock = clock_for(chosen)
        names = list(_named(chosen.files))
        checker, faults = reader_of(where)
    except (WrongCall, FaultyFile) as fault:
        say(str(fault))
        return WRONG
    say(*faults)
    facts = Facts(
        now=clock() if clock else datetime.now(timezone.utc),
        locale=_locale(where, checker),
        severity=chosen.severity,
        fragment=chosen.no_parts,
        calendar=_calendar(where),
    )
    proofread = _proofreader(chosen, facts.locale)
    reports = []
    code = DONE
    for name in names:
        try:
            text = _text(name)
        except UnreadableLetter as fault:
            say(str(fault))
            code = WRONG
        else:
            if not (text.strip() or chosen.no_parts):
                say(f"{_shown(name)} is empty: there is no letter in it.")
                code = code or FOUND
            if removed := clean(text).removed:
                say(f"{name}: {left_out(removed)}")
            known = facts._replace(slips=proofread(text)) if proofread else facts
            report = Report.of(name, text, checker, known)
            reports.append(report if name == "-" else _without_ignored(report))
    for piece in FORMS[chosen.format](reports, chosen.level, chosen.why):
        tell(piece)
    worst = min((report.worst for report in reports), default=len(LEVELS))
    return code or (FOUND if worst <= LEVELS.index(chosen.fail_on) else DONE)


def _proofreader(
    chosen: argparse.Namespace, locale: str
) -> Callable[[str], tuple[Slip, ...]] | None:
    """What looks for slips, where it is wanted; where it cannot be had, that is said."""
    if not (chosen.proofread or chosen.english):
        return None
    from wizard.checks.proofread import available, slips

    if not available():
        say("Proofreading needs harper-py, which is not installed here: pip install harper-py")
        return None
    english = chosen.english or machine.english(os.environ, locale)
    return lambda text: slips(text, english)


def _without_ignored(report: Report) -> Report:
    """The report without what was let be in this letter; what no longer applies is said."""
    letter = Path(report.path)
    if not beside(letter).exists():  # the usual case, which loads nothing more
        return report
    from wizard.interview.ignoring import let_be, not_ignored
    from wizard.keep.ignores_file import read_ignores

    try:
        ignores = read_ignores(letter)
    except FaultyFile as fault:
        say(str(fault))
        return report
    for ignore, finding in let_be(report.cards, ignores, report.text):
        if finding is None:
            say(f"{report.path}: let be and no longer there: {ignore.rule} {ignore.sentence}")
    return report._replace(cards=not_ignored(report.cards, ignores, report.text))


def _text(name: str) -> str:
    """The letter's text. Raises `UnreadableLetter`."""
    if name == "-":
        return decoded(sys.stdin.buffer.read(MOST_BYTES + 1), _shown(name))
    return read_letter(Path(name))


def _shown(name: str) -> str:
    return STDIN if name == "-" else name


def _named(names: list[str]) -> Iterator[str]:
    """The files called for: folders stand for the letters in them. Raises `WrongCall`."""
    if not names:
        raise WrongCall("Name a letter to read, a folder of letters, or - for standard input.")
    for name in names:
        try:
            is_folder = name != "-" and Path(name).is_dir()
        except ValueError:  # a NUL in the name
            is_folder = False
        if not is_folder:
            yield name
            continue
        found = sorted(
            str(path)
            for path in Path(name).rglob("*")
            if path.suffix.lower() in ENDINGS and not path.name.startswith(".") and path.is_file()
        )
        if not found:
            raise WrongCall(f"There is no letter in {name}: no file that ends with .txt or .md.")
        yield from found


def _locale(where: Places, checker: Checker) -> str:
    """The writer's, for rules that ask for it: of the profile, else of the machine.

    Reading the profile takes as long as reading a letter, so it is left alone where none asks.
    """
    asked = any("locale" in rule.when for rule in checker.book.rules)
    if asked and where.profile is not None and where.profile.is_file():
        from wizard.keep.profile import placed_profile

        try:
            own = placed_profile(where.profile)
        except FaultyFile as fault:
            say(str(fault))
        else:
            faulty = own.faults_of_settings().get("locale")
            if faulty is None:
                return own.text("locale") or machine.locale(os.environ)
            say(faulty.text())
    return machine.locale(os.environ)


def _calendar(where: Places) -> Calendar:
    """The days on which somebody works, where the house says so."""
    if not any((folder / HOUSE_FILE).is_file() for folder in where.flows):
        return ALWAYS
    from wizard.interview.desk import Desk

    desk = Desk(where, os.environ, private=True)
    house = desk.house
    say(*desk.profile_faults)
    return desk.calendar(house.answers["hours"].raw if house and "hours" in house.answers else "")


def _schema() -> int:
    """The JSON Schema of `--format json`."""
    from wizard.flow.shipped import shipped_folder

    tell((shipped_folder() / "check.schema.json").read_text(encoding="utf-8"))
    return DONE
