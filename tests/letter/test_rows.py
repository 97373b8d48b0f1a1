"""A sentence said for each row of a table: its wording is chosen row by row."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, timezone
from pathlib import Path

import pytest

from wizard.answers.context import Context
from wizard.answers.entries import Answers, Entry, Status
from wizard.answers.scope import Scope
from wizard.flow.loader import FlowLibrary
from wizard.letter.compose import Composer
from wizard.letter.letter import Letter

FLOW = """
flow: fares
format: 1
title: Fares
questions:
  - key: fares
    step: know
    type: table
    label: Which fares?
    short: the fares
    columns:
      - {key: day, type: date, label: Day, short: the day, required: true}
      - {key: paid, type: money, label: Paid, short: what was paid, required: true}
      - {key: due, type: money, label: Due, short: what was due, required: true}
  - {key: fee, step: know, type: money, label: A fee, short: the fee}
calc:
  over: row.paid - row.due
  free: row.due == 0
  twice: over == row.due
  back: either(sum(fares.paid) - sum(fares.due), 0) + either(fee, 0)
letter:
  know:
    fare:
      each: fares
      say:
        - {when: free, text: "On {{ row.day }} you owed nothing."}
        - {when: twice, text: "On {{ row.day }} you paid twice."}
        - {text: "On {{ row.day }} you paid {{ row.over }} too much."}
    total:
      say:
        - {when: back > 0, text: "You have {{ back }} back."}
"""
Composed = Callable[[Mapping[str, Entry]], Letter]
NOW = datetime(2026, 11, 20, 12, tzinfo=timezone.utc)


@pytest.fixture
def letter(tmp_path: Path) -> Composed:
    (tmp_path / "fares.yaml").write_text(FLOW, encoding="utf-8")
    flow = FlowLibrary([tmp_path]).get("fares")

    def composed(entries: Mapping[str, Entry]) -> Letter:
        return Composer(flow, Scope(flow, Answers(entries), Context(NOW))).letter()

    return composed


def rows(*given: tuple[str, str, str], status: Status = "given") -> dict[str, Entry]:
    table = tuple({"day": d, "paid": p, "due": r} for d, p, r in given)
    return {"fares": Entry(table, status)}


def test_each_row_has_the_wording_that_fits_it(letter: Composed) -> None:
    given = rows(
        ("2 November", "4.00", "0"), ("3 November", "4.00", "2.00"), ("4 November", "4", "1")
    )
    assert letter(given).body.split("\n\n")[0] == (
        "On Monday 2 November you owed nothing. On Tuesday 3 November you paid twice. "
        "On Wednesday 4 November you paid £3.00 too much. You have £9.00 back."
    )


def test_a_table_left_empty_says_nothing_and_leaves_no_gap(letter: Composed) -> None:
    assert letter({}).body == ""


def test_a_row_that_is_begun_shows_what_is_still_missing(letter: Composed) -> None:
    assert "‹what was due›" in letter(rows(("3 November", "4.00", ""))).body


def test_a_sum_counts_what_is_left_empty_as_nothing(letter: Composed) -> None:
    assert letter({"fee": Entry("1.50")}).body == "You have £1.50 back."


def test_a_sum_that_rests_on_something_unknown_is_not_said(letter: Composed) -> None:
    given = {**rows(("3 November", "4.00", "2.00")), "fee": Entry(status="unknown")}
    assert "back" not in letter(given).body


def test_rows_that_are_only_suspected_are_not_said_as_certain(letter: Composed) -> None:
    assert letter(rows(("3 November", "4.00", "2.00"), status="suspected")).body == ""


def test_two_currencies_in_one_row_are_no_crash(letter: Composed) -> None:
    assert "too much" not in letter(rows(("3 November", "€4.00", "£2.00"))).body


def test_a_sum_leads_back_to_an_answer_that_it_was_made_of(letter: Composed) -> None:
    (place,) = (p for p in letter({"fee": Entry("1.50")}).places if p.piece.kind == "value")
    assert place.piece.question == "fee"
