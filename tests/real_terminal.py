"""The app in a real terminal: a pty whose screen is read as a person would read it."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

import pexpect
import pyte

KEYS = {
    "enter": "\r", "tab": "\t", "escape": "\x1b", "space": " ", "backspace": "\x7f",
    "right": "\x1b[C", "left": "\x1b[D", "up": "\x1b[A", "down": "\x1b[B",
    "f2": "\x1bOQ", "f3": "\x1bOR", "f4": "\x1bOS", "f5": "\x1b[15~", "f7": "\x1b[18~",
}  # fmt: skip
QUIET = 0.12  # seconds without output after which a screen stands still


def environment(home: Path, **more: str) -> dict[str, str]:
    """A user of their own: nothing of this machine's user is read or written."""
    keep = {key: os.environ[key] for key in ("PATH", "PYTHONPATH") if key in os.environ}
    return {
        **keep, "HOME": str(home), "TERM": "xterm-256color", "LANG": "C.UTF-8", "TZ": "Europe/London",
        "AMENDS_STATE": str(home / "state"), "AMENDS_CONFIG": str(home / "config"),
        "AMENDS_CACHE": str(home / "cache"), "TEXTUAL_ANIMATIONS": "none", **more,
    }  # fmt: skip


class RealTerminal:
    """One run of a program. `pressed` counts keys, `typed` the characters of content."""

    def __init__(
        self, arguments: Sequence[str], env: Mapping[str, str], columns: int = 100, rows: int = 30
    ) -> None:
        self.screen = pyte.Screen(columns, rows)
        self.stream = pyte.ByteStream(self.screen)
        self.pressed = 0
        self.typed = 0
        self.output = b""
        self.child = pexpect.spawn(
            sys.executable,
            ["-m", "wizard", *arguments],
            env=dict(env),
            dimensions=(rows, columns),
            timeout=10,
        )
        self.child.delaybeforesend = None

    def press(self, *keys: str) -> None:
        """Press keys by name: `enter`, `ctrl+g`, `f7`."""
        for key in keys:
            self.pressed += 1
            self.child.send(chr(ord(key[5:]) - 96) if key.startswith("ctrl+") else KEYS[key])
            self.settle()

    def type(self, text: str) -> None:
        """Type content; a new line in it is the Enter that a long box takes for itself."""
        self.typed += len(text)
        self.child.send(text.replace("\n", "\r"))
        self.settle()

    def settle(self, quiet: float = QUIET) -> None:
        """Read until the screen stands still."""
        while True:
            try:
                data = self.child.read_nonblocking(65_536, timeout=quiet)
            except (pexpect.TIMEOUT, pexpect.EOF):
                return
            self.output += data
            self.stream.feed(data)

    def text(self) -> str:
        """What is on the screen, line by line."""
        return "\n".join(line.rstrip() for line in self.screen.display)

    def wait_for(self, words: str, seconds: float = 20) -> None:
        """Until these words are on the screen."""
        end = time.monotonic() + seconds
        while words not in self.text():
            if time.monotonic() > end:
                raise AssertionError(f"{words!r} did not come:\n{self.text()}")
            self.settle()

    def finish(self) -> int:
        """Wait for the program's end; its exit code, negative for a signal."""
        self.settle()
        self.child.expect(pexpect.EOF, timeout=10)
        self.child.close()
        return -self.child.signalstatus if self.child.signalstatus else int(self.child.exitstatus or 0)
