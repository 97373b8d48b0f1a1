"""Numbers by which a person, their account or their papers are known: how they are written."""

from __future__ import annotations

import re

from wizard.checks.found import LookedFor
from wizard.checks.shape import Hint, Shape


def _shape(source: str) -> Shape:
    return Shape(source, re.VERBOSE | re.IGNORECASE)


# Seven signs or more with digits among them, or groups with a digit each: "L898902C3", "1EG4-TE5-MK73".
_GROUPS = (
    r"(?:(?=[a-z]*\d[a-z]*\d)[a-z0-9]{7,21}(?:-(?=[a-z]*\d)[a-z0-9]{1,8})*"
    r"|(?=[a-z]*\d)[a-z0-9]{2,8}(?:[\ -](?=[a-z]*\d)[a-z0-9]{2,8}){2,4}"
    r"|(?=[a-z]*\d)[a-z0-9]{3,8}[\ -](?=[a-z]*\d)[a-z0-9]{3,8})"
)
# What a person, a patient or a taxpayer is known by.
_PAPERS = r"""(?:passport|driving\ licen[cs]e|driver'?s\ licen[cs]e|national\ insurance|social\ security
    |ssn|medicare|medicaid|nhs|chi\ number|aadhaar|national\ id|identity\ (?:card|number|document)|id\ card
    |(?<!order\ )(?<!customer\ )(?<!case\ )(?<!ticket\ )(?<!booking\ )(?<!product\ )id\ (?:number|no)
    |licen[cs]e\ (?:number|no)
    |tax\ (?:file|id|reference|number|code)|social\ insurance|health\ (?:card|number)|tfn|sin|utr|pps|ppsn
    |nino|ni\ number|pan\ (?:card|number)|pesel|dni|nie|residence\ permit|visa\ grant|green\ card
    |personnummer|cpr\ number|bsn|steuer-?id|codice\ fiscale|cpf|curp|c[eé]dula|rodn[eé]\ [cč][ií]slo
    |citizen\ (?:card|number)|voter\ id)"""
_PAPER_WORDS = (
    "passport licence license insurance social ssn medicare medicaid nhs chi aadhaar national id"
    " identity tax health tfn sin utr pps ppsn nino ni pan pesel dni nie permit visa green cpr bsn"
    " personnummer steuer steuerid codice cpf curp cedula citizen voter"
)

_CAPITALS = Shape(r"[A-Z][A-Z] ?\d\d")
_DASHES = Shape(r"\d-\d\d-\d")
_SORTED = Shape(r"\d\d-\d\d-\d\d\W{1,3}(?:[a]\S{1,7} )?\d{8}")
_FISCAL = Shape(r"[A-Za-z]{6}\d\d[A-Za-z]\d\d[A-Za-z]\d{3}[A-Za-z]")
_CPF = Shape(r"\d\.\d{3}\.\d{3}-\d\d")

