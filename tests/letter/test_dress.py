"""One letter in different dress: voice, spelling, layout and paragraphs."""

from __future__ import annotations

from tests.answers.flows import Given
from tests.letter.conftest import Composed, Say, quoted


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
