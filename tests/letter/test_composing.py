"""One rule of the letter at a time, each with a flow of a few lines."""

from __future__ import annotations

import pytest

from tests.answers.flows import Given
from tests.letter.conftest import Composed, Say, quoted
from wizard.answers.entries import Entry

UNKNOWN = Entry(status="unknown")


# -- leaving, gaps, what is not known --------------------------------------------------------------


def test_a_sentence_appears_when_all_it_mentions_is_known(say: Say) -> None:
    text = quoted("It is {{ colour }} and stands in {{ where }}.")
    assert say(text, {"colour": "red", "where": "Leeds"}) == "It is red and stands in Leeds."
    assert say(text, {"colour": "red"}) == ""
    assert say(text, {"colour": "red", "where": "  "}) == ""


def test_a_required_fact_that_is_empty_shows_as_a_gap(compose: Composed) -> None:
    letter = compose('know:\n  it: "I am sorry that {{ what }}."\n  too: "Again: {{ what }}."')
    assert letter.body == "I am sorry that ‹what went wrong›. Again: ‹what went wrong›."
    assert [gap.question for gap in letter.gaps()] == ["what"]


def test_leaving_beats_a_gap(say: Say) -> None:
    assert say(quoted("{{ what }} in {{ colour }}.")) == ""


def test_an_answer_that_cannot_be_read_shows_as_a_gap_and_is_not_lost(say: Say) -> None:
    assert say(quoted("It cost {{ owed }}."), {"owed": "plenty"}) == "It cost ‹what is owed›."


def test_a_sum_shows_the_gap_of_what_it_wants(say: Say) -> None:
    text = quoted("We took {{ over }} too much.")
    assert say(text, {"owed": "2"}) == "We took ‹what was paid› too much."
    assert say(text, {"paid": "3"}) == ""
    assert say(text, {"paid": "3", "owed": "2"}) == "We took £1.00 too much."


def test_a_sum_in_two_currencies_leaves_no_wrong_figure(say: Say) -> None:
    assert "£" not in say(quoted("We took {{ over }} too much."), {"paid": "3", "owed": "€2"})


def test_what_is_not_known_joins_one_honest_line(compose: Composed) -> None:
    sentences = """
know:
  first: "I do not yet know {{ not_yet_known }}."
  one: "It happened because {{ why }}."
  two: "You are owed {{ owed }}."
  three: "It is {{ colour }}."
"""
    letter = compose(sentences, given={"why": UNKNOWN, "owed": UNKNOWN, "colour": UNKNOWN})
    assert letter.body == "I do not yet know why it happened or what is owed."
    assert [(u.question, u.short) for u in letter.unknown][:2] == [
        ("why", "why it happened"),
        ("owed", "what is owed"),
    ]
    assert compose(sentences, given={"colour": UNKNOWN}).body == ""


def test_what_they_must_say_is_asked_of_them(compose: Composed) -> None:
    sentences = """
know:
  one: "It stands in {{ where }}."
  two: "That is {{ number }}."
  ask: "Please tell me {{ to_be_told }}."
"""
    given = {"where": UNKNOWN, "number": UNKNOWN}
    assert (
        compose(sentences, given=given).body == "Please tell me where it is and the order number."
    )
    assert compose(sentences, given={"where": UNKNOWN}).body == "Please tell me where it is."


def test_a_text_is_one_line(compose: Composed) -> None:
    sentences = """
know:
  faults: {each: what, text: "{{ row }}."}
  all:
    say:
      - {when: count(what) > 1, text: "All of that was our fault, {{ where }}."}
      - {text: "That was our fault, {{ where }}."}
    more: "And so was {{ row }}."
"""
    given = {"what": "we gave away the room", "where": "in Leeds"}
    body = compose(sentences, given=given).body
    assert body == "We gave away the room. That was our fault, in Leeds."


