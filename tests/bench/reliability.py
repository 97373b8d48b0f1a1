"""The same faults for Amends and for two terminal apps that people love, one table of what became of each.

`python -m tests.bench.reliability [FOLDER]` installs posting and harlequin into a throw-away folder, or
uses the one that is named again. What is done: the app is ended from outside, it is given files to hang
or crash on, texts that steer a terminal are pasted into the box it starts in, and what was typed is copied
where the clipboard is not what it seems. Needs Xvfb and xclip.
"""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pexpect

from tests.battery.hostile_files import REFUSED
from tests.battery.payloads import CONTROLS, MARKUP, PAYLOADS, harm_in
from tests.bench.peers import _runs
from tests.deliver.conftest import XServer, start_x_server
from tests.real_terminal import RealTerminal, environment

STARTED = 60.0  # seconds after which an app that shows nothing counts as hanging
GONE = 5.0
WORDS = "http://typed.example/"  # a text that each of the boxes takes

FILES = (
    "merge bomb", "alias bomb", "a hundred thousand brackets", "nested lists in one line", "a doubled key",
    "a list that holds itself", "a huge version", "a NUL", "an escape in quotes", "latin-1", "binary",
    "utf-16 with BOM", "a bracket left open", "a Python tag", "60,000 keys",
)  # fmt: skip
_MORE = {"60,000 keys": "".join(f"k{n}: v\n" for n in range(60_000))}


