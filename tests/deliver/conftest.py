"""Real clipboards to copy to: X servers without a screen, tmux servers, and small shell scripts.

A test whose program is not installed is skipped and says so; with AMENDS_NEED_TOOLS=1 it fails.
"""

from __future__ import annotations

import base64
import os
import re
import shutil
import signal
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

import pexpect
import pytest

from wizard.deliver.clipboard import Copied, copy

# Far more than any copy may take: a copy that is still going by then hangs.
HANGS = 20.0

# The machine's own programs, whatever a test makes of PATH.
PROGRAMS = os.environ.get("PATH")


def need(program: str) -> str:
    """Give the path of a program, or skip (or fail) the test that needs it."""
    path = shutil.which(program, path=PROGRAMS)
    if path is None:
        need_not(f"{program} is not installed")
    return path


def need_not(reason: str) -> NoReturn:
    """Leave out a test that cannot be done here; where all of them must be, fail it."""
    if os.environ.get("AMENDS_NEED_TOOLS") == "1":
        pytest.fail(reason)
    pytest.skip(reason)


def wait_until(true: Callable[[], bool], what: str) -> None:
    end = time.monotonic() + HANGS
    while not true():
        assert time.monotonic() < end, f"waited in vain for {what}"
        time.sleep(0.01)


@dataclass
class Terminal:
    """A terminal that writes down what it is sent."""

    received: str = ""

    def send(self, sequence: str) -> None:
        self.received += sequence

    @property
    def clipboard(self) -> str:
        """What a terminal that honours OSC 52 would now hold."""
        payload = re.fullmatch(r"\x1b\]52;c;([A-Za-z0-9+/=]*)\x07", self.received)
        assert payload is not None, self.received[:80]
        return base64.b64decode(payload[1]).decode()


@dataclass
class Place:
    """Where somebody copies: the programs and the environment there, and the terminal."""

    environ: dict[str, str]
    bin: Path
    terminal: Terminal

    def with_program(self, name: str) -> None:
        (self.bin / name).symlink_to(need(name))

    def with_script(self, name: str, lines: str) -> None:
        path = self.bin / name
        path.write_text(f"#!/bin/sh\n{lines}\n")
        path.chmod(0o755)

    def copy(self, text: str, *, timeout: float = 5.0, platform: str = "linux") -> Copied:
        """Copy as the app does, and fail instead of hanging."""
        answers: list[Copied] = []
        thread = threading.Thread(
            target=lambda: answers.append(
                copy(
                    text,
                    environ=self.environ,
                    send_to_terminal=self.terminal.send,
                    platform=platform,
                    timeout=timeout,
                )
            ),
            daemon=True,
        )
        thread.start()
        thread.join(HANGS)
        assert answers, "the copy hangs or crashed"
        return answers[0]

    def copy_without_terminal(self, text: str) -> Copied:
        return copy(
            text, environ=self.environ, send_to_terminal=None, platform="linux", timeout=5.0
        )


@pytest.fixture
def place(tmp_path: Path) -> Place:
    """A machine with no clipboard at all, to which a test adds."""
    folder = tmp_path / "bin"
    folder.mkdir()
    return Place({"PATH": str(folder), "HOME": str(tmp_path)}, folder, Terminal())


def output_of(command: list[str], environ: Mapping[str, str]) -> bytes:
    """Run a program by itself, outside the code under test, and give what it prints."""
    with tempfile.TemporaryFile() as output:
        subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.DEVNULL,
            env={**os.environ, **environ},
            check=True,
            timeout=HANGS,
        )
        output.seek(0)
        return output.read()


@dataclass
class XServer:
    process: subprocess.Popen[bytes]
    display: str

    def freeze(self) -> None:
        self.process.send_signal(signal.SIGSTOP)

    def end(self) -> None:
        self.process.send_signal(signal.SIGCONT)
        self.process.terminate()
        self.process.wait(HANGS)

    @property
    def clipboard(self) -> str:
        """What another program that asks this display for the clipboard is given.

        xclip gives up where the owner of a megabyte is slow to hand it over: then it asks again.
        """
        command = [need("xclip"), "-selection", "clipboard", "-out"]
        try:
            return output_of(command, {"DISPLAY": self.display}).decode()
        except subprocess.CalledProcessError:
            return output_of(command, {"DISPLAY": self.display}).decode()


def start_x_server() -> XServer:
    """Start an X server that draws into memory, on a display number it finds free itself."""
    program = need("Xvfb")
    with tempfile.TemporaryFile() as told:
        process = subprocess.Popen(
            [program, "-displayfd", str(told.fileno()), "-screen", "0", "320x200x8", "-noreset"],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            pass_fds=[told.fileno()],
        )
        wait_until(lambda: os.pread(told.fileno(), 20, 0).endswith(b"\n"), "Xvfb to start")
        return XServer(process, ":" + os.pread(told.fileno(), 20, 0).decode().strip())


@pytest.fixture(scope="session")
def x_server() -> Iterator[XServer]:
    server = start_x_server()
    yield server
    server.end()


@pytest.fixture
def frozen_x_server() -> Iterator[XServer]:
    """An X server that takes connections and answers nothing."""
    server = start_x_server()
    server.freeze()
    yield server
    server.end()


@dataclass
class Tmux:
    """A tmux server of its own, shown in a terminal that writes down what tmux sends it."""

    program: str
    socket: Path
    client: pexpect.spawn[bytes]

    def say(self, *command: str) -> str:
        return output_of([self.program, "-S", str(self.socket), *command], {"TMUX": ""}).decode()

    @property
    def variable(self) -> str:
        """The TMUX variable of a program in the first pane."""
        return self.say(
            "display-message", "-p", "-t", "=letters", "#{socket_path},#{pid},0"
        ).strip()

    def terminal_receives(self) -> str:
        """What the outer terminal is asked to put on its clipboard."""
        self.client.expect(rb"\x1b\]52;[a-z]*;([A-Za-z0-9+/=]+)(?:\x07|\x1b\\)", timeout=HANGS)
        match = self.client.match
        assert isinstance(match, re.Match)
        return base64.b64decode(match[1]).decode()

    def end(self) -> None:
        self.say("kill-server")
        self.client.close(force=True)


@pytest.fixture
def start_tmux(tmp_path: Path, place: Place) -> Iterator[Callable[[str], Tmux]]:
    """Start tmux with one value of set-clipboard, and put the test's copying inside it."""
    started: list[Tmux] = []

    def start(set_clipboard: str) -> Tmux:
        program = need("tmux")
        socket = Path(tempfile.mkdtemp(prefix="amends-tmux-")) / "socket"
        settings = tmp_path / "tmux.conf"
        settings.write_text(f"set -s set-clipboard {set_clipboard}\n")
        clean = {k: v for k, v in os.environ.items() if not k.startswith(("TMUX", "SSH_"))}
        client: pexpect.spawn[bytes] = pexpect.spawn(
            program,
            ["-S", str(socket), "-f", str(settings), "new-session", "-s", "letters", "cat"],
            env={**clean, "TERM": "xterm-256color", "LC_ALL": "C.UTF-8"},
            dimensions=(24, 80),
            timeout=HANGS,
        )
        tmux = Tmux(program, socket, client)
        started.append(tmux)
        wait_until(socket.exists, "tmux to start")
        wait_until(lambda: "letters" in tmux.say("list-clients"), "tmux to be shown")
        place.with_program("tmux")
        place.environ["TMUX"] = tmux.variable
        return tmux

    yield start
    for tmux in started:
        tmux.end()
        shutil.rmtree(tmux.socket.parent)
