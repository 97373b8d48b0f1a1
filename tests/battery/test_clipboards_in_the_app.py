"""A letter copied in the app, wherever a clipboard is, hangs, lies or is not: never said better than it is.

What `wizard.deliver` says by itself is tried in `tests/deliver`.
"""

from __future__ import annotations

import base64
import re
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from psutil import Process

from tests.battery.endings import kept_waiting
from tests.conftest import Battery
from tests.deliver.conftest import Place, Tmux, XServer, place, start_tmux, start_x_server
from tests.real_terminal import PATIENCE, RealTerminal
from tests.screens.terminals import Start, told_what_happened

__all__ = ["place", "start_tmux"]

COPIED, SENT, NOT = "read back to be sure", "Sent to your terminal", "Not copied"
LONG = "We are sorry. " * 5_400  # more than a terminal's clipboard takes
MEGABYTE = ("We are sorry. " * 7 + "\n") * 10_101  # the most that is read from a file
MOST_SECONDS = 2.0
"""Within which it is said what became of a copy."""

TO_PAINT = 0.5
"""Seconds more until that is on the screen, and seen there."""


@dataclass
class Situation:
    """What there is to copy to, what a person is told then, and what is really there."""

    told: str
    truth: Callable[[], str] | None = None
    text: str = "we sent you red mugs"
    slow: bool = False  # it takes so long that something else can be seen to happen in between


Make = Callable[[Place, "Around"], Situation]


@dataclass
class Around:
    """The servers of a test, started when one is wanted."""

    x: XServer
    tmux: Callable[[str], Tmux]
    started: list[XServer]

    def frozen(self) -> XServer:
        self.started.append(start_x_server())
        self.started[-1].freeze()
        return self.started[-1]

    def dead(self) -> str:
        server = start_x_server()
        server.end()
        return server.display


def _nothing(place: Place, _: Around) -> Situation:
    return Situation(SENT)


def _dead_x(place: Place, around: Around) -> Situation:
    place.with_program("xclip")
    place.environ["DISPLAY"] = around.dead()
    return Situation(SENT)


def _frozen_x(place: Place, around: Around) -> Situation:
    place.with_program("xclip")
    place.environ["DISPLAY"] = around.frozen().display
    return Situation(SENT, slow=True)


def _frozen_x_and_two_tools(place: Place, around: Around) -> Situation:
    place.with_program("xsel")
    return _frozen_x(place, around)


def _by(tool: str) -> Make:
    def make(place: Place, around: Around) -> Situation:
        place.with_program(tool)
        place.environ["DISPLAY"] = around.x.display
        return Situation(COPIED, lambda: around.x.clipboard)

    return make


def _dead_wayland(place: Place, around: Around) -> Situation:
    place.with_program("wl-copy")
    place.with_program("wl-paste")
    place.environ |= {"WAYLAND_DISPLAY": "wayland-77", "XDG_RUNTIME_DIR": place.environ["HOME"]}
    return Situation(SENT)


def _dead_wayland_and_x(place: Place, around: Around) -> Situation:
    _dead_wayland(place, around)
    return _by("xclip")(place, around)


def _ssh(place: Place, around: Around) -> Situation:
    _by("xclip")(place, around)
    place.environ["SSH_CONNECTION"] = "192.0.2.1 1 192.0.2.2 22"
    return Situation(SENT)


def _tmux(setting: str) -> Make:
    def make(place: Place, around: Around) -> Situation:
        tmux = around.tmux(setting)
        return Situation(COPIED, lambda: tmux.say("show-buffer"))

    return make


def _tmux_that_has_ended(place: Place, around: Around) -> Situation:
    place.with_program("tmux")
    place.environ["TMUX"] = f"{place.bin}/no-socket,1,0"
    return Situation(SENT)


def _script(write: str, read: str) -> Make:
    def make(place: Place, around: Around) -> Situation:
        place.with_script("xclip", f'case "$*" in *-out) {read};; *) {write};; esac')
        place.environ["DISPLAY"] = ":0"
        return Situation(SENT, slow="sleep" in write + read)

    return make


def _too_long(place: Place, _: Around) -> Situation:
    return Situation(NOT, text=LONG)


def _a_long_letter(text: str) -> Make:
    def make(place: Place, around: Around) -> Situation:
        situation = _by("xclip")(place, around)
        situation.text = text
        return situation

    return make


def _a_megabyte_for_a_terminal(place: Place, _: Around) -> Situation:
    return Situation(NOT, text=MEGABYTE)


