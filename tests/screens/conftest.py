"""What the tests of the screens share: the app started in a real terminal, and a display to copy to."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from tests.deliver.conftest import x_server
from tests.keep.disks import disk
from tests.real_terminal import RealTerminal, environment
from tests.screens.at_the_desk import FLOWS
from tests.screens.terminals import Start, sign
from wizard.interview.desk import Desk, places

__all__ = ["disk", "x_server"]


@pytest.fixture(scope="session")
def cache() -> Iterator[str]:
    """What can be made again, made once for all runs: reading every flow and rule takes seconds."""
    with tempfile.TemporaryDirectory() as folder:
        env = environment(Path(folder) / "nobody", AMENDS_CACHE=folder)
        desk = Desk(places(env, [FLOWS], private=True), env, private=True)
        _ = desk.flows(), desk.checker, desk.laws, desk.begin("mugs").letter
        desk.close()
        yield folder


@pytest.fixture
def start(tmp_path: Path, cache: str) -> Iterator[Start]:
    """Start the app in a terminal of its own; whatever still runs at the end is killed."""
    started: list[RealTerminal] = []

    def run(
        *arguments: str,
        size: tuple[int, int] = (80, 24),
        env: dict[str, str] | None = None,
        inside: Sequence[str] = (),  # a program that starts the call behind its own arguments
        today: str = "2026-11-17",
        **more: str,
    ) -> RealTerminal:
        if env is None:
            sign(tmp_path)
        place = env if env is not None else environment(tmp_path, AMENDS_CACHE=cache)
        given = [*arguments, "--flows", str(FLOWS), "--today", today]
        started.append(RealTerminal(given, {**place, **more}, *size, by=inside))
        return started[-1]

    yield run
    for terminal in started:
        terminal.child.close(force=True)
