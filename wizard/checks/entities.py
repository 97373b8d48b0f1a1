"""The entities a rule can name, and the smaller ones among them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from wizard.checks.blanks import PLACEHOLDER
from wizard.checks.days import (
    CLOSED_PROMISE,
    PAST_PROMISE,
    WRONG_WEEKDAY,
    closed_answers,
    past_answers,
    place_of,
)
from wizard.checks.draft import Draft
from wizard.checks.finding import Facts
from wizard.checks.found import Entity, Found, entities_in
from wizard.checks.private import CARD_NUMBER
from wizard.checks.secret import ACCOUNT_NUMBER, SECRET
from wizard.checks.shape import Shape
from wizard.checks.spelled import mixed_spelling, name_spelt_anew
from wizard.checks.strangers import STRANGER, STRANGERS_HOME
from wizard.checks.withheld import withheld_names

_MONEY = Shape(
    r"(?<![\w.])(?:[£$€¥]|(?:GBP|EUR|USD|CHF)\s?)"
    r"(?P<whole>[0-9]{1,3}(?:[,\u00a0\u202f ][0-9]{3})+|[0-9]+)(?:\.(?P<minor>[0-9]{1,2}))?(?![\d%]|[.,]\d)"
)


def sums(text: str) -> Iterator[Found]:
    """Sums of money. The detail is the amount in plain figures."""
    for match in _MONEY.finditer(text):
        whole = re.sub(r"[^0-9]", "", match.group("whole"))
        yield Found(match.start(), match.end(), f"{whole}.{match.group('minor') or '0'}")


def _odd(found: Found, text: str, facts: Facts) -> Found | None:
    """A sum that no answer or calculation gave. Silent while no figure is known."""
    from decimal import Decimal

    if not facts.figures or any(Decimal(found.detail) == abs(figure) for figure in facts.figures):
        return None
    return found._replace(detail=text[found.start : found.end])


_INITIALS = Shape(r"(?<![\w&'/-])[A-Z]{3,5}s?(?![\w&'/@]|-\w|\s[A-Z]{3})")
_ORDINARY = frozenset(
    """ABC ABTA ACAS ACCOUNT ADDRESS ADHD AER AEST AGAIN AGENT AGM AIDS AKA ALL AMEX AMOUNT AND ANY
    APPROX APR ARE ASA ASAP ASBO ASD ATM ATMs ATOL AUD AWD AWFUL AWOL AXA BACK BACS BAD BAFTA BBC BBQ
    BCC BEST BIC BLT BMA BMI BMW BMX BNB BOGOF BOTH BRANCH BRB BST BTEC BTW BUPA BYO CAD CAMRA CAN
    CAPS CAR CASE CBD CBE CBT CCTV CDC CDT CEO CEOs CEST CET CFO CGI CHF CIA CITY CMA CNN CODE COMPANY
    COO COPD COUNTRY COVID CPR CSA CST CSV CUSTOMER CV CVC CVV DATE DAY DBS DDMM DDMMYYYY DEAR DEF
    DEFRA DEPARTMENT DETAILS DHL DID DIY DJs DMV DNA DOB DOC DOCX DPD DRAFT DSS DUI DVD DVDs DVLA DVSA
    DVT DWP ECG EDF EDT EHIC EMAIL END ENT ENTER EPA ESA EST ETA EUR EUROS EVEN EVER EVERY EVs EXIT
    FAO FAQ FAQs FBI FCA FDA FIFA FIRST FIRSTNAME FNAME FOMO FREE FRI FSA FULL FWD FYI GBH GBP GCHQ
    GCSE GCSEs GDPR GHIC GIF GIFs GIFT GMO GMT GOP GPS GPs GST GUEST HAD HATE HBO HDMI HELP HERE HGV
    HGVs HIV HMRC HMV HNC HND HOA HOUR HOURS HPV HRT HSBC HSE HUGE IBAN IBM IBS ICO ICU IDs III IKEA
    IMAX IMO INC INSERT IOU IOUs IPA IQ IRS ISA ISAs ISBN ISO ISP IST ITEM ITV IUD IVF JCB JFK JPEG
    JPG JPY KFC KLM KPH LAST LASTNAME LAX LBW LCD LED LEDs LEGO LGBT LINK LINKS LLC LNAME LOGO LOL
    LOVE LPG LSD LTD MANAGER MAY MBA MBE MDF ME MEP MEPs MGM MIT MMA MMR MMYY MON MONTH MORE MOT MOTs
    MPG MPH MPs MPV MPVs MRI MRSA MSC MSG MST MTV MUCH MUST NAME NASA NATO NBA NBC NCP NCT NEVER NEW
    NFL NGO NHL NHS NINO NONE NOS NOT NOW NSPCC NULL NUMBER NUS NVQ NYC NYE NYPD OAP OAPs OBE OCD
    OFCOM OFGEM OFSTED OFWAT OMG ONE ONLY ORDER ORDERS OTT OUR OVER OWN PAID PARCEL PAYE PAYG PBS PCR
    PCs PDF PDT PGCE PHD PIN PJs PLACE PLC PLEASE PMT PNG POA POSTCODE POUNDS POW PPI PPS PRODUCT PST
    PTA PTO PTSD PVC QVC RAC RAF RBS REAL REALLY REASON RECIPIENT REF REFERENCE REFUND RHS RIGHT RIP
    RNA RNIB RNLI ROFL ROOM RPM RRP RSA RSC RSI RSPB RSPCA RSVP RTE RVs SAD SALE SAS SAT SATS SATs
    SERVICE SHOP SIGNATURE SIM SIMs SMS SNP SOLD SORRY SOS SPCA SPF SSN STD STDs STEM STI STIs STOP
    STORE SUCH SUN SURE SURNAME SUV SUVs SWAT TBA TBC TBD TBH TEAM TED TEFL TEST TEXT TFL THANK THAT
    THE THIS THREE THU TICKET TIME TITLE TLC TNT TODAY TODO TOTAL TRULY TSA TSB TUC TUE TUI TV TVs TWO
    UAE UCAS UCL UEFA UFO UFOs UHT UKIP UNESCO UNICEF UNIT UPS UPVC URL USA USB USD USPS UTC UTI UTTER
    VAR VAT VCR VENUE VERY VHF VHS VIP VIPs VISA VPN VPNs WAS WE WED WEEK WFH WHO WIFI WILL WITH WORST
    WPS WRONG WTF WTO WWE WWF WWII WWW XBOX XML XXL XXS XXX XXXX YEAR YES YHA YMCA YOU YOUR YYYY ZERO
    ZIP""".split()
)
_NAMED = Shape(
    r"\b(?:marked|labelled|labeled|called|button|order|reference|ref|ticket|code|number|flight|size|model)\W*\Z",
    re.IGNORECASE,
)


def acronyms(text: str) -> Iterator[Found]:
    """Initials of the trade. Not ordinary ones, references or text in capitals."""
    letters = sum(map(str.isalpha, text))
    if sum(map(str.isupper, text)) * 2 > letters:
        return
    for match in _INITIALS.finditer(text):
        word = match.group()
        before = text[max(0, match.start() - 16) : match.start()]
        ordinary = word in _ORDINARY or word.removesuffix("s") in _ORDINARY
        if not (ordinary or before.endswith(tuple("[{%*<_")) or _NAMED.search(before)):
            yield Found(match.start(), match.end())


def _no_name(found: Found, text: str, facts: Facts) -> Found | None:
    word = text[found.start : found.end]
    return None if any(word in name.split() for name in facts.names | facts.allowed) else found


def gaps(draft: Draft) -> Iterator[Found]:
    """Questions that still wait for an answer. They are known by their spans, not by their words."""
    for span in draft.spans:
        if span.kind == "gap":
            answer = draft.facts.answers.get(span.question)
            yield Found(span.start, span.end, answer.label if answer else "", span.question)


def broken_rules(draft: Draft) -> Iterator[Found]:
    """Answers that do not go together, where their words stand; the detail says what is wrong."""
    for question, message in draft.facts.broken:
        yield Found(*place_of(draft, question), message, question)


def misspelt(draft: Draft) -> Iterator[Found]:
    """Words that proofreading does not know; not the names and words of the case."""
    known = {word.strip(".,") for name in draft.facts.names for word in name.lower().split()}
    known |= {word.lower() for word in draft.facts.allowed}
    for slip in draft.facts.slips:
        if slip.kind == "misspelt" and draft.text[slip.start : slip.end].lower() not in known:
            yield Found(slip.start, slip.end, fix=slip.fix)


def wrong_articles(draft: Draft) -> Iterator[Found]:
    """An "a" where "an" should be, and the other way round."""
    for slip in draft.facts.slips:
        if slip.kind == "article":
            yield Found(slip.start, slip.end, fix=slip.fix)


ENTITIES: dict[str, Entity] = {
    "account-number": ACCOUNT_NUMBER,
    "acronym": Entity(Shape("[A-Z][A-Z0-9]{2}"), acronyms, _no_name),
    "card-number": CARD_NUMBER,
    "closed-promise": CLOSED_PROMISE,
    "odd-figure": Entity(Shape(r"[£$€¥]|GBP|EUR|USD|CHF"), sums, _odd),
    "past-promise": PAST_PROMISE,
    "placeholder": PLACEHOLDER,
    "secret": SECRET,
    "stranger": STRANGER,
    "strangers-home": STRANGERS_HOME,
    "wrong-weekday": WRONG_WEEKDAY,
}
OF_DRAFTS: dict[str, Callable[[Draft], Iterator[Found]]] = {
    "gap": gaps,
    "past-answer": past_answers,
    "closed-answer": closed_answers,
    "broken-rule": broken_rules,
    "misspelt": misspelt,
    "wrong-article": wrong_articles,
    "mixed-spelling": mixed_spelling,
    "name-spelt-anew": name_spelt_anew,
    "withheld-name": withheld_names,
}
NAMES = (*ENTITIES, *OF_DRAFTS)


def find(draft: Draft, name: str) -> Iterator[Found]:
    """Every find of the entity of this name."""
    if name in OF_DRAFTS:
        return OF_DRAFTS[name](draft)
    return entities_in(draft, ENTITIES[name])
