"""A program in a real terminal (a pseudo-terminal), its processor time counted by the kernel."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import sys
import termios
import time
from pathlib import Path
from types import TracebackType

import psutil

COLUMNS, ROWS = 120, 40
_CONTROL = re.compile(rb"\x1b\[[0-9;?<>=]*[ -/]*[@-~]|\x1b[@-Z\\-_]")


def environment(home: Path) -> dict[str, str]:
    """The variables of a user whose home is this folder; nothing of the caller's own."""
    return {
        "HOME": str(home),
        "PATH": os.environ.get("PATH", os.defpath),
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
        "LANG": "C.UTF-8",
        "TZ": "Europe/London",
    }


PROFILE = """format: 1
answers:
  signer_name: Priya Shah
  phone: 020 7946 0101
  locale: en-GB
  zone: Europe/London
"""


def furnish(home: Path) -> None:
    """Give this home what a second start finds: a profile."""
    config = home / ".config" / "amends"
    config.mkdir(parents=True)
    (config / "profile.yaml").write_text(PROFILE, encoding="utf-8")


def amends() -> list[str]:
    """How the `amends` installed beside this Python is called."""
    script = Path(sys.executable).with_name("amends")
    if not script.is_file():
        raise SystemExit(f"There is no {script}: install Amends first, with pip install .")
    return [str(script)]


class Terminal:
    """One program running in it, from the start to the end of a `with`."""

    def __init__(self, call: list[str], home: Path) -> None:
        self._seen = b""
        self.started = time.perf_counter()
        self.pid, self._end = pty.fork()
        if self.pid == 0:
            os.chdir(home)
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
            os.execve(call[0], call, environment(home))
        self._process = psutil.Process(self.pid)

    def __enter__(self) -> Terminal:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        os.kill(self.pid, signal.SIGTERM)
        self.read(0.3)
        if os.waitpid(self.pid, os.WNOHANG) == (0, 0):
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
        os.close(self._end)

    def read(self, seconds: float) -> None:
        """Take what the program shows until it has been silent for so long."""
        while select.select([self._end], [], [], seconds)[0]:
            try:
                self._seen += os.read(self._end, 1 << 16)
            except OSError:  # it has ended
                return

    def until(self, words: str, seconds: float = 20) -> None:
        """Wait for words on the screen. Raises TimeoutError with the last of what was shown."""
        latest = time.perf_counter() + seconds
        while words.encode() not in _CONTROL.sub(b"", self._seen):
            if time.perf_counter() > latest:
                raise TimeoutError(f"{words!r} never came: {self.shown()[-600:]!r}")
            if select.select([self._end], [], [], 0.05)[0]:
                try:
                    self._seen += os.read(self._end, 1 << 16)
                except OSError:
                    raise TimeoutError(f"It ended: {self.shown()[-600:]!r}") from None
        self._seen = b""

    def shown(self) -> str:
        """What came since the words last waited for, without control sequences."""
        return _CONTROL.sub(b"", self._seen).decode("utf-8", "replace")

    def press(self, keys: str, quiet: float) -> None:
        """Send keys and wait until the screen has been still for `quiet` seconds."""
        os.write(self._end, keys.encode())
        self.read(quiet)

    def cpu(self) -> float:
        """Processor time used so far, in ms."""
        times = self._process.cpu_times()
        return (times.user + times.system) * 1000

    def memory(self) -> float:
        """Memory held now (resident), in MiB."""
        return float(self._process.memory_info().rss) / 2**20