SITUATIONS: dict[str, Make] = {
    "only a terminal": _nothing,
    "xclip": _by("xclip"),
    "a frozen display": _frozen_x,
    "tmux, external": _tmux("external"),
    "a tool that hangs": _script("/bin/sleep 60", "exit 0"),
    "too long for a terminal": _too_long,
    "xsel": _by("xsel"),
    "a dead display": _dead_x,
    "a frozen display and two tools": _frozen_x_and_two_tools,
    "a dead compositor": _dead_wayland,
    "a dead compositor and a display": _dead_wayland_and_x,
    "over SSH": _ssh,
    "tmux, on": _tmux("on"),
    "tmux, off": _tmux("off"),
    "a tmux that has ended": _tmux_that_has_ended,
    "a tool that says no": _script("exit 1", "exit 1"),
    "a tool that loses it": _script("/bin/cat > /dev/null", "exit 0"),
    "a tool that gives another text": _script("/bin/cat > /dev/null", "echo other"),
    "a tool that hangs when read": _script("/bin/cat > /dev/null", "/bin/sleep 60"),
    "a tool that gives without end": _script("/bin/cat > /dev/null", "/bin/cat /dev/zero"),
    "a long letter by xclip": _a_long_letter(LONG),
    "a megabyte by xclip": _a_long_letter(MEGABYTE),
    "a megabyte and only a terminal": _a_megabyte_for_a_terminal,
}
_OSC_52 = re.compile(rb"\x1b\]52;c;([A-Za-z0-9+/=]+)\x07")


@pytest.fixture
def around(x_server: XServer, start_tmux: Callable[[str], Tmux]) -> Iterator[Around]:
    made = Around(x_server, start_tmux, [])
    yield made
    for server in made.started:
        server.end()


def _written(terminal: RealTerminal, words: str, home: Path) -> None:
    if words == MEGABYTE:
        (home / "letter.txt").write_text(words)
        _do(terminal, "Check a letter I have")
        terminal.wait_for("Paste the letter here")
        _do(terminal, "Open a file")
        terminal.wait_for("Which file is the letter in?")
        terminal.type(str(home / "letter.txt"))
        terminal.press("enter")
        terminal.wait_for("We are sorry. We are sorry.")
        return
    told_what_happened(terminal, "we sent you red mugs")
    terminal.press("ctrl+r")
    terminal.wait_for("Copy the letter")
    if words == LONG:
        terminal.paste(words)
        terminal.wait_for("We are sorry. We are sorry.")


def _do(terminal: RealTerminal, action: str) -> None:
    terminal.press("ctrl+p")
    terminal.type(action)
    terminal.press("enter")


@dataclass
class Seen:
    """What was seen of a copy: how long it took, and whether the app turned light meanwhile."""

    seconds: float
    light: bool
    light_before: bool


def _copied(terminal: RealTerminal) -> Seen:
    """^G, F9 at once, and what comes of both."""
    app, dark = Process(terminal.pid), _background(terminal)
    terminal.output = b""
    waited, began = kept_waiting(app), time.monotonic()
    terminal.send(b"\x07\x1b[20~")
    light_before = False
    while not any(told in terminal.words() for told in (COPIED, SENT, NOT)):
        light_before = light_before or _background(terminal) != dark
        assert time.monotonic() - began < PATIENCE, terminal.text()
        terminal.settle(0.01)
    took = time.monotonic() - began - (kept_waiting(app) - waited)
    terminal.settle()
    return Seen(took, _background(terminal) != dark, light_before)


def _background(terminal: RealTerminal) -> str:
    return str(terminal.screen.buffer[terminal.screen.lines // 2][0].bg)


@pytest.mark.parametrize("number", range(len(SITUATIONS)), ids=list(SITUATIONS))
def test_a_copy_is_said_no_better_than_it_is(
    tmp_path: Path, start: Start, place: Place, around: Around, battery: Battery, number: int
) -> None:
    situation = list(SITUATIONS.values())[number](place, around)
    terminal = start(size=(120, 40), **place.environ, TERM="xterm-256color")
    terminal.wait_for("What went wrong?")
    _written(terminal, situation.text, tmp_path)
    seen = _copied(terminal)
    shown = terminal.words()
    wrong = []
    if seen.seconds > MOST_SECONDS + TO_PAINT:
        wrong.append(f"it took {seen.seconds:.1f} seconds")
    if not seen.light or (situation.slow and not seen.light_before):
        wrong.append("no key was heard while the clipboard thought")
    if situation.told not in shown:
        wrong.append(f"told otherwise: {shown[:400]}")
    if COPIED in shown:
        real = situation.truth() if situation.truth else "nothing"
        if " ".join(situation.text.split()) not in " ".join(real.split()):
            wrong.append(f"said to be copied, but there is {real[:200]!r}")
    elif "file" not in shown.lower():
        wrong.append("no file is offered in its place")
    sent = [base64.b64decode(data).decode() for data in _OSC_52.findall(terminal.output)]
    if (SENT in shown) != (len(sent) == 1 and situation.text in " ".join(sent)):
        wrong.append(f"the terminal was sent {sent!r}")
    terminal.press("ctrl+q")
    if terminal.finish() != 0:
        wrong.append("it broke down")
    battery.count("situations", 1)
    battery.count("told wrongly, held up or left without a file", len(wrong))
    assert wrong == []
