"""Addresses in a letter that belong to neither side of it: another customer's, as a rule."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wizard.checks.finding import Facts
from wizard.checks.found import Entity, Found
from wizard.checks.mask import ANOTHER
from wizard.checks.shape import Shape

_NEARBY = 60
_MAIL = Shape(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}(?![\w-])")
_POSTCODE = r"(?:[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}|\d{5}(?:-\d{4})?)"
_STREETS = (
    "Road|Rd|Street|St|Lane|Ln|Avenue|Ave|Close|Drive|Dr|Way|Court|Ct|Crescent|Place|Pl|Gardens|Terrace"
    "|Square|Sq|Grove|Boulevard|Blvd|Row|Mews|Parade|Walk|Rise|Hill|Green|View"
)
_HOUSE = Shape(
    r"(?:(?:Flat|Apartment|Apt|Unit|Suite) \w{1,4},? )?(?<![\w.,£$€-])\d{1,5}[A-Za-z]?,? "
    rf"(?:[A-Z][\w'’-]{{1,20}} ){{1,3}}(?:{_STREETS})\b\.?"
    rf"(?:(?:,? (?:[A-Z][\w'’-]{{1,20}})){{0,3}},? {_POSTCODE}(?!\w))?"
)

# What is said before an address of one's own, or before that of the person written to.
_OURS_OR_THEIRS = Shape(
    r"\b(?:our|my)\s(?:\w{1,15}\s){0,3}(?:shop|store|office|address|depot|warehouse|branch|desk|counter|premises"
    r"|door|bakery|studio|clinic|garage|showroom|salon|workshop|yard|unit|site|inbox|team|manager|colleague)s?\b"
    r"[^.!?\n]{0,30}\Z"
    r"|\b(?:me|us|myself|ourselves)\b[^.!?\n]{0,20}\Z"
    r"|\byour\s(?:\w{1,15}\s){0,2}(?:address|home|house|flat|door|place|property|shop|office|inbox|account)\b"
    r"[^.!?\n]{0,20}\Z",
    re.IGNORECASE,
)


def mail_addresses(text: str) -> Iterator[Found]:
    """Mail addresses."""
    for match in _MAIL.finditer(text):
        end = match.start() + len(match.group().rstrip(".-"))
        yield Found(match.start(), end, fix=(ANOTHER,))


def places(text: str) -> Iterator[Found]:
    """Houses in a street."""
    for match in _HOUSE.finditer(text):
        end = match.start() + len(match.group().rstrip("."))
        yield Found(match.start(), end, fix=(ANOTHER,))


def _unknown(found: Found, text: str, facts: Facts) -> Found | None:
    """An address that no answer gave. Of a foreign letter nothing is known, so nothing is found."""
    if not (facts.allowed or facts.scenario):
        return None
    words = text[found.start : found.end].lower()
    if any(words in known.lower() for known in facts.allowed | facts.names):
        return None
    before = text[max(0, found.start - _NEARBY) : found.start]
    return None if _OURS_OR_THEIRS.search(before) else found


STRANGER = Entity(Shape("@"), mail_addresses, _unknown)
STRANGERS_HOME = Entity(Shape(rf"\d\w?,? [A-Z].{{0,60}}(?:{_STREETS})\b"), places, _unknown)
