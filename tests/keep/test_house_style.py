"""The file of a house: what it may say, and how it is told what is wrong."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wizard.checks.house_words import WORD_KEYS
from wizard.flow.loader import FlowLibrary
from wizard.flow.shipped import shipped_folder
from wizard.interview.house import common_questions
from wizard.keep.house import House, house_schema, read_house
from wizard.text.strict_yaml import Fault, FaultyFile

QUESTIONS = common_questions(FlowLibrary([shipped_folder()]))


def house(folder: Path, text: str) -> House:
    path = folder / "house.yaml"
    path.write_text(f"format: 1\n{text}", encoding="utf-8")
    return read_house(path, QUESTIONS)


def faults(folder: Path, text: str) -> list[str]:
    with pytest.raises(FaultyFile) as caught:
        house(folder, text)
    return [f"{f.mark.line}:{f.mark.column} {f.message}" for f in caught.value.faults]


def test_a_limit_is_known_by_the_words_of_the_role(tmp_path: Path) -> None:
    text = """
limits:
  - {role: Team Lead, most: "250.00", above: Priya Nair}
  - {most: "50", above: your team lead}
"""
    read = house(tmp_path, text)
    found = {role: read.limit_of(role) for role in ("Team Lead, Support", "Adviser", "")}
    assert [one and one.most for one in found.values()] == ["250.00", "50", "50"]


def test_days_off_come_once_every_year_or_in_a_row(tmp_path: Path) -> None:
    text = """
holidays:
  - 25 December
  - {day: 2026-12-28, name: Boxing Day (moved)}
  - {from: 29 December, to: 2 January, name: our winter closing}
"""
    calendar = house(tmp_path, text).calendar
    assert calendar.closed(date(2031, 12, 25)) == (
        "Thursday 25 December is a day off in house.yaml: nobody is at work."
    )
    assert "Boxing Day (moved)" in calendar.closed(date(2026, 12, 28))
    assert calendar.closed(date(2027, 12, 28)) == ""
    assert "our winter closing" in calendar.closed(date(2030, 1, 2))
    assert calendar.closed(date(2030, 1, 3)) == ""


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("holliday: []", "2:1 house.yaml has no key `holliday`. Did you mean `holidays`?"),
        ("answers: {compny: X}", "2:11 `compny` cannot be answered for a whole house."),
        ("answers: {email: nobody}", "2:18 “nobody” is not an e-mail address."),
        ("answers: {locale: en-AU}", "2:19 `locale` cannot be `en-AU`."),
        ("answers: {zone: Mars}", "2:17 "),
        ("answers: {limit: '50'}", "2:11 What a writer may give stands under `limits`"),
        ("limits: [{role: Lead, most: lots}]", "2:29 “lots” is not a sum of money."),
        ("limits: [{role: Lead, most: '-5'}]", "2:29 A limit cannot be less than nothing."),
        ("limits: [{role: Lead}]", "2:10 A limit has no `most`."),
        ("holidays: [Christmas]", "2:12 “Christmas” is no day that can be looked up."),
        ("holidays: [31 February 2026]", "2:12 "),
        ("holidays: [Friday 25 December]", "2:12 “Friday 25 December” is no day"),
        ("holidays: [{from: 24 December}]", "2:12 A holiday has a `day`, or a first"),
        (
            "holidays: [{from: 3 May 2026, to: 1 May 2026}]",
            "2:12 It ends before it begins. Check the two days.",
        ),
        ("words: 5\nholidays: 5", "3:11 `holidays` is a list"),
    ],
)
def test_what_is_wrong_is_said_at_its_place(tmp_path: Path, text: str, told: str) -> None:
    assert any(one.startswith(told) for one in faults(tmp_path, text)), faults(tmp_path, text)


def test_a_newer_format_is_refused_in_one_sentence(tmp_path: Path) -> None:
    path = tmp_path / "house.yaml"
    path.write_text("format: 2\nnew: thing\n", encoding="utf-8")
    with pytest.raises(FaultyFile, match="Get a newer Amends"):
        read_house(path, QUESTIONS)


def test_the_schema_beside_the_flows_is_that_of_the_reader() -> None:
    import json

    shipped = json.loads((shipped_folder() / "house.schema.json").read_text(encoding="utf-8"))
    assert shipped == house_schema()
    assert tuple(shipped["properties"]["words"]["items"]["properties"]) == WORD_KEYS


@given(st.text(max_size=200))
def test_any_text_is_a_house_or_a_sentence_about_its_place(
    tmp_path_factory: pytest.TempPathFactory, text: str
) -> None:
    path = tmp_path_factory.getbasetemp() / "house.yaml"
    path.write_text(text, encoding="utf-8")
    faulty: tuple[Fault, ...] = ()
    try:
        read_house(path, QUESTIONS)
    except FaultyFile as caught:
        faulty = caught.faults
    assert all(fault.message and fault.mark.line > 0 for fault in faulty)
