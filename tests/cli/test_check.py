"""`amends check`: what weakens a letter written elsewhere, for people and for programs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.calls import Call

WEAK = "Dear Ms Carter,\n\nWe apologise for any inconvenience this may have caused.\n\nThe Team\n"
SOUND = "I am sorry that we charged your card twice for May.\n"


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    path = tmp_path / "letter.txt"
    path.write_text(WEAK, encoding="utf-8")
    return path


def test_each_finding_has_its_place_its_reason_and_its_rule(call: Call, letter: Path) -> None:
    told = call("check", letter)
    assert told.code == 1
    assert told.err == ""
    assert f"{letter}:3:" in told.out
    assert "inconvenience" in told.out
    assert "warning" in told.out


def test_a_sound_fragment_is_silent(call: Call, letter: Path) -> None:
    letter.write_text(SOUND, encoding="utf-8")
    assert call("check", "--fragment", letter) == (0, "", "")
    assert call("check", letter).out != ""


def test_a_letter_can_be_piped_in(call: Call) -> None:
    told = call("check", "-", stdin=WEAK.encode())
    assert told.code == 1
    assert told.out.startswith("-:")


def test_findings_can_be_had_as_json(call: Call, letter: Path) -> None:
    told = call("check", letter, "--format", "json")
    assert told.code == 1
    data = json.loads(told.out)
    assert data["format"] == 1
    assert data["findings"]
    for finding in data["findings"]:
        assert WEAK[finding["start"] : finding["end"]] == finding["text"]
        assert finding["file"] == str(letter)
        assert {"line", "column", "level", "rule", "category", "message", "why", "fix"} <= set(
            finding
        )


def test_several_letters_are_each_named(call: Call, letter: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text(WEAK, encoding="utf-8")
    told = call("check", letter, other)
    assert f"{letter}:" in told.out
    assert f"{other}:" in told.out


def test_a_mark_at_the_start_of_the_file_is_no_text(call: Call, letter: Path) -> None:
    letter.write_bytes(b"\xef\xbb\xbf" + WEAK.replace("\n", "\r\n").encode())
    told = call("check", letter, "--format", "json")
    assert any(finding["line"] == 3 for finding in json.loads(told.out)["findings"])


def test_days_are_judged_by_the_clock_that_is_set(call: Call, letter: Path) -> None:
    letter.write_text("I will ring you by Tuesday 24 November 2026.\n", encoding="utf-8")

    def levels(today: str) -> list[str]:
        told = call("check", letter, "--fragment", "--format", "json", "--today", today)
        return [one["level"] for one in json.loads(told.out)["findings"]]

    assert "block" not in levels("2026-11-20")
    assert "block" in levels("2026-12-20")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"a" * 1_000_001, "larger than 1 MB"),
        (b"Dear\n\xff\xfe", ":2: this is not UTF-8 text"),
        (b"\x89PNG\r\n\x1a\n\xde\xad", "not UTF-8"),
    ],
    ids=["long", "latin", "picture"],
)
def test_what_is_no_letter_is_a_sentence(call: Call, letter: Path, data: bytes, words: str) -> None:
    letter.write_bytes(data)
    told = call("check", letter)
    assert (told.code, told.out) == (2, "")
    assert words in told.err
    assert str(letter) in told.err


def test_what_cannot_be_opened_is_a_sentence(call: Call, tmp_path: Path) -> None:
    told = call("check", tmp_path / "none")
    assert told == (2, "", f"{tmp_path / 'none'} cannot be read: no such file or directory.\n")
    assert call("check", tmp_path).code == 2
    assert call("check", "a\0b").code == 2


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n\n\n",
        "\x00\x1b[31mSorry\x07",
        "word " * 40_000,
        "(" * 20_000,
        "a\n" * 20_000,
        "é" * 30_000,
        "!" * 9_000,
    ],
    ids=["empty", "blank", "control", "words", "brackets", "lines", "one word", "marks"],
)
def test_any_text_is_read_to_the_end(call: Call, letter: Path, text: str) -> None:
    letter.write_text(text, encoding="utf-8")
    told = call("check", letter)
    assert told.code in (0, 1)
    assert "\x1b" not in told.out


def test_a_wrong_call_says_how_to_call(call: Call) -> None:
    told = call("check")
    assert told.code == 2
    assert "usage: amends check" in told.err
    assert call("check", "x", "--format", "xml").code == 2


FOR_AMERICANS = """
format: 1
category: jargon
rules:
  - id: house.fortnight
    find: [fortnight]
    when: locale == 'en-US'
    message: "“{match}” is not said in America."
    why: They have to look it up.
    source: our house style
    weak: [In a fortnight., A fortnight ago., This fortnight.]
    strong: [In two weeks., Fortnite is a game., Two weeks ago.]
"""


@pytest.fixture
def profile(tmp_path: Path) -> Path:
    """The profile's file, beside a rule of one's own for American letters."""
    rules = tmp_path / "config" / "flows" / "rules"
    rules.mkdir(parents=True)
    (rules / "house.yaml").write_text(FOR_AMERICANS, encoding="utf-8")
    return tmp_path / "config" / "profile.yaml"


def test_a_rule_may_ask_for_the_language_of_the_profile(
    call: Call, letter: Path, profile: Path
) -> None:
    letter.write_text("You will have it in a fortnight.\n", encoding="utf-8")
    assert "fortnight” is not said" not in call("check", letter).out
    profile.write_text("format: 1\nanswers: {locale: en-US}\n", encoding="utf-8")
    assert "fortnight” is not said" in call("check", letter).out


def test_a_profile_that_cannot_be_read_stops_no_check(
    call: Call, letter: Path, profile: Path
) -> None:
    profile.write_text("format: 1\nanswers: {locale: en-GB}\n", encoding="utf-8")
    sound = call("check", letter)
    profile.write_text("format: [", encoding="utf-8")
    told = call("check", letter)
    assert f"{profile}:1:" in told.err
    assert told.out == sound.out != ""
