"""What a phrase cannot describe: numbers with check digits, blanks, dates, addresses.

Each entity yields `Found` spans of a text. Only what is certain enough for its level is found; an
order number must never pass for a card.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import NamedTuple

from wizard.checks.finding import Facts


class Found(NamedTuple):
    """A span of the text, and a word or two for the message's {detail}."""

    start: int
    end: int
    detail: str = ""


Entity = Callable[[str, Facts], Iterator[Found]]

# A helpdesk's own codes and people's blanks alike; which of them are allowed, the facts say.
_BLANKS = re.compile(
    r"\{\{[^{}\n]{0,80}\}\}|\{%[^%\n]{0,80}%\}|#\{[^{}\n]{0,80}\}|\$\{[^{}\n]{0,80}\}|<<[^<>\n]{1,80}>>"
    r"|%[A-Z][A-Z_]{2,40}%?(?![\w%])|\{[a-z][a-z_. ]{1,40}\}|<[A-Z][A-Za-z_' ]{2,40}>|\*\|[A-Z_:]{2,40}\|\*"
    r"|(?<![\w_])_{3,}(?![\w_])|(?<!\w)[Xx]{3,}(?!\w)(?![- ]?\d)|(?<![.\w])\.{5,}(?!\w)"
    r"|(?<!\w)(?:dd|DD|mm|MM)[/.-](?:mm|MM|dd|DD)[/.-](?:yyyy|YYYY|yy|YY)(?!\w)|(?<!\w)(?:hh|HH):(?:mm|MM)(?!\w)"
    r"|(?<!\w)(?:TBC|TBD|TODO|FIXME|TBA)(?!\w)|(?i:lorem ipsum)"
    r"|[£$€](?:[Xx]{1,4}|_+|\?{2,})(?!\w)|(?<!\w)[Xx]{1,3}%"
    r"|(?i:(?<!\w)(?:insert|enter|add|fill in|type|put)(?:[ ]+(?:your|the|their|a|an|customer'?s?|client'?s?|guest'?s?)){0,2}"
    r"[ ]+(?:full |first |last |order |reference |agent |product )?(?:name|date|amount|details|number|reason|explanation|company|product|time|title|reference|figure|text|address)s?"
    r"(?:[ ]+here|(?=[)\]>.,]|\Z)))"
    r"|(?i:(?<!\w)(?:your|customer|client|agent|company|guest|recipient|first|last)[ _](?:name|surname|title)[ ]+here(?!\w))"
)
_BRACKETED = re.compile(r"\[([^\[\]\n]{1,160})\]")
_BLANK_WORDS = re.compile(
    r"(?i)\b(?:name|names|date|dates|time|amount|number|numbers|no|id|title|company|product|products|item|items|order|"
    r"reason|details?|explanation|issue|issues|problem|specific|brief|describe|insert|your|customer'?s?|"
    r"client'?s?|guest'?s?|recipient'?s?|email|e-mail|phone|address|link|url|location|status|department|team|"
    r"manager|agent|service|event|discount|compensation|solution|timeframe|timeline|deadline|position|job|role|"
    r"contact|signature|city|value|price|sum|currency|day|week|month|year|action|actions|steps|remedy|"
    r"refund|credit|voucher|code|tracking|reference|ref|charges?|account|business|organi[sz]ation|project|"
    r"surname|he/she|his/her|him/her|mr/ms|mr/mrs|percentage|policy|x+|n|etc)\b"
)
_MARKS = re.compile(r"\A(?:sic|\.{3}|…|\d{1,3}|[A-Za-z]|[A-Z]{2,5}-?\d+|attached|enclosed|redacted)\Z", re.I)


def placeholders(text: str, facts: Facts) -> Iterator[Found]:
    """Template words left in: brackets, braces, blanks, masks. Not what the facts allow."""
    for match in _BLANKS.finditer(text):
        if match.group() not in facts.allowed:
            yield Found(match.start(), match.end())
    for match in _BRACKETED.finditer(text):
        inner = match.group(1).strip()
        if match.group() in facts.allowed or inner in facts.allowed or not inner:
            continue
        if text[match.end() : match.end() + 1] == "(":
            continue  # a link in Markdown
        if not _MARKS.match(inner) and (_BLANK_WORDS.search(inner) or inner.isupper() and " " in inner):
            yield Found(match.start(), match.end())
        elif re.fullmatch(r"\d{4,6}|x+%?|\d+%", inner, re.I) and text[match.start() - 1 : match.start()] == "#":
            yield Found(match.start(), match.end())
        elif re.fullmatch(r"[Xx]+%?|_+|\?+", inner):
            yield Found(match.start(), match.end())


