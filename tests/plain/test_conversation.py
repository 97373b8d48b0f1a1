"""Amends line by line: what is said, what is kept, and that everything can be reached."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.interview.desks import desk_at
from tests.interview.test_laws import desk_with
from wizard.interview.desk import Desk
from wizard.plain import asking, conversation, words_to_type
from wizard.plain.talk import Talk

SHORT = [
    "Ms Obi",
    "we charged your card twice for May", "",
    "",  # what it did to them
    "I sent the payment list twice", "", "1",
    "stopped the second payment", "", "",
    "",
    "ring you to check that it is there", "", "Tuesday 24 November", "",
    "", "",
    "Sam Lee", "", "", "",
    "020 7946 0142", "", "",
]  # fmt: skip


def told(desk: Desk, *lines: str, start: str | None = "generic", encoding: str = "utf-8") -> str:
    """Everything that is said while a person types these lines, and then is gone."""
    out = io.TextIOWrapper(io.BytesIO(), encoding=encoding, write_through=True)
    talk = Talk(io.StringIO("".join(f"{line}\n" for line in lines)), out)
    assert conversation.run(desk, start, talk) == 0
    out.seek(0)
    return out.read()


def letter_in(said: str) -> str:
    """The last letter that was said, without its numbers."""
    lines = said.rpartition("-- The letter\n")[2].split("\n\n")
    return " ".join(" ".join(lines[:2]).split())


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return desk_at(tmp_path)


def test_a_letter_from_the_first_question_to_the_file(desk: Desk, tmp_path: Path) -> None:
    said = told(desk, *SHORT, f"save {tmp_path}", "quit")
    saved = (tmp_path / "Apology to Ms Obi - 2026-11-20.txt").read_text(encoding="utf-8")
    assert saved == (
        "Subject: An apology from Sam Lee\n\n"
        "Dear Ms Obi,\n\n"
        "I am sorry that we charged your card twice for May. That was our mistake.\n\n"
        "The reason is that I sent the payment list twice.\n\n"
        "Today I stopped the second payment.\n\n"
        "By Tuesday 24 November I will ring you to check that it is there.\n\n"
        "You can reach me on 020 7946 0142.\n\n"
        "Kind regards,\nSam Lee\n"
    )
    assert "Promised: By Tuesday 24 November I will ring you" in said
    assert said.endswith("Everything typed is kept.\n")


def test_what_was_typed_is_there_when_one_comes_back(desk: Desk, tmp_path: Path) -> None:
    told(desk, "Ms Obi", "we forgot your order", "")  # and the line went dead
    said = told(desk_at(tmp_path), "12", "/answers", "/quit", start=None)
    assert "12  Something else went wrong · Ms Obi · just now" in said
    assert "we forgot your order" in said


def test_a_weak_answer_is_remarked_on_mended_and_let_be(desk: Desk) -> None:
    said = told(
        desk, "", "there may have been a mix-up", "", "/let 2", "/remarks", "/review", "quit"
    )
    assert "Warning: “there may have been a” doubts that it happened." in said
    assert "Not said again of this sentence: " in said
    assert "It doubts" not in said.rpartition("/remarks")[2]


def desk_again(desk: Desk) -> Desk:
    return Desk(desk.where, desk.environ, desk._clock)


def test_an_answer_that_cannot_be_read_is_asked_for_again(desk: Desk) -> None:
    said = told(desk, "/go next", "ring you", "", "the day after", "24 November", "", "/quit")
    assert "is not a date" in said
    assert "= Tuesday 24 November" in said


def test_not_known_yet_is_said_in_the_letter(desk: Desk) -> None:
    said = told(desk, "", "we lost your parcel", "", "", "/unknown", "/review", "letter", "quit")
    assert "Not known yet: the letter says so, and when you will write again." in said
    assert "I do not yet know why it happened" in said


def test_a_ready_beginning_is_filled_word_by_word(desk: Desk) -> None:
    said = told(
        desk, "", "/begin", "/begin 1", "your blue mugs", "the red ones", "/letter", "/quit"
    )
    assert "/begin 1 takes the first" in said
    assert "your blue mugs" in said.rpartition("Dear")[2] + said


def test_a_command_can_be_typed_as_an_answer(desk: Desk) -> None:
    said = told(desk, "//quit", "/answers", "/quit")
    assert "/quit" in said.partition("Who are you writing to?")[2]
    assert "There is no /nonsense here." in told(desk_again(desk), "/nonsense 3", "/quit")


@pytest.mark.parametrize("name", sorted(asking.Asking(Talk(io.StringIO()), None)._commands))  # type: ignore[arg-type]
def test_every_command_at_a_question_answers_and_is_in_the_help(desk: Desk, name: str) -> None:
    said = told(desk, f"/{name}", "/quit", "quit")
    assert "There is no /" not in said
    assert name == "help" or f"/{name}" in words_to_type.AT_QUESTIONS


@pytest.mark.parametrize(
    "line",
    [line.split(":")[0].split(",")[-1].strip() for line in words_to_type.AT_REVIEW.split("\n")],
)
def test_every_command_of_the_review_answers(desk: Desk, tmp_path: Path, line: str) -> None:
    line = line.replace("FOLDER", str(tmp_path))
    said = told(desk, *SHORT, line, "", "", "/quit", "quit", "quit")
    assert (
        "That is no command here"
        not in said.partition(f"review> {line}\n")[2].partition("review>")[0]
    )
    assert said.endswith("Everything typed is kept.\n")


def test_what_stops_a_letter_goes_with_a_reason_alone(desk: Desk) -> None:
    said = told(
        desk, "", "we sent [insert colour] mugs", "", "/review",
        "copy", "let 1", "reason 1 a code of ours", "bare", "bare", "quit",
    )  # fmt: skip
    assert "Not yet:" in said
    assert "That cannot be let be." in said
    assert "The reason is kept." in said
    assert "we sent [insert colour] mugs" in said.rpartition("review> bare")[2]


def test_a_paragraph_is_written_anew_and_taken_back(desk: Desk) -> None:
    said = told(desk, *SHORT, "edit 2", "I am so sorry.", "", "letter", "undo", "letter", "quit")
    before, _, after = said.rpartition("Taken back.")
    assert "I am so sorry." in letter_in(before)
    assert "we charged your card twice" in letter_in(after)


def test_an_answer_changed_from_the_review_comes_back_to_it(desk: Desk) -> None:
    said = told(desk, *SHORT, "change 1", "Mrs Hughes", "quit")
    assert "Dear Mrs Hughes," in letter_in(said)


def test_the_settings_and_the_full_form_are_reached(desk: Desk) -> None:
    said = told(desk, "/set", "/set 4", "/full", "/quit")
    assert "How grave: Serious" in said
    assert "How grave: Grave" in said
    assert "Full form:" in said


def test_a_law_is_followed_and_what_it_wants_is_told(tmp_path: Path) -> None:
    said = told(desk_with(tmp_path), "/law", "2", "/review", "law", "", "copy", "quit")
    assert "The letter follows: Open kitchen." in said
    assert "The Kitchen Act, section 3, as of" in said
    assert "when they ate it  missing" in said
    assert "Not yet: Open kitchen: the letter must say when they ate it." in said


def test_the_next_letter_and_another_customer(desk: Desk) -> None:
    said = told(desk, *SHORT, "another", "Mr Bell", "/review", "letter", "quit")
    assert "Dear Mr Bell," in letter_in(said)
    assert "Sam Lee" in letter_in(said)


def test_home_filters_checks_and_shows_samples(desk: Desk, tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear Valued Customer,\n\nWe regret any inconvenience.\n", encoding="utf-8")
    said = told(
        desk, "cake", "", "sample 1", f"check {letter}", "why 1", "home", "help", "quit", start=None
    )
    assert " 1  Late or missing delivery" in said
    assert "Dear" in said
    assert "Valued Customer" in said
    assert "check FILE" in said
    pasted = told(
        desk_again(desk), "check", "We regret any inconvenience.", ".", "quit", start=None
    )
    assert "regret" in pasted
    missing = told(desk_again(desk), "check nowhere.txt", "quit", start=None)
    assert "nowhere.txt cannot be read" in missing


def test_a_home_that_is_nobodys_is_a_folder_that_is_missing(tmp_path: Path) -> None:
    desk = desk_at(tmp_path)
    said = told(desk, *SHORT, "save ~nobody-of-this-name/letters", "help", "quit")
    assert "fault of its own" not in said
    assert "nobody-of-this-name" in said
    assert "Everything typed is kept." in said


def test_a_promise_is_kept_and_a_letter_deleted(desk: Desk, tmp_path: Path) -> None:
    told(desk, *SHORT, f"save {tmp_path}", "quit")
    said = told(
        desk_at(tmp_path), "kept", "yes", "forget 12", "no", "forget 12", "yes", "quit", start=None
    )
    assert "You promised Ms Obi" in said
    assert "You promised" not in said.rpartition("-- Amends")[2]
    assert "In hand:" not in said.rpartition("-- Amends")[2]


@pytest.mark.parametrize("encoding", ["ascii", "iso-8859-1", "utf-8"])
def test_no_character_breaks_a_narrow_terminal(desk: Desk, encoding: str) -> None:
    said = told(
        desk, "Ms Zoë 李", "we lost your £20 – all of it", "", "/letter", "/quit", encoding=encoding
    )
    assert "we lost your" in said
    assert ("£20" in said) is (encoding != "ascii")


def test_nothing_typed_can_steer_the_terminal(desk: Desk) -> None:
    said = told(desk, "Ms \x1b[31mObi\x07", "we \x1b]52;c;QQ==\x07 lost it", "", "/letter", "/quit")
    assert "\x1b" not in said
    assert "\x07" not in said


_LINES: st.SearchStrategy[str] = st.one_of(
    st.sampled_from(
        [
            "",
            "?",
            "1",
            "2",
            "0",
            "/back",
            "/review",
            "/unknown",
            "/set 4",
            "/full",
            "/fix 1",
            "back",
        ]
    ),
    st.sampled_from(
        [f"/{name}" for name in ("why", "begin 1", "let 1", "go next", "law", "clear", "answers")]
    ),
    st.sampled_from(
        [
            "copy",
            "fix 1",
            "let 1",
            "go 1",
            "edit 1",
            "set 3",
            "change 2",
            "undo",
            "parts",
            "home",
            "bare",
        ]
    ),
    st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\n\r"), max_size=40),
)


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(lines=st.lists(_LINES, max_size=40))
def test_any_lines_at_all_end_well(
    lines: list[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    """No line breaks it, and a second look at the case finds what was typed last."""
    home = tmp_path_factory.mktemp("any")
    assert told(desk_at(home), *lines).endswith("Everything typed is kept.\n")


def test_tables_choices_and_sums_are_typed_line_by_line(desk: Desk) -> None:
    said = told(
        desk, "Ms Obi", "we charged you twice", "",
        "May", "98.00", "49.00", "June", "49.00", "0", "",  # the rows, then an empty one ends them
        "", "", "I sent the list twice", "", "1", "/review", "change 3", "", "quit",
        start="billing",
    )  # fmt: skip
    assert "Up to 3 rows of: For which bill, order or month?" in said
    assert "For May we took £98.00 when the right amount was £49.00" in " ".join(said.split())
    assert "1 May | 98.00 | 49.00" in said  # what is there, when one comes back


def test_a_choice_is_a_number_a_word_or_told_apart(desk: Desk) -> None:
    said = told(
        desk,
        "/go know",
        "we lost it",
        "",
        "",
        "a hole in the net",
        "",
        "nobody",
        "2",
        "/answers",
        "/quit",
    )
    assert "“nobody” is not one of the choices" in said
    assert "A supplier's" in said.rpartition("/answers")[2]


def test_a_person_is_greeted_otherwise_in_the_full_form(desk: Desk) -> None:
    said = told(desk, "/full", "Lee Anh Thu", "Ms Thu", "/letter", "/quit")
    assert "Dear Ms Thu," in said


def test_only_suspected_and_certain_again(desk: Desk) -> None:
    said = told(desk, "", "we lost it", "", "", "/suspect", "/suspect", "/clear", "/quit")
    assert "Only suspected" in said
    assert "Certain after all." in said
    assert "Empty now." in said


def test_a_suggestion_is_taken_with_one_command(desk: Desk) -> None:
    said = told(desk, "", "we lost the the mugs", "", "/fix 1", "/quit")
    assert "suggested: the" in said
    assert "now: we lost the mugs" in said
    review = told(
        desk_again(desk), "", "we lost it", "", "/review",
        "edit 2", "I lost it on on Friday.", "", "remarks", "fix 2", "letter", "quit",
    )  # fmt: skip
    assert "I lost it on Friday." in letter_in(review)


def test_two_versions_of_a_paragraph_are_settled(desk: Desk) -> None:
    def settled(word: str, home: Desk) -> str:
        return told(
            home, *SHORT, "edit 2", "I am so sorry.", "",
            "change 2", "we sent you the wrong mugs", "", "remarks", "why 1", f"{word} 1", "letter", "quit",
        )  # fmt: skip

    mine = settled("mine", desk)
    assert "from the answers now:" in mine
    assert "I am so sorry." in letter_in(mine)
    theirs = settled("theirs", desk_again(desk))
    assert "the wrong mugs" in letter_in(theirs)


def test_what_is_missing_is_left_out_or_not_known(desk: Desk) -> None:
    said = told(desk, "/review", "leave 1", "remarks", "unknown 1", "go 1", "/quit")
    assert "Left out; once more brings it back." in said
    assert "Left out: the sentence about" in said


def test_numbers_that_are_not_there_are_told(desk: Desk) -> None:
    said = told(
        desk, *SHORT, "why 99", "fix 99", "let 99", "reason 99", "go 99", "mine 99", "edit 99",
        "change 99", "nonsense", "", "quit",
    )  # fmt: skip
    for words in (
        "There is no remark of that number",
        "Which paragraph?",
        "Which one?",
        "no command here",
    ):
        assert words in said


def test_a_letter_from_elsewhere_has_no_questions(desk: Desk, tmp_path: Path) -> None:
    said = told(
        desk, "check", "Dear Valued Customer,", "", "We regret any inconvenience.", ".",
        "answers", "let 1", "let 1", "parts", "other", f"save {tmp_path}", "copy", "back", "quit", start=None,
    )  # fmt: skip
    assert "That is no command here" in said
    assert "Saved as" in said


def test_a_faulty_law_leaves_the_letter_as_it_was(tmp_path: Path) -> None:
    folder = tmp_path / "own"
    (folder / "regimes").mkdir(parents=True)
    text = (Path(__file__).parents[1] / "interview/laws/regimes/closed-kitchen.yaml").read_text(
        "utf-8"
    )
    (folder / "regimes" / "closed-kitchen.yaml").write_text(
        f"{text}    oh: {{text: '{{{{ nothing }}}}'}}\n", "utf-8"
    )
    said = told(desk_with(tmp_path, folder), "/law", "1", "/law", "", "/quit")
    assert "There is no question or sum `nothing`." in said
    assert "The letter follows: no law." in said
    assert "It stays as it was." in said


def test_a_case_whose_flow_is_gone_and_an_example(desk: Desk) -> None:
    said = told(desk, "example 11", "quit", "99", "forget 3", "zzz", "", "quit", start=None)
    assert "-- The letter" in said
    told(desk_again(desk), "example 99", "sample 99", "kept", "quit", start=None)