NUMBERS: LookedFor = (
    (
        _DASHES,
        _shape(r"(?<![\d-])(?P<value>\d{3}-\d{2}-\d{4})(?![\d-])"),  # US social security
    ),
    (
        _CAPITALS,
        _shape(  # UK National Insurance
            r"\b(?P<value>(?-i:[A-Z]{2})\ ?\d{2}\ ?\d{2}\ ?\d{2}\ ?(?-i:[A-D]))\b"
        ),
    ),
    (
        _CAPITALS,
        _shape(  # IBAN
            r"\b(?P<value>(?-i:[A-Z]{2}\d{2}(?:\ ?[A-Z0-9]{4}){3,7}(?:\ ?[A-Z0-9]{1,3})?))\b"
        ),
    ),
    (
        Hint("", "iban"),  # in small letters too, where it is called by its name
        _shape(
            r"""\biban\b[\s:.(]*(?:is\ |was\ )?
            (?P<value>[a-z]{2}\d{2}(?:[\ -]?[a-z0-9]{4}){3,7}(?:[\ -]?[a-z0-9]{1,3})?)\b"""
        ),
    ),
    (
        _FISCAL,
        _shape(r"\b(?P<value>[a-z]{6}\d{2}[a-z]\d{2}[a-z]\d{3}[a-z])\b"),  # Italy
    ),
    (
        _CPF,
        _shape(r"(?<![\d.])(?P<value>\d{3}\.\d{3}\.\d{3}-\d{2})(?![\d-])"),  # Brazil
    ),
    (
        Hint("a/c A/C", "account acct"),
        _shape(
            r"""\b(?:account|a/c|acct)(?:\ (?:number|no))?\.?[\s:\#(]*(?:is\ |was\ |of\ |ending\ in\ )?
            (?P<value>\d{8,12}|\d{4}\ \d{4}|\d{2,4}(?:[-\ ]\d{2,4}){2,4})(?!\w)"""
        ),
    ),
    (
        # "your account, which is 31926819", but no order, meter or telephone number
        Hint("", "account"),
        _shape(
            r"""\baccount\b(?![^.!?\n]{0,30}\b(?:ref|order|invoice|case|meter|tracking|call|ring|phone|text)\w*)
            [^.!?\n\d£$€]{0,30}?(?<![\d£$€.,/-])(?P<value>(?!0\d{9,10}\b)\d{8,12})(?![\d/]|[.,]\d)"""
        ),
    ),
    (
        _SORTED,
        _shape(
            r"(?<![\d-])(?P<value>\d\d-\d\d-\d\d)[\s,()]{1,3}(?:account\ |a/c\ |and\ )?\d{8}(?!\d)"
        ),
    ),
    (
        Hint("", "bsb"),
        _shape(r"\bbsb[\s:(]*(?:is\ |was\ )?(?P<value>\d{3}[\ -]?\d{3})\b"),
    ),
    (
        Hint("", "sort sortcode"),
        _shape(r"\bsort\ ?code[\s:(]*(?:is\ |was\ )?(?P<value>\d\d[-\ ]?\d\d[-\ ]?\d\d)\b"),
    ),
    (
        Hint("", "routing"),
        _shape(r"\brouting(?:\ number|\ no)?[\s:.]*(?:is\ |was\ )?(?P<value>\d{9})\b"),
    ),
    (
        # a number that begins with a day of birth, by what it is called in the North
        Hint("", "personal personnummer personnr hetu social"),
        _shape(
            r"""\b(?:personal\ (?:identity\ |id\ )?(?:number|code|no)|personnummer|personnr|hetu
            |social\ (?:number|no))\b\.?[\s,:\#(]*(?:(?:is|was|of|as)\ )?
            (?P<value>(?:19|20)?\d{6}\ ?[-+a]?\ ?\d{3}[\da-z])(?!\w)"""
        ),
    ),
    (
        # a national number by its name
        Hint("", _PAPER_WORDS),
        _shape(
            rf"""\b{_PAPERS}\b
            (?:\ (?:number|no\.?|card))* [^.!?\n]{{0,40}}? \b(?P<value>{_GROUPS})(?!\w)"""
        ),
    ),
    (
        # the number first: "999 000 0018, your sister's NHS number"
        Hint("", f"{_PAPER_WORDS} payslip pay"),
        _shape(
            rf"""(?<![\w£$€.,-])(?!0(?:[\ -]?\d){{9,10}}(?![\ -]?\d))
            (?P<value>\d{{2,6}}(?:[\ -]\d{{2,6}}){{2,4}}|\d{{9,13}}|[a-z]{{1,5}}\d{{6,10}}[a-z0-9]{{0,6}})
            (?!\w)[^.!?\n\d]{{0,40}}?\b(?:{_PAPERS}|tax\ (?:slip|form|return)|pay\ ?slip|licen[cs]e)\b"""
        ),
    ),
    (
        Hint("", "expiry expires expiring expiration exp"),
        _shape(
            r"""\b(?:expir(?:y|es|ing|ation)|exp)(?:\ date)?\.?[\s:]*(?:on\ |is\ |was\ )?
            (?P<value>(?:0[1-9]|1[0-2])/(?:20)?\d\d)\b"""
        ),
    ),
)