_DIGIT_RUN = re.compile(r"(?<![\w.,£$€-])\d(?:[ \-.]{0,2}\d){12,18}(?![\w-]|[.,]\d)")
_CARD_STARTS = re.compile(
    r"4|5[1-5]|2(?:2[3-9]|[3-6]|7[01]|720|22[1-9])|3[47]|3(?:0[0-5]|[689])|6(?:011|4[4-9]|5|2)|35(?:2[89]|[3-8])|5[0678]|6[0-9]"
)
_REFERENCE_BEFORE = re.compile(
    r"(?i)(?:order|invoice|ref(?:erence)?|ticket|case|tracking|parcel|consignment|booking|serial|imei|job)"
    r"(?:\s+(?:number|no|id))?(?:\s+(?:is|was))?[\s.:#]*\Z"
)


def luhn(digits: str) -> bool:
    """Whether the check digit of a payment card number is right (ISO/IEC 7812-1, annex B)."""
    total = 0
    for place, char in enumerate(reversed(digits)):
        value = int(char)
        if place % 2:
            value = value * 2 - 9 if value > 4 else value * 2
        total += value
    return total % 10 == 0


def card_numbers(text: str, facts: Facts) -> Iterator[Found]:
    """Whole payment card numbers: 13 to 19 digits, a known beginning, a right check digit."""
    for match in _DIGIT_RUN.finditer(text):
        digits = "".join(char for char in match.group() if char.isdigit())
        if not digits.isascii() or not _CARD_STARTS.match(digits) or len(set(digits)) < 2:
            continue
        if not luhn(digits) or _REFERENCE_BEFORE.search(text[max(0, match.start() - 40) : match.start()]):
            continue
        if any(digits in allowed or match.group() in allowed for allowed in facts.allowed):
            continue
        if any(digits in re.sub(r"\D", "", answer.raw) for answer in facts.answers.values() if answer.shape == "reference"):
            continue
        yield Found(match.start(), match.end())


_SECRETS = (
    # a code, password or PIN that is given, not merely named: a value with a digit or a mark stands by it
    re.compile(
        r"(?i)\b(?:password|passcode|pass ?phrase|pin|pin code|cvv2?|cvc2?|csc|security code|security number|"
        r"verification code|one[- ]time (?:code|password)|access code|log-?in code|otp|door code|alarm code|unlock code)\b"
        r"(?:\s+(?:number|no))?[\s,:=\"'(]*(?:(?:is|was|are|to|of|still|remains|now|reads|set|reset|as|being)\b[\s:\"'(]*){0,3}"
        r"(?P<value>(?=[^\s]*[\d!@#$%^&*])[^\s,;()\"']{3,40})"
    ),
    re.compile(r"(?i)\b(?:three|four|3|4)[- ]?digits?\b[^.!?\n]{0,50}?(?P<value>(?<!\d)\d{3,4}(?!\d))"),
    re.compile(r"(?i)\b(?:password|passcode|pin)\b[^.!?\n]{0,30}?\b(?P<value>[A-Za-z]+\d[\w!@#$%]*|\d{4,8})(?=[\s.,;!?)]|\Z)"),
    re.compile(r"(?i)\b(?:password|passcode|pin)\s*(?:is|was|to|:|=)\s*[\"'](?P<value>[^\"'\n]{3,40})[\"']"),
    re.compile(r"(?P<value>(?<![\d-])\d{3}-\d{2}-\d{4}(?![\d-]))"),  # US social security number
    re.compile(r"(?P<value>\b[A-Z]{2} ?\d{2} ?\d{2} ?\d{2} ?[A-D]\b)"),  # UK National Insurance
    re.compile(r"(?P<value>\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,3})?\b)"),  # IBAN, true or mangled
    re.compile(r"(?i)\b(?:account|a/c|acct)(?: (?:number|no))?\.?[\s:#]*(?:is |was |of )?(?P<value>\d{8,12})\b"),
    re.compile(r"(?i)\bsort ?code[\s:]*(?:is |was )?(?P<value>\d\d[- ]?\d\d[- ]?\d\d)\b"),
    re.compile(r"(?i)\brouting(?: number| no)?[\s:.]*(?:is |was )?(?P<value>\d{9})\b"),
    re.compile(
        r"(?i)\b(?:passport|driving licen[cs]e|driver'?s licen[cs]e|national insurance|social security|medicare|nhs|aadhaar|national id|identity card|tax file|ssn|id card)"
        r"(?: (?:number|no|card))*[^.!?\n]{0,40}?(?P<value>\b(?=[A-Z0-9-]*\d{3})[A-Z0-9][A-Z0-9-]{4,20}(?: ?\d{2,5}){0,4})"
    ),
    re.compile(r"(?i)\b(?:expir(?:y|es|ing|ation)|exp)(?: date)?\.?[\s:]*(?:on |is |was )?(?P<value>(?:0[1-9]|1[0-2])/(?:20)?\d\d)\b"),
)


