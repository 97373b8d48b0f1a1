"""Reads files one after another, each in a process of its own that may take so long and so much.

`python -m tests.battery.reading`: a line "KIND PATH" each on standard input, a line of JSON each on
standard output. The modules are loaded once; a fork of them reads the file, is killed by the kernel where
it takes longer, and can be given no more memory.
"""

from __future__ import annotations

import json
import os
import resource
import signal
import subprocess
import sys
import tempfile
import time
import traceback
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

from wizard.checks.book import load_rules
from wizard.expr.expression import Expression, ExpressionFault, Impossible
from wizard.expr.nothing import Nothing
from wizard.flow.loader import FlowLibrary
from wizard.flow.shipped import shipped_folder
from wizard.flow.template import Template, TemplateFault
from wizard.interview.house import common_questions
from wizard.keep.answers_file import read_answers
from wizard.keep.house import read_house
from wizard.keep.ignores_file import read_ignores
from wizard.keep.profile import read_profile
from wizard.letter.layout import load_layout
from wizard.letter.regime import load_regime
from wizard.text.strict_yaml import Fault, FaultyFile, Mark

SECONDS = 0.5
"""Processor time that one file may take; more where the largest shipped file takes over a quarter of it."""

MEGABYTES = 100


def _told_as_a_file(read: Callable[[str], object], path: Path) -> None:
    try:
        read(path.read_text(encoding="utf-8"))
    except (TemplateFault, ExpressionFault, Impossible) as fault:
        raise FaultyFile((Fault(Mark(str(path), 1, 1), str(fault), "error", "."),)) from None


def _worked_out(source: str) -> None:
    expression = Expression(source)
    expression.value(lambda name: Decimal(3))
    expression.value(lambda name: Nothing.MISSING)


_CORE = FlowLibrary([shipped_folder()])


def _flow(path: Path) -> None:
    library = FlowLibrary([shipped_folder(), path.parent])
    library.get("core")
    library.get(path.stem)


def _house(path: Path) -> None:
    read_house(path, common_questions(_CORE))
    load_rules([], [path])


READERS: dict[str, Callable[[Path], object]] = {
    "flow": _flow,
    "rules": lambda path: load_rules([], [path]),
    "answers": read_answers,
    "house": _house,
    "profile": read_profile,
    "layout": load_layout,
    "regime": load_regime,
    "ignores": lambda path: read_ignores(path.with_suffix("")),
}
"""Everything of which a file may come from somebody else, and what reads it."""

TEXTS: dict[str, Callable[[Path], object]] = {
    "template": lambda path: _told_as_a_file(Template, path),
    "expression": lambda path: _told_as_a_file(_worked_out, path),
}
"""What a flow holds as text and is read by itself: as long as it likes, in the file of its own here."""

SECONDS_FOR = {"template": 0.2, "expression": 0.2}

NAMES = {"house": "house.yaml", "ignores": "letter.txt.amends"}
"""The file names that must be."""


class Outcome(NamedTuple):
    """What became of one file. how: read, refused, crashed or killed."""

    how: str
    said: str
    seconds: float
    megabytes: float


def outcomes_of(files: list[tuple[str, Path]]) -> list[Outcome]:
    """What becomes of these files, each read apart with its time and its memory limited."""
    asked = "".join(f"{kind} {path}\n" for kind, path in files)
    told = subprocess.run(
        [sys.executable, "-m", "tests.battery.reading"],
        input=asked,
        capture_output=True,
        text=True,
        check=False,
    )
    assert told.returncode == 0, told.stderr
    return [Outcome(*json.loads(line)) for line in told.stdout.splitlines()]


def main() -> int:
    """Read what standard input names."""
    _warm_up()
    for line in sys.stdin:
        kind, _, path = line.rstrip("\n").partition(" ")
        for _ in range(
            3
        ):  # a machine may be busy: what was killed is tried again, by its speed now
            seconds = SECONDS_FOR.get(kind, SECONDS)
            allowed = max(seconds, seconds * 8 * _largest_shipped())
            outcome = _apart((READERS | TEXTS)[kind], Path(path), allowed)
            if outcome.how != "killed":
                break
        print(json.dumps(outcome), flush=True)
    return 0


def _warm_up() -> None:
    """Have every module loaded that reading files loads late, so that none of it counts."""
    shipped = shipped_folder()
    for kind in READERS:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / NAMES.get(kind, "some.yaml")
            path.write_text("format: 1\nrulez: [\n", encoding="utf-8")
            _read(READERS[kind], path)
            path.write_text("format: 1\nrulez: a\n", encoding="utf-8")
            _read(READERS[kind], path)
    load_rules([shipped / "rules"])
    _CORE.listed()


_last: list[float] = []


def _largest_shipped() -> float:
    """What reading the largest file that Amends comes with takes now; measured now and then."""
    if not _last or time.monotonic() - _last[1] > 10:
        largest = max(shipped_folder().rglob("*.yaml"), key=lambda path: path.stat().st_size)
        _last[:] = [_apart(READERS["layout"], largest, 60).seconds, time.monotonic()]
    return _last[0]


def _apart(read: Callable[[Path], object], path: Path, allowed: float) -> Outcome:
    """Read in a fork of this process, which has no threads."""
    with tempfile.TemporaryFile() as told:
        child = os.fork()
        if not child:
            _limit(allowed)
            before = _resident()
            how, said = _read(read, path)
            most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            os.write(told.fileno(), json.dumps((how, said, max(most - before, 0))).encode())
            os._exit(0)
        _, status, used = os.wait4(child, 0)
        told.seek(0)
        text = told.read()
    how, said, grown = json.loads(text) if text else ("killed", f"status {status}", 0)
    return Outcome(how, said, used.ru_utime + used.ru_stime, grown)


def _limit(seconds: float) -> None:
    signal.setitimer(signal.ITIMER_PROF, seconds)  # SIGPROF ends a process that asks for no more
    here = resource.getrlimit(resource.RLIMIT_AS)[1]
    size = int(Path("/proc/self/statm").read_text().split()[0]) * os.sysconf("SC_PAGE_SIZE")
    resource.setrlimit(resource.RLIMIT_AS, (size + 3 * MEGABYTES * 1_000_000, here))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _read(read: Callable[[Path], object], path: Path) -> tuple[str, str]:
    try:
        read(path)
    except FaultyFile as fault:
        return "refused", str(fault)
    except BaseException:
        return "crashed", traceback.format_exc()
    return "read", ""


def _resident() -> float:
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1024**2


if __name__ == "__main__":
    raise SystemExit(main())
