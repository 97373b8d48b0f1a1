"""The app in a real terminal: a pty whose screen is read as a person would read it."""

from __future__ import annotations

import os
import re
import signal
import sys
import termios
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

import pexpect
import psutil
import pyte

KEYS = {
    "enter": "\r", "tab": "\t", "escape": "\x1b", "space": " ", "backspace": "\x7f",
    "right": "\x1b[C", "left": "\x1b[D", "up": "\x1b[A", "down": "\x1b[B",
    "f2": "\x1bOQ", "f3": "\x1bOR", "f4": "\x1bOS", "f5": "\x1b[15~", "f7": "\x1b[18~",
    "f9": "\x1b[20~",
}  # fmt: skip
QUIET = 0.12  # seconds without output after which a screen stands still
PATIENCE = 60.0  # seconds for what must come at all, on a machine that does much else


FRAMES = re.compile("[▌▐▏│┃╭╮╰╯─━┏┓┗┛]")
MODE = re.compile(rb"\x1b\[\?([0-9;]+)([hl])")
KITTY_KEYS = re.compile(rb"\x1b\[([><])[0-9;]*u")
AMENDS = (sys.executable, "-m", "wizard")


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

    program: Sequence[str] = AMENDS

    def __init__(
        self,
        arguments: Sequence[str],
        env: Mapping[str, str],
        columns: int = 100,
        rows: int = 30,
        by: Sequence[str] = (),
    ) -> None:
        """By: the words of a program that starts it, and their own before it."""
        call = [*by, *self.program, *arguments]
        self.screen = pyte.Screen(columns, rows)
        self.stream = pyte.ByteStream(self.screen)
        self.pressed = 0
        self.typed = 0
        self.output = b""
        self.child: pexpect.spawn[bytes] = pexpect.spawn(
            call[0],
            call[1:],
            env=dict(env),
            dimensions=(rows, columns),
            timeout=10,
        )
        self.child.delaybeforesend = None
        self.pid = int(self.child.pid or 0)

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
            self.stream.feed(KITTY_KEYS.sub(b"", data))  # pyte would show their last letter

    def text(self) -> str:
        """What is on the screen, line by line."""
        return "\n".join(line.rstrip() for line in self.screen.display)

    def wait_for(self, *wanted: str, seconds: float = PATIENCE) -> str:
        """Until one of these is on the screen; gives that one."""
        end = time.monotonic() + seconds
        while True:
            text = self.text()
            for words in wanted:
                if words in text:
                    return words
            if time.monotonic() > end:
                raise AssertionError(f"{wanted} did not come:\n{text}")
            self.settle()

    def finish(self) -> int:
        """Wait for the program's end; its exit code, negative for a signal."""
        self.settle()
        self.child.expect(pexpect.EOF, timeout=PATIENCE)
        if isinstance(self.child.before, bytes):
            self.output += self.child.before
        self.child.close()
        return self._exit_code()

    # -- what a person or the system does to a terminal ------------------------------------------

    def send(self, data: bytes) -> None:
        """Send bytes as they are, and wait for nothing."""
        self.child.send(data)

    def paste(self, text: str) -> None:
        """Paste as terminals do: between two marks, with Enter for a new line."""
        self.send(b"\x1b[200~" + text.replace("\n", "\r").encode() + b"\x1b[201~")
        self.settle()

    def click(self, words: str) -> None:
        """Press and release the left button on the middle of these words."""
        self.settle(0.3)
        for row, line in enumerate(self.screen.display, 1):
            if words in line:
                at = f"{line.index(words) + len(words) // 2 + 1};{row}"
                self.send(f"\x1b[<0;{at}M\x1b[<0;{at}m".encode())
                self.settle()
                return
        raise AssertionError(f"there is no {words!r} to click:\n{self.text()}")

    def resize(self, columns: int, rows: int) -> None:
        """Make the window larger or smaller."""
        self.screen.resize(rows, columns)
        self.child.setwinsize(rows, columns)
        self.settle()

    def hang_up(self) -> None:
        """Close the terminal, as a window or a line that is gone."""
        line = self.child.ptyproc  # type: ignore[attr-defined]
        line.fileobj.close()
        self.child.child_fd = line.fd = -1
        self.child.closed = line.closed = True

    def kill(self, number: signal.Signals) -> None:
        """Send a signal."""
        os.kill(self.pid, number)

    def status(self, seconds: float = PATIENCE) -> int:
        """The exit code, negative for a signal, once the program has ended; reads nothing."""
        end = time.monotonic() + seconds
        while not self._ended():
            if time.monotonic() > end:
                raise AssertionError("the program goes on")
            time.sleep(0.01)
        self.child.isalive()  # fetches the status
        return self._exit_code()

    def _ended(self) -> bool:
        try:
            how = os.WEXITED | os.WNOHANG | os.WNOWAIT
            return os.waitid(os.P_PID, self.pid, how) is not None
        except ChildProcessError:  # its status was taken while its output was read
            return True

    def _exit_code(self) -> int:
        by_signal = self.child.signalstatus
        return -by_signal if by_signal else int(self.child.exitstatus or 0)

    def stall(self) -> None:
        """The terminal takes no more output, as over a line that is frozen."""
        self._flow(termios.TCOOFF)

    def go_on(self) -> None:
        """It takes output again."""
        self._flow(termios.TCOON)

    def _flow(self, action: int) -> None:
        line = os.open(f"/proc/{self.pid}/fd/0", os.O_RDWR | os.O_NOCTTY)
        termios.tcflow(line, action)
        os.close(line)

    def type_unseen(self, text: str) -> None:
        """Type key by key into a stalled terminal, until the program stands still."""
        for key in text:
            self.send(key.encode())
            time.sleep(0.01)
        process = psutil.Process(self.pid)
        used = -1.0
        while (now := sum(process.cpu_times()[:2])) != used:
            used = now
            time.sleep(0.3)

    def words(self) -> str:
        """What is on the screen as running text, without frames and marks."""
        return " ".join(FRAMES.sub(" ", self.text()).split())

    def shown_of(self, wanted: str) -> str:
        """As much of the beginning of these words as is on the screen."""
        shown, words = self.words(), " ".join(wanted.split())
        low, high = 0, len(words)
        while low < high:
            middle = (low + high + 1) // 2
            low, high = (middle, high) if words[:middle] in shown else (low, middle - 1)
        return words[:low].rstrip()

    def left_on(self) -> set[str]:
        """The private modes that the program switched on, or off, and did not put back."""
        usual = {"25", "7"}  # the cursor shows, and long lines wrap
        on = set(usual)
        for modes, switch in MODE.findall(self.output):
            for mode in modes.decode().split(";"):
                on.add(mode) if switch == b"h" else on.discard(mode)
        depth = 0  # they are kept on a stack; one may not be taken off an empty one
        for way in KITTY_KEYS.findall(self.output):
            depth = depth + 1 if way == b">" else max(depth - 1, 0)
        return (on ^ usual) | ({"kitty keys"} if depth else set())

    def settings(self) -> list[object]:
        """The settings of the terminal line: echo and the like, without its size."""
        return termios.tcgetattr(self.child.child_fd)[:4]

    def set(self, settings: list[object]) -> None:
        """Give the line such settings, as a shell does when a program has stopped."""
        now: list[object] = termios.tcgetattr(self.child.child_fd)
        termios.tcsetattr(self.child.child_fd, termios.TCSANOW, [*settings, *now[4:]])  # type: ignore[arg-type]

    def processes(self) -> list[str]:
        """What still runs of all that was started in this terminal."""
        found = []
        for process in psutil.process_iter(["name", "status"]):
            try:
                mine = os.getsid(process.pid) == self.pid
            except ProcessLookupError:
                continue
            if mine and process.info["status"] != psutil.STATUS_ZOMBIE:
                found.append(process.info["name"])
        return found
