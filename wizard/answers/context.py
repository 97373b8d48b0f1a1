"""The settings around one letter. Nothing below reads the clock: `now` is handed in and saved."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Literal

from wizard.flow.severity import Severity

Voice = Literal["I", "we"]
Audience = Literal["one", "many"]
Depth = Literal["short", "full"]
Stage = Literal["first", "update", "resolved", "follow_up"]
"""Which letter of a case it is. An update becomes "resolved" once the incident is over."""

Channel = Literal["email", "letter", "ticket", "chat", "phone", "public", "status"]


@dataclass(frozen=True, slots=True)
class Context:
    """When, for whom, how grave and in which dress a letter is written. `now` is aware, in `zone`."""

    now: datetime
    zone: str = "UTC"
    locale: str = "en-GB"
    currency: str = "GBP"
    severity: Severity = "serious"
    audience: Audience = "one"
    voice: Voice = "I"
    depth: Depth = "short"
    channel: Channel = "email"
    stage: Stage = "first"
    last_letter: datetime | None = None  # when the letter before this one went out
    regimes: tuple[str, ...] = ()  # the laws that were chosen for the case
    regime: str = ""  # the first of those that the letter in front follows; "" for the first letter

    def with_(self, **changes: Any) -> Context:
        """A copy with these fields changed; audience takes the voice along unless that is named."""
        if "audience" in changes and "voice" not in changes:
            changes["voice"] = "we" if changes["audience"] == "many" else "I"
        return replace(self, **changes)
