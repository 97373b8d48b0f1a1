"""What opens a door, an account or a life: passwords, codes, account and national numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wizard.checks.account_numbers import NUMBERS
from wizard.checks.finding import Facts
from wizard.checks.found import Entity, Found, LookedFor, is_telephone, matches, unless_allowed
from wizard.checks.mask import MASK, ending, is_masked
from wizard.checks.shape import Hint, Shape


def _shape(source: str) -> Shape:
    return Shape(source, re.VERBOSE | re.IGNORECASE)


_DIGIT_WORD = (
    r"(?:zero|oh|nought|one|two|three|four|five|six|seven|eight|nine|double|triple|treble)"
)

# A word that is in no passphrase but goes on with the sentence about it.
_LEADS_ON = (
    r"(?:and|or|but|so|then|to|for|from|with|without|in|on|at|of|by|as|is|was|are|were|has|have|had|will|would"
    r"|can|could|should|must|which|who|that|when|while|until|after|before|because|if|it|we|you|they|he|she|i"
    r"|your|our|the|a|an|this|not|no|please|thanks?|sorry|again|user(?:name)?|log-?in|pin)"
)

_OPENERS: LookedFor = (
    (
        Hint(
            "",
            "password passcode passphrase pass pw pwd pin cvv cvv2 cvc cvc2 csc otp code security memorable",
        ),
        # a password that is given, not only named: a value with a digit or a mark stands by it
        _shape(
            r"""\b(?:password|passcode|pass\ ?phrase|pwd?|pin|pin\ code|cvv2?|cvc2?|csc
            |security\ (?:code|number)|verification\ code|one[-\ ]time\ (?:code|password)
            |(?:access|log-?in|door|alarm|unlock|gate)\ code|otp|memorable\ word)\b
            (?:\ (?:number|no))? [\s,:="'(]*
            (?:(?:is|was|are|to|of|still|remains|now|reads|set|reset|as|being)\b[\s:"'(]*){0,3}
            (?P<value>(?=[^\s]*[\d!@#$%^&*])[^\s,;()"']{3,200}(?:[,;()"']+[^\s,;()"'.!?:]+)*)"""
        ),
    ),
    (
        Hint("", "password passcode pin"),
        _shape(
            r"""\b(?:password|passcode|pin)\b[^.!?\n]{0,30}?
            \b(?P<value>[a-z]+\d[\w!@#$%]*|[a-z]+-\d+-[a-z]+|\d{4,8})(?=[\s.,;!?)]|\Z)"""
        ),
    ),
    (
        Hint("", "password passcode passphrase pin memorable"),
        _shape(
            r"""\b(?:password|passcode|passphrase|pin|memorable\ word)\s*(?:(?:is|was|to|:|=)\s*["']
            |["'](?=[^"'\n]*\d))(?P<value>[^"'\n]{3,80})["']"""
        ),
    ),
    (
        # "password: secret", "password: four words in a row", which no sentence would say of a password
        Hint("", "password passcode passphrase memorable pwd pw passwd"),
        _shape(
            rf"""\b(?:password|passcode|passphrase|passwd|pwd?|memorable\ (?:word|name|place))\s?[:=]\ ?["']?
            (?P<value>(?!(?:reset|change|choose|please|see|use|if|it|we|you|your|the|this|that|not?|never|ask
            |none|any|how|what|when|required|optional)\b)[a-z]{{4,20}}
            (?:[-_][a-z]{{1,20}}){{0,9}}(?:\ (?!{_LEADS_ON}\b)[a-z]{{2,20}}(?=[\s.,;)"']|\Z)){{0,9}})
            (?=["']?(?:[\s.,;)]|\Z))"""
        ),
    ),
    (
        # words tied together: "your password is correct-horse-battery-staple"
        Hint("", "password passcode passphrase"),
        _shape(
            r"""\b(?:password|passcode|passphrase)\b[\s,:("']{1,3}(?:(?:is|was|to|still|now)\ ){0,2}["']?
            (?P<value>(?!\S*-(?:of|the|to|and|in|by|for)-)[a-z]{2,20}(?:-[a-z]{2,20}){3,9})(?![\w-])"""
        ),
    ),
    (
        # the passwords that most people have
        Hint("", "password passphrase"),
        _shape(
            r"""\b(?:password|passphrase)\b[\s,:("']{1,3}(?:(?:is|was|to|still|now)\ ){0,2}["']?
            (?P<value>letmein|qwerty\w*|iloveyou|trustno1|changeme|sunshine|princess|football|baseball
            |starwars|monkey|dragon|welcome|passw[o0]rd|asdf\w*|zxcv\w*)\b"""
        ),
    ),
    (
        # the code of a card, by the words on the form: "card verification value 123"
        Hint("", "verification security back reverse"),
        _shape(
            r"""\b(?:card\ verification\ (?:value|code|number)|(?:card\ )?security\ (?:code|number|digits)
            |(?:code|number|digits|figures)\ (?:on|from)\ the\ (?:back|reverse)
            (?:\ of\ (?:your|the|his|her|my|their)\ card)?)\b[^.!?\n\d]{0,40}?
            [\s:,(](?P<value>\d{3,4})(?![\d/]|[.,]\d|\ (?:times|days|people|pounds))"""
        ),
    ),
    (
        # "the password is Swordfish", "user hollis, password sunflower"
        Hint("", "password passphrase"),
        _shape(
            r"""\b(?:password|passphrase)\b(?:\ (?:is|was|to|of|still|now|as)){1,3}\ ["']?
            (?P<value>(?-i:[A-Z])[a-z]{3,20})(?=["']?(?:[\s.,;)]|\Z))"""
        ),
    ),
    (
        Hint("", "password"),
        _shape(
            r"""\b(?:user(?:\ ?name)?|log-?in|user\ id)\ (?:is\ |was\ )?\S{3,30}\ (?:and|with)
            (?:\ (?:the|your))?\ password\ (?:is\ |was\ )?(?P<value>[a-z]{4,20})\b"""
        ),
    ),
    (
        # what can only be a password or a key of a program
        Hint("! $ % ^ & * _ # ~"),
        _shape(
            r"""(?<![\w@/.:\#&-])(?=(?-i:\S{0,30}[a-z]))(?=(?-i:\S{0,30}[A-Z]))(?=\S{0,30}\d)(?=\S{8})
            (?P<value>[a-z0-9]{2,20}[!$%^&*_\#~][\w!$%^&*\#~]{1,30})(?![\w!$%^&*\#~/@]|\.\w)"""
        ),
    ),
    (
        Hint("sk_ pk_ rk_ sk- AKIA ghp_ gho_ ghs_ ghu_ github_pat_ glpat- xoxb- xoxp- AIza eyJ"),
        _shape(
            r"""\b(?P<value>[spr]k_(?:live|test)_\w{8,99}|sk-[\w-]{20,200}|AKIA[0-9A-Z]{12,30}
            |gh[posu]_\w{16,99}|github_pat_\w{20,99}|glpat-[\w-]{16,99}|xox[bp]-[\w-]{10,99}|AIza[\w-]{20,60}
            |eyJ[\w-]{8,4000}(?:\.[\w-]{4,4000}){1,4}\.?)"""
        ),
    ),
    (
        # what a program shows at the door: "Bearer 8f14e45f…", "api key: …", "token=…"
        Hint("", "bearer basic token key secret apikey api_key access_token client_secret"),
        _shape(
            r"""\b(?:bearer|authorization:\s?basic|api[-_\ ]?key|(?:access|auth|refresh|session|secret)[-_\ ]
            (?:access[-_\ ])?(?:key|token)|client[-_\ ]secret|token)\b[\s:="'(]{1,4}(?:(?:is|was)\ )?
            (?P<value>(?=[a-z_./+-]*\d|(?-i:\S*[a-z]\S*[A-Z]))[\w./+~-]{16,4000}=*)"""
        ),
    ),
    (
        # a name and its password in an address: "https://rowan:sunlight@shop.example"
        Hint("://"),
        _shape(r"""[a-z]://[^\s/:@]{0,60}:(?P<value>[^\s/]{1,200})@(?=[\w\[])"""),
    ),
    (
        Hint("PRIVATE"),
        _shape(
            r"""(?P<value>-----BEGIN\ [A-Z ]{0,30}PRIVATE\ KEY(?:\ BLOCK)?-----
            (?:\s{1,2}[a-z0-9+/=]{16,4000})* (?:\s{1,2}[a-z0-9+/=]{1,99}(?=\s{0,2}-----END))?
            (?:\s{0,2}-----END\ [A-Z ]{0,30}PRIVATE\ KEY(?:\ BLOCK)?-----)?
            |(?:[a-z0-9+/=]{16,4000}\s{1,2})+(?:[a-z0-9+/=]{1,99}\s{0,2})?
            -----END\ [A-Z ]{0,30}PRIVATE\ KEY-----)"""
        ),
    ),
    (
        Hint("", "digit digits"),
        _shape(
            r"\b(?:three|four|3|4)[-\ ]?digits?\b[^.!?\n]{0,50}?(?P<value>(?<!\d)\d{3,4}(?!\d))"
        ),
    ),
    (
        # a code to be used: "opens with 060684", "it is on 3851", "the key is now blue-93-fern"
        Hint(
            "",
            "safe keysafe lock lockbox padlock alarm door gate locker entry entryphone keypad login log"
            " account unlock sim wifi wi router network voicemail voice mailbox garage shutter barrier shed",
        ),
        _shape(
            r"""\b(?:safe|key\ ?safe|lock\ ?box|padlock|alarm|door|gate|locker|entry\ ?phone|keypad|log-?in
            |log\ in|account(?!\ ref)|unlock|sim|wi-?fi|router|network|voice\ ?mail|mailbox|garage|shutter
            |barrier|shed)\b
            [^.!?\n]{0,60}?\b(?:opens?|unlocks?|with|on|to|is|now|use|type|enter|:)
            \ (?:(?:is|the\ code|code)\ )?
            (?P<value>(?<!\d)(?<!\d\d\d\d\ to\ )\d{4,8}(?!\d)|[a-z]+-\d+-[a-z]+)(?=[\s.,;!?)\#*]|\Z)
            (?!\ (?:(?:on|of|in|to|till|until)\ )?\d)(?!\ (?:hours|hrs|points|times|people|miles|words)\b)"""
        ),
    ),
    (
        Hint("", "use type enter key punch quote press tap dial"),
        _shape(
            r"""\b(?:use|type|enter|key|key\ in|punch|punch\ in|press|tap|tap\ in|quote)\ (?:the\ )?
            (?:code\ )?(?P<value>\d{3}[\ -]?\d{3}|\d{4,8}|[a-z]+-\d+-[a-z]+)\b
            (?=[^.!?\n]{0,40}\b(?:to\ get\ (?:in|into)|log|sign\ in|unlock|open|password|box|keypad|door
                |gate|verify))"""
        ),
    ),
    (
        Hint("", "code codes passcode combination unlock passkey pass"),
        _shape(
            r"""\b(?:codes?|passcode|combination|unlock\ number|pass\ ?key)\b[^.!?\n]{0,40}?
            (?:\b(?:is|was|are|as|to)\b|:)\ ?(?:now\ )?
            (?P<value>\d{3}[\ -]\d{3}|\d{4}-\d{4}|\d{4,8})(?!\d|[.,]\d)"""
        ),
    ),
    (
        Hint("", "code passcode combination pin"),
        _shape(
            r"""(?P<value>(?<![\d£$€.,])(?:\d{3}[\ -]\d{3}|\d{4,8}))(?:,|\ (?:is|was|as))
            \ (?:the|your)\ (?:\w+\ )?(?:code|pin|passcode|combination)\b"""
        ),
    ),
    (
        Hint("", "memorable"),
        _shape(r"\bmemorable\ date[\s,:(]{1,3}(?:is\ |was\ )?(?P<value>\d[\d/. -]{3,12}\d)"),
    ),
    (
        # "key code C4417", "the door entry code, 00-41-77"
        Hint("", "code"),
        _shape(
            r"""\b(?:door|gate|key|entry|access|safe|alarm|fob|lock|building|garage|keypad)
            \ (?:\w{2,8}\ )?code\b[^.!?\n\d]{0,30}?
            (?<!in\ )(?P<value>\b[a-z]?\d{4,8}[\#*]?|\b\d\d[-\ ]\d\d[-\ ]\d\d\b)"""
        ),
    ),
    (
        Hint("", "login log username user"),
        _shape(
            r"""\b(?:log-?in|user(?:\ ?name)?)\b[^.!?\n]{0,40}?\b(?:with|and)
            \ (?P<value>[a-z]{3,15}\d{2,6})\b"""
        ),
    ),
    (
        # "memorable word Tangerine", "first pet (Rex)"
        Hint("", "maiden memorable pet security"),
        _shape(
            r"""\b(?:maiden\ name|memorable\ (?:word|name|place)|first\ pet|security\ (?:answer|question))
            [\s,:('"]{1,3}(?P<value>(?-i:[A-Z])\w{2,20})\b"""
        ),
    ),
    (
        Hint("", "maiden memorable pet security"),
        _shape(
            r"""\b(?:maiden\ name|memorable\ (?:word|name|place)|first\ pet|security\ answer)\b
            [^.!?\n]{0,20}?\b(?:is|was)
            \ (?P<value>(?!not\b|the\b|no\b|a\b|kept\b|safe\b|wrong\b)\w{3,20})"""
        ),
    ),
)
# "the last four digits, 4417": of these very figures, not of those of another number before them
_ONLY_A_PART = Shape(
    r"(?:\b(?:last|first|final)\ (?:three|four|two|3|4|2)\b|\bending\b)[^\d]{0,40}\Z", re.IGNORECASE
)
_FEWEST_DIGITS = 3
# A value goes on behind its hyphen: the second half of "19811218-9876" is as much of it as the first.
_GOES_ON = Shape(r"(?:[-+/][a-z0-9]*\d[a-z0-9]*)+(?!\w)", re.IGNORECASE)

# Digit by digit, in words or figures: "1-9-6-4", "three seven eight two"; long, it is a card's number.
_ONE_BY_ONE = Shape(
    rf"\b{_DIGIT_WORD}(?:[,\ -]{{1,2}}{_DIGIT_WORD}){{3,30}}\b"
    r"|(?<![\d.,/:-])\d(?:(?:,\ ?|\ |-)\d){3,7}(?![\d.,/:-]*\d)",
    re.IGNORECASE,
)
_LOCKS = Shape(
    r"\b(?:code|pin|alarm|safe|lock|padlock|locker|keypad|combination|sequence|gate|door|passcode|password|card)\b",
    re.IGNORECASE,
)
_SPOKEN: LookedFor = (
    (
        Hint(
            words="zero oh nought one two three four five six seven eight nine double triple treble"
        ),
        _ONE_BY_ONE,
    ),
    (Shape(r"\d(?:, ?|[ -])\d(?:, ?|[ -])\d"), _ONE_BY_ONE),
)
_CARD_LENGTH = 10
_NEARBY = 60


def secrets(text: str) -> Iterator[Found]:
    """Codes, passwords, account and national numbers that are spelled out, each with its mask."""
    yield from openers(text)
    yield from account_numbers(text)


def openers(text: str) -> Iterator[Found]:
    """Passwords, codes and keys; numbers that are given digit by digit."""
    for found in _spelled_out(text, _OPENERS):
        yield found._replace(fix=(MASK,))
    yield from _spoken(text)


def account_numbers(text: str) -> Iterator[Found]:
    """The numbers of accounts and papers."""
    for found in _spelled_out(text, NUMBERS):
        before = text[max(0, found.start - _NEARBY) : found.start]
        yield found._replace(fix=(ending(text[found.start : found.end], before, "number"),))


def _spelled_out(text: str, looked_for: LookedFor) -> Iterator[Found]:
    """What stands there in full: no mask, and no part of a number that is said to be one."""
    for match in matches(text, looked_for):
        start = match.start("value")
        rest = _GOES_ON.match(text, match.end("value"))
        value = text[start : rest.end() if rest else match.end("value")].rstrip(".,;:!?")
        digits = sum(map(str.isdigit, value))
        if is_masked(value) or (value.isdigit() and digits < _FEWEST_DIGITS):
            continue
        if digits and _ONLY_A_PART.search(text[max(0, start - _NEARBY) : start]):
            continue
        yield Found(start, start + len(value))


def _spoken(text: str) -> Iterator[Found]:
    """Numbers given digit by digit: long ones, and short ones beside a lock."""
    for match in matches(text, _SPOKEN):
        start, end = match.span()
        around = text[max(0, start - _NEARBY) : end + _NEARBY]
        if len(re.findall(r"\w+", match.group())) >= _CARD_LENGTH or _LOCKS.search(around):
            yield Found(start, end, fix=(MASK,))


def _no_telephone(found: Found, text: str, facts: Facts) -> Found | None:
    """The find, unless these very words are one of the telephone numbers that are to stand there."""
    return (
        found
        if not is_telephone(text[found.start : found.end])
        else unless_allowed(found, text, facts)
    )


SECRET = Entity(Shape(""), openers, _no_telephone)
ACCOUNT_NUMBER = Entity(Shape(r"\d"), account_numbers, _no_telephone)
