"""Ended from outside: nothing typed is lost, and the terminal is given back. In a real terminal."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

import pexpect
import pytest

from tests.screens.at_the_desk import environ, new_desk

RUN = """
import sys
from pathlib import Path
from tests.screens.at_the_desk import new_desk
from wizard.screens.app import run
sys.exit(run(new_desk(Path(sys.argv[1])), "mugs"))
"""


def started(home: Path) -> pexpect.spawn[str]:
    """The app in a terminal of its own, at the first question of a letter."""
    child = pexpect.spawn(
        sys.executable,
        ["-c", RUN, str(home)],
        env={**os.environ, **environ(home), "TERM": "xterm-256color"},
        dimensions=(24, 80),
        timeout=30,
        cwd=str(Path(__file__).parents[2]),
        encoding="utf-8",
        codec_errors="replace",
    )
    child.expect("Who are you")
    return child


def typed(child: pexpect.spawn[str], home: Path, words: str) -> None:
    """Type, and wait until it is in the file."""
    child.send(words)
    for _ in range(100):
        child.expect([pexpect.TIMEOUT, r".+"], timeout=0.1)
        if [case.who for case in new_desk(home).in_hand()] == [words]:
            return
    raise AssertionError("what was typed is not in the file")


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP", "SIGQUIT"])
def test_a_signal_ends_in_good_order(tmp_path: Path, name: str) -> None:
    number = getattr(signal, name)
    child = started(tmp_path)
    typed(child, tmp_path, "Ms Carter")
    child.kill(number)
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 128 + number
    assert "\x1b[?1049l" in str(child.before)
    assert "Traceback" not in str(child.before)


def test_a_byte_that_is_no_text_does_not_end_the_app(tmp_path: Path) -> None:
    child = started(tmp_path)
    os.write(child.child_fd, b"Ren\xe9")  # Latin-1, as an old terminal sends it
    typed_on = False
    for _ in range(100):
        child.expect([pexpect.TIMEOUT, r".+"], timeout=0.1)
        if [case.who[:3] for case in new_desk(tmp_path).in_hand()] == ["Ren"]:
            typed_on = True
            break
    assert typed_on
    child.send("\x11")
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 0
