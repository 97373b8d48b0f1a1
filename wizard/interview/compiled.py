"""What the wheel carries beside the flows: the same files, already parsed, for a quick start."""

from __future__ import annotations

from pathlib import Path

from wizard.checks.book import load_rules
from wizard.flow.loader import FlowLibrary
from wizard.interview.listing import listing
from wizard.text.strict_yaml import FaultyFile, cached


def compile_shipped(flows: Path, target: Path) -> None:
    """Parse every flow, layout, regime and rule file of `flows` into `target`.

    Run once, when the wheel is built. Raises FaultyFile, so that no wheel is made of faulty files.
    """
    library = FlowLibrary([flows], cache=target)
    faults = [fault for faulty in library.faulty().values() for fault in faulty.faults]
    if faults:
        raise FaultyFile(tuple(faults))
    listing([flows], target, lambda: library)
    for folder in ("layouts", "regimes", "rules"):
        for path in sorted((flows / folder).glob("*.yaml")):
            cached(path, target)
    load_rules([flows / "rules"], cache=target)
