"""One rule of the letter at a time, each with a flow of a few lines."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.answers.flows import Given, flow_of, scope_of
from wizard.answers.entries import Entry
from wizard.letter.compose import Composer
from wizard.letter.letter import Letter

FLOW = """
questions:
  - {key: name, step: start, type: person, label: Name, short: their name}
  - key: what
    step: know
    type: long_text
    rows: 3
    shape: clause
    required: true
    label: What
    short: what went wrong
  - {key: why, step: know, type: text, shape: clause, label: Why, short: why it happened}
  - {key: where, step: know, type: text, label: Where, short: where it is, unknown: ask}
  - {key: number, step: know, type: text, label: Number, short: the order number, unknown: ask}
  - {key: colour, step: know, type: text, label: Colour, short: the colour, unknown: leave}
  - {key: owed, step: know, type: money, label: Owed, short: what is owed}
  - {key: paid, step: know, type: money, label: Paid, short: what was paid, required: true}
  - {key: day, step: done, type: date, label: Day, short: the day}
  - {key: moment, step: done, type: datetime, label: Moment, short: the moment}
  - key: did
    step: done
    type: long_text
    rows: 3
    shape: past
    label: Did
    short: what has been done
  - {key: will, step: next, type: text, shape: infinitive, label: Will, short: what comes next}
  - key: how
    step: know
    type: multi
    label: How
    short: how
    choices: [{value: a, label: A, say: by post}, {value: b, label: B, say: by hand}]
  - {key: happy, step: know, type: yes_no, label: Happy, short: whether they are happy}
  - key: fares
    step: know
    type: table
    label: Fares
    short: the fares
    columns:
      - {key: day, type: date, label: Day, short: the day of travel, required: true}
      - {key: paid, type: money, label: Paid, short: the fare}
calc:
  over: paid - owed
letter:
"""
Composed = Callable[..., Letter]


@pytest.fixture
def compose(tmp_path: Path) -> Composed:
    """Compose a letter of these sentences (a YAML mapping by section) from these answers."""

    def composed(
        sentences: str, left_out: tuple[str, ...] = (), sections: Any = None, **more: Any
    ) -> Letter:
        given: dict[str, Given] = more.pop("given", {})
        lines = "".join(f"  {line}\n" for line in sentences.strip("\n").split("\n"))
        if paragraphs := more.pop("paragraphs", None):
            lines += f"paragraphs: {json.dumps(paragraphs)}\n"
        flow = flow_of(tmp_path, FLOW + lines)
        composer = Composer(flow, scope_of(flow, given, **more), left_out)
        return composer.letter() if sections is None else composer.letter(sections)

    return composed


@pytest.fixture
def say(compose: Composed) -> Callable[..., str]:
    """The body that one sentence of the flow gives."""

    def said(text: str, given: dict[str, Given] | None = None, **more: Any) -> str:
        return compose(f"know:\n  it: {text}", given=given or {}, **more).body

    return said


Say = Callable[..., str]
UNKNOWN = Entry(status="unknown")


def quoted(text: str) -> str:
    return '"' + text + '"'


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


# -- voice, spelling, layouts ----------------------------------------------------------------------


def test_we_speak_as_we_and_typed_words_stay(compose: Composed) -> None:
    sentences = """
know:
  one: "I am sorry that {{ what }}. I was wrong, and it was my fault."
  two: {say: [{text: "Ring me.", many: "Ring one of us."}], fixed: true}
"""
    given = {"what": "I lost my keys"}
    assert compose(sentences, given=given, voice="we").body == (
        "We are sorry that I lost my keys. We were wrong, and it was our fault. Ring one of us."
    )
    assert compose(sentences, given=given).body.endswith("Ring me.")


def test_our_words_are_spelled_for_the_reader_and_typed_ones_are_not(say: Say) -> None:
    text = quoted("I apologise for the {{ colour }} parcel.")
    given: dict[str, Given] = {"colour": "grey, unauthorised"}
    assert say(text, given, locale="en-US") == "I apologize for the grey, unauthorised package."
    assert say(text, given) == "I apologise for the grey, unauthorised parcel."


PARTED = """
subject:
  about: "About {{ what }}"
greeting:
  dear: "Dear {{ name }},"
know:
  one: {text: One., fixed: true}
done:
  two: {text: Two., fixed: true}
signature:
  name: {text: Sam, line: true, fixed: true}
  firm: {text: Tallow, line: true, fixed: true}
"""


def test_a_letter_has_its_parts_in_order(compose: Composed) -> None:
    letter = compose(PARTED, given={"name": "Ms Lee", "what": "May"})
    assert letter.text == "Subject: About May\n\nDear Ms Lee,\n\nOne.\n\nTwo.\n\nSam\nTallow\n"
    for place in letter.places:
        assert letter.body[place.start : place.end] == place.piece.text


def test_a_layout_leaves_out_what_its_channel_brings_itself(compose: Composed) -> None:
    given = {"name": "Ms Lee", "what": "May"}
    assert compose(PARTED, given=given, sections=("know", "done")).text == "One.\n\nTwo.\n"


def test_sentences_stand_in_the_paragraphs_of_their_severity(compose: Composed) -> None:
    sentences = """
know:
  one: {text: One., fixed: true}
  two: {text: Two., fixed: true}
done:
  three: {text: Three., fixed: true}
"""
    assert compose(sentences).body == "One. Two.\n\nThree."
    grouped = {"light": [["three", "one", "two"]], "serious": [["two"], ["three", "one"]]}
    assert compose(sentences, paragraphs=grouped, severity="light").body == "Three. One. Two."
    assert compose(sentences, paragraphs=grouped).body == "Two.\n\nThree. One."
    assert compose(sentences, paragraphs=grouped, severity="grave").body == "Two.\n\nThree. One."
