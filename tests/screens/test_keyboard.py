"""Bytes from the keyboard: typed as they are, pasted without a way to press a key."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from wizard.screens.keyboard import END, GIVEN_UP, START, KeyboardDecoder
from wizard.text.clean import clean

pieces_of = st.lists(st.integers(0, 400), max_size=6).map(sorted)
pasted = st.text(st.sampled_from("ab[]201~é\x1b\x07\x11\r") | st.characters()).filter(
    lambda text: END not in text
)


def decoded(data: bytes, cuts: list[int]) -> str:
    """These bytes, read in pieces without a pause, and a pause behind them."""
    decoder = KeyboardDecoder()
    places = [0, *(min(cut, len(data)) for cut in cuts), len(data)]
    read = [decoder.decode(data[a:b]) for a, b in pairwise(places)]
    return "".join(read) + decoder.wait_is_over()


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


# -- a paste that holds its own end, and keys behind it --------------------------------------------

FORGED = f"{START}w1 {END}\x11 w2 {END}".encode()


def pieces(data: bytes) -> list[list[int]]:
    """Every way to cut it once, or twice."""
    places = range(1, len(data))
    return [[], *([cut] for cut in places), *([a, b] for a in places for b in places if a < b)]


def test_a_forged_end_is_a_part_of_the_paste_wherever_it_is_cut() -> None:
    wrong = [cuts for cuts in pieces(FORGED) if not _is_one_paste(decoded(FORGED, cuts))]
    assert wrong == []
    assert _is_one_paste(decoded(FORGED, list(range(1, len(FORGED)))))  # byte by byte


def _is_one_paste(out: str) -> bool:
    inside = out.removeprefix(START).removesuffix(END)
    whole = out == f"{START}{inside}{END}" and "\x1b" not in inside
    return whole and clean(inside).text.split() == ["w1", "w2"]


def test_many_forged_ends_and_a_pause_before_the_true_one() -> None:
    decoder = KeyboardDecoder()
    out = decoder.decode(f"{START}a{END}\x11{END}\r{END}".encode()) + decoder.wait_is_over()
    out += decoder.decode(f"\x11b{END}".encode()) + decoder.wait_is_over()
    one, two = out.removesuffix(END).split(f"{END}{START}")
    assert one.startswith(f"{START}a")
    assert clean(one.removeprefix(START), one_line=True).text == "a"
    assert clean(two).text == "b"


def test_keys_between_two_pastes_are_keys() -> None:
    data = f"{START}one{END}\r{START}two{END}\t".encode()
    for cuts in pieces(data):
        assert decoded(data, cuts) == data.decode()


def test_a_key_after_a_paste_waits_for_a_pause_and_no_longer() -> None:
    decoder = KeyboardDecoder()
    assert decoder.decode(f"{START}Ms Carter{END}".encode()) == f"{START}Ms Carter"
    assert decoder.decode(b"x") == ""
    assert decoder.waits
    assert decoder.wait_is_over() == f"{END}x"
    assert not decoder.waits
    assert decoder.decode(b"y") == "y"


def test_a_key_held_down_after_a_paste_is_not_kept_waiting() -> None:
    decoder = KeyboardDecoder()
    decoder.decode(f"{START}Ms Carter{END}".encode())
    out = "".join(decoder.decode(b"\x7f") for _ in range(40))
    assert out == END + "\x7f" * 40


def test_a_paste_whose_end_never_comes_is_given_up_and_keys_are_keys_again() -> None:
    now = [0.0]
    decoder = KeyboardDecoder(lambda: now[0])
    assert decoder.decode(f"{START}Ms Carter\x1b[20".encode()) == f"{START}Ms Carter"
    now[0] += GIVEN_UP / 2
    assert decoder.wait_is_over() == ""
    now[0] += GIVEN_UP / 2
    assert decoder.wait_is_over() == f"\x9b20{END}"
    assert decoder.wait_is_over() == ""
    assert decoder.decode(b"\x11") == "\x11"


def test_a_paste_that_comes_late_after_all_is_no_keys() -> None:
    now = [0.0]
    decoder = KeyboardDecoder(lambda: now[0])
    rest = "rest of it\r" * 9
    decoder.decode(f"{START}one ".encode())
    now[0] += GIVEN_UP
    assert decoder.wait_is_over() == END
    assert decoder.decode(rest.encode()) == START + rest
    assert decoder.decode(f"two{END}".encode()) + decoder.wait_is_over() == f"two{END}"
