"""What each kind of answer means, exactly as it was typed."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any, get_args
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.answers.flows import FRIDAY
from wizard.answers.entries import Raw
from wizard.answers.values import Person, Reading, value_of
from wizard.expr.nothing import Nothing
from wizard.flow.model import Choice, Kind, Question
from wizard.text.faults import Unreadable
from wizard.text.money import Money
from wizard.text.zones import Zone

CHOICES = (Choice("card", "By card"), Choice("cash", "In cash"), Choice("bank", "By bank transfer"))
BRITISH = Reading("en-GB", "GBP", "Europe/London", FRIDAY)
AMERICAN = Reading("en-US", "USD", "America/New_York", FRIDAY)


def question(kind: str, **more: Any) -> Question:
    return Question("q", "know", kind, "Label?", "the thing", "q", **more)  # type: ignore[arg-type]


def read(kind: str, raw: Raw, reading: Reading = BRITISH, **more: Any) -> Any:
    return value_of(question(kind, choices=CHOICES, **more), raw, reading)


@pytest.mark.parametrize(
    ("kind", "raw", "expected"),
    [
        ("text", "14:30", "14:30"),
        ("text", " no ", "no"),
        ("text", "012", "012"),
        ("text", "1.10", "1.10"),
        ("text", "two  words\t here", "two words here"),
        ("text", "{{ 7*7 }} [red] $(rm)", "{{ 7*7 }} [red] $(rm)"),
        ("long_text", " one thing \n\n another  thing\n", ["one thing", "another thing"]),
        ("integer", "012", 12),
        ("integer", "1,200", 1200),
        ("integer", "-3", -3),
        ("time", "14:30", time(14, 30)),
        ("time", "9 a.m.", time(9)),
        ("yes_no", "no", False),
        ("yes_no", "Y", True),
        ("yes_no", "TRUE", True),
        ("money", "1.10", Money(Decimal("1.10"), "GBP")),
        ("money", "$1.10", Money(Decimal("1.10"), "USD")),
        ("date", "today", date(2026, 11, 20)),
        ("date", "Tuesday 24 November", date(2026, 11, 24)),
        (
            "datetime",
            "2026-11-24 18:00",
            datetime(2026, 11, 24, 18, tzinfo=ZoneInfo("Europe/London")),
        ),
        ("duration", "1 hour 45 minutes", timedelta(minutes=105)),
        ("email", "Sam.O'Neill+x@tallow.example", "Sam.O'Neill+x@tallow.example"),
        ("phone", "020  7946 0142", "020 7946 0142"),
        ("choice", "CARD", "card"),
        ("choice", "in cash", "cash"),
        ("multi", "card, In cash\nbank", ["card", "cash", "bank"]),
        ("person", "Ms Carter", Person("Ms Carter", "Ms Carter")),
        ("person", "Lee Anh Thu\nMs Lee\nmore", Person("Lee Anh Thu", "Ms Lee")),
        ("person", "ludwig van der berg", Person("ludwig van der berg", "ludwig van der berg")),
    ],
)
def test_an_answer_means_what_its_kind_says(kind: str, raw: str, expected: object) -> None:
    assert read(kind, raw) == expected


@pytest.mark.parametrize("kind", [kind for kind in get_args(Kind) if kind != "table"])
def test_a_blank_answer_is_none_at_all(kind: str) -> None:
    assert read(kind, "") is Nothing.MISSING
    assert read(kind, " \n\t ") is Nothing.MISSING


def test_the_locale_decides_what_is_a_day_and_a_month() -> None:
    assert read("date", "3/11/2026") == date(2026, 11, 3)
    assert read("date", "3/11/2026", AMERICAN) == date(2026, 3, 11)
    assert read("date", "11/20", AMERICAN) == date(2026, 11, 20)
    assert read("money", "1.10", AMERICAN) == Money(Decimal("1.10"), "USD")
    assert read("datetime", "16:00", AMERICAN).tzinfo == ZoneInfo("America/New_York")
    zone = read("zone", "GST")
    assert isinstance(zone, Zone)
    assert zone.key == "Asia/Dubai"


@pytest.mark.parametrize(
    ("kind", "raw", "words"),
    [
        ("integer", "twelve", "is not a whole number. Write it in figures"),
        ("integer", "1.5", "is not a whole number"),
        ("integer", "9" * 20, "is not a whole number"),
        ("integer", "٣", "is not a whole number"),
        ("yes_no", "perhaps", "neither yes nor no"),
        ("email", "sam at tallow", "is not an e-mail address"),
        ("email", "a@b", "is not an e-mail address"),
        ("email", "a@b.example, c@d.example", "is not an e-mail address"),
        ("phone", "ring me", "is not a telephone number"),
        ("phone", "1" * 90, "is not a telephone number"),
        ("choice", "crad", "is not one of the choices. Did you mean card?"),
        ("choice", "blue", "Choose one of: card, cash, bank."),
        ("multi", "card, chsh", "Did you mean cash?"),
        ("text", "tbc", "only holds the place"),
        ("long_text", "N/A.", "only holds the place"),
        ("date", "31 February 2026", "31 February"),
        ("time", "25:00", "25:00"),
        ("money", "a lot", "a lot"),
        ("duration", "ages", "ages"),
        ("zone", "Nowhere/There", "Nowhere/There"),
    ],
)
def test_what_cannot_be_read_is_refused_in_words(kind: str, raw: str, words: str) -> None:
    with pytest.raises(Unreadable) as caught:
        read(kind, raw)
    assert words in str(caught.value)


COLUMNS = (
    question("date", required=True),
    Question("paid", "know", "money", "Paid", "what was paid", "q"),
    Question("how", "know", "choice", "How", "how", "q", choices=CHOICES, default="card"),
)


def rows(*given: dict[str, str]) -> Any:
    return read("table", given, columns=COLUMNS, rows=2)


def test_each_cell_of_a_table_is_read_by_its_column() -> None:
    blank = {"q": " ", "paid": ""}
    assert rows({"q": "3 November", "paid": "1.10"}, blank, {"q": "4 November", "how": "cash"}) == [
        {"q": date(2026, 11, 3), "paid": Money(Decimal("1.10"), "GBP"), "how": "card"},
        {"q": date(2026, 11, 4), "paid": Nothing.MISSING, "how": "cash"},
    ]


def test_an_empty_table_is_no_answer() -> None:
    assert rows() is Nothing.MISSING
    assert rows({"q": "", "paid": " "}) is Nothing.MISSING
    assert read("table", "  ", columns=COLUMNS) is Nothing.MISSING


def test_a_wrong_cell_is_named_by_its_row_and_column() -> None:
    with pytest.raises(Unreadable, match=r"^Row 2, what was paid: "):
        rows({"q": "3 November"}, {"q": "4 November", "paid": "lots"})


def test_too_many_rows_are_counted() -> None:
    with pytest.raises(Unreadable, match="room for 2 rows here, and this has 3"):
        rows(*[{"q": "3 November"}] * 3)


def test_rows_and_text_are_not_taken_for_each_other() -> None:
    with pytest.raises(Unreadable, match="wants rows"):
        read("table", "3 November", columns=COLUMNS)
    with pytest.raises(Unreadable, match="one answer, not a table"):
        read("text", ({"q": "x"},))


@settings(max_examples=400, deadline=None)
@given(
    st.sampled_from([k for k in get_args(Kind) if k != "table"]),
    st.one_of(st.text(max_size=60), st.text("0123456789.,:/-+ £$€apm", max_size=20)),
    st.sampled_from([BRITISH, AMERICAN]),
)
def test_anything_typed_is_a_value_or_a_sentence(kind: str, raw: str, reading: Reading) -> None:
    told = "."
    try:
        read(kind, raw, reading)
    except Unreadable as fault:
        told = str(fault)
    assert told.rstrip("”").endswith((".", "?", "…", "!"))
