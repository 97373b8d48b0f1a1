"""Every call to the disk fails once, or is the last one: nothing saved is lost, nothing is called saved.

The calls of one undisturbed run are counted with strace. Then it is run again for each of them, with
this one failing, or with the program killed in it. Short writes come from a limit on the size of files.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.battery import saving
from tests.battery.chosen import chosen
from tests.conftest import Battery
from tests.deliver.conftest import need
from wizard.answers.entries import Entry
from wizard.keep.case import UnreadableCase
from wizard.keep.profile import read_profile, write_profile
from wizard.keep.store import NoSuchCase, Store

CALLS = "write,pwrite64,fsync,fdatasync,openat,ftruncate,rename,link,linkat"
CALL = re.compile(r"^(?:\d+ +)?(\w+)\(")
FAULTS = ("error=ENOSPC", "error=EIO", "error=EROFS", "signal=KILL")
LASTING = ("error=ENOSPC", "error=EIO")  # and every such call after it fails too
CASE = "cases.db"
WHERE = {"case": CASE, "profile": "profile.yaml", "file": saving.LETTER}


class Start(NamedTuple):
    """What is saved, and whether something was saved there before."""

    what: str
    before: bool


STARTS = [Start(what, before) for what in WHERE for before in (True, False)]


def _place(home: Path, start: Start) -> Path:
    """A folder in which the text of round 0 is kept, or nothing yet."""
    place = home / "kept" / WHERE[start.what]
    place.parent.mkdir()
    if start.before and start.what == "case":
        with Store(place) as store:
            store.save(saving.said(saving.a_case(), 0), title="", who="")
    elif start.before and start.what == "profile":
        write_profile(place, {"contact": Entry(saving.text(0))})
    elif start.before:
        place.write_text(saving.text(0))
    return place


def _run(place: Path, start: Start, *more: str, strace: tuple[str, ...] = ()) -> list[str]:
    """Save there, with faults; what was told. Fails where the program itself broke down."""
    call = [*strace, sys.executable, "-m", "tests.battery.saving", start.what, str(place), *more]
    # What measures the tests' coverage writes a file of its own at the end, and would fail as well.
    alone = {name: value for name, value in os.environ.items() if not name.startswith("COV")}
    done = subprocess.run(call, capture_output=True, text=True, timeout=60, env=alone)
    assert "attach" not in done.stderr, done.stderr
    assert "Traceback" not in done.stderr, done.stderr
    return done.stdout.splitlines()


def _points(home: Path, start: Start) -> list[tuple[str, int]]:
    """The calls that touch this folder: the name of each, and the how manieth of its name it is."""
    place = _place(home, start)
    log = home / "calls"
    _run(place, start, strace=(need("strace"), "-y", "-o", str(log), "-e", f"trace={CALLS}"))
    seen: Counter[str] = Counter()
    points = []
    for line in log.read_text().splitlines():
        if name := CALL.match(line):
            seen[name[1]] += 1
            if str(place.parent) in line:
                points.append((name[1], seen[name[1]]))
    return points


def _kept(place: Path, start: Start) -> Iterator[str]:
    """Every text that can be read there now."""
    if start.what == "case":
        with Store(place) as store:
            assert store.notices == [], store.notices
            try:
                raw = store.load(saving.ID).entries["what_happened"].raw
            except NoSuchCase:
                return
            assert isinstance(raw, str)
            yield raw
    elif start.what == "profile":
        for entry in read_profile(place).values():
            assert isinstance(entry.raw, str)
            yield entry.raw
    else:
        for file in place.parent.glob("[!.]*"):
            yield file.read_text()


def _wrong(place: Path, start: Start, told: list[str], killed: bool) -> list[str]:
    """What is not as it should be, in words."""
    wrong = []
    try:
        texts = list(_kept(place, start))
    except (UnreadableCase, AssertionError) as trouble:
        return [f"unreadable: {trouble}"]
    whole = {saving.text(number): number for number in range(saving.ROUNDS + 1)}
    wrong += [f"{text[:20]!r} of {len(text)} characters" for text in texts if text not in whole]
    there = {whole[text] for text in texts if text in whole}
    saved = {int(line.split()[1]) for line in told if line.startswith("saved")}
    if start.what == "file":
        wrong += [f"round {number} was called saved" for number in saved - there]
        wrong += ["the letter that was there is gone"] * (start.before and 0 not in there)
    elif max(there, default=-1) < max(saved, default=0 if start.before else -1):
        wrong.append(f"{sorted(there)} is there, {sorted(saved)} was called saved")
    for line in told:
        if line.startswith("not saved") and str(place.parent) not in line:
            wrong.append(f"no word of where: {line}")
    half_made = [one.name for one in place.parent.iterdir() if one.name.startswith(".")]
    half_made += [one.name for one in place.parent.glob("*.new*")] if start.what == "case" else []
    return wrong + ([] if killed else [f"{name} is left" for name in half_made])


def _count(battery: Battery, what: str, points: int, wrong: list[str]) -> None:
    battery.count(what, points)
    battery.count("texts lost, half written or wrongly called saved", len(wrong))
    assert wrong == []


def _spread(every: list[tuple[str, str]], some: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Some of the points, and the first and the last of each call among them."""
    ends = {name: point for point in reversed(every) for name in point[:1]}.values()
    last = {name: point for point in every for name in point[:1]}.values()
    wanted = {*some, *ends, *last}
    return [point for point in every if point in wanted]


@pytest.mark.parametrize("start", STARTS, ids=str)
def test_every_call_fails_or_is_the_last(
    tmp_path: Path, request: pytest.FixtureRequest, battery: Battery, start: Start
) -> None:
    home = tmp_path / "counted"
    home.mkdir()
    every = [
        (name, f"{fault}:when={n}{rest}")
        for name, n in _points(home, start)
        for fault, rest in [*((one, "") for one in FAULTS), *((one, "+") for one in LASTING)]
        if not (rest and name == "openat")  # Python could not even find its own modules
    ]
    wrong = []
    points = _spread(every, chosen(request.config, every, quick=34))
    for number, (name, rule) in enumerate(points):
        home = tmp_path / str(number)
        home.mkdir()
        place = _place(home, start)
        strace = (need("strace"), "-o", str(home / "log"), "-e", f"trace={CALLS}")
        told = _run(place, start, strace=(*strace, "-e", f"inject={name}:{rule}"))
        wrong += [f"{name} {rule}: {what}" for what in _wrong(place, start, told, "KILL" in rule)]
    _count(battery, "failing or last calls", len(points), wrong)


@pytest.mark.parametrize("start", STARTS, ids=str)
def test_writes_are_cut_short(
    tmp_path: Path, request: pytest.FixtureRequest, battery: Battery, start: Start
) -> None:
    wrong = []
    limits = chosen(request.config, [n * 257 for n in range(1, 101)], quick=4)
    cut = 0
    for limit in limits:
        home = tmp_path / str(limit)
        home.mkdir()
        place = _place(home, start)
        told = _run(place, start, str(limit))
        cut += any(line.startswith("not saved") for line in told)
        wrong += [f"at {limit} bytes: {what}" for what in _wrong(place, start, told, False)]
    _count(battery, "short writes", cut, wrong)
    assert cut
