"""Cases for the tests: one of everything, and any that a person could bring about."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from typing import Any
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from wizard.answers.context import Context
from wizard.answers.entries import Entry
from wizard.keep.case import Case, Ignore, Override, Promise, Sent, new_id
from wizard.letter.blocks import Block

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=timezone.utc)


def a_case(**changes: Any) -> Case:
    """A case with something in every field, under a new id."""
    case = Case(
        id=new_id(),
        flow="billing",
        flow_hash="ab12",
        context=Context(
            datetime(2026, 11, 22, 14, 30, tzinfo=ZoneInfo("Europe/London")), "Europe/London"
        ),
        entries={
            "what_happened": Entry("we charged your card twice for May"),
            "cause": Entry("", "unknown"),
            "charges": Entry(({"which": "3 May", "taken": "49.00"}, {"which": "4 May"})),
        },
        page="what_happened",
        blocks=(Block(("sorry",), "Mine.", "Theirs.", None), Block((), "My own.")),
        ignores=(Ignore("already", "0f3a"),),
        overrides=(Override("secrets.card", "77aa", "a test card"),),
        letters_sent=(Sent(NOON, "email", "Dear Ms Obi,\n\nI am sorry."),),
        promises=(Promise("ring", "Mrs Hughes", date(2026, 11, 24)),),
        left_out=("thanks",),
    )
    return replace(case, **changes)


def say(case: Case, text: str, rev: int | None = None) -> Case:
    """The case with another text typed into it."""
    typed = {**case.entries, "what_happened": Entry(text)}
    return replace(case, entries=typed, rev=case.rev if rev is None else rev)


def text_of(case: Case) -> str:
    """What was typed by `say`."""
    raw = case.entries["what_happened"].raw
    assert isinstance(raw, str)
    return raw


_texts = st.text(st.characters(), max_size=20)  # half surrogate pairs too
_rows = st.lists(st.dictionaries(_texts, _texts, max_size=3), max_size=3).map(tuple)
_offsets = st.integers(-1439, 1439).map(lambda m: timezone(timedelta(minutes=m)))
_moments = st.datetimes(timezones=_offsets)
zones = st.sampled_from(["UTC", "Europe/London", "America/St_Johns", "Asia/Kolkata", "No/Where"])


@st.composite
def contexts(draw: st.DrawFn) -> Context:
    """Any settings; `now` is in the zone as a running app has it."""
    zone = draw(zones)
    tz = timezone.utc if zone == "No/Where" else ZoneInfo(zone)
    now = draw(
        st.datetimes(
            datetime(1900, 1, 2),
            datetime(9998, 1, 1),
            timezones=st.just(tz),
            allow_imaginary=False,
        )
    )
    return Context(
        now,
        zone,
        draw(st.sampled_from(["en-GB", "en-US"])),
        draw(st.sampled_from(["GBP", "USD", "EUR"])),
        draw(st.sampled_from(["light", "serious", "grave"])),
        draw(st.sampled_from(["one", "many"])),
        draw(st.sampled_from(["I", "we"])),
        draw(st.sampled_from(["short", "full"])),
        draw(st.sampled_from(["email", "letter", "ticket"])),
    )


def entries(texts: st.SearchStrategy[str]) -> st.SearchStrategy[dict[str, Entry]]:
    """Any answers made of such texts."""
    rows = st.lists(st.dictionaries(texts, texts, max_size=3), max_size=3).map(tuple)
    entry = st.builds(
        Entry, st.one_of(texts, rows), st.sampled_from(["given", "suspected", "unknown"])
    )
    return st.dictionaries(texts.filter(bool), entry, max_size=5)


cases = st.builds(
    Case,
    id=_texts,
    flow=_texts,
    flow_hash=_texts,
    context=contexts(),
    entries=entries(_texts),
    page=_texts,
    blocks=st.lists(
        st.builds(
            Block,
            st.lists(_texts, max_size=2).map(tuple),
            _texts,
            st.none() | _texts,
            st.none() | _texts,
        ),
        max_size=3,
    ).map(tuple),
    ignores=st.lists(st.builds(Ignore, _texts, _texts), max_size=2).map(tuple),
    overrides=st.lists(st.builds(Override, _texts, _texts, _texts), max_size=2).map(tuple),
    letters_sent=st.lists(st.builds(Sent, _moments, _texts, _texts), max_size=2).map(tuple),
    promises=st.lists(
        st.builds(Promise, _texts, _texts, st.dates() | _moments, st.booleans()), max_size=3
    ).map(tuple),
    left_out=st.lists(_texts, max_size=3).map(tuple),
    rev=st.integers(0, 10**9),
)
