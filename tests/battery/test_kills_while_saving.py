"""Killed at a random moment while saving: what was acknowledged is there."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

from tests.conftest import Battery
from tests.keep.cases import text_of
from wizard.keep.store import Store

_WRITER = """
import sys
from dataclasses import replace
from pathlib import Path
from tests.keep.cases import a_case, say
from wizard.keep.store import Store

store = Store(Path(sys.argv[1]))
assert not store.notices, store.notices
case = a_case(id="0" * 31 + sys.argv[2])
n = 0
try:
    case = store.load(case.id)
    n = int(case.entries["what_happened"].raw.split()[0])
except LookupError:
    pass
while True:
    n += 1
    case = say(case, f"{n} " + "words " * (n * 37 % 900))
    case = replace(case, rev=store.save(case, title="t", who="w"))
    if n % 7 == 0:
        store.keep_revision(case)
    sys.stdout.write(f"{n}\\n")
    sys.stdout.flush()
"""


def test_no_acknowledged_save_is_lost_by_kill_9(tmp_path: Path, battery: Battery) -> None:
    chance = random.Random(9)
    path = tmp_path / "amends" / "cases.db"
    acknowledged = {"1": 0, "2": 0}
    saves = 0
    kills = battery.size(30, 1_000, 10_000)
    for run in range(kills):
        who = "12"[run % 2]
        writer = subprocess.Popen(
            [sys.executable, "-c", _WRITER, str(path), who], stdout=subprocess.PIPE, text=True
        )
        assert writer.stdout is not None
        if run % 5:  # every fifth is killed while it starts
            first = writer.stdout.readline()
            assert first, "the writer could not start"
            acknowledged[who] = int(first)
            saves += 1
        time.sleep(chance.random() * (0.06 if run % 5 else 0.35))
        writer.send_signal(signal.SIGKILL)
        rest = [line for line in writer.stdout.read().split("\n")[:-1] if line]
        writer.wait()
        writer.stdout.close()
        saves += len(rest)
        if rest:
            acknowledged[who] = int(rest[-1])
        with Store(path) as store:
            assert store.notices == [], f"kill {run}"
            for number, last in acknowledged.items():
                if last:
                    words = text_of(store.load("0" * 31 + number)).split()
                    assert last <= int(words[0]) <= last + 1, f"kill {run}"
                    assert len(words) == 1 + int(words[0]) * 37 % 900
        assert sorted(one.name for one in path.parent.iterdir()) == ["cases.db"]
    battery.count("kills", kills)
    battery.count("acknowledged saves", saves)
    battery.count("lost, unreadable or stray files", 0)
    assert saves > kills
