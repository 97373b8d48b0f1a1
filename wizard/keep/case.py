"""A case: everything about one customer's letter that is kept."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timezone, tzinfo
from typing import Any
from uuid import uuid4

from wizard.answers.context import Context
from wizard.answers.entries import Entry
from wizard.keep.plain import Unfit, from_plain, to_plain
from wizard.letter.blocks import Block

FORMAT = 1


class UnreadableCase(ValueError):
    """A case that cannot be read; the message is a sentence for the user."""


@dataclass(frozen=True, slots=True)
class Ignore:
    """A finding the writer has waved aside in one sentence (start of its SHA-256, hex)."""

    rule: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Override:
    """A blocking finding copied all the same, with the reason typed for it."""

    rule: str
    text_hash: str
    reason: str


@dataclass(frozen=True, slots=True)
class Sent:
    """A letter as it left: when (aware), as what, its text, and the laws it followed."""

    at: datetime
    channel: str
    text: str
    regimes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Promise:
    """What a sent letter promised, to whom and by when. A plain date means the end of that day."""

    what: str
    who: str
    by: datetime | date
    done: bool = False

    def due(self, zone: tzinfo) -> datetime:
        """The instant it falls due; a date or a time without a zone is read in `zone`."""
        if not isinstance(self.by, datetime):
            return datetime.combine(self.by, time(23, 59, 59), zone)
        return self.by if self.by.tzinfo else self.by.replace(tzinfo=zone)


@dataclass(frozen=True, slots=True)
class Case:
    """One customer's matter: the answers as typed, hand edits, what was sent and promised.

    id: 32 hex digits. page: key of the page where it stopped, "review" once there.
    left_out: ids of the sentences the writer left out. rev: one more a save, 0 before.
    """

    id: str
    flow: str
    flow_hash: str
    context: Context
    entries: Mapping[str, Entry] = field(default_factory=dict)
    page: str = ""
    blocks: tuple[Block, ...] = ()
    ignores: tuple[Ignore, ...] = ()
    overrides: tuple[Override, ...] = ()
    letters_sent: tuple[Sent, ...] = ()
    promises: tuple[Promise, ...] = ()
    left_out: tuple[str, ...] = ()
    rev: int = 0

    @property
    def zone(self) -> tzinfo:
        """The time zone of the letter; UTC where this machine does not know it."""
        return zone_named(self.context.zone) or timezone.utc


def new_id() -> str:
    """An id no other case has."""
    return uuid4().hex


def zone_named(name: str) -> tzinfo | None:
    """The IANA time zone of that name, None where there is none."""
    from zoneinfo import ZoneInfo

    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):  # unknown, no name at all, the name of a folder
        return None


def to_json(case: Case) -> str:
    """The case as one line of ASCII; half a surrogate pair is kept too."""
    return json.dumps({"format": FORMAT, **to_plain(case)}, separators=(",", ":"))


def from_json(text: str) -> Case:
    """The case that `to_json` wrote. Raises `UnreadableCase` with a sentence for anything else."""
    try:
        data: Any = json.loads(text)
    except (ValueError, RecursionError):
        raise UnreadableCase("This letter is damaged and cannot be read.") from None
    if not isinstance(data, dict):
        raise UnreadableCase("This letter is damaged and cannot be read.")
    number = data.pop("format", None)
    if type(number) is not int or number < 1:
        raise UnreadableCase("This letter is damaged: it does not say which format it has.")
    if number > FORMAT:
        raise UnreadableCase(
            f"This letter was saved by a newer Amends (format {number}, this one reads {FORMAT}): "
            "bring Amends up to date to open it."
        )
    try:
        case: Case = from_plain(Case, data)
    except (Unfit, RecursionError) as fault:
        raise UnreadableCase(f"This letter is damaged and cannot be read: {fault}.") from None
    return replace(case, context=_in_zone(case.context))


def _in_zone(context: Context) -> Context:
    """JSON keeps only the distance from UTC; give `now` its time zone back."""
    if context.now.tzinfo is None:
        raise UnreadableCase("This letter is damaged and cannot be read: context.now has no zone.")
    zone = zone_named(context.zone)
    try:
        return replace(context, now=context.now.astimezone(zone)) if zone else context
    except OverflowError:  # year 1 or 9999, moved over the edge
        return context
