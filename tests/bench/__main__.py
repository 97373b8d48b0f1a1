"""Print one table of every measurement, or of those named.

`python -m tests.bench [commands] [memory] [reading] [screens]`, where `amends` is installed.
"""

from __future__ import annotations

import sys
from collections.abc import Callable

from tests.bench import commands, memory, reading, screens
from tests.bench.figures import Figure

ALL: dict[str, Callable[[], list[Figure]]] = {
    "commands": commands.figures,
    "memory": memory.figures,
    "reading": reading.figures,
    "screens": screens.figures,
}


def main(names: list[str]) -> int:
    """The table, in Markdown, so that it can go into the README as it is."""
    print("| what | measured | at most | |\n|---|---|---|---|")
    for name in names or ALL:
        for figure in ALL[name]():
            print("| " + " | ".join(figure.row()) + " |", flush=True)
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
