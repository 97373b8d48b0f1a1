"""Sentences end where a reader says they end."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wizard.text.sentences import reading_seconds, sentences, word_count


@pytest.mark.parametrize(
    "cut",
    [
        ["Dear Ms. Obi, I am sorry.", "It was our mistake."],
        ["We took £1.10 at 2.30 p.m. on Tuesday.", "It was £1.05 too much."],
        ["It came at 5 p.m.", "We had promised noon."],
        ["It came at 2 p.m. Tuesday.", "Not Monday."],
        ["On Thursday, July 9 at 10:00 a.m. I will call you.", "Thank you."],
        ["By 5 p.m. We will write.", "From Monday 9 a.m. to 5 p.m. The desk is open."],
        [
            "On Friday I waited until 9 p.m.",
            "We are sorry.",
            "At our desk it was 9 p.m.",
            "I slept.",
        ],
        ["See www.example.co.uk/help.", "Write to help@example.co.uk.", "Thank you."],
        ["“Why?” she asked.", "(It was late.)", "We did not know."],
        ["Refunds, e.g. the delivery fee, take a day.", "Others, i.e. the rest, take two."],
        ["I spoke with J. Smith and Dr. A. B. Khan.", "We agreed."],
        ["It was I.", "We know that now."],
        ["Tindall Ltd. sent it.", "It went with Hart & Co.", "We paid."],
        ["Order No. 5 was late.", "So was No. 6.", "We are sorry."],
        ["We were wrong... and late.", "Sorry…", "It came."],
        ["You charged me twice!!!", "fix it"],
        ["we messed up your order.", "it came late"],
        ["Is it here?", "Yes!", "Good."],
        ["It went to the U.S. office.", "The end."],
    ],
)
def test_cuts_where_a_reader_would(cut: list[str]) -> None:
    assert [sentence.text for sentence in sentences(" ".join(cut))] == cut


def test_a_blank_line_and_a_list_item_end_a_sentence_and_a_wrapped_line_does_not() -> None:
    text = "Dear Ms Obi,\n\nI am sorry that we\ncharged you.\n\n- a refund\n- a call\n\nSam Lee"
    assert [sentence.text for sentence in sentences(text)] == [
        "Dear Ms Obi,",
        "I am sorry that we\ncharged you.",
        "- a refund",
        "- a call",
        "Sam Lee",
    ]


@given(st.text() | st.text('aI. \n.!?…”)"-1,p.m'))
def test_every_character_is_in_exactly_one_sentence(text: str) -> None:
    end = 0
    for sentence in sentences(text):
        assert text[sentence.start : sentence.start + len(sentence.text)] == sentence.text
        assert text[end : sentence.start].strip() == ""
        assert sentence.text.strip() == sentence.text != ""
        end = sentence.start + len(sentence.text)
    assert text[end:].strip() == ""


def test_counts_words_as_a_reader_does() -> None:
    assert word_count("On invoice INV-2211 we took £115.20 – too much.") == 8
    assert word_count(" — … \n") == 0


def test_reading_time_follows_the_published_speed() -> None:
    assert reading_seconds(" ".join(["word"] * 238)) == 60
    assert reading_seconds("") == 0
