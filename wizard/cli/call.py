"""What every command needs: the desk for the options given, and a plain way to say what is wrong."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable
from datetime import date, datetime, time, timezone
from pathlib import Path
from typing import TYPE_CHECKING

from wizard.cli.streams import StreamLost

if TYPE_CHECKING:
    from wizard.flow.loader import FlowLibrary
    from wizard.interview.desk import Desk
    from wizard.interview.places import Places


STDIN = "standard input"
"""What `-` is called in a sentence."""


class WrongCall(Exception):
    """The call cannot be carried out; the message is a sentence for the user."""


def say(*lines: str) -> None:
    """Talk to the person at the terminal: standard error."""
    from wizard.text.clean import clean
    from wizard.text.file_names import as_read

    for line in lines:  # a line may name a file, and that anybody can name
        sys.stderr.write(f"{clean(as_read(line)).text}\n")


def tell(text: str) -> None:
    """Say what was asked for: standard output, without what could steer a terminal.

    A stranger's file can hold that. A character its encoding lacks becomes `?`.
    """
    from wizard.text.clean import clean

    text = clean(text).text
    encoding = sys.stdout.encoding or "utf-8"
    sys.stdout.write(text.encode(encoding, "replace").decode(encoding))


def give(text: str) -> None:
    """Give a letter or a file: standard output, whole or not at all, as a sum needs its currency."""
    from wizard.text.clean import clean

    if lacks := lacking(clean(text).text):
        raise StreamLost(
            f"Standard output cannot be written: its encoding, {sys.stdout.encoding}, has no “{lacks}”."
            " Set PYTHONIOENCODING to utf-8."
        )
    tell(text)


def lacking(text: str) -> str:
    """The first character that the encoding of standard output lacks; "" for none."""
    try:
        text.encode(sys.stdout.encoding or "utf-8", "strict")
    except UnicodeEncodeError as fault:
        char = text[fault.start]
        return "" if "\ud800" <= char <= "\udfff" else char  # half of a pair: no encoding has it
    return ""


def desk_for(chosen: argparse.Namespace, private: bool = False) -> Desk:
    """The desk that these options describe. Raises `WrongCall`."""
    from wizard.interview.desk import Desk

    return Desk(places_for(chosen, private), os.environ, clock_for(chosen), private)


def places_for(chosen: argparse.Namespace, private: bool = False) -> Places:
    """The user's places and the folders that --flows names. Raises `WrongCall`."""
    from wizard.interview.places import places

    folders = [Path(folder) for folder in getattr(chosen, "flows", [])]
    for folder in folders:
        if not folder.is_dir():
            raise WrongCall(f"There is no folder {folder}. --flows wants a folder of flow files.")
    return places(os.environ, folders, private)


def clock_for(chosen: argparse.Namespace) -> Callable[[], datetime] | None:
    """The clock that --today and --now set; None for the real one. Raises `WrongCall`."""
    today, now = getattr(chosen, "today", None), getattr(chosen, "now", None)
    if today is None and now is None:
        return None
    from zoneinfo import ZoneInfo

    from wizard.interview import machine
    from wizard.text.dates import parse_date, parse_time
    from wizard.text.faults import Unreadable

    locale = machine.locale(os.environ)
    real = datetime.now(timezone.utc).astimezone(ZoneInfo(machine.zone(os.environ)))
    try:
        day: date = parse_date(today, locale, real) if today else real.date()
        at: time = parse_time(now, locale) if now else (time(9, 0) if today else real.time())
    except Unreadable as fault:
        raise WrongCall(str(fault)) from None
    moment = datetime.combine(day, at, real.tzinfo)
    return lambda: moment


def there_is(name: str, library: FlowLibrary) -> None:
    """Nothing where the flow is there, one to include too; else `WrongCall` with all names."""
    names = library.names()
    if name not in names:
        raise WrongCall(f"There is no flow called {name}. There are: {', '.join(names)}.")
