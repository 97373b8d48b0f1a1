"""A flow from its text, its answers and settings: what the tests of answers and letters begin with."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from wizard.answers.context import Context
from wizard.answers.entries import Answers, Entry, Raw
from wizard.answers.scope import Scope, defaults
from wizard.flow.loader import FlowLibrary
from wizard.flow.model import Flow

FRIDAY = datetime(2026, 11, 20, 9, 0, tzinfo=ZoneInfo("Europe/London"))
Given = Raw | Entry


def flow_of(folder: Path, text: str) -> Flow:
    """The flow that this text is, without its first three lines."""
    folder.mkdir(exist_ok=True)
    (folder / "small.yaml").write_text(
        f"flow: small\nformat: 1\ntitle: A small flow\n{text}", encoding="utf-8"
    )
    return FlowLibrary([folder]).get("small")


def scope_of(flow: Flow, given: Mapping[str, Given] | None = None, **settings: Any) -> Scope:
    """Every name for these answers, on Friday 20 November 2026 at 09:00 in London."""
    entries = {k: v if isinstance(v, Entry) else Entry(v) for k, v in (given or {}).items()}
    context = Context(FRIDAY, "Europe/London").with_(**settings)
    return Scope(flow, Answers(defaults(flow), entries), context)
