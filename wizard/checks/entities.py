"""The entities a rule can name, and the smaller ones among them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from wizard.checks.blanks import placeholders
from wizard.checks.days import past_promises, wrong_weekdays
from wizard.checks.draft import Draft
from wizard.checks.found import Entity, Found
from wizard.checks.private import card_numbers, secrets, strangers

_MONEY = re.compile(
    r"(?<![\w.])(?:[£$€¥]|(?:GBP|EUR|USD|CHF)\s?)"
    r"(?P<whole>[0-9]{1,3}(?:[,\u00a0\u202f ][0-9]{3})+|[0-9]+)(?:\.(?P<minor>[0-9]{1,2}))?(?![\d%]|[.,]\d)"
)


def odd_figures(draft: Draft) -> Iterator[Found]:
    """Sums of money in the text that no answer or sum gave. Silent while no figure is known."""
    known = {abs(figure) for figure in draft.facts.figures}
    if not known:
        return
    for match in _MONEY.finditer(draft.flat):
        whole = re.sub(r"[^0-9]", "", match.group("whole"))
        if Decimal(f"{whole}.{match.group('minor') or '0'}") not in known:
            yield Found(match.start(), match.end(), match.group())


_INITIALS = re.compile(
    r"(?<![\w&'/-])(?=[A-Z0-9]*[A-Z][A-Z0-9]*[A-Z])[A-Z][A-Z0-9]{2,6}s?(?![\w&'/@]|-\w)"
)
_ORDINARY = frozenset(
    """ABC AER AEST AGM ALL AND APR ARE ASAP ATM AUD AXA BACS BBC BIC BMW BST CAD CCTV CDT CEO CEST CET CFO
    CHF CNN COO CST CV DHL DIY DPD DVD DVLA EDT EST ETA EUR FAQ FAQs FBI FWD GBP GMT GPS GST HDMI HMRC
    HSBC IBAN IKEA INC IRS ISBN IST ITV JPY KLM KPH LCD LED LLC LTD MOT MPG MPH MRI MST NBC NEVER NEW
    NHS NOT NOW PDF PDT PIN PLC PST RAC RBS RRP RSVP SAS SIM SMS SOS SUV TBA TBC TBD TEST THE TODO TSB
    TV UAE UPS URL USA USB USD USPS UTC VAT VIP VISA WE WIFI WPS XXL XXS XXX YOU YOUR ZIP""".split()
)
_NAMED = re.compile(
    r"\b(?:marked|labelled|labeled|called|button|order|reference|ref|ticket|code|number|flight|size|model)\W*\Z",
    re.IGNORECASE,
)


def acronyms(draft: Draft) -> Iterator[Found]:
    """Initials of the trade. Not ordinary ones, names of the case, references or text in capitals."""
    text, facts = draft.flat, draft.facts
    letters = sum(map(str.isalpha, text))
    if sum(map(str.isupper, text)) * 2 > letters:
        return
    known = {word for name in facts.names | facts.allowed for word in name.split()}
    for match in _INITIALS.finditer(text):
        word = match.group()
        before = text[max(0, match.start() - 16) : match.start()]
        ordinary = word in _ORDINARY or word.removesuffix("s") in _ORDINARY
        if ordinary or word in known or before.endswith(tuple("[{%*<_")) or _NAMED.search(before):
            continue
        yield Found(match.start(), match.end())


def gaps(draft: Draft) -> Iterator[Found]:
    """Questions that still wait for an answer. They are known by their spans, not by their words."""
    for span in draft.spans:
        if span.kind == "gap":
            answer = draft.facts.answers.get(span.question)
            yield Found(span.start, span.end, answer.label if answer else "", span.question)


ENTITIES: dict[str, Entity] = {
    "acronym": acronyms,
    "card-number": card_numbers,
    "gap": gaps,
    "odd-figure": odd_figures,
    "past-promise": past_promises,
    "placeholder": placeholders,
    "secret": secrets,
    "stranger": strangers,
    "wrong-weekday": wrong_weekdays,
}
