"""The customer's name in a letter that others read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from wizard.checks.draft import Draft
from wizard.checks.found import Found
from wizard.checks.reading import folded
from wizard.text.day_names import NAMES

_TITLE = r"(?P<title>(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Sir|Dame|Lord|Lady|Rev)\.?\s)"
_TITLED = re.compile(_TITLE, re.IGNORECASE)
_FIRMS = frozenset("ltd limited inc llc plc co company corp gmbh group & and".split())
_BEGINS = re.compile(r"(?:\A|[.!?:;\n]|\n[-•*])[\s\"'(]*\Z")
_NAME_FOLLOWS = re.compile(r" (?:& )?[A-Z][\w'-]+")
_NAME_BEFORE = re.compile(r"\b([A-Z][\w'-]+)\.? \Z")
_GREETED = re.compile(
    r"\b(?:Hello|Hi|Hey|Thank you|Thanks|Sorry|Good (?:morning|afternoon|evening))\Z"
)
_STOPS = re.compile(r"[,.!?]|\s*\Z")
_ONE_CUSTOMER = re.compile(r" (?:is|was|has|does|isn't|wasn't|hasn't|doesn't)\b")
_GOES_ON = re.compile(r", (\w[\w'-]*)")
_OWNS = re.compile(r"'s\b|(?<=s)'(?!\w)")
# Words that have a capital wherever they stand.
_CAPITALS = NAMES | set("christmas easter english french german i".split())
# Names that are words, too: no sentence that begins with one of them need be about the customer.
_WORDS = _CAPITALS | frozenset(
    """a an and art as ask at bank banks baker bell best bill black bless bond book both bright bring brook
    brown bush but butler by can carter case cash chance change charge chase check church clay clean
    close come cook cool cross dale dawn day days dean do don drew early east even ever every faith
    field fields finch first fish ford forest forward fox frank free french friend gale game gay gift
    give glad go gold good grace grant grave gray great green grey guy hall hand hands hardy he heart
    hill his hold holiday home hope house how hunt if in it jack jay joy just keen keep key king knight
    lake lane last law lee less let light little long lord lost love low major man many march mark marks
    marsh mason max mercy merit miles mill miller more moss my never new nice night no noble nor north
    not now of old on one or order our own page park parks past pat patience paul peace penny pitt place
    pope post potter power price prince pride quick rain ray read reading rest rich rivers rob robin
    root rose ruby rush sage same save say school sea see self set shaw she sharp shepherd ship shop
    short show silver singer small smart smith snow so some song south spring star stay steel still
    stone stones street strong sue summer sun swift taylor thank thanks the then they this thorn to
    today tomorrow too town turner under up very violet wait walk walker wall ward waters way we weeks
    well wells west what when which while white who why wild will wills winter wise wish with wood woods
    work worth yes you young your""".split()
)


def withheld_names(draft: Draft) -> Iterator[Found]:
    """Each time it stands there: whole, or the surname or first name alone. The detail is those words."""
    flat = draft.flat
    known = [name for name in draft.facts.names if name and name not in draft.facts.withheld]
    taken = [m.span() for name in known for m in re.finditer(re.escape(folded(name)), flat)]
    for name in _names(draft.facts.withheld):
        inner = r"\s".join(map(re.escape, name.split()))
        for match in re.finditer(
            rf"(?<![\w@&/'.-]){_TITLE}?{inner}(?!\w|[-.@/]\w|'(?!s\b)\w)", flat
        ):
            start, end = match.span()
            if any(start < other_end and other < end for other, other_end in taken):
                continue
            titled = match["title"] or " " in name
            if not titled and not _is_a_name(name, flat, start, end):
                continue
            taken.append((start, end))
            yield _left_out(match, flat, draft.facts.channel == "status")


def _names(given: Sequence[str] | frozenset[str]) -> list[str]:
    """What a customer can be called by, the longest first: whole, by surname, by first name."""
    found: set[str] = set()
    for name in given:
        words = folded(_TITLED.sub("", name, count=1) if _TITLED.match(name) else name).split()
        if not words:
            continue
        found.add(" ".join(words) if len(words) > 1 else words[0][:1].upper() + words[0][1:])
        if not _FIRMS.intersection(word.lower().rstrip(".") for word in words):
            alone = words if len(words) == 2 else words[-1:]
            found |= {word for word in alone if word[:1].isupper() and len(word) > 1}
    return sorted(found, key=lambda name: (-len(name), name))


def _is_a_name(word: str, text: str, start: int, end: int) -> bool:
    """Whether a single word is the customer there: no ordinary word, and no part of another name."""
    low = word.lower()
    before = text[max(0, start - 40) : start]
    begins = _BEGINS.search(before) is not None
    if low in _CAPITALS or (begins and low in _WORDS) or _NAME_FOLLOWS.match(text, end):
        return False
    other = _NAME_BEFORE.search(before)
    if other is None or other[1].lower() in _CAPITALS:
        return True
    return _BEGINS.search(before[: other.start()]) is not None


def _left_out(match: re.Match[str], text: str, of_status: bool) -> Found:
    """The name and what can stand there instead: "you", "a customer", or nothing where they are spoken to."""
    start, end = match.span()
    said = " ".join(match.group().split())
    before = text[max(0, start - 40) : start]
    begins = _BEGINS.search(before) is not None
    stops = _STOPS.match(text, end)
    goes_on = _GOES_ON.match(text, end)
    if before.endswith(", ") and stops:
        behind = end + 1 if text[end : end + 1] == "," else end
        return Found(start - 2, behind, said, fix=("",), secret=False)
    if _GREETED.search(before.rstrip()) and stops:
        return Found(start - 1, end, said, fix=("",), secret=False)
    if before.endswith("Dear ") and stops:
        return Found(start - len("Dear "), end, said, fix=("Hello",), secret=False)
    if begins and goes_on:
        word = goes_on[1]
        return Found(start, goes_on.end(), said, fix=(word[:1].upper() + word[1:],), secret=False)
    owns = _OWNS.match(text, end)
    words = "a customer" if of_status or _ONE_CUSTOMER.match(text, end) else "you"
    if owns:
        end = owns.end()
        words = "a customer's" if of_status else "your"
    return Found(
        start, end, said, fix=(words[:1].upper() + words[1:] if begins else words,), secret=False
    )
