"""The clipboards pyperclip reaches, with the clipboard of X in place of that of Windows."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable

import pytest

from tests.deliver.conftest import Place, XServer, need, start_x_server
from tests.deliver.told import LETTER, TOLD_COPIED, assert_only_sent, note_of


@pytest.fixture
def windows(place: Place, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Place]:
    """pyperclip, started afresh: it keeps the clipboard it found first for good.

    The X clipboard it finds here stands in for that of Windows.
    """

    def with_display(display: str) -> Place:
        monkeypatch.delitem(sys.modules, "pyperclip", raising=False)
        monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
        monkeypatch.setenv("DISPLAY", display)
        monkeypatch.setenv("PATH", f"{place.bin}:{os.environ['PATH']}")
        return place

    return with_display


def test_pyperclip(windows: Callable[[str], Place], x_server: XServer) -> None:
    need("xclip")
    result = windows(x_server.display).copy(LETTER, platform="win32")
    assert result.message == TOLD_COPIED
    assert [attempt.layer for attempt in result.attempts] == ["pyperclip"]
    assert x_server.clipboard == LETTER


def test_pyperclip_that_gives_line_ends_as_windows_does(windows: Callable[[str], Place]) -> None:
    place = windows(":0")
    home = place.environ["HOME"]
    give = f"sed 's/$/\\r/' {home}/clip"
    place.with_script("xclip", f'case "$*" in *-o) {give};; *) cat > {home}/clip;; esac')
    assert place.copy(LETTER + "\n", platform="win32").message == TOLD_COPIED


def test_pyperclip_that_copies_nothing(windows: Callable[[str], Place]) -> None:
    need("xclip")
    server = start_x_server()
    server.end()
    place = windows(server.display)
    result = place.copy(LETTER, platform="win32")
    assert_only_sent(result, place.terminal)
    assert note_of(result, "pyperclip") == (
        "The system clipboard took the letter but did not give the same back."
    )


def test_pyperclip_without_a_clipboard(windows: Callable[[str], Place]) -> None:
    place = windows("")
    result = place.copy(LETTER, platform="win32")
    assert_only_sent(result, place.terminal)
    assert note_of(result, "pyperclip") == (
        "The system clipboard did not work (PyperclipException)."
    )


def test_pyperclip_that_hangs(windows: Callable[[str], Place], frozen_x_server: XServer) -> None:
    need("xclip")
    place = windows(frozen_x_server.display)
    result = place.copy(LETTER, platform="win32", timeout=0.5)
    assert_only_sent(result, place.terminal)
    assert note_of(result, "pyperclip") == "The system clipboard did not answer in time."


def test_the_mac_has_pyperclip_as_well(windows: Callable[[str], Place], x_server: XServer) -> None:
    need("xclip")
    place = windows(x_server.display)
    place.with_script("pbcopy", "exit 1")
    assert place.copy(LETTER, platform="darwin").message == TOLD_COPIED
    assert x_server.clipboard == LETTER