class Running(RealTerminal):
    """A program in a terminal; it may never stand still, so it is watched for so long and no longer."""

    program = ()

    def __init__(self, call: list[str], env: Mapping[str, str]) -> None:
        super().__init__([], env, 120, 40, by=call)

    def settle(self, quiet: float = 0.3) -> None:
        """Take what it shows for so long."""
        end = time.monotonic() + quiet
        while time.monotonic() < end:
            try:
                data = self.child.read_nonblocking(65_536, timeout=0.05)
            except pexpect.TIMEOUT:
                continue
            except pexpect.EOF:
                return
            self.output += data
            self.stream.feed(data)

    def ended(self, seconds: float) -> bool:
        """Whether it ends within this time; takes what it shows meanwhile."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if not self.child.isalive():
                return True
            self.settle(0.1)
        return False

    def shows(self, words: str, seconds: float = STARTED) -> bool:
        """Whether these words come within this time."""
        end = time.monotonic() + seconds
        while words not in self.text() and time.monotonic() < end:
            if not self.child.isalive():
                return False
            self.settle(0.2)
        return words in self.text()


@dataclass
class App:
    """One of them. ready: what it shows once it can be typed into; file: the one it reads at start."""

    name: str
    call: Callable[[Path], list[str]]
    ready: str
    file: Callable[[Path], Path] | None
    copy: Callable[[Running], None]

    def started(self, home: Path, **more: str) -> Running:
        env = {**environment(home), **more}
        env.pop("PYTHONPATH", None)
        if self.name == "Amends":
            env["PYTHONPATH"] = str(Path(__file__).resolve().parents[2])
        return Running(self.call(home), env)


def main(arguments: list[str]) -> int:
    """Install, try, print the table."""
    if arguments:
        return _tried(Path(arguments[0]).resolve())
    with tempfile.TemporaryDirectory() as folder:
        return _tried(Path(folder))


def _tried(folder: Path) -> int:
    apps = [app for app in _apps(folder) if app is not None]
    print(f"Measured on {date.today():%-d %B %Y}: Amends at commit {_commit()}.\n")
    rows = (_endings, _files, _texts, _clipboards)
    print("| what is done | " + " | ".join(app.name for app in apps) + " |")
    print("|---" * (len(apps) + 1) + "|")
    for row in rows:
        cells = [list(row(app)) for app in apps]
        for parts in zip(*cells, strict=True):
            print(f"| {parts[0][0]} | " + " | ".join(said for _, said in parts) + " |", flush=True)
    return 0


def _commit() -> str:
    call = ["git", "rev-parse", "--short", "HEAD"]
    here = Path(__file__).parent
    return subprocess.run(call, cwd=here, check=True, capture_output=True, text=True).stdout.strip()


def _apps(folder: Path) -> Iterator[App | None]:
    python = sys.executable
    yield App(
        "Amends",
        lambda home: [python, "-m", "wizard", "--flows", str(_made(home / "c"))],
        "What went wrong?",
        lambda home: _made(home / "c") / "some.yaml",
        _copy_in_amends,
    )
    # With tree-sitter 0.26, the newest, posting 2.11.1 falls over at its start.
    posting = _installed(folder / "venv-posting", "posting", "tree-sitter<0.26")
    if posting is not None:
        yield App(
            "posting",
            lambda home: [posting, "--collection", str(_made(home / "c"))],
            "Enter a URL",
            lambda home: _made(home / "c") / "some.posting.yaml",
            _copy_in_posting,
        )
    harlequin = _installed(folder / "venv-harlequin", "harlequin")
    if harlequin is not None:
        yield App(
            "harlequin",
            lambda home: [harlequin, str(home / "x.db")],
            "Query Editor",
            None,
            _copy_in_harlequin,
        )


def _made(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _installed(place: Path, *packages: str) -> str | None:
    program = place / "bin" / packages[0]
    if not program.exists():
        place.parent.mkdir(parents=True, exist_ok=True)
        _runs([sys.executable, "-m", "venv", str(place)], place.parent)
        _runs([str(place / "bin" / "pip"), "install", "-q", *packages], place.parent)
    return str(program) if program.exists() else None


Told = tuple[str, str]


def _homes() -> Iterator[Path]:
    while True:
        folder = Path(tempfile.mkdtemp(prefix="reliability-"))
        yield folder
        shutil.rmtree(folder, ignore_errors=True)


# -- ended from outside --------------------------------------------------------------------------


def _endings(app: App) -> Iterator[Told]:
    gone = restored = kept = 0
    ways: list[signal.Signals | None] = [signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT, None]
    for way, home in zip(ways, _homes(), strict=False):
        running = app.started(home)
        running.shows(app.ready)
        _begin(app, running)
        running.paste(WORDS)
        running.settle(1)
        if way is None:
            running.hang_up()
            gone += running_ended(running)
            restored += 1  # there is no terminal left to restore
        else:
            running.kill(way)
            gone += running.ended(GONE)
            restored += running.left_on() == set()
        kept += any(
            WORDS.encode() in path.read_bytes() for path in home.rglob("*") if path.is_file()
        )
        _away(running)
    of = len(ways)
    yield f"ended by 3 signals, or its terminal closed: gone in {GONE:.0f} s", f"{gone} of {of}"
    yield "… and the terminal as it was", f"{restored - 1} of {of - 1}"
    yield "… and what was typed is in a file", f"{kept} of {of}"


def running_ended(running: Running) -> bool:
    """Whether a program whose terminal is closed ends."""
    try:
        running.status(GONE)
    except AssertionError:
        return False
    return True


def _begin(app: App, running: Running) -> None:
    """To the first box for content; two of them start in it."""
    if app.name == "Amends":
        running.send(b"\r")
        running.shows("Who are you writing to?")


def _away(running: Running) -> None:
    if not running.child.closed:
        running.child.close(force=True)


# -- files -----------------------------------------------------------------------------------------


def _files(app: App) -> Iterator[Told]:
    found: dict[str, int] = {"fine": 0, "hang": 0, "crash": 0}
    if app.file is not None:
        for name, home in zip(FILES, _homes(), strict=False):
            data = (REFUSED | _MORE)[name]
            app.file(home).write_bytes(data if isinstance(data, bytes) else data.encode())
            running = app.started(home)
            up = running.shows(app.ready)
            if up:
                found["fine"] += 1
            elif not running.child.isalive() and b"Traceback" not in running.output:
                running.child.close()
                found["crash" if running.child.signalstatus else "fine"] += 1
            else:
                found["crash" if not running.child.isalive() else "hang"] += 1
            _away(running)
    not_so = "reads no YAML"
    yield (
        f"{len(FILES)} hostile YAML files where it reads them at its start: it starts, or says why not",
        f"{found['fine']}" if app.file else not_so,
    )
    yield f"… shows nothing for {STARTED:.0f} s", f"{found['hang']}" if app.file else not_so
    yield "… falls over", f"{found['crash']}" if app.file else not_so


# -- texts -----------------------------------------------------------------------------------------


def _texts(app: App) -> Iterator[Told]:
    harmed, broke = [], []
    home = next(_homes())
    running = app.started(home)
    running.shows(app.ready)
    _begin(app, running)
    for name, text in PAYLOADS.items():
        running.settle(0.3)
        before = len(running.output)
        running.paste(f"a{text}b")
        running.settle(0.7)
        alive = running.child.isalive()
        if harm_in(running.output[before:]) and alive:
            harmed.append(name)
        if not alive:
            broke.append(name)
            running = app.started(home)
            running.shows(app.ready)
            _begin(app, running)
        running.press("ctrl+e", "ctrl+u")
    _away(running)
    yield (
        f"{len(CONTROLS)} control sequences and {len(MARKUP)} texts like markup pasted: reach the terminal",
        f"{len(harmed)}",
    )
    yield "… end the app", f"{len(broke)}"


# -- the clipboard -----------------------------------------------------------------------------------


def _copy_in_amends(running: Running) -> None:
    running.press("ctrl+r")
    running.shows("Copy the letter")
    running.press("ctrl+g")
    running.settle(0.5)
    running.press("ctrl+g")  # gaps are said once


def _copy_in_posting(running: Running) -> None:
    running.press("ctrl+p")
    running.settle(1)
    running.type("curl")
    running.shows("copy as curl")
    running.press("enter")


def _copy_in_harlequin(running: Running) -> None:
    running.press("ctrl+a")
    running.settle(0.5)
    running.press("ctrl+c")


_CLAIMS = ("Copied, and read back", "Copied into tmux", "Copied to clipboard")
_SENT = ("Paste to check",)
_REFUSED = ("Could not access system clipboard", "Not copied")


def _says(text: str, one_of: tuple[str, ...]) -> bool:
    return any(words in text for words in one_of)


def _on(server: XServer) -> str:
    """What is on its clipboard; "" where nothing is."""
    try:
        return server.clipboard
    except subprocess.CalledProcessError:
        return ""


def _clipboards(app: App) -> Iterator[Told]:
    server, frozen, dead = start_x_server(), start_x_server(), start_x_server()
    frozen.freeze()
    dead.end()  # the last one: the next to start would take its number
    situations: dict[str, dict[str, str]] = {
        "no clipboard but the terminal's": {},
        "a display that is gone": {"DISPLAY": dead.display},
        "a display that is frozen": {"DISPLAY": frozen.display},
        "xclip": {"DISPLAY": server.display},
    }
    for (name, more), home in zip(situations.items(), _homes(), strict=False):
        running = app.started(home, **more)
        running.shows(app.ready)
        _begin(app, running)
        running.paste(WORDS)
        running.settle(1)
        app.copy(running)
        running.settle(4)
        text = running.words()
        before = running.output
        running.resize(100, 30)  # whoever is alive paints its window anew
        running.settle(3)
        hung = running.output == before
        claimed = _says(text, _CLAIMS)
        there = name == "xclip" and "typed.example" in _on(server)
        if claimed:
            said = "says it is copied"
        elif _says(text, _SENT):
            said = "says that it was sent, and to check"
        else:
            said = "says that it could not" if _says(text, _REFUSED) else "says nothing"
        if name == "xclip":
            said += ", and it is there" if there else "; it is not there"
        elif claimed:
            said += ", which nothing proves"
        yield f"copy with {name}", ("hangs" if hung else said)
        _away(running)
    server.end()
    frozen.end()


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
