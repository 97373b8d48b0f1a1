"""Where the parts of a letter's page are: subject, greeting, body, signature; and its sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from wizard.checks.reading import folded
from wizard.checks.shape import Shape
from wizard.text.sentences import sentences

_SUBJECT = Shape(r"\A\s*(?:re|subject)\s*:[^\n]*", re.IGNORECASE)
_GREETING = Shape(
    r"""
    (?: (?:dear|dearest|hello|hi|hiya|hey|good\ (?:morning|afternoon|evening|day)|greetings|welcome)\b
        [^\n.!?]{0,60}? (?: [,!:.–—-](?=\s|\Z) | (?=\n|\Z) )
      | to\ (?:the\ |all\ |our\ |everyone|whom\ ) [^\n.!?]{0,60} [,:](?=\s) )
    """,
    re.IGNORECASE | re.VERBOSE,
)
# "Jess," alone on a line
_NAME_COMMA = Shape(r"[A-Z][\w'’.-]{0,24}(?: [A-Z][\w'’.-]{0,24}){0,3},(?=[ \t]*\n)")
_CLOSING = Shape(
    r"""
    (?: (?:with\ )? (?:my\ |our\ )? (?:very\ )? (?:kind|kindest|best|warm|warmest|many|with)? \s*
        (?:regards|wishes|thanks)
      | (?:yours|very\ truly\ yours|respectfully) (?:\ (?:sincerely|faithfully|truly|ever|respectfully))?
      | sincerely (?:\ yours)? | best | cheers | warmly | thanks (?:\ again)? | thank\ you
      | sorry (?:\ again)? | love | take\ care | all\ the\ best | cordially
      | (?:my\ |our\ |with\ )? (?:sincere(?:st)?\ |deepest\ |heartfelt\ )? apologies
      | apologetically | regretfully | in\ apology )
    \s* [,.!–—-]?
    """,
    re.IGNORECASE | re.VERBOSE,
)
_FROM_NOBODY = Shape(
    r"\b(?:teams?|management|support|services?|care|customers?|department|dept|members?|desk|company|relations|staff"
    r"|office|helpdesk|board|crew|experience|success|everyone|all of us|ltd|inc|plc|llc|group|the)\b",
    re.IGNORECASE,
)
_PERSON = Shape(
    r"\A[-–—~\s]*(?:(?:Mr|Mrs|Ms|Mx|Dr|Prof)\.? )?(?:[A-Z](?:[\w'’-]+|\.)\s*){1,4}"
    r"(?:[,(|–—-].*|and (?:the |[A-Z]).*)?\Z"
)
_BLANK_NAME = Shape(r"(?i)[\[{<][^\]}>\n]*name[^\]}>\n]*[\]}>]")
_LONGEST_TITLE = 64
_GAP = re.compile(r"\n[ \t]*\n\s*")


class Region(NamedTuple):
    """A stretch of the letter. `name` is one of subject, greeting, body, signature."""

    name: str
    start: int
    end: int


class Placed(NamedTuple):
    """A sentence and the place it stands in."""

    start: int
    text: str
    region: str
    paragraph: int  # body paragraphs count from 0; -1 elsewhere


class Page(NamedTuple):
    """A letter taken apart."""

    regions: tuple[Region, ...]
    sentences: tuple[Placed, ...]
    signer: tuple[int, int] | None  # where a person's name stands under the letter
    last_paragraph: int

    def region(self, name: str) -> Region | None:
        """The region of this name, if the letter has it."""
        return next((region for region in self.regions if region.name == name), None)


def page(text: str) -> Page:
    """Take a letter apart. Works for a single sentence too: that is all body."""
    plain = folded(text)
    regions: list[Region] = []
    at = 0
    subject = _SUBJECT.match(plain)
    head = subject.end() if subject is not None else _title_end(plain)
    if head:
        regions.append(Region("subject", subject.start() if subject else 0, head))
        at = head
    greeting = _greeting(plain, at)
    if greeting is not None:
        regions.append(greeting)
        at = greeting.end
    end = _signature_start(plain, at)
    regions.append(Region("body", at, end))
    if end < len(text):
        regions.append(Region("signature", end, len(text)))
    placed: list[Placed] = []
    paragraph = -1
    for region in regions:
        for start, stretch in _paragraphs(text, region.start, region.end):
            cut = _sentences(stretch)
            if cut and region.name == "body":
                paragraph += 1
            number = paragraph if region.name == "body" else -1
            placed.extend(Placed(start + at, words, region.name, number) for at, words in cut)
    return Page(tuple(regions), tuple(placed), _signer(text, plain, end), paragraph)


def _paragraphs(text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    for gap in _GAP.finditer(text, start, end):
        yield start, text[start : gap.start()]
        start = gap.end()
    yield start, text[start:end]


@lru_cache(maxsize=2_000)
def _sentences(paragraph: str) -> tuple[tuple[int, str], ...]:
    return tuple((sentence.start, sentence.text) for sentence in sentences(paragraph))


def _title_end(plain: str) -> int:
    """Where a title ends that stands alone above "Dear Ms Obi,"; 0 where there is none."""
    start = len(plain) - len(plain.lstrip())
    end = plain.find("\n", start, start + _LONGEST_TITLE)
    if end < 0 or plain[start:end].rstrip().endswith((",", ".", "!", "?", ":", ";")):
        return 0
    gap = _GAP.match(plain, end)
    return end if gap and _GREETING.match(plain, gap.end()) else 0


def _greeting(plain: str, at: int) -> Region | None:
    start = len(plain) - len(plain[at:].lstrip())
    match = _GREETING.match(plain, start) or _NAME_COMMA.match(plain, start)
    if match is None:
        return None
    alone = not plain[match.end() :].strip() and "\n" not in plain[start:]
    if alone and not match.group().endswith(","):
        return None  # one sentence that begins with "Hi" is no letter
    return Region("greeting", start, match.end())


def _signature_start(plain: str, at: int) -> int:
    """Where the closing words and the name begin; the end of the text if there are none."""
    lines: list[tuple[int, str]] = []
    offset = at
    for line in plain[at:].split("\n"):
        lines.append((offset, line.strip()))
        offset += len(line) + 1
    full = [(start, line) for start, line in lines if line]
    if len(full) < 2 or "\n" not in plain[at:].strip():
        return len(plain)
    for start, line in full[-9:]:
        if _CLOSING.fullmatch(line) and start > at and _begins_anew(plain, start, line):
            return start
    # No closing words: a last paragraph of short lines without a stop is a name and a title.
    tail: list[tuple[int, str]] = []
    for start, line in reversed(lines):
        if not line:
            if tail:
                break
            continue
        tail.append((start, line))
    if len(tail) <= 4 and all(_is_name_line(line) for _, line in tail) and len(tail) < len(full):
        return tail[-1][0]
    return len(plain)


def _begins_anew(plain: str, start: int, line: str) -> bool:
    """Whether a line is one of its own, and not the last word of a sentence that was wrapped there."""
    before = plain[:start].rstrip(" \t")
    return line[0].isupper() or before.endswith(("\n\n", ".\n", "!\n", "?\n", ",\n"))


def _is_name_line(line: str) -> bool:
    return (
        len(line.split()) <= 9 and not line.endswith((".", "?", "!", ":", ";")) and len(line) <= 70
    )


def _signer(text: str, plain: str, start: int) -> tuple[int, int] | None:
    """The line with a person's name under the letter, or with a blank for one."""
    if start >= len(text):
        return None
    offset = start
    for line in plain[start:].split("\n"):
        bare = line.strip()
        if bare and not _CLOSING.fullmatch(bare):
            named = _PERSON.match(bare) and not _FROM_NOBODY.search(re.split(r",| and ", bare)[0])
            if named or _BLANK_NAME.search(bare):
                return offset, offset + len(line)
        offset += len(line) + 1
    return None
