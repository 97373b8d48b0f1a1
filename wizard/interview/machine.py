"""What the machine says about its user's zone, language and money, for as long as nobody says otherwise."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

_LOCALTIME = Path("/etc/localtime")


def zone(environ: Mapping[str, str]) -> str:
    """The IANA name of the machine's time zone; UTC where it does not say."""
    from zoneinfo import ZoneInfo

    named = environ.get("TZ", "").lstrip(":")
    try:
        linked = str(_LOCALTIME.resolve()).partition("zoneinfo/")[2]
    except OSError:
        linked = ""
    for name in (named, linked):
        try:
            if name:
                return ZoneInfo(name).key
        except (KeyError, ValueError, OSError):
            continue
    return "UTC"


def locale(environ: Mapping[str, str]) -> str:
    """`en-US` where the machine speaks American English, else `en-GB`."""
    spoken = environ.get("LC_ALL") or environ.get("LC_TIME") or environ.get("LANG") or ""
    return "en-US" if spoken.startswith("en_US") else "en-GB"


def english(environ: Mapping[str, str], locale_code: str) -> str:
    """The kind of English to proofread by: Australian or Canadian where the machine speaks it."""
    spoken = environ.get("LC_ALL") or environ.get("LC_MESSAGES") or environ.get("LANG") or ""
    named = spoken[:5].replace("_", "-")
    return named if locale_code == "en-GB" and named in ("en-AU", "en-CA") else locale_code


def currency(locale_code: str) -> str:
    """The currency that goes with a locale."""
    return "USD" if locale_code == "en-US" else "GBP"
