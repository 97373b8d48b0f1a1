"""Line by line for somebody who only hears it: words carry all, and a number leads where it says."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.interview.desks import DAY, begun, desk_at
from tests.interview.test_laws import desk_with
from tests.plain.test_conversation import SHORT, told
from wizard.interview.desk import Desk

SIGNS = "■▲·○◆◷✗●"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return desk_at(tmp_path)


def flat(said: str) -> str:
    """What was said, wherever its lines were broken."""
    return " ".join(said.split())


def test_an_answer_is_changed_at_its_own_question(desk: Desk) -> None:
    said = told(desk, *SHORT, "change 10", "Wednesday 25 November", "quit")
    after = said.partition("review> change 10\n")[2]
    assert after.index("On which day?") < after.index("> Wednesday 25 November\n")
    assert "What happens next, and when? (optional)" not in after
    assert "By Wednesday 25 November I will ring you" in flat(after)


def test_a_remark_leads_to_its_own_question(desk: Desk) -> None:
    said = told(
        desk, "", "we lost it", "", "/go next", "ring you", "/go next", "", "the day after", "",
        "/review", "go 1", "24 November", "quit",
    )  # fmt: skip
    after = said.partition("review> go 1\n")[2]
    assert after.index("On which day?") < after.index("On > 24 November")
    assert "review> quit" in after


@pytest.mark.parametrize("at", ["remarks", "/remarks"])
def test_an_answer_that_cannot_be_read_is_heard_of_again(desk: Desk, at: str) -> None:
    lines = ["/go next", "ring you", "/go next", "", "the day after", ""]
    said = told(desk, *lines, *(["/review", at] if at == "remarks" else [at]), "/quit", "quit")
    listed = flat(said.rpartition(f"> {at}\n")[2])
    assert "What happens next, and when? On which day: “the day after” is not a date" in listed


def test_an_answer_that_cannot_be_true_is_heard_of_again(desk: Desk) -> None:
    interview = desk.begin("generic")
    interview.answer("done", "stopped the second payment")
    interview.answer("done_on", "12 May 2027")
    interview.review()
    said = told(desk, "12", "quit", start=None)
    assert "On which day: " in flat(said)
    assert "is still to come" in flat(said)


def test_a_table_that_cannot_be_read_is_heard_as_it_stands(desk: Desk) -> None:
    interview = desk.begin("billing")
    interview.answer("charges", ({"which": "May", "taken": "a lot", "right": "49.00"},))
    interview.open("charges")
    said = told(desk, "12", "/quit", start=None)
    heard = flat(said.rpartition("-- What we know")[2])
    assert "now: 1 row 1 May | a lot | 49.00" in heard
    assert "is not" in heard


def test_no_sign_carries_a_meaning_alone(desk: Desk, tmp_path: Path) -> None:
    letter = tmp_path / "a letter.txt"
    letter.write_text("Dear Ms Obi,\n\nYour card 4556730122849914 was charged.\n", encoding="utf-8")
    said = told(
        desk, f"check {letter}", "parts", "remarks", "let 2", "remarks", "copy", "quit", start=None
    )
    assert "Not true: Nothing private stands in it" in said
    assert "True: Nothing is left of a template" in said
    assert "here: Greets them by name" in said
    assert "Says sorry missing" in flat(said)
    assert " of 100 points, 8 words, 2 seconds to read" in flat(said)
    assert "1  Must be settled: A whole card number stands here." in said
    assert "2  Warning: " in said
    assert not [sign for sign in SIGNS if sign in said]


def test_no_sign_carries_a_meaning_alone_among_questions_and_laws(tmp_path: Path) -> None:
    said = told(
        desk_with(tmp_path), "/law", "2", "/review", "law", "", "remarks", "parts", "leave 2",
        "remarks", "set", "answers", "quit",
    )  # fmt: skip
    assert "when they ate it  missing · change " in said
    assert not [sign for sign in SIGNS if sign in said.replace(" · ", " ")]


def test_a_remark_that_is_not_there_is_told_once(desk: Desk) -> None:
    said = told(desk, *SHORT, "fix 9", "let 9", "reason 9", "go 9", "theirs 9", "mine 9", "quit")
    for word in ("fix", "let", "reason", "go", "theirs", "mine"):
        heard = said.partition(f"review> {word} 9\n")[2].partition("review>")[0]
        assert heard == "There is no remark of that number. remarks lists them.\n"


def test_only_what_can_be_done_is_offered(desk: Desk) -> None:
    said = told(desk, *SHORT, "quit")
    assert "Write it again, /let 1, or press Enter to go on." in said
    assert "/fix" not in said
    said = told(desk_at(desk.where.cases.parents[1]), "", "we lost the the mugs", "", "/quit")  # type: ignore[union-attr]
    assert "Write it again, /fix 1, /let 1, or press Enter to go on." in said


def test_the_hint_of_the_switches_works_where_it_is_said(desk: Desk) -> None:
    said = told(desk, "/set", "/review", "set", "quit")
    at_question, _, at_review = said.partition("-- The letter")
    assert "A number behind it changes one: /set 2." in at_question
    assert "A number behind it changes one: set 2." in at_review


def test_the_help_for_a_letter_from_elsewhere_names_only_what_works(desk: Desk) -> None:
    said = told(desk, "check", "We regret it.", ".", "help", "quit", start=None)
    heard = said.partition("review> help\n")[2].partition("review>")[0].splitlines()
    words = [line.split(":")[0].split(",")[0].split(" ")[0] for line in heard]
    assert "copy" in words
    named = [word for word in words[:-2] if word not in ("more", "new")]  # these take lines
    said = told(desk, "check", *named, "", "quit", start=None)
    assert "That is no command here" not in said
    assert not {"go", "mail", "answers", "set", "law", "next", "change"} & set(words)


def test_the_question_is_heard_again(desk: Desk) -> None:
    said = told(desk, "/go know", "we lost it", "", "", "a hole in the net", "", "/again", "/quit")
    again = said.partition("/again\n")[2]
    assert "Whose was it?" in again
    assert "A supplier's" in again


def promising(home: Path, who: str, day: str) -> None:
    lines = [{"Ms Obi": who, "Tuesday 24 November": day}.get(line, line) for line in SHORT]
    told(desk_at(home), *lines[:16], "/review", "bare", f"save {home}", f"save {home}", "quit")


def test_the_promise_that_was_kept_is_chosen_by_its_number(tmp_path: Path) -> None:
    promising(tmp_path, "Mrs Obi", "Tuesday 24 November")
    promising(tmp_path, "Mr Bell", "Wednesday 25 November")
    said = told(desk_at(tmp_path), "kept 2", "no", "kept 9", "kept", "2", "yes", "quit", start=None)
    assert "You promised Mr Bell: By Wednesday 25 November I will ring you" in flat(said)
    asked = flat(said.partition("> kept 2\n")[2].partition("yes or no>")[0])
    assert asked.startswith("You promised Mr Bell:")
    assert asked.endswith("Was it kept?")
    assert "There is no promise 9." in said
    last = said.rpartition("-- Amends")[2]
    assert "You promised Mrs Obi" in last
    assert "You promised Mr Bell" not in last


def test_what_is_deleted_or_kept_is_named(tmp_path: Path) -> None:
    begun(desk_at(tmp_path), customer_name="Ms Obi")
    begun(desk_at(tmp_path), customer_name="Mr Bell")
    said = told(
        desk_at(tmp_path, later=DAY), "forget 13", "no", "keep 12", "keep 12", "forget", "31", "quit",
        start=None,
    )  # fmt: skip
    assert "everything typed for it: the letter to Ms Obi, Something else went wrong?" in flat(said)
    assert "Kept: the letter to Mr Bell, Something else went wrong." in said
    assert "It ends in its time again: the letter to Mr Bell, Something else went wrong." in said
    assert "forget takes the number of a letter in hand, as forget 12." in said
    assert "There is no 31 in the list." in said


def test_a_letter_is_checked_by_a_path_as_people_have_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    letter = tmp_path / "my letter.txt"
    letter.write_text("We regret any inconvenience.\n", encoding="utf-8")
    for path in ("~/my letter.txt", f'"{letter}"', f"'{letter}'", str(letter), '"~/my letter.txt"'):
        assert "-- The letter" in told(desk_at(tmp_path), f"check {path}", "quit", start=None)
    quoted = tmp_path / "'quoted'"
    quoted.mkdir()
    said = told(desk_at(tmp_path), *SHORT, f"save {quoted}", "quit")
    assert "Saved as" in said
    assert list(quoted.iterdir())


def test_what_a_command_made_of_the_letter_is_heard(desk: Desk) -> None:
    said = told(
        desk, *SHORT, "edit 2", "I lost it on on Friday.", "", "fix 1", "undo", "undo", "undo",
        "edit 2", "I am so sorry.", "", "change 2", "we lost your coat", "", "theirs 1", "set 4", "quit",
    )  # fmt: skip

    def heard(line: str, after: str = "review> ") -> str:
        return flat(said.partition(f"{after}{line}\n")[2].partition("review>")[0])

    assert "The letter says now: 2 I lost it on on Friday." in heard("edit 2")
    assert "The letter says now: 2 I lost it on Friday." in heard("fix 1")
    assert "The letter says now: 2 I lost it on on Friday." in heard("undo")
    assert "The letter says now: 2 I am sorry that we lost your coat." in heard("theirs 1")
    assert "The letter says now:" in heard("set 4")


def test_a_choice_that_is_none_is_not_kept(desk: Desk) -> None:
    said = told(
        desk, "/go know", "we lost it", "", "", "a hole in the net", "", "9", "nobody", "/answers",
        "ours", "/quit",
    )  # fmt: skip
    words = "is not one of the choices: a number from 1 to 5, or the words: Ours, A supplier's,"
    assert f"“9” {words}" in flat(said)
    assert f"“nobody” {words}" in flat(said)
    listed = said.partition("> /answers\n")[2].partition("> ours")[0]
    assert "nobody" not in listed


def test_the_next_letter_says_to_whom_and_about_what(desk: Desk) -> None:
    said = told(desk, *SHORT, "bare", "next", "/quit")
    begun_again = said.partition("review> next\n")[2]
    assert "The next letter to Ms Obi: what became of what was promised." in flat(begun_again)
    assert "Have ready" not in begun_again


def test_a_person_is_heard_with_the_whole_name_and_the_greeting(desk: Desk) -> None:
    said = told(desk, "/full", "Mrs Ada Obi", "Mrs Obi", "/back", "/again", "/quit")
    assert "now: Mrs Ada Obi, greeted as Mrs Obi" in said


def test_the_review_is_heard_again(desk: Desk) -> None:
    said = told(desk, *SHORT, "/review", "quit")
    assert said.count("-- The letter") == 2


def test_a_long_notice_is_heard_once_and_again_when_asked(tmp_path: Path) -> None:
    own = tmp_path / "config" / "flows"
    own.mkdir(parents=True)
    (own / "broken.yaml").write_text("flow: broken\nformat: 1\nnonsense: yes\n", encoding="utf-8")
    said = told(desk_at(tmp_path), "cake", "", "notices", "notices", "quit", start=None)
    lists = said.split("-- Amends")
    assert "broken.yaml" in lists[1]
    assert "broken.yaml" not in lists[2]
    assert "notices says all." in lists[2]
    assert lists[-1].count("nonsense") >= 2
    assert not [line for line in said.splitlines() if line.strip() == "^"]
