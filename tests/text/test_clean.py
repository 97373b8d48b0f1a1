"""Whatever comes in, nothing that steers a terminal, hides or deceives gets past the guard."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wizard.text.clean import MOST_ACCENTS, clean

NASTY = [
    "\x1b",
    "\x1b[",
    "\x1b[31m",
    "\x1b]52;c;UFdORUQ=\x07",
    "\x1b]0;title",
    "\x1bP",
    "\x1b\\",
    "\x9b",
    "\x9d",
    "\x00",
    "\r",
    "\r\n",
    "\n",
    "\t",
    "\u2028",
    "\u202e",
    "\u200b",
    "\u200d",
    "\u0301",
    "\ufeff",
    "\U000e0041",
    "\ud83d",
    "A",
    " ",
    "é",
]
hostile = st.lists(st.sampled_from(NASTY) | st.characters() | st.text(max_size=3)).map("".join)


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("a\x1b[31mred\x1b[0m b", "ared b"),
        ("a\x1b]52;c;UFdORUQ=\x07b", "ab"),
        ("a\x1b]52;c;UFdORUQ=\x1b\\b", "ab"),
        ("a\x1b]0;no end\nnext line", "a\nnext line"),
        ("a\x1bPtmux;\x1b\x1b]52;c;UFdO\x07\x1b\\b", "ab"),
        ("a\x9b2Jb", "ab"),
        ("a\x1b(Bb\x1bcd", "abd"),
        ("nul\x00bel\x07del\x7f", "nulbeldel"),
        (
            "one\r\ntwo\rthree\u2028four\u2029five\x85six\x0bseven",
            "one\ntwo\nthree\nfour\nfive\nsix\nseven",
        ),
        ("tab\tstays", "tab\tstays"),
        ("evil\u202egpj.exe", "evilgpj.exe"),
        ("in\u200bvis\u00adible\ufeff", "invisible"),
        ("hi\U000e0068\U000e0069", "hi"),
        ("half \ud83d pair", "half \ufffd pair"),
        ("Z" + "\u0301" * 60 + "a", "Z" + "\u0301" * 4 + "a"),
    ],
)
def test_takes_out_what_could_steer_or_deceive(raw: str, text: str) -> None:
    assert clean(raw).text == text


@pytest.mark.parametrize(
    "text",
    [
        "שָׁלוֹם עולם",
        "مرحبا بالعالم",
        "می‌خواهم",
        "क्षमा करें, क्‍ष",
        "👩‍👩‍👧‍👦 ❤️‍🔥 🇬🇧 👍🏽",
        "Nguyễn Thị Ánh, e\u0302\u0301",
        "[red] {{ 7*7 }} [/] $(rm -rf) %s \\x1b",
        "line one\n\n\tline two",
        "",
    ],
)
def test_leaves_every_script_and_all_plain_text_alone(text: str) -> None:
    assert clean(text) == (text, 0)


def test_says_how_many_characters_went() -> None:
    assert clean("a\x1b[31mb\u200b").removed == 6
    assert clean("a\r\nb\rc").removed == 0


def test_one_line_joins_lines_with_a_space() -> None:
    assert clean("a\nb\t\n\nc\r\n", one_line=True).text == "a b c"


@given(hostile, st.booleans())
def test_cleaning_twice_is_cleaning_once(raw: str, one_line: bool) -> None:
    once = clean(raw, one_line=one_line)
    assert clean(once.text, one_line=one_line) == (once.text, 0)


@given(hostile, st.booleans())
def test_nothing_harmful_survives(raw: str, one_line: bool) -> None:
    text = clean(raw, one_line=one_line).text
    text.encode("utf-8")
    allowed = "\u200c\u200d" + ("" if one_line else "\t\n")
    harmful = [
        char
        for char in text
        if char not in allowed
        and (
            unicodedata.category(char) == "Cc" or char in "\u2028\u2029\u200b\u202e\ufeff\U000e0041"
        )
    ]
    assert harmful == []
    accents = 0
    for char in text:
        if unicodedata.category(char) in ("Mn", "Me"):
            accents += 1
        elif char not in allowed:
            accents = 0
        assert accents <= MOST_ACCENTS or char < "\u0300"


@given(st.text(st.characters(categories=["L", "Nd", "P", "Sc", "Zs"])))
def test_letters_figures_and_stops_pass_unchanged(text: str) -> None:
    assert clean(text) == (text, 0)
