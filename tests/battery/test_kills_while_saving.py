"""Killed at a random moment while saving: what was acknowledged is there."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.battery.chosen import PARTS
from tests.conftest import Battery
from tests.keep.cases import text_of
from wizard.keep.case import UnreadableCase
from wizard.keep.store import NoSuchCase, Store

_WRITER = """
import sys
from dataclasses import replace
from pathlib import Path
from datetime import datetime, timezone
from wizard.answers.context import Context
from wizard.answers.entries import Entry
from wizard.keep.case import Case
from wizard.keep.store import Store

store = Store(Path(sys.argv[1]))
assert not store.notices, store.notices
context = Context(datetime(2026, 11, 22, tzinfo=timezone.utc), "Europe/London")
case = Case("0" * 31 + sys.argv[2], "billing", "ab12", context)
n = 0
try:
    case = store.load(case.id)
    n = int(case.entries["what_happened"].raw.split()[0])
except LookupError:
    pass
while True:
    n += 1
    case = replace(case, entries={"what_happened": Entry(f"{n} " + "words " * (n * 37 % 900))})
    case = replace(case, rev=store.save(case, title="t", who="w"))
    if n % 7 == 0:
        store.keep_revision(case)
    sys.stdout.write(f"{n}\\n")
    sys.stdout.flush()
"""


@dataclass
class Writers:
    """Two programs in turn that save to one file without pause, and what they said is saved."""

    path: Path
    said: dict[str, int] = field(default_factory=lambda: {"1": 0, "2": 0})
    saves: int = 0

    def kill_one(self, who: str, after: float, starting: bool) -> None:
        """Start one and kill it: so long after its first save, or so long after its start."""
        writer = subprocess.Popen(
            [sys.executable, "-c", _WRITER, str(self.path), who], stdout=subprocess.PIPE, text=True
        )
        assert writer.stdout is not None
        lines = []
        if not starting:
            lines.append(writer.stdout.readline())
            assert lines[0], "the writer could not start"
        time.sleep(after)
        writer.send_signal(signal.SIGKILL)
        lines += writer.stdout.read().split("\n")[:-1]
        writer.wait()
        writer.stdout.close()
        self.saves += len(lines)
        if lines:
            self.said[who] = int(lines[-1])

    def lost(self) -> list[str]:
        """What is not as they said, in words."""
        wrong = []
        with Store(self.path) as store:
            wrong += store.notices
            for who, last in self.said.items():
                try:
                    words = text_of(store.load("0" * 31 + who)).split() if last else []
                except (NoSuchCase, UnreadableCase) as fault:
                    wrong.append(str(fault))
                    continue
                if words and not last <= int(words[0]) <= last + 1:
                    wrong.append(f"{last} was saved, {words[0]} is there")
                if words and len(words) != 1 + int(words[0]) * 37 % 900:
                    wrong.append(f"{words[0]} has {len(words)} words")
        stray = {one.name for one in self.path.parent.iterdir()} - {"cases.db"}
        return wrong + [f"{name} is left" for name in sorted(stray)]


@pytest.mark.parametrize("part", range(PARTS))
def test_no_acknowledged_save_is_lost_by_kill_9(
    tmp_path: Path, battery: Battery, part: int
) -> None:
    chance = random.Random(9 + part)
    writers = Writers(tmp_path / "amends" / "cases.db")
    lost = []
    kills = battery.size(200, 1_000, 10_000) // PARTS or 1
    for run in range(kills):
        starting = run % 5 == 0  # every fifth is killed while it starts
        after = chance.random() * (0.2 if starting else 0.02)
        writers.kill_one("12"[run % 2], after, starting)
        lost += [f"kill {run}: {what}" for what in writers.lost()]
    battery.count("kills", kills)
    battery.count("acknowledged saves", writers.saves)
    battery.count("saves lost, files unreadable or left behind", len(lost))
    assert lost == []
    assert writers.saves > kills