def secrets(text: str, facts: Facts) -> Iterator[Found]:
    """Codes, passwords, account and national numbers that are spelled out."""
    for secret in _SECRETS:
        for match in secret.finditer(text):
            value = match.group("value").rstrip(".,;:!?")
            if value in facts.allowed or not value:
                continue
            start = match.start("value")
            yield Found(start, start + len(value))


_MAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}(?![\w-])")


def strangers(text: str, facts: Facts) -> Iterator[Found]:
    """Mail addresses that no answer gave. Nothing is known of a foreign letter, so nothing is found."""
    if not facts.allowed:
        return
    known = {word.lower() for word in facts.allowed}
    for match in _MAIL.finditer(text):
        address = match.group().rstrip(".-")
        if address.lower() not in known:
            yield Found(match.start(), match.start() + len(address))


_MONEY = re.compile(r"(?<![\w.])(?:[£$€¥]|(?:GBP|EUR|USD|CHF)\s?)(\d{1,3}(?:[,\u00a0\u202f ]\d{3})+|\d+)(?:[.](\d{1,2}))?(?![\d%]|[.,]\d)")


def odd_figures(text: str, facts: Facts) -> Iterator[Found]:
    """Sums of money in the text that no answer or sum gave. Silent while no figure is known."""
    if not facts.figures:
        return
    for match in _MONEY.finditer(text):
        whole = re.sub(r"\D", "", match.group(1))
        try:
            amount = Decimal(f"{whole}.{match.group(2) or '0'}")
        except InvalidOperation:  # digits that are no decimal figures
            continue
        if all(amount != abs(figure) for figure in facts.figures):
            yield Found(match.start(), match.end(), match.group())


_MONTHS = {
    name[:3]: number
    for number, name in enumerate(
        ("january", "february", "march", "april", "may", "june", "july", "august", "september",
         "october", "november", "december"), 1,
    )
}  # fmt: skip
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTH_NAME = r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)"
_DATE = re.compile(
    rf"(?:\b(?P<day>Mon|Tues?|Wednes|Thurs|Fri|Satur|Sun)day,?\s+(?:the\s+)?)?"
    rf"(?:(?P<d1>[0-3]?\d)(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<m1>{_MONTH_NAME})\b|(?P<m2>{_MONTH_NAME})\s+(?P<d2>[0-3]?\d)(?:st|nd|rd|th)?\b(?!:))"
    rf"(?:,?\s+(?P<y>20\d\d)\b)?"
)


class _Dated(NamedTuple):
    start: int
    end: int
    day: date
    weekday: str  # as written, or ""
    has_year: bool


def _dates(text: str, now: datetime) -> Iterator[_Dated]:
    for match in _DATE.finditer(text):
        month = _MONTHS[(match.group("m1") or match.group("m2"))[:3].lower()]
        number = int(match.group("d1") or match.group("d2"))
        year = match.group("y")
        options = [int(year)] if year else [now.year - 1, now.year, now.year + 1]
        days = []
        for candidate in options:
            try:
                days.append(date(candidate, month, number))
            except ValueError:
                continue
        if days:
            today = now.date()
            nearest = min(days, key=lambda day: abs((day - today).days))
            weekday = (match.group("day") + "day").lower() if match.group("day") else ""
            yield _Dated(match.start(), match.end(), nearest, weekday, year is not None)


def wrong_weekdays(text: str, facts: Facts) -> Iterator[Found]:
    """A weekday that does not fit the date beside it. Without a year it must fit none near by."""
    if facts.now is None:
        now = None
    else:
        now = facts.now
    for match in _DATE.finditer(text):
        if not match.group("day") or not (match.group("y") or now):
            continue
        for dated in _dates(match.group(), now or datetime(int(match.group("y")), 1, 1)):  # noqa: DTZ001
            right = _DAYS[dated.day.weekday()]
            if right != _full_day(dated.weekday):
                yield Found(match.start(), match.end(), right.capitalize())


