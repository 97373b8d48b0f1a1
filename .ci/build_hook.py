"""Compile flows and rules into the wheel. Named in pyproject.toml; run by hatchling."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileFlows(BuildHookInterface):  # type: ignore[misc, type-arg, unused-ignore]
    """Put what `wizard.interview.compiled` makes of `flows/` beside them in the wheel."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """A wheel only: a checkout installed with -e reads its flows as they are edited."""
        if version == "editable":
            return
        sys.path.insert(0, self.root)
        from wizard.interview.compiled import compile_shipped

        self._made = tempfile.TemporaryDirectory()
        compile_shipped(Path(self.root, "flows"), Path(self._made.name))
        build_data["force_include"][self._made.name] = "wizard/_compiled"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """The wheel holds them now."""
        if version != "editable":
            self._made.cleanup()