def test_a_sum_of_something_unknown_names_what_is_unknown(compose: Composed) -> None:
    sentences = 'know:\n  it: "Take {{ over }}."\n  no: "I do not know {{ not_yet_known }}."'
    assert (
        compose(sentences, given={"paid": "3", "owed": UNKNOWN}).body
        == "I do not know what is owed."
    )


def test_what_is_suspected_has_its_own_wording_or_leaves(compose: Composed) -> None:
    sentences = """
know:
  one: {text: "It happened because {{ why }}.", suspected: "I believe that {{ why }}."}
  two: "It is {{ colour }}."
"""
    given = {"why": Entry("we slept", "suspected"), "colour": Entry("red", "suspected")}
    assert compose(sentences, given=given).body == "I believe that we slept."


def test_words_in_brackets_leave_alone(say: Say) -> None:
    text = quoted("It stands here[ in {{ where }}][, number {{ number }}][, {{ what }}].")
    assert say(text) == "It stands here."
    assert say(text, {"number": "4471"}) == "It stands here, number 4471."
    assert say(text, {"where": Entry("Leeds", "suspected")}) == "It stands here."
    assert say(text, {"where": "Leeds", "what": "we slept"}) == "It stands here in Leeds, we slept."


def test_what_is_unknown_in_brackets_is_said_all_the_same(compose: Composed) -> None:
    sentences = (
        'know:\n  it: "It is here[ in {{ why }}]."\n  no: "I do not know {{ not_yet_known }}."'
    )
    assert (
        compose(sentences, given={"why": UNKNOWN}).body
        == "It is here. I do not know why it happened."
    )


def test_the_first_wording_whose_condition_holds_is_said(compose: Composed) -> None:
    sentences = """
know:
  it:
    say:
      - {when: severity == 'grave', text: Gravely.}
      - {when: filled(colour), text: "In {{ colour }}."}
      - {when: colour == 'red', text: Never said.}
"""
    assert compose(sentences, given={"colour": "red"}, severity="grave").body == "Gravely."
    assert compose(sentences, given={"colour": "red"}).body == "In red."
    assert compose(sentences).body == ""


def test_a_sentence_can_be_left_out(compose: Composed) -> None:
    sentences = "know:\n  one: {text: One., fixed: true}\n  two: {text: Two., fixed: true}"
    assert compose(sentences, left_out=("one",)).body == "Two."


# -- rows and lines --------------------------------------------------------------------------------


def test_a_sentence_is_said_for_each_line(compose: Composed) -> None:
    sentences = 'know:\n  it: {each: what, text: "{{ row }}."}'
    given = {"what": "The cake was late.\nyou rang and I was short with you"}
    assert (
        compose(sentences, given=given).body
        == "The cake was late. You rang and I was short with you."
    )


def test_a_sentence_is_said_for_each_row(compose: Composed) -> None:
    sentences = (
        'know:\n  it: {each: fares, text: "On {{ row.day }} you rode[ for {{ row.paid }}]."}'
    )
    rows = ({"day": "3 November", "paid": "4"}, {"day": "4 November"}, {"day": "", "paid": "5"})
    assert compose(sentences, given={"fares": rows}).body == (
        "On Tuesday 3 November you rode for £4.00. On Wednesday 4 November you rode. "
        "On ‹the day of travel› you rode for £5.00."
    )


def test_further_lines_have_a_sentence_of_their_own(compose: Composed) -> None:
    sentences = 'done:\n  it: {text: "On {{ day }} I {{ did }}.", more: "I also {{ row }}."}'
    given = {"day": "today", "did": "I stopped the emails.\nWe have refunded you.\nwrote to them!"}
    assert compose(sentences, given=given).body == (
        "Today I stopped the emails. I also refunded you. I also wrote to them."
    )


def test_no_sentence_stands_twice(compose: Composed) -> None:
    sentences = """
know:
  a: "It was {{ colour }}."
next:
  b: "It was {{ where }}."
  c: {text: Then., fixed: true}
"""
    letter = compose(sentences, given={"colour": "late", "where": "Late"})
    assert letter.body == "It was late.\n\nThen."


