"""`amends check FILE...`: the same reader as in the app, for letters written elsewhere."""

from __future__ import annotations

import argparse
import os
import sys
from datetime import datetime, timezone
from pathlib import Path

from wizard.checks.checker import Checker
from wizard.checks.finding import Facts, Finding
from wizard.cli import DONE, FOUND, WRONG
from wizard.cli.call import WrongCall, clock_for, places_for, say, tell
from wizard.cli.findings import as_data, said
from wizard.interview import machine
from wizard.interview.places import Places, reader_of
from wizard.text.clean import clean
from wizard.text.yaml_nodes import FaultyFile

MAX_BYTES = 1_000_000


def run(chosen: argparse.Namespace) -> int:
    """Read each letter; exit 1 when one of them draws a warning or worse."""
    try:
        where = places_for(chosen)
        clock = clock_for(chosen)
        checker, faults = reader_of(where)
        letters = [(name, _text(name)) for name in chosen.files]
    except (WrongCall, FaultyFile) as fault:
        say(str(fault))
        return WRONG
    say(*faults)
    facts = Facts(
        now=clock() if clock else datetime.now(timezone.utc),
        locale=_locale(where, checker),
        severity=chosen.severity,
        fragment=chosen.fragment,
    )
    found = [(name, checker.check(text, facts)) for name, text in letters]
    if chosen.format == "json":
        _json(found)
    else:
        for name, cards in found:
            for card in cards:
                for line in said(card, name):
                    tell(f"{line}\n")
    heavy = any(one.level != "nudge" for _, cards in found for card in cards for one in card.each())
    return FOUND if heavy else DONE


def _locale(where: Places, checker: Checker) -> str:
    """The writer's, for rules that ask for it: of the profile, else of the machine.

    Reading the profile takes as long as reading a letter, so it is left alone where none asks.
    """
    entries = {}
    asked = any("locale" in rule.when for rule in checker.book.rules)
    if asked and where.profile is not None and where.profile.is_file():
        from wizard.keep.profile import read_profile

        try:
            entries = read_profile(where.profile)
        except FaultyFile as fault:
            say(str(fault))
    own = entries["locale"].raw if "locale" in entries else ""
    return str(own) if own in machine.LOCALES else machine.locale(os.environ)


def _json(found: list[tuple[str, tuple[Finding, ...]]]) -> None:
    import json

    rows = [as_data(one, name) for name, cards in found for card in cards for one in card.each()]
    tell(json.dumps({"format": 1, "findings": rows}, ensure_ascii=False, indent=1) + "\n")


def _text(name: str) -> str:
    """The letter's text, cleaned. Raises `WrongCall` with a sentence."""
    try:
        data = sys.stdin.buffer.read(MAX_BYTES + 1) if name == "-" else _bytes(Path(name))
    except (OSError, ValueError) as fault:  # ValueError: a NUL in the name
        why = getattr(fault, "strerror", None) or str(fault)
        raise WrongCall(f"{name} cannot be read: {why.lower()}.") from None
    if len(data) > MAX_BYTES:
        raise WrongCall(f"{name} is larger than 1 MB; that is no letter.")
    try:
        return clean(data.decode("utf-8-sig")).text
    except UnicodeDecodeError as fault:
        line = data[: fault.start].count(b"\n") + 1
        raise WrongCall(
            f"{name}:{line}: this is not UTF-8 text. Save the letter as plain text, in UTF-8."
        ) from None


def _bytes(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(MAX_BYTES + 1)
