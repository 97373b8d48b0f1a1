"""A letter written elsewhere, line by line: what is said of it, and what can be done with it."""

from __future__ import annotations

from pathlib import Path

from tests.interview.desks import desk_at
from tests.plain.test_conversation import SHORT, told


def test_the_help_of_a_letter_names_what_can_be_done_with_it(tmp_path: Path) -> None:
    desk = desk_at(tmp_path)
    own = told(desk, *SHORT, "help", "quit").rpartition("review> help\n")[2]
    lines = ["check", "Dear Ms Obi,", ".", "help", "more", "We are sorry.", ".", "quit"]
    other = told(desk_at(tmp_path), *lines, start=None)
    assert "next: the next letter about this" in own
    assert "more: " not in own
    helped = other.rpartition("review> help\n")[2]
    assert "more: lines behind its end" in helped
    assert "next: " not in helped
    assert "We are sorry." in helped.partition("ends it.")[2]


def test_one_undo_takes_back_all_lines_of_a_paragraph(tmp_path: Path) -> None:
    said = told(
        desk_at(tmp_path), *SHORT, "edit 2", "one", "two", "three", "", "undo", "letter", "quit"
    )
    assert "one\n    two\n    three" not in said.rpartition("review> undo")[2]
    assert "we charged your card twice for May" in said.rpartition("review> undo")[2]


def test_a_paragraph_is_left_as_it_is(tmp_path: Path) -> None:
    said = told(desk_at(tmp_path), *SHORT, "edit 2", "/keep", "", "undo", "quit")
    assert "Nothing has been changed by hand." in said


def test_rows_of_a_table_are_kept_cell_by_cell_and_gone_on_with(tmp_path: Path) -> None:
    lines = ["Ms Obi", "we charged you twice", "", "May", "98.00"]  # and the line went dead
    told(desk_at(tmp_path), *lines, start="billing")
    said = told(desk_at(tmp_path), "12", "June", "49.00", "0", "", "/quit", start=None)
    assert "what you type is added to it" in said
    letter = desk_at(tmp_path)
    (case,) = letter.in_hand()
    rows = [dict(row) for row in letter.store.load(case.id).entries["charges"].raw]  # type: ignore[arg-type]
    assert [list(row.values())[:2] for row in rows] == [["May", "98.00"], ["June", "49.00"]]
