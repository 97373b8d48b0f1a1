"""A name, a card number and a password typed in the app: after every end they are only where they may be.

What is searched is every byte of every file below the home and the folder for temporary files, and all
that the app and the commands print.
"""

from __future__ import annotations

import base64
import os
import random
import re
import shutil
import string
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.conftest import Battery
from tests.interview.desks import begun, desk_at
from tests.real_terminal import RealTerminal, environment
from tests.screens.at_the_desk import FLOWS
from tests.screens.terminals import begin, sign
from wizard.checks.private import luhn
from wizard.interview.interview import Interview
from wizard.interview.masking import masks
from wizard.interview.review import Review

ROOT = Path(__file__).parents[2]


class Canaries(NamedTuple):
    """What is typed, and is found again by its bytes."""

    name: str
    card: str
    password: str

    @property
    def story(self) -> str:
        """Half a sentence with both secrets in it, for the first question."""
        return (
            f"we charged your card {self.card} twice and told a stranger that your password is "
            f"{self.password}"
        )

    def pieces(self) -> tuple[str, ...]:
        """The secrets, and as much of each as would give it away."""
        bare = re.sub(r"\D", "", self.card)
        return self.card, self.card[:10], bare, bare[:8], self.password, self.password[:7]


def canaries(chance: random.Random) -> Canaries:
    """A name, a card number and a password that nobody else has, the number in one of its forms."""
    name = "Ms " + "".join(chance.choices(string.ascii_uppercase, k=9)).capitalize()
    digits = "45" + "".join(chance.choices(string.digits, k=13))
    card = digits + next(last for last in string.digits if luhn(digits + last))
    mark = chance.choice(["", " ", "-", ".", " - "])
    written = mark.join(card[at : at + 4] for at in range(0, 16, 4))
    word = "".join(chance.choices(string.ascii_lowercase, k=5))
    return Canaries(name, written, f"Zq{chance.randint(1000, 9999)}-{word}")


def holding(home: Path, *words: str) -> list[str]:
    """The files below a folder that hold one of these, as text or as JSON has it."""
    wanted = [word.encode() for word in words]
    wanted += [word.encode("utf-16-le") for word in words]
    found = []
    for path in sorted(home.rglob("*")):
        if path.is_file() and any(one in path.read_bytes() for one in wanted):
            found.append(str(path.relative_to(home)))
    return found


def open_to_others(home: Path) -> list[str]:
    """What below a folder somebody else than its owner could read: files not 0600, folders not 0700."""
    return [
        f"{path.relative_to(home)} {path.stat().st_mode & 0o777:o}"
        for path in sorted(home.rglob("*"))
        if path.stat().st_mode & 0o777 != (0o700 if path.is_dir() else 0o600)
    ]


class House:
    """A user with a home of their own, and whatever is started there."""

    def __init__(self, home: Path, cache: str) -> None:
        self.home = home
        self.temporary = home / "tmp"
        shutil.copytree(cache, home / "cache")  # one of its own, to be searched
        for folder in (self.temporary, home / "config"):
            folder.mkdir(mode=0o700)
            folder.chmod(0o700)
        sign(home)
        (home / "config" / "profile.yaml").chmod(0o600)
        self.started: list[RealTerminal] = []

    def environ(self, **more: str) -> dict[str, str]:
        """No clipboard, a folder for temporary files that can be searched, and everything readable by all."""
        more = {"TMPDIR": str(self.temporary), "PYTHONDONTWRITEBYTECODE": "1", **more}
        return environment(self.home, PATH="/nowhere", **more)

    def app(self, *arguments: str, **more: str) -> RealTerminal:
        """The app in a terminal."""
        given = [*arguments, "--flows", str(FLOWS), "--today", "2026-11-17"]
        before = os.umask(0)
        try:
            self.started.append(RealTerminal(given, self.environ(**more), 100, 40))
        finally:
            os.umask(before)
        return self.started[-1]

    def command(self, *arguments: str) -> str:
        """What a command prints, on both ways out."""
        done = subprocess.run(
            [sys.executable, "-m", "wizard", *arguments],
            env=self.environ(),
            cwd=self.home,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
            umask=0,
        )
        return done.stdout + done.stderr


@pytest.fixture(scope="module")
def full_cache(cache: str) -> str:
    """What can be made again, made: reading the flows and the rules anew takes its time."""
    with tempfile.TemporaryDirectory() as home:
        given = ["check", "-", "--flows", str(FLOWS)]
        environ = environment(Path(home), AMENDS_CACHE=cache)
        command = [sys.executable, "-m", "wizard"]
        for words in (given, ["flows", "list", "--flows", str(FLOWS)]):
            subprocess.run([*command, *words], env=environ, input=b"Dear Ms Obi,", check=False,
                           capture_output=True)  # fmt: skip
    return cache


@pytest.fixture
def house(tmp_path: Path, full_cache: str) -> Iterator[House]:
    place = House(tmp_path, full_cache)
    yield place
    for terminal in place.started:
        terminal.child.close(force=True)


