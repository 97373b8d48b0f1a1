"""Words of a template that were left in: brackets, braces, blanks, masks, notes to the writer."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wizard.checks.finding import Facts
from wizard.checks.found import Entity, Found, LookedFor, matches, unless_allowed
from wizard.checks.shape import Hint, Shape

# What mail merges and forms leave behind, whatever the words around it.
_BLANKS = Shape(
    r"""
      \{\{ [^{}\n]{0,80} \}\} | \{% [^%\n]{0,80} %\} | [#$]\{ [^{}\n]{0,80} \}
    | << [^<>\n]{1,80} >> | \*\| [A-Z_:]{2,40} \|\*
    | % [A-Z][A-Z_]{2,40} %? (?![\w%])
    | \{ [a-z][a-z_.\ ]{1,40} \} | < [A-Z][A-Za-z_'\ ]{2,40} >
    | (?<![\w.@/-]) _+ (?:th|st|nd|rd)? (?![\w.@/-]) | \#{2,} (?!\w)
    | (?<!\w) (?:FIRST|LAST|FULL|USER|CUSTOMER|CLIENT|ORDER|COMPANY|AGENT) _? (?:NAME|NUMBER|ID|DATE) (?!\w)
    | \( (?:your|customer|agent|company|sender|client)(?:'s)?\ (?:full\ |first\ )?
        (?:name|title|signature|position|job\ title|phone|number|e-?mail|address|department)\ ?\)
    | (?<!\w) (?:X{3,}|x{3,}) (?!\w) (?![\ -]?\d)
    | (?<![.\w]) \.{5,} (?!\w)
    | (?<!\w) (?:dd|DD|mm|MM) [/.-] (?:mm|MM|dd|DD) [/.-] (?:yyyy|YYYY|yy|YY) (?!\w)
    | (?<!\w) (?:hh|HH):(?:mm|MM) (?!\w)
    | (?<!\w) (?:TBC|TBD|TODO|FIXME|TBA) (?!\w)
    | (?<![\w/]) (?:DD|MM)/(?:DD|MM) (?![\w/])
    | (?<![\w.]) \$ [a-z]{2,20} (?:_[a-z_]{2,30})? (?!\w)
    | (?i:lorem\ ipsum)
    | [£$€] (?:[Xx]{1,4}|_+|\?{2,}|[A-Z]{3,12}) (?!\w) | [£$€] (?=[\ ,.;:)] ) (?!\ ?\d)
    | (?<!\w) [Xx]{1,3}% | (?<![\w?!]) \?{3,} | \d \?{2,} (?!\w)
    | (?<!\w) (?i:xx|nn) (?=\ (?:pounds|dollars|euros|days|hours|minutes|weeks|per\ cent)\b) | \bthe\ Nth\b
    """,
    re.VERBOSE,
)
# A program's own word for "no value", or a name that only a program gives.
_FROM_PROGRAMS = Shape(
    r"""
      \[object\ Object\] | \#(?:N/A|REF!|VALUE!|NAME\?|DIV/0!) | (?<![\w-]) (?:undefined|NaN) (?![\w-])
    | (?<![\w-]) null (?![\w-]) (?!\ and\ void)
    | (?<![\w@/._-]) [a-z]{3,20} (?:_[a-z]{2,20}){1,4} (?![\w@/-]|\.\w)
    | (?<![\w@/.]) (?:first|last|customer|order|user|invoice|refund|company|product|agent)
        (?:Name|Id|Number|Date|Amount|Code|Ref) (?!\w)
    | (?<![\w.]) @ (?:customer|user|guest|client|name) (?:handle|name)? \b
    | (?<!\w) \*(?:name|date|amount|company|your\ name|time|reason)\* (?!\w)
    | (?<!\w) (?:YOUR|CUSTOMER|INSERT) (?:-[A-Z]{2,12}){1,4} (?!\w) | (?<!\w) 0{6,}-?TEST\b
    """,
    re.VERBOSE,
)
# The name of a field where its value should be: "Hello NAME", "on DATE", "of date", "Dear ,".
_FIELDS = Shape(
    r"""
      (?<= [a-z,]\ ) (?:NAME|DATE|TIME|DAY|MONTH|YEAR|CITY|TOWN|COMPANY|AMOUNT|ADDRESS|PRODUCT|REASON|VENUE)
        \b (?= [\s.,;:!)] | \Z ) (?!\ [A-Z]{2})
    | (?<!\w) (?:F|L|FIRST|LAST|SUR)NAME (?!\w) | (?<!\w) [Ff]irstname (?!\w) | (?<!\w) Lastname (?!\w)
    | (?<= [a-z]\ ) (?:Name|Surname) (?= [\ ,.] )
    | \b (?:on|by|before|since|from|dated) \ date (?= [,.;] | \ (?:and|at|between)\b )
    | \b (?:sum|total|amount|refund|credit) \ of \ (?:pounds|dollars|euros) \b
    | (?:^|(?<=\n)) (?:Dear\ ?|Hi\ |Hello\ ) ,
    | \b (?:by|at|on|of|in|to|within|about|for) \ (?:\.{3}|…) \ ?
        (?: o'clock|days|hours|minutes|pounds|dollars|euros|am|pm|weeks ) \b
    | (?<=Dear\ ) (?:Mr|Mrs|Ms|Miss|Mx) / (?:Mr|Mrs|Ms|Miss|Mx) \b
    | \b [Dd]elete\ as\ (?:applicable|appropriate) \b
    | (?<= [a-z,]\ ) \( (?:child|pupil|venue|date|time|amount|name|company|customer|address|reason|product) \)
        (?= [\s.,;:!] | \Z )
    | \( (?:how|which|what|who|when) \ ?[a-z\ ]{0,20}\?+ \)
    """,
    re.VERBOSE,
)
# A note to whoever was to finish it: "(describe what happened)", "add a line here", "Agent: pick one".
_NOTES = Shape(
    r"""
      \( (?:describe|explain|state|specify|insert|give|enter|choose|pick|select|delete|amend)
        \ [^()\n]{3,60} \)
    | \b (?:add|put|write|insert|paste) \ (?:a|the|your|in|in\ a|one|another)
        \ (?:line|paragraph|sentence|reason|explanation|apology|figure|text|words?|bit)
        \ (?:here|in|about|on) \b
    | \b to\ be\ (?:pasted|filled|added|inserted|completed)\ in \b
    | \b (?:agent|writer|author|editor|advis[eo]r) \ ?
        (?: : \ ? (?:pick|choose|add|delete|fill|check) | to\ (?:fill|add|complete|confirm|check|insert) ) \b
    | \b (?:pick|choose|delete)\ one \b (?=\ ?[:–—-])
    """,
    re.VERBOSE | re.IGNORECASE,
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
# Each shape is looked for only where one of its hints is.
_LOOKED_FOR: LookedFor = (
    (
        Hint(
            "{ < *| % _ # $ £ € ? ..... dd/ DD/ mm/ MM/ dd. DD. mm. MM. dd- DD- mm- MM- HH: hh: TBC TBD TODO"
            " FIXME TBA (your (customer (agent (company (sender (client Nth NAME NUMBER ORDERID ORDERDATE",
            "xx nn lorem",
        ),
        _BLANKS,
    ),
    (
        Hint(
            "[object #N/A #REF #VAL #DIV _ @ * YOUR- CUSTOMER- INSERT- 000000 undefined NaN null"
            " tName rName eName yName rId eId Number Date Amount Code Ref"
        ),
        _FROM_PROGRAMS,
    ),
    (
        Hint(
            "NAME DATE TIME DAY MONTH YEAR CITY TOWN COMPANY AMOUNT ADDRESS PRODUCT REASON VENUE"
            " Dear Hi Hello Name Surname Lastname … ... Mr/ Mrs/ Ms/ Miss/ Mx/ ?)",
            "firstname date of delete (child (pupil (venue (date (time (amount (name"
            " (company (customer (address (reason (product",
        ),
        _FIELDS,
    ),
    (
        Hint(
            "(",
            "add put write insert paste pasted filled completed agent writer author editor advis one",
        ),
        _NOTES,
    ),
    (Hint("", "insert enter add fill type put here"), _INSTRUCTION),
)
_BRACKETED = Shape(r"\[([^\[\]\n]{1,160})\]|(?<=\s)<([a-z][a-z' ]{1,30})>(?!\S*@)")
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
    r"sic|\.{3}|…|\d{1,3}|[A-Za-z]|[A-Z]{2,5}-?\d+|attached|enclosed|redacted|\w+ \d+",
    re.IGNORECASE,
)
_CHOICE = Shape(r"[a-z]/[A-Z]|\b(?:check|ask|confirm) with\b")
_MASK = Shape(r"[Xx]+%?|_+|\?+")
_FAKE_NUMBER = Shape(r"\d{4,6}|[Xx]+")


def placeholders(text: str) -> Iterator[Found]:
    """Template words left in. The detail is what stands between brackets."""
    for match in matches(text, _LOOKED_FOR):
        yield Found(match.start(), match.end())
    for match in _BRACKETED.finditer(text):
        inner = (match.group(1) or match.group(2)).strip()
        is_link = text[match.end() : match.end() + 1] == "("
        if not is_link and _is_blank(inner, text[match.start() - 1 : match.start()]):
            yield Found(match.start(), match.end(), inner)


def _kept(found: Found, text: str, facts: Facts) -> Found | None:
    return None if found.detail in facts.allowed else unless_allowed(found, text, facts)


def _is_blank(inner: str, before: str) -> bool:
    """Whether what stands between square brackets was to be replaced."""
    if not inner or _MASK.fullmatch(inner) or (before == "#" and _FAKE_NUMBER.fullmatch(inner)):
        return True
    if _NO_BLANK.fullmatch(inner):
        return False
    named = _BLANK_WORDS.search(inner) or _CHOICE.search(inner)
    return bool(named) or (inner.isupper() and " " in inner)


PLACEHOLDER = Entity(Shape(""), placeholders, _kept)
