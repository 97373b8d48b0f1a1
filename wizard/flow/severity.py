"""How grave a mistake is; light, so that what only lists letters need not load what a flow is."""

from __future__ import annotations

from typing import Literal, get_args

Severity = Literal["light", "serious", "grave"]
SEVERITIES: tuple[Severity, ...] = get_args(Severity)