def typed(terminal: RealTerminal, birds: Canaries) -> None:
    """The name and the story, key by key."""
    begin(terminal)
    terminal.type(birds.name)
    terminal.press("enter")
    terminal.wait_for("What did you get wrong?")
    terminal.type(birds.story)
    terminal.wait_for(birds.password[-5:])


DRAFT = {"state/cases.db", "state/cases.db-wal"}

FAULT = """\
import sys
if any("wizard" in one for one in sys.argv + sys.orig_argv):
    import wizard.interview.pages
    from wizard.interview.interview import Interview
    from wizard.checks.checker import Checker

    real = Checker.check
    def check(self, text, *more):
        if "{trigger}" in text:
            raise ValueError(text)
        return real(self, text, *more)
    Checker.check = check
"""


def test_typed_in_the_app_they_are_only_where_they_may_be(
    house: House, tmp_path: Path, battery: Battery
) -> None:
    rounds = battery.size(1, 5, 40)
    chance = random.Random(914)
    astray: list[str] = []
    searched = 0

    def may_be_only(where: set[str], birds: Canaries, *words: str) -> None:
        nonlocal searched
        searched += sum(path.is_file() for path in tmp_path.rglob("*"))
        there = holding(tmp_path, *(words or (birds.name, *birds.pieces())))
        astray.extend(f"{birds} in {one}" for one in there if one not in where)
        astray.extend(f"{one} can be read by others" for one in open_to_others(tmp_path))

    for _ in range(rounds):
        birds = canaries(chance)
        # Typed, and the app killed: in the draft and nowhere else.
        terminal = house.app()
        typed(terminal, birds)
        assert holding(tmp_path, birds.card) != []
        may_be_only(DRAFT, birds)
        terminal.press("ctrl+o")
        terminal.child.close(force=True)
        may_be_only(DRAFT, birds)

        # Taken up: a copy is refused, both secrets are masked by one key each, the letter leaves.
        terminal = house.app()
        terminal.wait_for("In hand")
        terminal.type(birds.name[3:])
        terminal.wait_for("Take up")
        terminal.press("enter")
        terminal.wait_for("Who are you writing to?")
        terminal.press("ctrl+r")
        terminal.wait_for("Copy the letter")
        terminal.press("ctrl+g")
        terminal.wait_for("Not yet")
        assert b"\x1b]52;" not in terminal.output
        for _ in range(2):
            terminal.press("f2")
            terminal.wait_for("Masked for good")
            terminal.press("ctrl+g")
        terminal.wait_for("On its way", "still shows")
        if "On its way" not in terminal.text():
            terminal.press("ctrl+g")
            terminal.wait_for("On its way")
        copied = re.findall(rb"\x1b\]52;c;([A-Za-z0-9+/=]+)", terminal.output)
        assert copied, "nothing was copied"
        letters = [base64.b64decode(one).decode() for one in copied]
        assert all(birds.name in letter for letter in letters)
        astray += [f"{one} in a copy" for one in birds.pieces() if any(one in x for x in letters)]
        may_be_only(set(), birds, *birds.pieces())
        terminal.press("ctrl+o")
        terminal.wait_for("Copy the letter")
        terminal.press("ctrl+z", "ctrl+z")
        may_be_only(set(), birds, *birds.pieces())

        # Saved, exported and listed: the name is in what was asked for.
        terminal.send(b"\x1b[24~")  # F12
        terminal.wait_for("Saved as")
        terminal.press("ctrl+q")
        assert terminal.finish() == 0
        listed = house.command("drafts", "list", "--flows", str(FLOWS))
        assert birds.name in listed
        case = listed.split()[0]
        said = house.command("drafts", "export", case, "handed-on.yaml") + listed
        said += house.command("where") + house.command(
            "drafts", "show", case, "--flows", str(FLOWS)
        )
        astray += [f"{one} printed" for one in birds.pieces() if one in said]
        saved = {path.name for path in tmp_path.glob("Apology*.txt")} | {"handed-on.yaml"}
        assert len(saved) == 2
        may_be_only({*DRAFT, *saved}, birds)
        may_be_only(set(), birds, *birds.pieces())

        # Deleted: in nothing but the letter that was saved and the answers that were handed on.
        house.command("drafts", "delete", case, "--yes")
        may_be_only(saved, birds)
        for name in saved:
            (tmp_path / name).unlink()
        may_be_only(set(), birds)
    battery.count("canaries", rounds * 3)
    battery.count("files searched", searched)
    battery.count("found where they may not be", len(astray))
    assert astray == []


