"""What a person is told after a copy, in every situation a clipboard can be in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.deliver.conftest import Place, Terminal, Tmux, XServer, start_x_server
from tests.deliver.told import (
    LETTER,
    TOLD_COPIED,
    TOLD_NOTHING,
    assert_only_sent,
    note_of,
    outcome_of,
)
from wizard.deliver.clipboard import TERMINAL_LIMIT, copy, osc52
from wizard.deliver.outcome import Outcome

# Nothing, or only a terminal


def test_no_clipboard_and_no_terminal(place: Place) -> None:
    result = place.copy_without_terminal(LETTER)
    assert result.message == TOLD_NOTHING
    assert not result.checked
    assert not result.sent


def test_only_a_terminal(place: Place) -> None:
    assert_only_sent(place.copy(LETTER), place.terminal)


def test_nothing_to_copy(place: Place) -> None:
    result = place.copy("")
    assert result.message == "Not copied: there is nothing to copy yet."
    assert not result.checked
    assert place.terminal.received == ""


def test_a_terminal_takes_so_much_and_no_more(place: Place) -> None:
    at_the_limit = "é" * (TERMINAL_LIMIT // 2)
    assert_only_sent(place.copy(at_the_limit), place.terminal, at_the_limit)

    place.terminal.received = ""
    result = place.copy(at_the_limit + "e")
    assert place.terminal.received == ""
    assert not result.sent
    assert result.message == (
        "Not copied. The letter is too long for a terminal's clipboard (74,995 bytes; 74,994 is "
        "the most). Save it as a file instead."
    )


def test_a_terminal_that_is_gone(place: Place) -> None:
    def gone(_sequence: str) -> None:
        raise BrokenPipeError(32, "Broken pipe")

    result = copy(LETTER, environ=place.environ, send_to_terminal=gone, platform="linux")
    assert result.message == (
        "Not copied. The terminal did not take it: Broken pipe. Save it as a file instead."
    )


@given(st.text())
def test_a_terminal_is_sent_exactly_the_text(text: str) -> None:
    sequence = osc52(text)
    assert Terminal(sequence).clipboard == text
    assert sequence.isascii()
    assert sequence[1:-1].isprintable()


def test_half_a_character_is_no_crash(place: Place) -> None:
    assert place.copy("Dear \ud83d Ms Obi").sent


# X


@pytest.mark.parametrize("tool", ["xclip", "xsel"])
def test_x_tool(place: Place, x_server: XServer, tool: str) -> None:
    place.with_program(tool)
    place.environ["DISPLAY"] = x_server.display
    for text in ("Sorry.\n", LETTER, " \n\n ", "one line"):
        result = place.copy(text)
        assert result.message == TOLD_COPIED, result
        assert x_server.clipboard == text
    assert place.terminal.received == ""


@pytest.mark.parametrize("tool", ["xclip", "xsel"])
def test_a_megabyte_through_an_x_tool(place: Place, x_server: XServer, tool: str) -> None:
    text = "We are sorry. " * 75_000
    place.with_program(tool)
    place.environ["DISPLAY"] = x_server.display
    assert place.copy(text).message == TOLD_COPIED
    assert x_server.clipboard == text


@pytest.mark.parametrize("tool", ["xclip", "xsel"])
def test_no_x_server_at_the_display(place: Place, tool: str) -> None:
    server = start_x_server()
    server.end()
    place.with_program(tool)
    place.environ["DISPLAY"] = server.display
    result = place.copy(LETTER)
    assert_only_sent(result, place.terminal)
    assert outcome_of(result, tool) is Outcome.FAILED


@pytest.mark.parametrize("tools", [("xclip",), ("xsel",), ("xclip", "xsel")])
def test_a_frozen_x_server(place: Place, frozen_x_server: XServer, tools: tuple[str, ...]) -> None:
    for tool in tools:
        place.with_program(tool)
    place.environ["DISPLAY"] = frozen_x_server.display
    result = place.copy(LETTER, timeout=0.4)
    assert_only_sent(result, place.terminal)
    assert note_of(result, tools[0]) == f"{tools[0]} did not answer in time."


def test_a_display_without_a_tool(place: Place, x_server: XServer) -> None:
    place.environ["DISPLAY"] = x_server.display
    assert place.copy_without_terminal(LETTER).message == TOLD_NOTHING


def test_a_tool_without_a_display_is_left_alone(place: Place) -> None:
    place.with_script("xclip", 'echo started > "$HOME/started"')
    place.copy(LETTER)
    assert not (Path(place.environ["HOME"]) / "started").exists()


# Wayland


def test_no_compositor_at_the_wayland_display(place: Place, tmp_path: Path) -> None:
    for tool in ("wl-copy", "wl-paste"):
        place.with_program(tool)
    place.environ |= {"WAYLAND_DISPLAY": "wayland-9", "XDG_RUNTIME_DIR": str(tmp_path)}
    result = place.copy(LETTER)
    assert_only_sent(result, place.terminal)
    assert outcome_of(result, "wl-copy") is Outcome.FAILED


def test_x_serves_when_wayland_does_not(place: Place, x_server: XServer) -> None:
    place.with_script("wl-copy", "/bin/cat > /dev/null; exit 1")
    place.with_program("xclip")
    place.environ |= {"WAYLAND_DISPLAY": "wayland-9", "DISPLAY": x_server.display}
    assert place.copy(LETTER).message == TOLD_COPIED
    assert x_server.clipboard == LETTER


def test_wayland_is_given_plain_text_and_kept_to_the_letter(place: Place) -> None:
    place.with_script("wl-copy", '/bin/cat > "$HOME/clip"; echo "$*" > "$HOME/asked"')
    place.with_script("wl-paste", '/bin/cat "$HOME/clip"')
    place.environ["WAYLAND_DISPLAY"] = "wayland-0"
    assert place.copy(LETTER).message == TOLD_COPIED
    asked = (Path(place.environ["HOME"]) / "asked").read_text()
    assert asked == "--type text/plain\n"


# Over SSH


@pytest.mark.parametrize("variable", ["SSH_TTY", "SSH_CONNECTION"])
def test_over_ssh_the_far_clipboard_is_left_alone(
    place: Place, x_server: XServer, variable: str
) -> None:
    place.with_program("xclip")
    place.environ["DISPLAY"] = x_server.display
    place.copy("of the far machine")
    place.environ[variable] = "/dev/pts/3"
    assert_only_sent(place.copy(LETTER), place.terminal)
    assert x_server.clipboard == "of the far machine"


def test_over_ssh_without_a_terminal(place: Place) -> None:
    place.environ["SSH_TTY"] = "/dev/pts/3"
    assert place.copy_without_terminal(LETTER).message == TOLD_NOTHING


# tmux

TOLD_TMUX = (
    "Copied into tmux, and read back to be sure. If it does not paste elsewhere, save it as a file."
)


@pytest.mark.parametrize("set_clipboard", ["external", "on", "off"])
def test_tmux(place: Place, start_tmux: Callable[[str], Tmux], set_clipboard: str) -> None:
    tmux = start_tmux(set_clipboard)
    result = place.copy(LETTER)
    assert result.message == TOLD_TMUX, result
    assert tmux.say("show-buffer") == LETTER
    assert tmux.terminal_receives() == LETTER
    assert place.terminal.received == ""


def test_a_megabyte_through_tmux(place: Place, start_tmux: Callable[[str], Tmux]) -> None:
    tmux = start_tmux("external")
    text = "We are sorry. " * 75_000
    assert place.copy(text).message == TOLD_TMUX
    assert tmux.say("show-buffer") == text


def test_tmux_and_the_desktop_both_get_it(
    place: Place, start_tmux: Callable[[str], Tmux], x_server: XServer
) -> None:
    tmux = start_tmux("external")
    place.with_program("xclip")
    place.environ["DISPLAY"] = x_server.display
    assert place.copy(LETTER).message == TOLD_COPIED
    assert tmux.say("show-buffer") == LETTER
    assert x_server.clipboard == LETTER


def test_tmux_knows_that_somebody_came_in_over_ssh_later(
    place: Place, start_tmux: Callable[[str], Tmux], x_server: XServer
) -> None:
    tmux = start_tmux("external")
    place.with_program("xclip")
    place.environ["DISPLAY"] = x_server.display
    place.copy("of the far machine")
    tmux.say("set-environment", "-t", "letters", "SSH_CONNECTION", "192.0.2.1 1 192.0.2.2 22")
    assert place.copy(LETTER).message == TOLD_TMUX
    assert x_server.clipboard == "of the far machine"


def test_a_tmux_that_has_ended(place: Place) -> None:
    place.with_program("tmux")
    place.environ["TMUX"] = f"{place.bin}/no-socket,1,0"
    result = place.copy(LETTER)
    assert_only_sent(result, place.terminal)
    assert outcome_of(result, "tmux") is Outcome.FAILED


def test_a_tmux_that_hangs(place: Place, x_server: XServer) -> None:
    place.with_script("tmux", "/bin/sleep 60")
    place.with_program("xclip")
    place.environ |= {"TMUX": "/nowhere,1,0", "DISPLAY": x_server.display}
    result = place.copy(LETTER, timeout=3.0)
    assert result.message == TOLD_COPIED
    assert note_of(result, "tmux") == "tmux did not answer in time."


# The Mac


def test_mac_clipboard_is_read_and_written_as_utf_8(place: Place, x_server: XServer) -> None:
    place.with_script("pbcopy", '/bin/cat > "$HOME/clip"; echo "$LC_ALL" > "$HOME/locale"')
    place.with_script("pbpaste", '/bin/cat "$HOME/clip"')
    place.with_program("xclip")
    place.environ |= {"LC_ALL": "C", "DISPLAY": x_server.display}
    result = place.copy(LETTER, platform="darwin")
    assert result.message == TOLD_COPIED
    assert [attempt.layer for attempt in result.attempts] == ["pbcopy"]
    assert (Path(place.environ["HOME"]) / "locale").read_text() == "en_US.UTF-8\n"
