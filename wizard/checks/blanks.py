"""Words of a template that were left in: brackets, braces, blanks, masks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wizard.checks.finding import Facts
from wizard.checks.found import Entity, Found, unless_allowed
from wizard.checks.shape import Shape

_BLANKS = Shape(
    r"""
      \{\{ [^{}\n]{0,80} \}\} | \{% [^%\n]{0,80} %\} | [#$]\{ [^{}\n]{0,80} \}
    | << [^<>\n]{1,80} >> | \*\| [A-Z_:]{2,40} \|\*
    | % [A-Z][A-Z_]{2,40} %? (?![\w%])
    | \{ [a-z][a-z_.\ ]{1,40} \} | < [A-Z][A-Za-z_'\ ]{2,40} >
    | (?<!\w) _{3,} (?!\w) | \#{3,}
    | (?<!\w) (?:FIRST|LAST|FULL|USER|CUSTOMER|CLIENT|ORDER|COMPANY|AGENT) _? (?:NAME|NUMBER|ID|DATE) (?!\w)
    | \( (?:your|customer|agent|company|sender|client)(?:'s)?\ (?:full\ |first\ )?
        (?:name|title|signature|position|job\ title|phone|number|e-?mail|address|department)\ ?\)
    | (?<!\w) [Xx]{3,} (?!\w) (?![\ -]?\d)
    | (?<![.\w]) \.{5,} (?!\w)
    | (?<!\w) (?:dd|DD|mm|MM) [/.-] (?:mm|MM|dd|DD) [/.-] (?:yyyy|YYYY|yy|YY) (?!\w)
    | (?<!\w) (?:hh|HH):(?:mm|MM) (?!\w)
    | (?<!\w) (?:TBC|TBD|TODO|FIXME|TBA) (?!\w)
    | (?<![\w/]) (?:DD|MM)/(?:DD|MM) (?![\w/])
    | \$ [a-z]{2,20} _ [a-z_]{2,30}
    | (?i:lorem\ ipsum)
    | [£$€] (?:[Xx]{1,4}|_+|\?{2,}) (?!\w)
    | (?<!\w) [Xx]{1,3}%
    """,
    re.VERBOSE,
)
# "insert name here", "(enter date)", "add your details here"
_INSTRUCTION = Shape(
    r"""
    (?<!\w) (?:insert|enter|add|fill\ in|type|put)
    (?:\ (?:your|the|their|a|an|customer'?s?|client'?s?|guest'?s?)){0,2}
    \ (?:full\ |first\ |last\ |order\ |reference\ |agent\ |product\ )?
    (?:name|date|amount|detail|number|reason|explanation|company|product|time|title|reference|figure
      |text|address)s?
    (?:\ here | (?= [)\]>] ))
    | (?<!\w) (?:your|customer|client|agent|company|guest|first|last) [\ _] (?:sur)?name \ here (?!\w)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_BRACKETED = Shape(r"\[([^\[\]\n]{1,160})\]")
_BLANK_WORDS = Shape(
    r"""\b(?:
    names?|dates?|time|amounts?|numbers?|no|id|title|company|products?|items?|order|reason|details?|explanation
    |issues?|problem|specific|brief|describe|insert|your|customer'?s?|client'?s?|guest'?s?|recipient'?s?|e-?mail
    |phone|address|link|url|location|status|department|team|manager|agent|service|event|discount|compensation
    |solution|timeframe|timeline|deadline|position|job|role|contact|signature|city|value|price|sum|currency
    |day|week|month|year|actions?|steps|remedy|refund|credit|voucher|code|tracking|reference|ref|charges?
    |account|business|organi[sz]ation|project|surname|he/she|his/her|him/her|mr/ms|mr/mrs|percentage|policy|etc
    )\b""",
    re.VERBOSE | re.IGNORECASE,
)
_NO_BLANK = Shape(
    r"sic|\.{3}|…|\d{1,3}|[A-Za-z]|[A-Z]{2,5}-?\d+|attached|enclosed|redacted", re.IGNORECASE
)
_MASK = Shape(r"[Xx]+%?|_+|\?+")
_FAKE_NUMBER = Shape(r"\d{4,6}|[Xx]+")


def placeholders(text: str) -> Iterator[Found]:
    """Template words left in. The detail is what stands between brackets."""
    for shape in (_BLANKS, _INSTRUCTION):
        for match in shape.finditer(text):
            yield Found(match.start(), match.end())
    for match in _BRACKETED.finditer(text):
        inner = match.group(1).strip()
        is_link = text[match.end() : match.end() + 1] == "("
        if not is_link and _is_blank(inner, text[match.start() - 1 : match.start()]):
            yield Found(match.start(), match.end(), inner)


def _kept(found: Found, text: str, facts: Facts) -> Found | None:
    return None if found.detail in facts.allowed else unless_allowed(found, text, facts)


def _is_blank(inner: str, before: str) -> bool:
    """Whether what stands between square brackets was to be replaced."""
    if _MASK.fullmatch(inner) or (before == "#" and _FAKE_NUMBER.fullmatch(inner)):
        return True
    if _NO_BLANK.fullmatch(inner):
        return False
    return bool(_BLANK_WORDS.search(inner)) or (inner.isupper() and " " in inner)


PLACEHOLDER = Entity(
    Shape(
        r"[\[{<_#*]|%[A-Z]|[Xx]{3}|\.{5}|[£$€][Xx?]|\$[a-z]|DD/|MM/|[Xx]%|(?i:dd/|mm/|mm-|hh:|lorem|\bT[BO][ACD]|FIXME|\bNAME"
        r"|insert |enter |add |fill in|type |put |\(your|\(customer|\(agent|\(company|\(sender|\(client)"
    ),
    placeholders,
    _kept,
)
