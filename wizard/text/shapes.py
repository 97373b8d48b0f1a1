"""Which grammatical shape a typed answer has, so that the words around it fit.

People type a clause ("we charged your card twice"), a doing ("not ringing you back"), a thing ("the
late delivery"), and often an apology of their own around any of these. The letter has one head for each.
"""

from __future__ import annotations

import re
from typing import Literal
from unicodedata import category

from wizard.text.day_names import SHORT_MONTH
from wizard.text.words import lowered

Form = Literal["clause", "doing", "thing"]

_APOLOGY = re.compile(
    r"^(?:(?:please\s+accept\s+(?:my|our)\s+(?:sincere\s+)?apolog(?:y|ies))"
    r"|(?:(?:i|we)\s+(?:(?:would|'d)\s+like\s+to|want\s+to|must|wish\s+to)\s+(?:\w+ly\s+)?apologi[sz]e)"
    r"|(?:(?:i|we)\s+(?:\w+ly\s+)?apologi[sz]e)"
    r"|(?:(?:(?:i\s+am|we\s+are|i'm|we're)\s+)?(?:(?:so|very|really|truly|terribly|deeply)\s+){0,3}sorry)"
    r"|(?:(?:i|we)\s+(?:\w+ly\s+)?regret(?:\s+to\s+(?:inform|tell)\s+you)?)"
    r"|(?:so|well|basically|ok|okay)(?=\s+(?:on|i|we|you|your|the|when|after|yesterday|today)\b)"
    r"|(?:apologies))\b[,:]?\s*",
    re.IGNORECASE,
)
_LINK = re.compile(r"^(?:that|for|about|to\s+hear\s+that|to\s+hear)\s+(?=\S)", re.IGNORECASE)

_AUXILIARY = frozenset(
    "am is are was were be been has have had do does did can could will would shall should may might must "
    "isn't aren't wasn't weren't hasn't haven't hadn't don't doesn't didn't can't cannot couldn't won't "
    "wouldn't shouldn't i'm i've i'd i'll we're we've we'd we'll you're you've you'd it's they're".split()
)
_SUBJECT = frozenset("i we you it they he she who this these those nobody someone somebody".split())
_DETERMINER = frozenset(
    "the a an your our my his her their its some any each every both all no one two three four five six "
    "seven eight nine ten several many".split()
)
_PAST = frozenset(
    "lost came went sent took broke gave told left kept made said got ran fell forgot cost put let paid "
    "rang wrote found felt held hung hurt knew led meant met missed read rose saw sold shut sat slept spoke "
    "spent stood stole stuck swore taught thought threw woke wore won began became brought built bought "
    "caught chose cut dealt did drew drove ate flew froze grew heard hid hit understood tore".split()
)
_GOING = frozenset("count run go come stay leave stop start begin open close get need".split())
_PRESENT = frozenset(
    "goes gets comes takes sends reads asks begins keeps tells writes covers includes carries happens "
    "knows sees makes gives does says brings becomes runs belongs lasts".split()
)
_FAULTY = frozenset(
    "duplicate double wrong late missing damaged faulty incorrect poor rude slow broken delayed cancelled "
    "lost missed failed bad repeated unexpected unfair extra short old lack mistake error delay".split()
)
_PREPOSITION = frozenset(
    "on of for at in by with to from and or before after per about into over under than as until since "
    "during between against within without through but nor".split()
)
_NO_NOUN = frozenset(
    "not never so well just maybe everything something anything nothing everyone".split()
)
_PLACEHOLDER = frozenset(
    "tbc tba tbd n/a na ? - -- ... … xxx xx x todo asap idk none nil test".split()
)
_NOT_DOING = frozenset(
    "nothing something anything everything during spring king ring thing morning evening string wing "
    "sibling ceiling building wedding meeting booking being billing shipping pricing timing packaging "
    "training parking spelling printing marketing handling housing heating plumbing catering".split()
)


def bare(text: str) -> str:
    """The fault itself: an apology or a "that" which the writer put in front of it taken off."""
    plain = (
        text.strip().replace("’", "'") if len(text) == len(text.replace("’", "'")) else text.strip()
    )
    found = _APOLOGY.match(plain)
    rest = text.strip()[found.end() :] if found else text.strip()
    if found and (link := _LINK.match(rest)):
        rest = rest[link.end() :]
    elif rest[:5].lower() == "that " and _is_told(rest[5:].split()):
        rest = rest[5:]
    return rest or text.strip()


def _is_told(words: list[str]) -> bool:
    """Whether these are what "that" tells ("that we lost it"), and not its noun ("that queue is gone")."""
    first = words[0] if words else ""
    if first.lower() in _AUXILIARY:  # "that was his birthday"
        return False
    begins = first.lower() in _SUBJECT | _DETERMINER | {"there"} or first[:1].isupper()
    return (begins or first.endswith("s")) and _is_clause(words)


