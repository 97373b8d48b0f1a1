"""How much of the battery of faults a run does, and the table of what it did."""

from __future__ import annotations

import socket
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

import pytest

SIZES = ("quick", "full", "soak")


def pytest_addoption(parser: pytest.Parser) -> None:
    battery = parser.getgroup("battery of faults")
    battery.addoption(
        "--battery", choices=SIZES, default="quick", help="how many faults are tried (quick)"
    )
    battery.addoption(
        "--share", type=float, default=1.0, metavar="F", help="this part of them, 0 to 1 (1)"
    )


class NetworkUsed(BaseException):
    """A test opened a socket to a network. No `except Exception` of the code under test hides it."""


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test may open a socket to a network; those within the machine, as to a display, go on."""

    class OnlyWithin(socket.socket):
        def __init__(self, family: int = -1, *more: Any, **named: Any) -> None:
            if named.get("fileno") is None and len(more) < 3 and family not in _WITHIN:
                raise NetworkUsed(f"a socket of family {family} was opened")
            super().__init__(family, *more, **named)

    monkeypatch.setattr(socket, "socket", OnlyWithin)


_WITHIN = tuple(
    getattr(socket, name) for name in ("AF_UNIX", "AF_NETLINK") if hasattr(socket, name)
)


@dataclass
class Battery:
    """How often a test does its worst, and the counts that it gives."""

    run: str
    share: float
    counts: list[tuple[str, int]] = field(default_factory=list)

    def size(self, quick: int, full: int, soak: int) -> int:
        """How many times, in this run: at least once."""
        return max(1, round({"quick": quick, "full": full, "soak": soak}[self.run] * self.share))

    def count(self, what: str, number: int) -> None:
        """Say how many of these there were: faults injected, then what was lost by them."""
        self.counts.append((what, number))


@pytest.fixture
def battery(request: pytest.FixtureRequest) -> Iterator[Battery]:
    """What a test of the battery asks its size of and tells its counts to."""
    made = Battery(request.config.getoption("--battery"), request.config.getoption("--share"))
    yield made
    for what, number in made.counts:  # a report's properties reach the table from every worker
        request.node.user_properties.append(("battery", (what, number)))


def _what_and_when() -> str:
    """The commit that was tried, and the day."""
    here = Path(__file__).parent
    git = ["git", "-C", str(here), "describe", "--always", "--dirty", "--exclude=*"]
    try:
        commit = subprocess.run(git, capture_output=True, text=True, check=True).stdout.strip()
    except (OSError, subprocess.CalledProcessError):  # a copy without its history
        commit = "no commit"
    return f"{commit}, {datetime.now(timezone.utc):%Y-%m-%d}"


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    table: dict[str, dict[str, int]] = {}
    for reports in terminalreporter.stats.values():
        for report in reports:
            for name, value in getattr(report, "user_properties", ()):
                if name == "battery" and getattr(report, "when", "") == "teardown":
                    rows = table.setdefault(report.nodeid.partition("::")[0], {})
                    rows[value[0]] = rows.get(value[0], 0) + value[1]
    if not table:
        return
    run = terminalreporter.config.getoption("--battery")
    terminalreporter.section(f"the battery of faults, {run}, {_what_and_when()}")
    for module in sorted(table):
        said = ", ".join(f"{number:,} {what}" for what, number in table[module].items())
        title = module.rpartition("/")[2].removeprefix("test_").removesuffix(".py")
        terminalreporter.write_line(f"{title.replace('_', ' ')}: {said}")
