"""What the wheel carries beside the flows: the same files, already parsed, for a quick start."""

from __future__ import annotations

from pathlib import Path

from wizard.checks.book import load_rules
from wizard.text.strict_yaml import cached


def compile_shipped(flows: Path, target: Path) -> None:
    """Parse every flow, layout and rule file of `flows` into `target`.

    Run once, when the wheel is built. Raises FaultyFile, so that no wheel is made of faulty files.
    """
    for path in sorted(
        [*flows.glob("*.yaml"), *flows.glob("layouts/*.yaml"), *flows.glob("rules/*.yaml")]
    ):
        cached(path, target)
    load_rules([flows / "rules"], cache=target)
