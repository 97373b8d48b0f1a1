"""A letter of a shipped flow from a few answers, on a fixed day, for the tests of the flows."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from wizard.answers.context import Context
from wizard.answers.entries import Answers, Entry
from wizard.answers.scope import Scope, defaults
from wizard.flow.loader import FlowLibrary
from wizard.flow.shipped import shipped_folder
from wizard.letter.compose import Composer
from wizard.letter.letter import Letter

LONDON = "Europe/London"
NOW = datetime(2026, 11, 20, 15, 0, tzinfo=ZoneInfo(LONDON))  # a Friday
WORDS = {"light": 120, "serious": 220, "grave": 350}
LIBRARY = FlowLibrary([shipped_folder()])

Answer = str | Sequence[Mapping[str, str]]
_BROKEN = re.compile(
    r"[.,;:]{2}|[!?]\.|\s[.,;:!?]| {2}|(?<!\.m)[.!?] [a-z]"
    r"|\b(to to|for for|on on|that that|by by|a the|the the)\b"
)


def scope_of(
    flow: str, answers: Mapping[str, Answer], unknown: Collection[str] = (), **settings: Any
) -> Scope:
    """What the names of the flow stand for with these answers."""
    given = {k: Entry(v if isinstance(v, str) else tuple(v)) for k, v in answers.items()}
    given |= {key: Entry(status="unknown") for key in unknown}
    one = LIBRARY.get(flow)
    context = Context(NOW, LONDON).with_(**settings)
    return Scope(one, Answers(defaults(one), given), context)


def letter(
    flow: str, answers: Mapping[str, Answer], unknown: Collection[str] = (), **settings: Any
) -> Letter:
    """The letter with these answers."""
    return Composer(LIBRARY.get(flow), scope_of(flow, answers, unknown, **settings)).letter()


def body(
    flow: str, answers: Mapping[str, Answer], unknown: Collection[str] = (), **settings: Any
) -> str:
    """Its text without subject, greeting and signature, which must be sound whatever was answered."""
    found = letter(flow, answers, unknown, **settings)
    inner = [p for p in found.paragraphs if p.lines[0].section not in ("greeting", "signature")]
    for paragraph in inner:
        assert not _BROKEN.search(paragraph.text), paragraph.text
        assert paragraph.text[0].isupper() or not paragraph.text[0].isalpha()
        assert paragraph.text[-1] in ".!?"
    return "\n".join(paragraph.text for paragraph in inner)


def sentences(text: str) -> set[str]:
    """The sentences of a body."""
    return set(re.split(r"(?<=[.!?])\s+", text))
