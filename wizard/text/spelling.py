"""Amends' own texts are written in British English; here they become American.

Only for text that Amends wrote. What a person typed is never respelled.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

# Word families: every ending of the left list on every stem.
_ISE_STEMS = """
    apolog organ real recogn prior summar personal author final minim maxim item custom special
    emphas util standard categor sympath critic penal
"""
_ISE_ENDINGS = ("e", "es", "ed", "ing", "er", "ers", "ation", "ations")
_OUR_STEMS = "col fav behavi hon lab neighb rum harb endeav hum"
_OUR_ENDINGS = ("", "s", "ed", "ing", "able", "ite", "ites")
_DOUBLED_STEMS = "cance labe trave mode signa fue tota"
_DOUBLED_ENDINGS = ("ed", "ing", "er", "ers")

_WORDS = {
    "cheque": "check",
    "cheques": "checks",
    "parcel": "package",
    "parcels": "packages",
    "ring": "call",
    "rings": "calls",
    "ringing": "calling",
    "rang": "called",
    "rung": "called",
    "instalment": "installment",
    "instalments": "installments",
    "licence": "license",
    "licences": "licenses",
    "practise": "practice",
    "practised": "practiced",
    "practising": "practicing",
    "defence": "defense",
    "offence": "offense",
    "catalogue": "catalog",
    "catalogues": "catalogs",
    "programme": "program",
    "programmes": "programs",
    "centre": "center",
    "centres": "centers",
    "theatre": "theater",
    "metre": "meter",
    "metres": "meters",
    "litre": "liter",
    "litres": "liters",
    "enrol": "enroll",
    "enrols": "enrolls",
    "enrolment": "enrollment",
    "enrolments": "enrollments",
    "fulfil": "fulfill",
    "fulfils": "fulfills",
    "fulfilment": "fulfillment",
    "analyse": "analyze",
    "analysed": "analyzed",
    "analysing": "analyzing",
    "grey": "gray",
    "judgement": "judgment",
    "acknowledgement": "acknowledgment",
    "jewellery": "jewelry",
    "mum": "mom",
    "mums": "moms",
    "learnt": "learned",
    "spelt": "spelled",
    "burnt": "burned",
    "spoilt": "spoiled",
    "whilst": "while",
    "amongst": "among",
    "towards": "toward",
    "afterwards": "afterward",
    "backwards": "backward",
    "forwards": "forward",
    "tyre": "tire",
    "tyres": "tires",
    "postcode": "ZIP code",
    "fortnight": "two weeks",
}
_PHRASES = {
    "ring me on": "call me at",
    "ring us on": "call us at",
    "call me on": "call me at",
    "call us on": "call us at",
    "reach me on": "reach me at",
    "reach us on": "reach us at",
    "a fortnight": "two weeks",
    "at the weekend": "on the weekend",
    "at weekends": "on weekends",
    "yours sincerely": "Sincerely",
    "yours faithfully": "Sincerely",
}
# "I am on 020 7946 0142", but not "I am on the next train". The text may end where the number,
# a value, begins.
_BEFORE_NUMBER = r"(?:I am|we are) on(?= *(?:\Z|[0-9+({‹]))"


@cache
def _table() -> dict[str, str]:
    """British words and phrases, each with its American form."""
    table = {**_WORDS, **_PHRASES}
    for stem in _ISE_STEMS.split():
        for end in _ISE_ENDINGS:
            table[f"{stem}is{end}"] = f"{stem}iz{end}"
    for stem in _OUR_STEMS.split():
        for end in _OUR_ENDINGS:
            table[f"{stem}our{end}"] = f"{stem}or{end}"
    for stem in _DOUBLED_STEMS.split():
        for end in _DOUBLED_ENDINGS:
            table[f"{stem}ll{end}"] = f"{stem}l{end}"
    return table


@cache
def _american() -> re.Pattern[str]:
    table = _table()
    longest_first = sorted(table, key=len, reverse=True)
    words = "|".join(re.escape(word).replace(r"\ ", " +") for word in longest_first)
    return re.compile(rf"\b(?:{_BEFORE_NUMBER}|(?:{words})\b)", re.IGNORECASE)


class Sides(NamedTuple):
    """Words that only one of the two Englishes writes. "-ize" is good British, "-ise" is not American."""

    british: frozenset[str]
    american: frozenset[str]
    ise: frozenset[str]
    ize: frozenset[str]


# Of the words above, those that mean nothing else on the other side ("check" and "tire" do).
_TOLD_APART = frozenset(
    """cheque cheques defence offence catalogue catalogues centre theatre litre litres enrol enrols
    enrolment enrolments fulfil fulfils fulfilment analyse analysed analysing grey jewellery mum mums
    tyre tyres whilst""".split()
)
_NOT_ONLY_AMERICAN = frozenset("check checks while tire tires".split())


@cache
def one_sided() -> Sides:
    """The words by which the two kinds of English are told apart."""
    told = {
        word: other
        for word, other in _table().items()
        if word in _TOLD_APART or (word not in _WORDS and word not in _PHRASES)
    }
    ise = {word: other for word, other in told.items() if word.replace("is", "iz", 1) == other}
    plain = {word: other for word, other in told.items() if word not in ise and " " not in word}
    american = frozenset(plain.values()) - _NOT_ONLY_AMERICAN - frozenset(plain)
    return Sides(frozenset(plain), american, frozenset(ise), frozenset(ise.values()))


def spelled(text: str, locale: str) -> str:
    """`text`, written in en-GB, in the spelling and the everyday words of `locale`.

    Whole words and a few phrases ("ring me on" becomes "call me at"); capitals are kept. Only
    "en-US" differs; any other locale gets `text` as it is.
    """
    if locale != "en-US":
        return text
    table = _table()

    def american(match: re.Match[str]) -> str:
        found = match.group()
        plain = " ".join(found.lower().split())
        if plain not in table:
            return found[:-2] + "at"
        return _cased_like(found, table[plain])

    return _american().sub(american, text)


def _cased_like(found: str, new: str) -> str:
    if found.isupper() and len(found) > 1:
        return new.upper()
    return new[0].upper() + new[1:] if found[0].isupper() else new
