"""The command line with a terminal before it: what it refuses to open, and what it sends there."""

from __future__ import annotations

import base64
import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

import pytest

from tests.cli.calls import ANSWERS, Call
from wizard.cli import main


class Terminal:
    """A terminal of the test's own: what is written to `screen` can be read back."""

    def __init__(self) -> None:
        self._reading, inner = os.openpty()
        self.screen: TextIO = os.fdopen(inner, "w", encoding="utf-8")

    def shown(self) -> str:
        self.screen.flush()
        os.set_blocking(self._reading, False)
        parts = []
        while True:
            try:
                parts.append(os.read(self._reading, 65536))
            except OSError:
                return b"".join(parts).decode()

    def close(self) -> None:
        self.screen.close()
        os.close(self._reading)


@pytest.fixture
def terminal(call: Call) -> Iterator[Terminal]:
    terminal = Terminal()
    yield terminal
    terminal.close()


@pytest.mark.parametrize(
    ("words", "environ", "told"),
    [
        (["biling"], {}, "There is no flow or command called biling. Did you mean billing?"),
        (["wirte"], {}, "Did you mean write?"),
        (["--flows", "nowhere"], {}, "There is no folder nowhere."),
        (["--today", "someday"], {}, "someday"),
    ],
)
def test_what_cannot_be_opened_is_told(
    terminal: Terminal,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
    words: list[str],
    environ: dict[str, str],
    told: str,
) -> None:
    for name, value in {"TERM": "xterm", **environ}.items():
        monkeypatch.setenv(name, value)
    for stream in ("stdin", "stdout"):
        monkeypatch.setattr(sys, stream, terminal.screen)
    assert main(words) == 2
    assert told in capfd.readouterr().err
    assert terminal.shown() == ""


def test_without_a_terminal_it_asks_line_by_line(call: Call) -> None:
    told = call("billing", "--private", stdin=b"Ms Obi\n/quit\n")
    assert told.code == 0
    assert "Dear > Ms Obi" in told.out
    assert told.out.endswith("Nothing of it is kept.\n")
    assert "\x1b" not in told.out


def test_a_copy_over_a_distance_goes_through_the_terminal(
    call: Call, terminal: Terminal, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    path = tmp_path / "answers.yaml"
    path.write_text(ANSWERS, encoding="utf-8")
    monkeypatch.setenv("SSH_TTY", "/dev/pts/1")
    monkeypatch.setattr(sys, "stderr", terminal.screen)
    told = call("write", "generic", "--answers", path, "--copy")
    assert told.code == 0
    payload = re.search(r"\x1b\]52;c;([A-Za-z0-9+/=]+)\x07", terminal.shown())
    assert payload is not None
    assert base64.b64decode(payload[1]).decode() == told.out.partition("\n\n")[2]