# "on Tuesday our porter cut your lock", "at 7am on Sunday the handle came off"
_WHEN = re.compile(
    r"^(?:(?:on|at|in|by|since|from|last|this|yesterday|today)\b[^,;.]{0,40}?)[,\s]\s*"
    r"(?=(?:i|we|you|he|she|they|it|nobody|the|a|an|our|your|my|his|her|one of)\b"
    rf"|(?-i:(?!(?:[A-Z][a-z]+day|{SHORT_MONTH}))[A-Z][a-z]+ [a-z]))",
    re.IGNORECASE,
)


def form_of(text: str) -> Form:
    """The shape of an answer, by its own words alone."""
    told = _WHEN.sub("", bare(text), count=1)
    words = [w.strip('.,;:!?"“”()').replace("’", "'") for w in told.split()]
    words = [w for w in words if w]
    if not words:
        return "thing"
    first = words[1] if words[0].lower() in ("not", "never") and len(words) > 1 else words[0]
    if first.lower().endswith("ing") and first.lower() not in _NOT_DOING:
        return "doing"
    return "clause" if _is_clause(words) else "thing"


def _is_clause(words: list[str]) -> bool:
    lower = [w.lower() for w in words]
    if any(w in _AUXILIARY and words[i] != "May" for i, w in enumerate(lower)):  # not the month
        return True
    if lower and lower[0] in ("when", "because", "after", "before", "if", "while"):
        return any(w in _SUBJECT for w in lower)
    if lower and lower[0] in _SUBJECT and len(lower) > 1:
        return True
    begun = bool(lower) and (
        lower[0] in _DETERMINER or words[0][:1].isupper() or lower[0].endswith("'s")
    )
    if len(lower) > 2 and lower[0].endswith("s") and len(lower[0]) > 3 and lower[1] in _GOING:
        return True  # "results go only through the portal"
    if (
        len(lower) > 2
        and _looks_finite(lower[1])
        and lower[2] in ("you", "us", "your", "the", "it")
    ):
        return True  # "messages reached you late"
    trios = zip(lower, lower[1:], [*lower[2:], ""], strict=False)
    return begun and any(_says(before, word, after) for before, word, after in trios)


def _says(before: str, word: str, after: str) -> bool:
    """Whether a word between two others is the verb of a sentence."""
    headline = not after and any(letter.isdigit() for letter in before)  # "INV-2211 duplicated"
    if _looks_finite(word) and after != "by" and not headline:  # "caused by" has no doer either
        return True
    # "a second person compares the list", but not "three checks a day"
    does = word.endswith("s") and not word.endswith(("ss", "us", "is", "'s")) and len(word) > 3
    if does and after in _DETERMINER and before not in _DETERMINER:
        return True
    # "two people check every change", but not "new checks on every parcel"
    several = before in ("people", "staff") or (before.endswith("s") and len(before) > 3)
    if several and word in _GOING:
        return True  # "all results go only through the portal"
    return several and after in _DETERMINER and word not in _PREPOSITION


def _looks_finite(word: str) -> bool:
    return (
        word in _PAST
        or word in _PRESENT
        or (word.endswith("ed") and len(word) > 4 and not word.endswith("eed"))
    )


_LEADS: dict[str, re.Pattern[str]] = {
    "past": re.compile(
        r"^(?:today,?\s+)?(?:i|we)(?:\s+have|['’]ve)?(?:\s+(?:also|already|now))?\s+", re.IGNORECASE
    ),
    "infinitive": re.compile(
        r"^(?:(?:i|we)(?:\s+will|['’]ll)|will|to)(?:\s+(?:also|now))?\s+", re.IGNORECASE
    ),
    "noun": re.compile(
        r"^(?:about(?!\s+(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|half|[£$€]?\d))|for|from|of|on|to)\s+",
        re.IGNORECASE,
    ),
}
_BECAUSE = re.compile(r"^(?:it\s+(?:was|happened)\s+)?because\s+(?!of\b)", re.IGNORECASE)
_NUMBER_OR_SUM = re.compile(r"^[£$€¥]?\d")


def fitted(text: str, shape: str) -> str:
    """The answer without the words that its frame says already ("I", "I will", "because", "sorry that")."""
    if shape == "clause":
        plain = bare(text)
        return _BECAUSE.sub("", plain, count=1) or plain
    lead = _LEADS.get(shape)
    if lead is None:
        return text
    rest = lead.sub("", text.strip(), count=1) or text
    first = rest.split(" ", 1)[0]
    is_name = rest[len(first) + 1 :][:1].isupper() or is_anothers(rest)  # "Dr Mehra", "Kyle has"
    is_verb = shape != "noun" and first.istitle() and first != "I" and not is_name
    return rest[0].lower() + rest[1:] if is_verb else rest


def named(text: str) -> str:
    """A thing as a sentence names it: "Duplicate charge on …" is "the duplicate charge on …"."""
    first, space, rest = text.partition(" ")
    if first.lower() in _FAULTY:
        return f"the {first.lower()}{space}{rest}"
    word = first.lower()
    begun = word in _DETERMINER or word in _SUBJECT or word.endswith(("'s", "’s"))
    no_noun = word in _NO_NOUN or word.endswith(("ly", "ed"))
    return text if begun or no_noun or not first[:1].islower() else f"the {text}"


