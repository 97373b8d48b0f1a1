"""Time zones as people name them: a city, an abbreviation, an IANA name."""

from __future__ import annotations

import re
from datetime import datetime
from typing import NamedTuple

from wizard.text.faults import Unreadable, in_quotes
from wizard.text.spans import nearest


class Zone(NamedTuple):
    """What the person called the zone ("GST", "London"), and its IANA key ("Asia/Dubai").

    What its clocks are called at a moment, winter or summer, is for `zone_label` to say.
    """

    label: str
    key: str


# One abbreviation, one place whose clocks show it. Winter and summer names of a place lead to
# the same key: who writes EST in July means the clock on the wall in New York.
_PLACES = {
    "UTC": "Etc/UTC",
    "GMT": "Etc/GMT",
    "BST": "Europe/London",
    **dict.fromkeys(("WET", "WEST"), "Europe/Lisbon"),
    **dict.fromkeys(("CET", "CEST"), "Europe/Paris"),
    **dict.fromkeys(("EET", "EEST"), "Europe/Athens"),
    **{"MSK": "Europe/Moscow", "TRT": "Europe/Istanbul", "GST": "Asia/Dubai"},
    **{"PKT": "Asia/Karachi", "NPT": "Asia/Kathmandu", "ICT": "Asia/Bangkok"},
    **{"WIB": "Asia/Jakarta", "SGT": "Asia/Singapore", "HKT": "Asia/Hong_Kong"},
    **{"PHT": "Asia/Manila", "JST": "Asia/Tokyo", "KST": "Asia/Seoul"},
    **{"AWST": "Australia/Perth", "ACST": "Australia/Adelaide", "ACDT": "Australia/Adelaide"},
    **dict.fromkeys(("AEST", "AEDT"), "Australia/Sydney"),
    **dict.fromkeys(("NZST", "NZDT"), "Pacific/Auckland"),
    **{"SAST": "Africa/Johannesburg", "EAT": "Africa/Nairobi", "WAT": "Africa/Lagos"},
    **{"CAT": "Africa/Maputo", "BRT": "America/Sao_Paulo", "ART": "America/Argentina/Buenos_Aires"},
    **{"COT": "America/Bogota", "PET": "America/Lima"},
    **dict.fromkeys(("NST", "NDT"), "America/St_Johns"),
    **dict.fromkeys(("EST", "EDT", "ET"), "America/New_York"),
    **dict.fromkeys(("CDT",), "America/Chicago"),
    **dict.fromkeys(("MST", "MDT", "MT"), "America/Denver"),
    **dict.fromkeys(("PST", "PDT", "PT"), "America/Los_Angeles"),
    **dict.fromkeys(("AKST", "AKDT"), "America/Anchorage"),
    "HST": "Pacific/Honolulu",
}
_TWO_PLACES = {
    "IST": (("India", "Asia/Kolkata"), ("Ireland", "Europe/Dublin")),
    "CST": (("the United States", "America/Chicago"), ("China", "Asia/Shanghai")),
    "AST": (("Arabia", "Asia/Riyadh"), ("eastern Canada", "America/Halifax")),
    "ADT": (("eastern Canada", "America/Halifax"), ("Bermuda", "Atlantic/Bermuda")),
}
_OFFSET = re.compile(r"(?:UTC|GMT)?([+-])0?([0-9]{1,2})(?::?00)?", re.IGNORECASE)
# Where the zone data has a figure for a name ("+04"), the name people use.
_NAMES_BY_KEY = {
    **{key: name for name, key in _PLACES.items() if name in ("TRT", "GST", "ICT", "SGT", "BRT")},
    **{"Asia/Kathmandu": "NPT", "America/Argentina/Buenos_Aires": "ART", "America/Bogota": "COT"},
    **{"America/Lima": "PET", "Asia/Muscat": "GST", "Asia/Ho_Chi_Minh": "ICT"},
}