# -- words that meet -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("We charged you twice.", "I am sorry that we charged you twice."),
        ("The cake was late!!", "I am sorry that the cake was late."),
        ("May was charged twice", "I am sorry that May was charged twice."),
        ("Royal Mail lost it,", "I am sorry that Royal Mail lost it."),
        ("I was rude", "I am sorry that I was rude."),
        ("we came at 2 p.m.", "I am sorry that we came at 2 p.m."),
        ("did we not ring you?", "I am sorry that did we not ring you?"),
        ("you wrote “where is it?”", "I am sorry that you wrote “where is it?”"),
        ("we were late\nIt was cold", "I am sorry that we were late and that it was cold."),
        ("I'm sorry that we were late", "I am sorry that we were late."),
        ("we sent {{ 7*7 }} [red]", "I am sorry that we sent {{ 7*7 }} [red]."),
        ("iPhones broke", "I am sorry that iPhones broke."),
    ],
)
def test_an_answer_takes_its_place_in_the_sentence(say: Say, typed: str, expected: str) -> None:
    assert say(quoted("I am sorry that {{ what }}."), {"what": typed}) == expected


def test_a_question_mark_that_ends_the_answer_is_the_end_of_the_sentence(say: Say) -> None:
    assert say(quoted("It is {{ colour }}."), {"colour": "red?"}) == "It is red?"
    assert say(quoted("It is {{ colour }}. Well."), {"colour": "red!"}) == "It is red! Well."


@pytest.mark.parametrize(
    ("text", "given", "expected"),
    [
        ("On {{ day }} I rang.", {"day": "today"}, "Today I rang."),
        ("I rang on {{ day }}.", {"day": "today"}, "I rang today."),
        ("I will ring by {{ day }}.", {"day": "today"}, "I will ring today."),
        ("We go {{ colour }} {{ day }}.", {"colour": "on", "day": "today"}, "We go on today."),
        ("On {{ day }} I rang.", {"day": "17 November"}, "On Tuesday 17 November I rang."),
        (
            "On {{ moment }} I rang.",
            {"moment": "08:10"},
            "On Saturday 21 November at 08:10 I rang.",
        ),
        ("On {{ moment }} I rang.", {"moment": "16:10"}, "At 16:10 today I rang."),
        ("I ring on {{ moment }}.", {"moment": "16:10"}, "I ring at 16:10 today."),
        ("It is {{ day long }}.", {"day": "today"}, "It is Friday 20 November 2026."),
    ],
)
def test_today_is_said_as_people_say_it(
    say: Say, text: str, given: dict[str, Given], expected: str
) -> None:
    assert say(quoted(text), given) == expected


@pytest.mark.parametrize(
    ("text", "given", "expected"),
    [
        ("It came {{ how }}.", {"how": "a, b"}, "It came by post and by hand."),
        ("Happy: {{ happy }}.", {"happy": "no"}, "Happy: no."),
        ("Dear {{ name }},", {"name": "Lee Anh Thu\nMs Lee"}, "Dear Ms Lee,"),
        ("To {{ name long }}.", {"name": "Lee Anh Thu\nMs Lee"}, "To Lee Anh Thu."),
        ("You wrote {{ colour quoted }}.", {"colour": "no, thanks"}, "You wrote “no, thanks”."),
        ("You wrote {{ colour quoted }}.", {"colour": '"no"'}, "You wrote “no”."),
        ("{{ colour }} it is.", {"colour": "red"}, "Red it is."),
        ("{{ name }} it is.", {"name": "bell hooks"}, "bell hooks it is."),
        ("I will {{ will }}.", {"will": "I'll ring you"}, "I will ring you."),
        ("One. {{ colour }} it is.", {"colour": "red"}, "One. Red it is."),
    ],
)
def test_a_value_is_worded_by_its_kind(
    say: Say, text: str, given: dict[str, Given], expected: str
) -> None:
    assert say(quoted(text), given) == expected
