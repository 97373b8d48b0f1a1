"""Lists, capitals and stops as a careful writer sets them."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wizard.text.words import fold, joined, listed, lowered, number_word, opened, unstopped


@pytest.mark.parametrize(
    ("items", "text"),
    [
        ([], ""),
        (["a refund"], "a refund"),
        (["a refund", "a call"], "a refund and a call"),
        (["a refund", "a call", "a letter"], "a refund, a call and a letter"),
        (["bread and butter", "jam"], "bread and butter, and jam"),
        (["tea", "bread and butter", "jam"], "tea, bread and butter, and jam"),
        (["the name, which was wrong", "the day"], "the name, which was wrong, and the day"),
        (["the name, on top", "the day", "the hour"], "the name, on top; the day; and the hour"),
        (["stopped the emails.", "and refunded you", " "], "stopped the emails and refunded you"),
    ],
)
def test_lists_read_as_people_write_them(items: list[str], text: str) -> None:
    assert listed(items) == text


def test_a_list_may_offer_a_choice() -> None:
    assert listed(["a refund", "a new one", "a visit"], "or") == "a refund, a new one or a visit"


@given(
    st.lists(
        st.text(st.sampled_from("aé, .;")) | st.sampled_from(["and", "b and", "and c and d", "or"])
    )
)
def test_a_list_never_doubles_its_and(items: list[str]) -> None:
    text = listed(items)
    assert not re.search(r"\band[\s,;]+and\b", text)
    assert not text.startswith("and ")
    assert not text.endswith(" and")


@given(st.text())
def test_folding_keeps_every_offset(text: str) -> None:
    assert len(fold(text)) == len(text)
    assert fold(fold(text)) == fold(text)


def test_folds_typographic_signs_to_keys() -> None:
    assert fold("“We’re”\u00a0sorry – truly") == '"We\'re" sorry - truly'


@pytest.mark.parametrize(
    ("n", "text"), [(1, "one"), (9, "nine"), (10, "10"), (0, "0"), (1200, "1,200")]
)
def test_small_numbers_are_words(n: int, text: str) -> None:
    assert number_word(n) == text


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("we charged you", "We charged you"),
        ("“we” said it", "“We” said it"),
        ("élan was lost", "Élan was lost"),
        ("iPhone covers came late", "iPhone covers came late"),
        ("hello@example.com bounced", "hello@example.com bounced"),
        ("3 orders", "3 orders"),
        ("", ""),
        ("…", "…"),
    ],
)
def test_a_sentence_begins_with_a_capital(text: str, start: str) -> None:
    assert opened(text) == start


@pytest.mark.parametrize(
    ("text", "within"),
    [
        ("The wrong name was on it", "the wrong name was on it"),
        ("We charged you", "we charged you"),
        ("It's late", "it's late"),
        ("Three parcels", "three parcels"),
        ("A cake", "a cake"),
        ("May invoice was doubled", "May invoice was doubled"),
        ("Royal Mail lost it", "Royal Mail lost it"),
        ("INV-2211 duplicated", "INV-2211 duplicated"),
        ("I forgot", "I forgot"),
        ("I'm late", "I'm late"),
        ("IT staff", "IT staff"),
        ("No. 5 was late", "No. 5 was late"),
        ("A&E was full", "A&E was full"),
        ("Will rang", "Will rang"),
        ("Ms Obi", "Ms Obi"),
        ("", ""),
    ],
)
def test_only_function_words_lose_their_capital(text: str, within: str) -> None:
    assert lowered(text) == within


@given(st.text())
def test_lowering_and_opening_change_at_most_one_letter(text: str) -> None:
    for changed in (lowered(text), opened(text)):
        assert len(changed) == len(text)
        assert sum(one != other for one, other in zip(text, changed, strict=True)) <= 1


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("we charged you twice.", "we charged you twice"),
        ("twice!!! ", "twice"),
        ("tbc…", "tbc"),
        ("the card, ", "the card"),
        ("was it you?", "was it you?"),
        ("at 2 p.m.", "at 2 p.m."),
        ("with Hart & Co.", "with Hart & Co."),
        ("at 2 p.m...", "at 2 p.m."),
        ("...", ""),
    ],
)
def test_a_value_leaves_its_stop_behind(text: str, bare: str) -> None:
    assert unstopped(text) == bare


@pytest.mark.parametrize(
    ("before", "after", "text"),
    [
        ("at 2 p.m.", ".", "at 2 p.m."),
        ("at 2 p.m.", ", and", "at 2 p.m., and"),
        ("twice!", ". Today", "twice! Today"),
        ("was it you?", ".", "was it you?"),
        ("and so on…", ".", "and so on…"),
        ("the card,", ".", "the card."),
        ("twice.", ", and", "twice, and"),
        ("twice!", ", and", "twice, and"),
        ("Tindall & Co.,", ".", "Tindall & Co."),
        ("late?", ": since", "late: since"),
        ("they said “no.”", ". Then", "they said “no.” Then"),
        ("the card", ".", "the card."),
        ("the card", " and", "the card and"),
    ],
)
def test_two_stops_become_one(before: str, after: str, text: str) -> None:
    assert joined(before, after) == text


@given(st.text('ab.,;:!?… p.m."'))
def test_no_stop_is_ever_doubled_at_the_seam(value: str) -> None:
    bare = unstopped(value)
    text = joined(bare, ". Next")
    seam = text[max(0, len(bare) - 1) :]
    assert not re.match(r"[.,;:!?…]\.", seam)


@given(st.text())
def test_taking_the_stop_off_twice_is_taking_it_off_once(text: str) -> None:
    assert unstopped(unstopped(text)) == unstopped(text)
