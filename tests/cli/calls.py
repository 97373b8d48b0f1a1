"""Calling the command line: in this process for its words, in one of its own for what a process does."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent.parent
PATIENCE = 60.0  # seconds after which a call counts as hanging

ANSWERS = """\
format: 1
flow: generic
now: "2026-11-20 09:00"
zone: Europe/London
locale: en-GB
answers:
  customer_name: Ms Carter
  what_happened: we charged your card twice for May
  cause: I sent the payment list twice
  done: refunded the whole £85.00 to your card
  amends: pay the fee your bank took
  next: ring you to check that it is there
  next_on: Tuesday 24 November
  prevention: a second person reads every payment list before it goes out
  signer_name: Sam Lee
  phone: 020 7946 0142
"""


class Told(NamedTuple):
    """What a call gave: its exit code, standard output and standard error."""

    code: int
    out: str
    err: str


Call = Callable[..., Told]


def environ_in(home: Path, **more: str) -> dict[str, str]:
    """What a process is told of a user whose home is here; no clipboard, no terminal."""
    names = ("AMENDS_STATE", "AMENDS_CONFIG", "AMENDS_CACHE")
    kept = {name: str(home / name.removeprefix("AMENDS_").lower()) for name in names}
    kept["AMENDS_CACHE"] = str(home.parent / "cache")  # shared: reading the rules anew is slow
    clean = {k: v for k, v in os.environ.items() if k.startswith(("COV_", "PYTHON", "VIRTUAL"))}
    return {
        **clean,
        **kept,
        "HOME": str(home),
        "PATH": "/nowhere",
        "LANG": "en_GB.UTF-8",
        "TZ": "Europe/London",
        "PYTHONPATH": str(ROOT),
        "PYTHONUTF8": "1",
        **more,
    }


def process(
    *arguments: str, environ: Mapping[str, str], stdin: bytes = b"", module: str = "wizard"
) -> Told:
    """Run `python -m wizard` and wait for it."""
    done = subprocess.run(
        [sys.executable, "-m", module, *arguments],
        input=stdin,
        capture_output=True,
        env=dict(environ),
        cwd=environ["HOME"],
        timeout=PATIENCE,
        check=False,
    )
    return Told(done.returncode, done.stdout.decode(), done.stderr.decode())
