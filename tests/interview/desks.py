"""A desk of its own in a folder of its own, on Friday 20 November 2026 at 09:00 in London."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from tests.answers.flows import FRIDAY
from wizard.interview.desk import Desk, places
from wizard.interview.interview import Interview

DAY = timedelta(days=1)


def environ_of(home: Path) -> dict[str, str]:
    """What the machine says of its user; everything kept is below `home`."""
    names = ("AMENDS_STATE", "AMENDS_CONFIG", "AMENDS_CACHE")
    kept = {name: str(home / name.removeprefix("AMENDS_").lower()) for name in names}
    kept["AMENDS_CACHE"] = str(home.parent / "cache")  # shared: reading the rules anew is slow
    return {"HOME": str(home), "PATH": "", "LANG": "en_GB.UTF-8", "TZ": "Europe/London", **kept}


def desk_at(home: Path, private: bool = False, later: timedelta = timedelta()) -> Desk:
    """The desk of the user whose home that is."""
    environ = environ_of(home)
    return Desk(places(environ, private=private), environ, lambda: FRIDAY + later, private)


def begun(desk: Desk, **answers: str) -> Interview:
    """A letter of the generic flow with these answers."""
    interview = desk.begin("generic")
    for key, raw in answers.items():
        interview.answer(key, raw)
    return interview