@pytest.mark.parametrize("way", ["--plain", "drawn"])
def test_a_crash_tells_none_of_them(
    house: House, tmp_path: Path, battery: Battery, way: str
) -> None:
    birds = canaries(random.Random(way))
    faulty = house.temporary / "faulty"
    faulty.mkdir(mode=0o700)
    trigger = "stranger that your password"
    (faulty / "sitecustomize.py").write_text(FAULT.replace("{trigger}", trigger))
    (faulty / "sitecustomize.py").chmod(0o600)
    terminal = house.app(*([way] if way == "--plain" else []), PYTHONPATH=f"{faulty}:{ROOT}")
    begin_plain(terminal) if way == "--plain" else begin(terminal)
    terminal.type(birds.name + ("\n" if way == "--plain" else ""))
    if way == "drawn":
        terminal.press("enter")
        terminal.wait_for("What did you get wrong?")
    else:
        terminal.wait_for("I am sorry that >")
    terminal.type(birds.story + ("\n\n" if way == "--plain" else ""))
    terminal.wait_for("Amends stopped because of a fault of its own")
    assert terminal.finish() == 1
    end = terminal.output.rpartition(b"Amends stopped")[2].decode()
    flat = re.sub(r"\s", "", end)
    assert "ValueErroratwizard/" in flat
    assert "state/cases.db" in flat
    assert b"Traceback" not in terminal.output
    wanted = [re.sub(r"\s", "", one) for one in (birds.name, *birds.pieces())]
    astray = [one for one in wanted if one in flat]
    astray += [one for one in holding(tmp_path, birds.name, *birds.pieces()) if one not in DRAFT]
    astray += open_to_others(tmp_path)
    assert holding(tmp_path, birds.card) != []  # nothing that was typed is lost
    battery.count("crashes", 1)
    battery.count("found where they may not be", len(astray))
    assert astray == []


def begin_plain(terminal: RealTerminal) -> None:
    """To the first question, line by line."""
    terminal.wait_for("What went wrong? >")
    terminal.type("mug\n")
    terminal.wait_for("1  ")
    terminal.type("1\n")
    terminal.wait_for("Dear >", "> ")


def test_one_that_ends_is_nowhere_any_more(house: House, tmp_path: Path, battery: Battery) -> None:
    birds = canaries(random.Random(30))
    terminal = house.app()
    typed(terminal, birds)
    terminal.press("ctrl+q")
    assert terminal.finish() == 0
    told = [house.command("drafts", "list", "--today", day) for day in
            ("2026-11-18", "2026-12-16", "2026-12-22", "2026-12-24")]  # fmt: skip
    assert "ends in 29 days" in told[0]
    assert "ends in 7 days" in told[1]
    assert "ends in 1 day" in told[2]
    assert birds.name in told[2]
    assert "1 letter in hand has ended" in told[3]
    astray = holding(tmp_path, birds.name, *birds.pieces())
    astray += [one for one in (birds.name, *birds.pieces()) if one in told[3]]
    battery.count("letters that ended", 1)
    battery.count("found where they may not be", len(astray))
    assert astray == []


def _typed_with_versions(interview: Interview, story: str, chance: random.Random) -> None:
    """Typed in steps, a version kept at some of them, some taken back again."""
    at = 0
    while at < len(story):
        at = min(at + chance.randint(1, 9), len(story))
        interview.answer("what_happened", story[:at])
        if chance.random() < 0.4:
            interview.desk.versions.keep(interview.case)
        if chance.random() < 0.1:
            interview.answer("what_happened", story[: max(at - 30, 0)])
            interview.answer("what_happened", story[:at])


def test_masked_or_taken_out_they_are_in_no_earlier_version(
    tmp_path: Path, battery: Battery
) -> None:
    rounds = battery.size(30, 300, 3_000)
    chance = random.Random(50)
    home = tmp_path / "home"
    home.mkdir(mode=0o700)
    desk = desk_at(home)
    astray: list[str] = []
    ways = ("masked", "masked in review", "taken out", "deleted")
    for number in range(rounds):
        birds = canaries(chance)
        way = ways[number % len(ways)]
        interview = begun(desk, customer_name=birds.name)
        _typed_with_versions(interview, birds.story, chance)
        found = [one for card in interview.findings for one in card.each() if masks(one)]
        assert len(found) == 2, birds
        if way == "masked":
            assert all(interview.fix(one, one.fix[0]) for one in found)
        elif way == "masked in review":
            interview.review()
            review = Review(interview)
            while masked := [o for card in review.findings for o in card.each() if masks(o)]:
                assert review.fix(masked[0], masked[0].fix[0])
        elif way == "taken out":
            interview.answer("what_happened", "we told a stranger what nobody but you should know")
            interview.forward()
        else:
            desk.forget(interview.case.id)
        there = [one for piece in birds.pieces() for one in holding(home, piece)]
        astray.extend(f"{birds} {way}: {one}" for one in there)
        if way == "deleted":
            astray.extend(f"{birds} {way}: {one}" for one in holding(home, birds.name))
        else:
            assert holding(home, birds.name)
            desk.forget(interview.case.id)
    desk.close()
    battery.count("secrets masked, taken out or deleted", rounds * 2)
    battery.count("found where they may not be", len(astray))
    assert astray == []
