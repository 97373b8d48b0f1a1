"""Start the app as `amends FLOW` does; with --silent, its checks find nothing."""

from __future__ import annotations

import os
import sys

from wizard.checks.checker import Checker
from wizard.checks.finding import FOREIGN, Facts, Finding
from wizard.interview.desk import Desk
from wizard.interview.places import places
from wizard.screens.app import run


class Silent(Checker):
    """Reads nothing and says nothing."""

    def check(self, text: str, facts: Facts = FOREIGN, spans: object = ()) -> tuple[Finding, ...]:
        """Nothing."""
        return ()


if __name__ == "__main__":
    flow, *rest = sys.argv[1:]
    desk = Desk(places(os.environ), os.environ)
    if "--silent" in rest:
        desk.__dict__["checker"] = Silent(desk.checker.book)
    raise SystemExit(run(desk, flow))
