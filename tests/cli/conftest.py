"""A user with an empty home, and the command line to call there."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from tests.cli.calls import Call, Told, environ_in
from wizard.cli import main


@pytest.fixture
def call(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> Call:
    """Call `amends` with these words; `stdin` is what is piped into it."""
    for name, value in environ_in(tmp_path).items():
        if name not in ("PYTHONPATH", "PYTHONUTF8"):
            monkeypatch.setenv(name, value)
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "TMUX", "SSH_TTY", "SSH_CONNECTION", "LC_ALL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)

    def called(*arguments: str | Path, stdin: bytes = b"") -> Told:
        capfd.readouterr()
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), "utf-8"))
        try:
            code = main([str(word) for word in arguments])
        except SystemExit as end:  # a wrong call, or --help
            code = int(end.code or 0)
        out, err = capfd.readouterr()
        assert "Traceback" not in out + err
        return Told(code, out, err)

    return called
