"""The names that conditions, sums and letter texts may use beside a flow's own."""

from __future__ import annotations

NAMES = (
    "severity",
    "audience",
    "voice",
    "depth",
    "channel",
    "locale",
    "currency",
    "zone",
    "today",
    "now",
    "still_on",
    "stage",
    "last_letter",
    "regimes",
)
"""The settings around one letter."""

TOLD = ("not_yet_known", "to_be_told")
"""Only in letter texts: the list of facts not known yet, and of those the reader is asked for."""

ROW = "row"
"""In a sentence with `each`: the row, or the line, that is being said."""

VALUES: dict[str, tuple[str, ...]] = {
    "severity": ("light", "serious", "grave"),
    "audience": ("one", "many"),
    "voice": ("I", "we"),
    "depth": ("short", "full"),
    "stage": ("first", "update", "resolved", "follow_up"),
    "channel": ("email", "letter", "ticket", "chat", "phone", "public", "status"),
}
"""What the settings that are words can be."""