def is_abbreviation(word: str) -> bool:
    """Whether `word` is one of the zone abbreviations known here, in whatever case."""
    return word.upper() in _PLACES or word.upper() in _TWO_PLACES


def parse_zone(raw: str) -> Zone:
    """Read a zone: "Europe/London", "gst", "New York", "UTC+4".

    Raises `Unreadable` for an abbreviation that two places use, naming both, and for what is no
    zone, with the nearest that is.
    """
    text = " ".join(raw.split())
    upper = text.upper()
    if upper in _PLACES:
        return Zone(upper, _PLACES[upper])
    if upper in _TWO_PLACES:
        choice = " or ".join(f"{key} for {place}" for place, key in _TWO_PLACES[upper])
        raise Unreadable(f"{in_quotes(raw)} names two zones. Write {choice}.")
    if len(text) <= 60:
        found = _from_offset(text) or _from_place(text)
        if found is not None:
            return found
    raise Unreadable(f"{in_quotes(raw)} is not a time zone. {_hint(text)}")


def _from_offset(text: str) -> Zone | None:
    match = _OFFSET.fullmatch(text.replace(" ", "").replace("−", "-"))
    if match is None:
        return None
    sign, hours = match[1], int(match[2])
    if hours == 0:
        return Zone("UTC", "Etc/UTC")
    if hours > (14 if sign == "+" else 12):
        return None
    # The signs of the Etc zones are the other way round: Etc/GMT-4 is four hours ahead.
    return Zone(f"UTC{sign}{hours}", f"Etc/GMT{'-' if sign == '+' else '+'}{hours}")


def _keys() -> dict[str, str]:
    from zoneinfo import available_timezones

    return {key.casefold(): key for key in sorted(available_timezones())}


def _from_place(text: str) -> Zone | None:
    keys = _keys()
    wanted = text.casefold().replace(" ", "_")
    cities = [key for low, key in keys.items() if low.endswith("/" + wanted)]
    key = cities[0] if cities else keys.get(wanted)
    if key is None:
        return None
    named = "/" not in text  # by its city: "New York"
    return Zone(_city(key) if named else _CLOCKS.get(key, _city(key)), key)


# What those who live by a clock call it, where that is not the city.
_CLOCKS = {
    "America/New_York": "Eastern",
    "America/Chicago": "Central",
    "America/Denver": "Mountain",
    "America/Los_Angeles": "Pacific",
}


def _city(key: str) -> str:
    return key.rpartition("/")[2].replace("_", " ")


def _hint(text: str) -> str:
    keys = _keys()
    guess = nearest(text.replace(" ", "_"), [*_PLACES, *keys.values()], most=1_000)
    if guess is None:
        by_city = {_city(key): key for key in keys.values()}
        city = nearest(text, by_city, most=1_000)
        guess = by_city[city] if city else None
    if guess is None:
        return "Write a name such as Europe/London, a city or an abbreviation such as GMT."
    return f"Did you mean {guess}?"


def zone_label(key: str, at: datetime) -> str:
    """What the clocks of the zone `key` are called at the moment `at`: "GMT", "BST", "UTC+4".

    `at` without a zone is taken as the clock of `key`. Raises `Unreadable` for an unknown key.
    """
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        zone = ZoneInfo(key)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise Unreadable(f"{in_quotes(key)} is not a time zone. {_hint(key)}") from None
    there = at.replace(tzinfo=zone) if at.tzinfo is None else at.astimezone(zone)
    name = there.tzname() or ""
    if name.isalpha():
        return name
    if key in _NAMES_BY_KEY:
        return _NAMES_BY_KEY[key]
    offset = there.utcoffset()
    minutes = round(offset.total_seconds() / 60) if offset is not None else 0
    hours, rest = divmod(abs(minutes), 60)
    sign = "-" if minutes < 0 else "+"
    return f"UTC{sign}{hours}" + (f":{rest:02d}" if rest else "")