def is_placeholder(text: str) -> bool:
    """Whether an answer only holds its place: "tbc", "n/a", "?", or nothing but marks, signs and blanks."""
    return text.strip().rstrip(".!").casefold() in _PLACEHOLDER or all(
        category(char)[0] in "PZCSM" for char in text
    )


_MEETING = re.compile(
    r"(?:personally |then |also )?(?:"
    r"(?:visit|meet|see) (?:you|him|her|them|each|every|all)\b"
    r"|(?:collect|fit|install) (?:it|them|the|your|a)\b"
    r"|come (?:to|by|round|over|and|back|out|with)\b"
    r"|(?:be|speak|talk|sit down) (?:there |it |this )?(?:with|to|at) (?:you|him|her|them)\b"
    r"|be (?:there|at)\b"
    r"|go (?:through|over)\b.* with (?:you|him|her|them)\b"
    r"|call (?:on|by|round)\b)",
    re.IGNORECASE,
)
_O_CLOCK = re.compile(
    r"\bat (?:\d{1,2}(?:[.:]\d{2})?\s?(?:a\.?m|p\.?m|o['’]clock)|\d{1,2}[.:]\d{2}\b|noon\b|midday\b)",
    re.IGNORECASE,
)


def is_meeting(text: str) -> bool:
    """Whether both keep a day for it: "come round and fit it", or a clock time ("ring you at 3pm")."""
    return _MEETING.match(text) is not None or _O_CLOCK.search(text) is not None


# "Farah, our site manager, will tell you"; not "Ring you and we will see", nor "check that it will hold"
_DOER = re.compile(
    r"(?:(?!I\b|We\b)(?-i:[A-Z])[\w'’-]+|our|the|my|a|an|one|somebody|someone|he|she|they)\b"
    r"(?:(?!\b(?:you|and|that|whether|if|what|when)\b)[^.;:]){0,60}?"
    r"(?:\b(?:will|can|is (?:going to|ready to|coming)|are (?:going to|coming))\b|['’]ll\b)"
    r"|(?:I|We)(?: would|['’]d) (?:like|be glad)\b",
    re.IGNORECASE,
)


def is_whole(text: str) -> bool:
    """Whether an answer says who will do it, so that it is a sentence already."""
    return _DOER.match(text.strip()) is not None


def is_anothers(text: str) -> bool:
    """Whether something done begins with who did it: "Kyle has written", "our porter cut the lock"."""
    words = bare(text).split()
    first = words[0].strip(",") if words else ""
    doer = first.lower() in _DETERMINER or (
        first[:1].isupper()
        and lowered(first) == first
        and first.lower() not in ("i", "we")
        and not _looks_finite(first.lower())
    )
    return doer and form_of(text) == "clause"


def is_thing(text: str) -> bool:
    """Whether an answer begins as a thing does: an article, a number, a sum ("a full refund", "£20")."""
    first = text.split(None, 1)[0].lower() if text.split() else ""
    return first in _DETERMINER or bool(_NUMBER_OR_SUM.match(first))


_ASKING = re.compile(r"(?:whether|what|which|who|whose|where|when|why|how|if)\b", re.IGNORECASE)


def is_asking(text: str) -> bool:
    """Whether it fits behind "I do not yet know": "whether anybody opened it", "what to bring"."""
    return _ASKING.match(text.strip()) is not None


_STORY = 18  # words from which a reason tells itself, without "The reason is that"
_INNER_STOP = re.compile(r"[.!?]\s+\S")


def is_story(lines: list[str]) -> bool:
    """Whether a reason tells itself: several sentences, or a long one about "I" or "we"."""
    text = " ".join(lines)
    ours = text.split(" ", 1)[0].lower() in ("i", "we", "i'd", "we'd", "i’d", "we’d")
    return _INNER_STOP.search(text) is not None or (ours and len(text.split()) > _STORY)


_DEED = re.compile(
    r"you (?:came (?:for|to|in|here|round)|called|rang|phoned|asked|told|said|planned|invited"
    r"|took (?:\w+ ){1,4}off)\b",
    re.IGNORECASE,
)


def stands_alone(text: str) -> bool:
    """Whether an effect is what somebody did, you or one who is named, and so no "Because of that"."""
    told = _WHEN.sub("", text.strip(), count=1)
    first = told.split(" ", 1)[0]
    plain = first.rstrip("'’s,")
    is_name = plain[:1].isupper() and lowered(first) == first and plain.lower() not in _SUBJECT
    return is_name or _DEED.match(told) is not None


_REPEATED = re.compile(
    r"\b(?:twice|again|times|more than once|several|repeatedly)\b", re.IGNORECASE
)


def is_repeated(lines: list[str]) -> bool:
    """Whether an effect says by itself that they had to do it more than once."""
    return any(_REPEATED.search(line) for line in lines)


def is_brief(lines: list[str]) -> bool:
    """Whether faults fit one sentence: at most two, 24 words together, no full stop inside."""
    words = sum(len(line.split()) for line in lines)
    stops = any(re.search(r"[.!?]\s+\S", line) for line in lines)
    return len(lines) == 1 or (len(lines) == 2 and words <= 24 and not stops)
