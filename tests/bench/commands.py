"""What a command costs, against a Python that does nothing."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.bench.figures import Figure, middle
from tests.bench.terminal import amends, environment, furnish
from wizard.flow.shipped import shipped_folder

ROUNDS = 15


def figures() -> list[Figure]:
    """`--version`, and `check` and `write` on one letter."""
    sample = shipped_folder() / "samples" / "generic" / "missed-call"
    calls = {
        "bare": [sys.executable, "-c", "pass"],
        "version": [*amends(), "--version"],
        "check": [*amends(), "check", f"{sample}.txt"],
        "write": [*amends(), "write", "generic", "--answers", f"{sample}.yaml"],
    }
    with tempfile.TemporaryDirectory() as home:
        furnish(Path(home))
        for call in calls.values():
            _cost(call, Path(home))  # the first run writes caches
        costs: dict[str, list[float]] = {name: [] for name in calls}
        for _ in range(ROUNDS):
            for name, call in calls.items():
                costs[name].append(_cost(call, Path(home)))
    bare = middle(costs["bare"])
    return [
        Figure("`amends --version` / bare Python", middle(costs["version"]), 4, bare),
        Figure("`amends check` on one letter / bare Python", middle(costs["check"]), 8, bare),
        Figure("`amends write` of one letter / bare Python", middle(costs["write"]), None, bare),
    ]


def _cost(call: list[str], home: Path) -> float:
    """Processor time of one run, in ms. Raises RuntimeError where the call is wrong."""
    with subprocess.Popen(
        call, cwd=home, env=environment(home), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):
        raise RuntimeError(f"{call} ended with {process.returncode}")
    return (used.ru_utime + used.ru_stime) * 1000