def _full_day(written: str) -> str:
    return next((day for day in _DAYS if day.startswith(written[:3])), written)


_PROMISE = re.compile(
    r"(?i)\b(?:will|shall|going to|'ll)\b|\bfrom\s+(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|\d)|\bshould (?:show|arrive|reach|be)\b"
)
_DUE = re.compile(r"(?i)(?:\b(?:by|on|from|before|until|not later than)\s+(?:the\s+)?)\Z")


def past_promises(text: str, facts: Facts) -> Iterator[Found]:
    """A day promised in the text that is over. `facts.dates` are judged where they are written."""
    if facts.now is None:
        return
    from wizard.text.sentences import sentences

    today = facts.now.date()
    for sentence in sentences(text):
        promise = _PROMISE.search(sentence.text)
        if promise is None:
            continue
        for dated in _dates(sentence.text, facts.now):
            over = (today - dated.day).days
            due = _DUE.search(sentence.text[max(0, dated.start - 24) : dated.start])
            if 0 < over <= 200 and (due or dated.start > promise.start()):
                if _about_the_past(sentence.text[: dated.start]):
                    continue
                yield Found(sentence.start + dated.start, sentence.start + dated.end)


_PAST_FRAME = re.compile(
    r"(?i)\b(?:was|were|had|did|didn't|came|arrived|ordered|placed|sent|wrote|rang|called|charged|took|invoice|"
    r"order|bill|letter|email|message|visit|booking|payment|dated|since|happened|between|that you|received)\b[^,;]{0,40}\Z"
)


def _about_the_past(before: str) -> bool:
    return _PAST_FRAME.search(before) is not None


_INITIALS = re.compile(r"(?<![\w&'/-])(?=[A-Z0-9]*[A-Z][A-Z0-9]*[A-Z])[A-Z][A-Z0-9]{2,6}s?(?![\w&'/@]|-\w)")
_ORDINARY = frozenset(
    """PDF VAT PIN GMT UTC BST CET CEST EST EDT PST PDT CST MST GST IST AEST ATM BBC CEO CFO COO USA UAE NHS DIY DVD
    GPS GBP EUR USD AUD CAD CHF JPY IBAN BIC SIM SMS TEST USB LED LCD URL FAQ FAQs PLC LTD LLC INC ISBN MOT RAC CCTV
    ASAP RSVP HMRC DVLA VIP TBC TBD TODO ETA NOT AND THE ALL NEVER YOUR YOU WE ARE NOW NEW ID IDs CV HDMI PC MB GB KB XXL
    XXS XXX AGM TV DHL DPD UPS USPS IKEA BMW HSBC RBS TSB AXA KLM SAS WPS WiFi WIFI HTML BACS IRS FBI SOS MRI
    RE FW FWD PS NB AM PM OK UK US EU UN ITV CNN NBC ABC EE BT O2 VISA ZIP APR AER SUV MPH KPH MPG RRP""".split()
)
_NAMED = re.compile(r"(?i)(?:\b(?:marked|labelled|labeled|called|button|order|reference|ref|ticket|code|number|flight|size|model)\W*)\Z")


def acronyms(text: str, facts: Facts) -> Iterator[Found]:
    """Initials of the trade. Not ordinary ones, names of the case, references or text in capitals."""
    letters = sum(map(str.isalpha, text))
    if letters and sum(map(str.isupper, text)) * 2 > letters:
        return
    known = {word for name in facts.names | facts.allowed for word in name.split()}
    for match in _INITIALS.finditer(text):
        word = match.group()
        if word in _ORDINARY or word.removesuffix("s") in _ORDINARY or word in known:
            continue
        if _NAMED.search(text[max(0, match.start() - 16) : match.start()]):
            continue
        if text[match.start() - 1 : match.start()] in "[{%*<_" and match.start():
            continue
        yield Found(match.start(), match.end())


def _none(_text: str, _facts: Facts) -> Iterator[Found]:
    """A gap is known by its span, not by its words."""
    return iter(())


ENTITIES: dict[str, Entity] = {
    "acronym": acronyms,
    "gap": _none,
    "placeholder": placeholders,
    "card-number": card_numbers,
    "secret": secrets,
    "stranger": strangers,
    "odd-figure": odd_figures,
    "wrong-weekday": wrong_weekdays,
    "past-promise": past_promises,
}
