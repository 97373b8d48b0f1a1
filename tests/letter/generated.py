"""Answers as people give them: terse, long, stopped, quoted, shouted, in other scripts, or hostile."""

from __future__ import annotations

from datetime import datetime, timedelta
from random import Random
from typing import get_args

from tests.answers.flows import FRIDAY
from wizard.answers.context import Audience, Channel, Context, Depth, Stage, Voice
from wizard.answers.entries import Entry, Raw, Status
from wizard.flow.model import Flow, Question
from wizard.flow.severity import SEVERITIES

STAGES: tuple[tuple[Stage, datetime | None], ...] = (
    ("first", None),
    ("first", None),
    ("update", FRIDAY - timedelta(hours=3)),
    ("follow_up", FRIDAY - timedelta(days=9)),
)

CLAUSES = (
    "we charged your card twice for May",
    "May was charged twice",
    "I forgot to ring you back on Thursday",
    "the parcel was left in the rain",
    "your order came at 2 p.m. and not at nine",
    "our van broke down near Tindall & Co.",
    "you were told “it is on its way” when it was not",
    "iPhones could not log in",
    "we're sorry that we lost your file",
    "nobody answered (twice)",
    "Zoë’s gift was lost by Royal Mail, and her party had begun",
)
DOINGS = ("not ringing you back", "leaving you without a word for a week")
THINGS = (
    "late delivery",
    "the wrong name on the cake",
    "Duplicate charge on May invoice",
    "INV-2211",
    "your two lost evenings",
    "a delay of three days",
)
PAST = ("refunded the whole £85.00", "I sent a new one by courier", "We have stopped the emails")
INFINITIVES = ("ring you at ten", "to send it again", "I will put it right", "a full refund")
ODD = (
    "{{ 271*3001 }}",
    "[red]we erred[/red]",
    "[/]",
    "{{ signer_name }} and {cause}",
    "‹what went wrong›",
    "$(reboot) `ls` %s",
    "Größe war falsch",
    "注文が遅れました",
    "تأخر الطلب",
    "we failed you 🙂",
    "NASA's ETA was wrong",
    "ＡＢＣ was late",
    "I",
    "May",
    "12",
)
ENDS = ("", "", "", "", ".", "!", "?", "…", "...", ",", ";", ":", " ", ". ")
SHAPED: dict[str, tuple[str, ...]] = {
    "clause": (*CLAUSES, *CLAUSES, *DOINGS, *THINGS),
    "past": PAST,
    "infinitive": INFINITIVES,
    "noun": THINGS,
    "free": (*CLAUSES, *THINGS),
}
PLAIN: dict[str, tuple[str, ...]] = {
    "integer": ("1", "3", "51", "1,200", "0", "-2", "many"),
    "money": ("49", "£24.50", "0", "1,204.00", "€5", "free"),
    "date": ("today", "yesterday", "tomorrow", "17 November", "2026-11-24", "3/11/2025", "soon"),
    "time": ("14:30", "9", "16.15", "00:10", "noon", "late"),
    "datetime": (
        "16:00",
        "2026-11-14 18:15",
        "tomorrow 10:00",
        "17 November",
        "02:45 UTC",
        "later",
    ),
    "duration": ("20 minutes", "3 days", "1 hour 45 minutes", "ages"),
    "yes_no": ("yes", "no", "perhaps"),
    "person": (
        "Ms Carter",
        "Lee Anh Thu\nMs Lee",
        "ludwig van der berg",
        "Dr. Okoye",
        "李明",
        "Rev. J.P.",
    ),
    "email": ("sam@tallow.example", "sam"),
    "phone": ("020 7946 0142", "(555) 010-0148", "none"),
    "zone": ("UTC", "GST", "Europe/Paris", "Nowhere"),
}


def line_for(shape: str, rng: Random) -> str:
    """One line of an answer of this shape."""
    text, end = rng.choice((*SHAPED[shape], *ODD)), rng.choice(ENDS)
    return text if text.endswith(".") and end.startswith(".") else text + end


def raw_for(question: Question, rng: Random) -> Raw:
    """What somebody might put in the box of a question."""
    kind = question.kind
    if kind == "table":
        return tuple(
            {column.key: str(raw_for(column, rng)) for column in question.columns}
            for _ in range(rng.randint(0, 3))
        )
    if not rng.randrange(6):
        return ""
    if kind in ("choice", "multi"):
        values = [choice.value for choice in question.choices]
        return "\n".join(rng.sample(values, rng.randint(1, len(values) if kind == "multi" else 1)))
    if kind in ("text", "long_text"):
        lines = rng.randint(1, question.rows) if kind == "long_text" else 1
        return "\n".join(dict.fromkeys(line_for(question.shape, rng) for _ in range(lines)))
    return rng.choice(PLAIN[kind])


def answers_to(flow: Flow, rng: Random) -> dict[str, Entry]:
    """Answers to some or all of a flow's questions."""
    statuses: list[Status] = [*["given"] * 8, "suspected", "unknown"]  # type: ignore[list-item]
    often = rng.choice((2, 5, 20))
    return {
        key: Entry(raw_for(question, rng), rng.choice(statuses))
        for key, question in flow.questions.items()
        if rng.randrange(often)
    }


def context_for(rng: Random) -> Context:
    """Any of the settings that change a letter."""
    locale = rng.choice(("en-GB", "en-US"))
    return Context(
        FRIDAY,
        "Europe/London",
        locale,
        "GBP" if locale == "en-GB" else "USD",
        rng.choice(SEVERITIES),
        rng.choice(get_args(Audience)),
        rng.choice(get_args(Voice)),
        rng.choice(get_args(Depth)),
        rng.choice(get_args(Channel)),
        *rng.choice(STAGES),
    )
