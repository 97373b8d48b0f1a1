"""Line by line: what was typed is corrected without losing what stands beside it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.interview.desks import desk_at
from tests.plain.test_by_ear import flat
from tests.plain.test_conversation import SHORT, letter_in, told
from wizard.interview.desk import Desk

THREE = [
    "Ms Obi", "we charged you twice", "",
    "May", "98.00", "49.00", "June", "49.00", "0", "July", "30.00", "10.00", "",
]  # fmt: skip


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return desk_at(tmp_path)


def rows_of(desk: Desk) -> list[list[str]]:
    """The table as it is kept."""
    interview = desk_at(desk.where.cases.parents[1]).resume(desk.in_hand()[0].id)  # type: ignore[union-attr]
    raw = interview.entry("charges").raw
    return [] if isinstance(raw, str) else [list(row.values()) for row in raw]


def billing(desk: Desk, *lines: str) -> str:
    """What is said when these lines follow three rows of a table."""
    return told(desk, *THREE, *lines, start="billing")


def test_a_row_written_anew_leaves_the_others(desk: Desk) -> None:
    said = billing(desk, "/back", "Mai", "", "", "", "/quit")
    assert rows_of(desk) == [
        ["Mai", "98.00", "49.00"],
        ["June", "49.00", "0"],
        ["July", "30.00", "10.00"],
    ]
    assert "row 1 > Mai" in said
    assert ", now 98.00 >" in said
    assert "row 2, now June >" in said


def test_enter_keeps_a_cell_and_clear_empties_it(desk: Desk) -> None:
    billing(desk, "/back", "May", "/clear", "", "June", "", "4", "", "/quit")
    assert rows_of(desk) == [
        ["May", "", "49.00"],
        ["June", "49.00", "4"],
        ["July", "30.00", "10.00"],
    ]


def test_one_row_is_written_anew_or_taken_out(desk: Desk) -> None:
    said = billing(desk, "/back", "/row 2", "", "50.00", "", "/drop 3", "/row 9", "/drop", "/quit")
    assert rows_of(desk) == [["May", "98.00", "49.00"], ["June", "50.00", "0"]]
    assert "Taken out." in said
    assert "Which one? The numbers are 1 to 3." in said  # there is room for one more
    assert "Which one? The numbers are 1 to 2." in said


def test_a_row_too_many_does_not_answer_the_next_question(desk: Desk) -> None:
    said = told(desk, *THREE[:-1], "August", "", "/answers", "/quit", start="billing")
    assert "That is all there is room for, 3 rows. Enter goes on > August" in said
    assert "There is no room for more than 3: “August” is not taken." in flat(said)
    assert "August" not in said.rpartition("/answers")[2]
    assert len(rows_of(desk)) == 3


def test_a_table_ends_with_what_the_letter_says_of_it(desk: Desk) -> None:
    said = flat(billing(desk, "/quit"))
    heard = said.partition("Enter goes on >")[2]
    assert heard.lstrip().startswith("3 rows.")
    assert "For May we took £98.00 when the right amount was £49.00" in heard


@pytest.mark.parametrize("word", ["why", "help", "again", "letter", "remarks", "answers", "strong"])
def test_a_command_within_a_table_answers_and_the_table_goes_on(desk: Desk, word: str) -> None:
    said = told(
        desk, "Ms Obi", "we charged you twice", "", "May", f"/{word}", "98.00", "/nonsense", "//49",
        "", "/quit", start="billing",
    )  # fmt: skip
    assert rows_of(desk) == [["May", "98.00", "/49"]]
    assert "There is no /nonsense here." in said
    assert f"/{word}" not in said.partition("-- The letter")[2]


@pytest.mark.parametrize("word", ["quit", "home", "back", "review", "go close", "unknown"])
def test_a_command_leads_out_of_an_answer_and_what_was_typed_is_kept(desk: Desk, word: str) -> None:
    told(desk, *THREE[:5], f"/{word}", "/quit", "quit", "quit", start="billing")
    assert rows_of(desk) == [["May", "98.00"]]
    assert desk.resume(desk.in_hand()[0].id).entry("what_happened").raw == "we charged you twice"


def test_a_command_in_the_second_line_is_not_text(desk: Desk) -> None:
    said = told(
        desk, "Ms Obi", "we lost your coat", "/why", "//and the hat", "", "/letter", "/quit"
    )
    assert "line 2 > /why" in said
    assert "and that /and the hat" in flat(said.rpartition("/letter\n")[2])
    again = told(desk_at(desk.where.cases.parents[1]), "12", "/quit", start=None)  # type: ignore[union-attr]
    assert "/why" not in again


def test_a_command_is_no_greeting(desk: Desk) -> None:
    said = told(desk, "/full", "Lee Anh Thu", "/why", "Ms Thu", "/letter", "/quit")
    assert "Dear Ms Thu," in said
    assert "Dear /why" not in said


def test_one_line_of_a_long_answer_is_changed(desk: Desk) -> None:
    said = told(
        desk, "", "we lost your coat", "we broke your umbrella", "", "/back", "/row 2",
        "we tore your hat", "/row 1", "", "/answers", "/drop 1", "/letter", "/quit",
    )  # fmt: skip
    assert "2 we broke your umbrella" in said
    assert "Enter leaves it; what you type begins with line 1." in flat(said)
    listed = said.rpartition("> /answers\n")[2]
    assert "1 we lost your coat" in listed
    assert "2 we tore your hat" in listed
    letter = flat(said.rpartition("> /letter\n")[2])
    assert "we tore your hat" in letter
    assert "coat" not in letter


def test_a_paragraph_is_left_by_enter_or_keep_and_taken_out_by_a_word(desk: Desk) -> None:
    said = told(
        desk, *SHORT, "edit 3", "", "edit 3", "I forgot.", "/keep", "letter", "edit 3", "/nonsense", "//x",
        "", "edit 3", "/out", "letter", "undo", "quit",
    )  # fmt: skip
    assert said.count("It stays as it was.") == 2
    assert "There are only /keep and /out here." in said
    assert "3  /x" in said
    middle, _, last = said.rpartition("review> letter\n")
    assert "The reason is that" in letter_in(middle)
    assert "/keep" not in letter_in(middle)
    assert "The reason is that" not in letter_in(last.partition("review> undo")[0])
    assert "That paragraph has left the letter." in last or "has left the letter." in middle


def test_a_command_within_a_command_within_an_answer_is_carried_out(desk: Desk) -> None:
    said = told(desk, "Ms Obi", "1", "/begin 1", "/begin 1", "/begin 1", "it", "/quit")
    assert "fault of its own" not in said
    assert said.rstrip().endswith("Everything typed is kept.")
