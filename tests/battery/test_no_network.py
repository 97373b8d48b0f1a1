"""Nothing goes out: no test opens a network socket, no session does, and one needs no network at all."""

from __future__ import annotations

import re
import socket
from pathlib import Path

import pexpect
import pytest

from tests.conftest import Battery, NetworkUsed
from tests.deliver.conftest import XServer, need, need_not, output_of
from tests.real_terminal import RealTerminal, environment
from tests.screens.at_the_desk import FLOWS
from tests.screens.terminals import sign, told_what_happened

_OPENED = re.compile(r"socket\((AF_\w+)")


class _Under(RealTerminal):
    """The app in a terminal, started by another program."""

    def __init__(self, by: list[str], home: Path, cache: str, **more: str) -> None:
        sign(home)
        env = environment(home, AMENDS_CACHE=cache, **more)
        given = ["mugs", "--flows", str(FLOWS), "--today", "2026-11-17"]
        super().__init__(given, env, 120, 40, by=by)


def _whole_session(terminal: RealTerminal, display: str = "") -> str:
    """Typed, reviewed, proofread, copied, saved, and left; what was said of the copy."""
    told_what_happened(terminal)
    terminal.press("ctrl+r")
    terminal.wait_for("Copy the letter")
    terminal.click("Save as a file")
    terminal.wait_for("Saved as")
    terminal.press("ctrl+g")
    told = terminal.wait_for("read back to be sure", "Sent to your terminal", "Not copied")
    terminal.press("ctrl+g")
    terminal.wait_for("In hand")
    terminal.press("ctrl+q")
    if display:  # xclip stays, and strace with it, until another has the clipboard
        output_of(["sh", "-c", "echo other | xclip -selection clipboard"], {"DISPLAY": display})
    assert terminal.finish() == 0
    return told


@pytest.mark.parametrize("family", [socket.AF_INET, socket.AF_INET6])
def test_no_test_may_open_a_network_socket(family: socket.AddressFamily) -> None:
    with pytest.raises(NetworkUsed):
        socket.socket(family)
    ours, theirs = socket.socketpair()  # those within the machine go on
    ours.close()
    theirs.close()


def test_a_whole_session_opens_no_network_socket(
    tmp_path: Path, cache: str, x_server: XServer, battery: Battery
) -> None:
    need("xclip")
    calls = tmp_path / "calls"
    watch = [need("strace"), "-f", "-qq", "-e", "trace=socket,connect,sendto", "-o", str(calls)]
    terminal = _Under(watch, tmp_path, cache, DISPLAY=x_server.display)
    assert _whole_session(terminal, x_server.display) == "read back to be sure"
    log = calls.read_text(encoding="utf-8", errors="replace")
    opened = _OPENED.findall(log)
    outward = [family for family in opened if family not in ("AF_UNIX", "AF_LOCAL")]
    assert "AF_UNIX" in opened, "the copy talks to its display: strace saw nothing of it"
    battery.count("sockets opened by a session and its tools", len(opened))
    battery.count("of them to a network", len(outward))
    assert outward == []


def test_a_whole_session_without_a_network(tmp_path: Path, cache: str, battery: Battery) -> None:
    apart = [need("unshare"), "-rn"]
    if pexpect.run(f"{apart[0]} -rn true", withexitstatus=True)[1]:
        need_not("this machine lets nobody have a network of their own")
    assert _whole_session(_Under(apart, tmp_path, cache)) == "Sent to your terminal"
    battery.count("whole sessions where there is no network", 1)
