"""Every terminal there is, in a real pty: Amends can be used in it, or goes on in plain lines."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.conftest import Battery
from tests.real_terminal import RealTerminal, environment
from tests.screens.terminals import FIRST_QUESTION, Start, cases, raw, sign

CONTROL = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]|\xc2[\x80-\x9f]")
"""What steers a terminal; a new line, a tab and the return of the line are none of it."""

DIRECT_COLOUR = re.compile(rb"[34]8;2;(\d+);(\d+);(\d+)")
INDEXED_COLOUR = re.compile(rb"\x1b\[(?:[\d;]*;)?[34]8;5;\d+")
NAMED_COLOUR = re.compile(rb"\x1b\[(?:\d+;)*(?:3[1-6]|4[1-6]|9[1-6]|10[1-6])[;m]")


class Situation(NamedTuple):
    """A terminal: its variables, its size, and how Amends should go on in it."""

    name: str
    env: dict[str, str]
    size: tuple[int, int] = (80, 24)
    drawn: bool = True  # else asked line by line
    colours: str = "any"  # none: shades of grey; sixteen: the names of the terminal's own


LATIN = {"LANG": "en_US.ISO-8859-1", "PYTHONIOENCODING": "latin-1"}
ASCII = {"LANG": "C", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
SITUATIONS = [
    Situation("xterm", {"TERM": "xterm"}),
    Situation("xterm-256color", {"TERM": "xterm-256color"}),
    Situation("true colour", {"TERM": "xterm-256color", "COLORTERM": "truecolor"}),
    Situation("kitty", {"TERM": "xterm-kitty", "COLORTERM": "truecolor"}),
    Situation("screen", {"TERM": "screen"}, colours="sixteen"),
    Situation("screen-256color", {"TERM": "screen-256color"}),
    Situation("tmux-256color", {"TERM": "tmux-256color"}),
    Situation("linux console", {"TERM": "linux"}, colours="sixteen"),
    Situation("vt100", {"TERM": "vt100"}, colours="sixteen"),
    Situation("vt220", {"TERM": "vt220"}, colours="sixteen"),
    Situation("unheard of", {"TERM": "made-up"}),
    Situation("no colour", {"NO_COLOR": "1", "COLORTERM": "truecolor"}, colours="none"),
    Situation("no colour, sixteen", {"NO_COLOR": "1", "TERM": "linux"}, colours="none"),
    Situation("C locale, made UTF-8 by Python", {"LANG": "C"}),
    Situation("80 x 24", {}, (80, 24)),
    Situation("60 x 20", {}, (60, 20)),
    Situation("40 x 15", {}, (40, 15)),
    Situation("40 x 15, sixteen colours", {"TERM": "linux"}, (40, 15), colours="sixteen"),
    Situation("200 x 50", {}, (200, 50)),
    Situation("dumb", {"TERM": "dumb"}, drawn=False),
    Situation("unknown", {"TERM": "unknown"}, drawn=False),
    Situation("no TERM", {"TERM": ""}, drawn=False),
    Situation("Latin-1", LATIN, drawn=False),
    Situation("C locale, ASCII", ASCII, drawn=False),
    Situation("dumb, 40 x 15", {"TERM": "dumb"}, (40, 15), drawn=False),
]


@pytest.mark.parametrize("where", SITUATIONS, ids=[one.name for one in SITUATIONS])
def test_a_letter_is_written_in_every_terminal(
    tmp_path: Path, start: Start, battery: Battery, where: Situation
) -> None:
    terminal = start("mugs", size=where.size, **where.env)
    faults = (_drawn if where.drawn else _line_by_line)(terminal)
    (case,) = cases(tmp_path)
    kept = (raw(case, "customer_name"), raw(case, "what_happened"))
    if kept != ("Ms Carter", "we sent you red mugs"):
        faults.append(f"kept: {kept}")
    if where.drawn and terminal.left_on():
        faults.append(f"left on: {terminal.left_on()}")
    if not where.drawn and CONTROL.search(terminal.output):
        faults.append(f"control characters: {CONTROL.findall(terminal.output)[:5]!r}")
    if where.colours == "none" and not _is_grey(terminal.output):
        faults.append("a colour where none is wanted")
    if where.colours == "sixteen" and _has_more_than_sixteen(terminal.output):
        faults.append("more colours than the terminal has")
    if b"fault of its own" in terminal.output or b"Traceback" in terminal.output:
        faults.append("broken down")
    battery.count("terminals", 1)
    battery.count("in which it could not be used", bool(faults))
    assert faults == []


def _drawn(terminal: RealTerminal) -> list[str]:
    """A letter by keyboard, to its copy."""
    terminal.wait_for(FIRST_QUESTION, seconds=90)  # the first start of all reads every flow
    terminal.type("Ms Carter")
    terminal.press("enter")
    terminal.wait_for("What did you get wrong?")
    terminal.type("we sent you red mugs")
    terminal.press("ctrl+r")
    terminal.wait_for("Copy the letter")
    terminal.press("ctrl+g")
    terminal.wait_for("Sent to your terminal")
    terminal.press("ctrl+q")
    code = terminal.finish()
    return [] if code == 0 else [f"exit {code}"]


def _line_by_line(terminal: RealTerminal) -> list[str]:
    """The same, asked and answered one line after the other."""
    terminal.wait_for("Dear >", seconds=90)
    terminal.type("Ms Carter\n")
    terminal.wait_for("I am sorry that >")
    terminal.type("we sent you red mugs\n\n")
    terminal.wait_for("Why did it happen?")
    terminal.type("/review\n")
    terminal.wait_for("review>")
    terminal.type("quit\n")
    code = terminal.finish()
    return [] if code == 0 else [f"exit {code}"]


def _is_grey(output: bytes) -> bool:
    shades = DIRECT_COLOUR.findall(output)
    named = NAMED_COLOUR.search(DIRECT_COLOUR.sub(b"", output))
    return all(len(set(shade)) == 1 for shade in shades) and named is None


def _has_more_than_sixteen(output: bytes) -> bool:
    return bool(DIRECT_COLOUR.search(output) or INDEXED_COLOUR.search(output))


# -- without a terminal --------------------------------------------------------------------------

PIPED = [
    ("nothing to read, and two pipes", [], b"", {}),
    ("a flow, and nothing to read", ["mugs"], b"", {}),
    ("answers from a pipe", ["mugs"], b"Ms Carter\nwe sent you red mugs\n\n/review\nquit\n", {}),
    ("a pipe, and a TERM that could draw", ["mugs"], b"Ms Carter\n", {"TERM": "xterm-kitty"}),
    ("a pipe with forced colour", ["mugs"], b"Ms Carter\n", {"FORCE_COLOR": "1"}),
    ("a pipe in the C locale", ["mugs"], b"Ms Carter\n", ASCII),
    ("a pipe of odd bytes", ["mugs"], b"\xff\x1b[31mMs\x00 Carter\n\x9b2J\n", {}),
    ("a list of flows", ["flows", "list"], b"", {}),
    ("a letter to check", ["check", "-"], b"Dear Ms Carter,\n\nWe \x1b[31mregret it.\n", {}),
    ("the keys", ["keys"], b"", {}),
    ("the places", ["where"], b"", {}),
    ("a flow that is not there", ["biling"], b"", {}),
    ("an option that is not there", ["--colour"], b"", {}),
]


@pytest.mark.parametrize(
    ("arguments", "stdin", "env"), [one[1:] for one in PIPED], ids=[one[0] for one in PIPED]
)
def test_without_a_terminal_nothing_steers_one(
    tmp_path: Path,
    cache: str,
    battery: Battery,
    arguments: list[str],
    stdin: bytes,
    env: dict[str, str],
) -> None:
    from tests.screens.at_the_desk import FLOWS

    sign(tmp_path)
    flows = ["--flows", str(FLOWS)] if arguments[:1] in ([], ["mugs"]) else []
    done = subprocess.run(
        [sys.executable, "-m", "wizard", *arguments, *flows],
        env={**environment(tmp_path, AMENDS_CACHE=cache), **env},
        input=stdin,
        capture_output=True,
        timeout=60,
    )
    escapes = CONTROL.findall(done.stdout) + CONTROL.findall(done.stderr)
    battery.count("runs without a terminal", 1)
    battery.count("escape bytes in them", len(escapes))
    assert escapes == []
    assert b"Traceback" not in done.stderr
    if done.returncode == 0:
        assert done.stdout
    elif done.returncode == 2:  # refused: in a plain line
        assert done.stderr.decode().strip().splitlines()[-1].endswith((".", "?", "--colour"))
    else:
        assert done.returncode == 1
        assert arguments[0] == "check"
