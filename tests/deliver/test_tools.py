"""Clipboard programs that misbehave: none is believed, none is waited for."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.deliver.conftest import Place, XServer, wait_until
from tests.deliver.told import LETTER, TOLD_COPIED, assert_only_sent, note_of, outcome_of
from wizard.deliver.outcome import Outcome


@pytest.mark.parametrize(
    ("write", "read"),
    [
        pytest.param("exit 1", "/bin/cat $HOME/clip", id="refuses and reads nothing"),
        pytest.param("/bin/cat > $HOME/clip; exit 1", "/bin/cat $HOME/clip", id="says no"),
        pytest.param("/bin/cat > /dev/null", "exit 0", id="loses it without a word"),
        pytest.param("/bin/cat > $HOME/clip", "/bin/cat $HOME/clip; exit 1", id="reads, says no"),
        pytest.param("/bin/cat > $HOME/clip", "/bin/cat $HOME/clip; echo", id="adds a line"),
        pytest.param("/usr/bin/head -c 9 > $HOME/clip", "/bin/cat $HOME/clip", id="cuts it"),
        pytest.param("/bin/cat > $HOME/clip", "/bin/cat /dev/zero", id="gives without end"),
        pytest.param("/bin/cat > $HOME/clip", "/bin/sleep 60", id="hangs when read"),
        pytest.param("/bin/sleep 60", "/bin/cat $HOME/clip", id="hangs when written"),
        pytest.param("exec 0<&-; /bin/sleep 60", "exit 0", id="closes its input and hangs"),
        pytest.param("/bin/sleep 5 & exit 1", "exit 0", id="leaves a child and says no"),
        pytest.param("kill -9 $$", "kill -9 $$", id="is killed"),
    ],
)
def test_a_tool_that_does_not_prove_it(place: Place, write: str, read: str) -> None:
    place.with_script("xclip", f'case "$*" in *-out) {read};; *) {write};; esac')
    place.environ["DISPLAY"] = ":0"
    result = place.copy(LETTER, timeout=0.4)
    assert_only_sent(result, place.terminal)
    assert outcome_of(result, "xclip") is Outcome.FAILED


def test_a_tool_that_is_no_program(place: Place) -> None:
    (place.bin / "xclip").write_bytes(b"\x7fELF nonsense")
    (place.bin / "xclip").chmod(0o755)
    place.environ["DISPLAY"] = ":0"
    result = place.copy(LETTER)
    assert_only_sent(result, place.terminal)
    assert note_of(result, "xclip").startswith("xclip could not be started: ")


def test_a_hanging_tool_is_ended_with_its_children(place: Place) -> None:
    held = Path(place.environ["HOME"]) / "held"
    os.mkfifo(held)
    reader = os.open(held, os.O_RDONLY | os.O_NONBLOCK)
    place.with_script("xclip", 'exec 3> "$HOME/held"; echo on >&3; /bin/sleep 60 & wait')
    place.environ["DISPLAY"] = ":0"
    place.copy(LETTER, timeout=1.0)
    assert os.read(reader, 10) == b"on\n"

    def nobody_holds_it() -> bool:
        try:
            return os.read(reader, 10) == b""
        except BlockingIOError:
            return False

    wait_until(nobody_holds_it, "the tool's child to end")
    os.close(reader)


def test_the_next_tool_has_time_when_the_first_hangs(place: Place, x_server: XServer) -> None:
    place.with_script("xclip", "/bin/sleep 60")
    place.with_program("xsel")
    place.environ["DISPLAY"] = x_server.display
    assert place.copy(LETTER, timeout=3.0).message == TOLD_COPIED


def test_a_tool_that_cannot_be_read_back(place: Place) -> None:
    place.with_script("termux-clipboard-set", "/bin/cat > /dev/null")
    result = place.copy_without_terminal(LETTER)
    assert result.sent
    assert result.message == (
        "Sent to termux-clipboard-set. Paste to check; if nothing comes, save it as a file."
    )
