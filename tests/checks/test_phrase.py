from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wizard.checks.compile import ChoiceTable
from wizard.checks.matcher import Choices, Phrase
from wizard.checks.phrase import WIDEST_GAP, Classes, Need, PhraseFault, parse
from wizard.checks.reading import lower_folded
from wizard.checks.tokens import MEANS, NUMBER, tokens

LISTS = {
    "sorry": ("sorry", "apologise", "our apologies"),
    "any": ("any", "<some>"),
    "some": ("some",),
}


def ready(phrase: str, lists: dict[str, tuple[str, ...]]) -> tuple[Phrase, list[Need]]:
    classes = Classes(lists)
    steps = parse(phrase)
    table = ChoiceTable(classes)
    text = table.phrase(steps)
    return Phrase(f":::{text}", Choices(table.texts)), classes.needs(steps)


def find(phrase: str, text: str) -> str | None:
    """The words found; nowhere but where the words needed are all there."""
    matcher, needs = ready(phrase, LISTS)
    low = lower_folded(text)
    cut = tokens(low)
    found = matcher.spans(cut)
    assert matcher.is_in(cut) == bool(found)
    for need in needs if found else ():
        assert any(stand_in(cut.words, needed.split(" ")) for needed in need)
    return next((low[start:end] for start, end in found), None)


def stand_in(words: list[str], needed: list[str]) -> bool:
    """Whether the words needed stand side by side in a sentence."""
    places = range(len(words))
    return any(
        len(words) - at >= len(needed) and all(map(meets, words[at:], needed)) for at in places
    )


def meets(word: str, needed: str) -> bool:
    meant = (word, *MEANS.get(word, ()))
    if needed == NUMBER:
        return word[0].isdigit()
    if needed.startswith("*"):
        return word.endswith(needed[1:])
    return needed in meant or (needed[-1] == "*" and any(w.startswith(needed[:-1]) for w in meant))


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
        ("was not *ed", "it wasn't posted", "wasn't posted"),
        ("was not *ed", "it was not posted", "was not posted"),
        ("only + minutes", "only 2.5 minutes", "only 2.5 minutes"),
        ("*ed by (us/them)", "it was posted by us", "posted by us"),
        ("*ed by (us/them)", "it was posted, and by us", None),
        ("+ days", "within 3 days", "3 days"),
        ("apolog* for (the delay/it)", "we apologise for the delay", "apologise for the delay"),
        ("apolog* for (the delay/it)", "we apologise for the long delay", None),
        ("(it is/they are) late", "it's late", "it's late"),
        ("(it is/they are) [very] late", "they're very late", "they're very late"),
        ("^ but", "But you knew", "but"),
        ("^ but", "all but you", None),
        ("do better $", "we will do better.", "do better"),
        ("do better $", "we will do better than that", None),
        ("sorry (again/$)", "we are sorry.", "sorry"),
        ("sorry (again/$)", "we are sorry to say", None),
        ("we are sorry", "We’re sorry", "we're sorry"),
        ("I am sorry", "I'm sorry", "i'm sorry"),
        ("will not happen", "it won't happen", "won't happen"),
        ("can not say", "we can't say; we cannot say", "can't say"),
        ("did not", "you didn't", "didn't"),
        ("we have", "we've", "we've"),
        ("that is", "that's", "that's"),
        ("double billed", "you were double-billed", "double-billed"),
        ("customer's", "the customer’s bag", "customer's"),
        ("that (is/'s)", "that’s", "that's"),
        ("<sorry> 's", "sorry's", "sorry's"),
        ("sorry ~9 you", "sorry that you and you", "sorry that you and you"),
        ("sorry", "SORRY", "sorry"),
        ("sorry", "sorrysorry", None),
    ],
)
def test_a_phrase_finds_its_words(phrase: str, text: str, found: str | None) -> None:
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
        ready(phrase, LISTS)


def test_a_class_that_holds_itself_is_refused() -> None:
    with pytest.raises(PhraseFault, match="holds itself"):
        ready("<a> b", {"a": ("<b>",), "b": ("<a> c",)})


@given(st.text(alphabet="ab()[]/<>~0123*^$+' -…", max_size=40))
def test_any_phrase_is_ready_or_says_why_not(phrase: str) -> None:
    matcher, message = None, ""
    try:
        matcher, _ = ready(phrase, {"a": ("b",)})
    except PhraseFault as fault:
        message = fault.message
    if matcher is None:
        assert message.endswith((".", "?"))
    else:
        assert matcher.spans(tokens("")) == []


@given(st.text(alphabet="ab '-.1,", max_size=60))
def test_every_word_stands_where_it_is_said_to(text: str) -> None:
    cut = tokens(text)
    spans = [cut.span(number, number + 1) for number in range(len(cut.words))]
    assert all(0 <= a <= b <= len(text) for a, b in spans)
    assert spans == sorted(spans)
