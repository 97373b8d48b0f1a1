"""Bytes from the keyboard: typed as they are, pasted without a way to press a key."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from wizard.screens.keyboard import END, START, KeyboardDecoder

pieces_of = st.lists(st.integers(0, 400), max_size=6).map(sorted)
pasted = st.text(st.sampled_from("ab[]201~é\x1b\x07\x11\r") | st.characters()).filter(
    lambda text: END not in text
)


def decoded(data: bytes, cuts: list[int]) -> str:
    """These bytes, read in pieces."""
    decoder = KeyboardDecoder()
    places = [0, *(min(cut, len(data)) for cut in cuts), len(data)]
    return "".join(decoder.decode(data[a:b]) for a, b in pairwise(places))


@given(st.text(st.characters(exclude_categories=["Cs"])), pieces_of)
def test_what_is_typed_comes_through_unchanged(text: str, cuts: list[int]) -> None:
    if START not in text:
        assert decoded(text.encode(), cuts) == text


@given(pasted.map(lambda text: text.encode(errors="ignore").decode()), pieces_of)
def test_a_paste_ends_where_it_ends_and_holds_no_escape(text: str, cuts: list[int]) -> None:
    if END in text or (text + END).index(END) != len(text):
        return  # the end of the paste and its mark run into one another
    data = f"a{START}{text}{END}\x1b[A".encode()
    before, within, after = "a" + START, text, END + "\x1b[A"
    out = decoded(data, cuts)
    assert out.startswith(before)
    assert out.endswith(after)
    middle = out[len(before) : -len(after)]
    assert "\x1b" not in middle
    if "\x1b" not in within:
        assert middle == within.replace("\0", "\x1c")


@given(st.binary(), pieces_of)
def test_any_bytes_are_read(data: bytes, cuts: list[int]) -> None:
    assert isinstance(decoded(data, cuts), str)


def test_escape_alone_is_not_held_back() -> None:
    assert KeyboardDecoder().decode(b"\x1b") == "\x1b"


def test_a_sequence_in_a_paste_is_kept_together_for_the_cleaning_that_follows() -> None:
    data = f"{START}Ms \x1b]52;c;UFdORUQ=\x07\x1b[31mCarter\x1b(B{END}".encode()
    assert decoded(data, []) == f"{START}Ms \x9d52;c;UFdORUQ=\x07\x9b31mCarter\x1c(B{END}"
