"""`amends check`: what weakens a letter written elsewhere, for people and for programs."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from tests.cli.calls import Call, Told, environ_in
from wizard.flow.shipped import shipped_folder
from wizard.interview.desk import Desk, places

WEAK = "Dear Ms Carter,\n\nWe apologise for any inconvenience this may have caused.\n\nThe Team\n"
SOUND = "I am sorry that we charged your card twice for May.\n"


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    path = tmp_path / "letter.txt"
    path.write_text(WEAK, encoding="utf-8")
    return path


def test_each_finding_has_its_place_its_words_and_its_rule(call: Call, letter: Path) -> None:
    told = call("check", letter)
    assert told.code == 1
    assert told.err == ""
    assert f"{letter}:3:4: warning: “apologise for any inconvenience this may have" in told.out
    assert (
        "    We apologise for any inconvenience this may have caused.\n"
        "       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^\n" in told.out
    )
    assert "(boilerplate.inconvenience)" in told.out


def test_why_is_said_on_demand(call: Call, letter: Path) -> None:
    assert len(call("check", letter, "--why").out) > 1.5 * len(call("check", letter).out)


def test_the_carets_stand_under_the_words_in_wide_letters_too(call: Call, letter: Path) -> None:
    letter.write_text(f"{'long ago ' * 20}お客様 sorry if you feel bad.\n", encoding="utf-8")
    told = call("check", letter, "--no-parts")
    _, line, carets, *_ = told.out.split("\n")
    assert len(line) < 110
    before, _, _ = line.partition("sorry if")
    assert carets.index("^") == len(before) + 3  # each of the three takes two columns


def test_a_sound_fragment_is_silent(call: Call, letter: Path) -> None:
    letter.write_text(SOUND, encoding="utf-8")
    assert call("check", "--no-parts", letter) == (0, "", "")
    assert call("check", letter).out != ""


def test_a_letter_can_be_piped_in(call: Call) -> None:
    told = call("check", "-", stdin=WEAK.encode())
    assert told.code == 1
    assert told.out.startswith("-:")


SCHEMA = json.loads((shipped_folder() / "check.schema.json").read_text(encoding="utf-8"))


def data_of(told: Told) -> list[dict[str, Any]]:
    """The JSON that was printed, which keeps to its schema."""
    data: list[dict[str, Any]] = json.loads(told.out)
    jsonschema.validate(data, SCHEMA)
    return data


def test_findings_can_be_had_as_json(call: Call, letter: Path) -> None:
    told = call("check", letter, "--format", "json")
    assert told.code == 1
    (one,) = data_of(told)
    assert (one["path"], one["words"], one["reading_seconds"]) == (str(letter), 14, 4)
    assert 0 <= one["score"] < 50
    assert one["parts"]["salutation"] is True
    assert one["parts"]["prevention"] is False
    assert len(one["parts"]) == 12
    assert one["findings"]
    for finding in one["findings"]:
        assert WEAK[finding["start"] : finding["end"]] == finding["text"]
        assert finding["fix"] or finding["question"]


def test_a_fragment_has_no_parts_and_no_score(call: Call, letter: Path) -> None:
    (one,) = data_of(call("check", letter, "--format", "json", "--no-parts"))
    assert (one["parts"], one["score"]) == ({}, None)
    whole = {"missing", "over-apology", "too-long", "no-specifics", "order", "readability"}
    assert {finding["category"] for finding in one["findings"]}.isdisjoint(whole)


def test_the_schema_is_printed_on_demand(call: Call) -> None:
    told = call("check", "--schema")
    assert (told.code, json.loads(told.out)) == (0, SCHEMA)


def test_offsets_count_code_points_of_the_file_as_it_is(call: Call, letter: Path) -> None:
    text = "\ufeffDear 👩‍👧 Zoë,\r\n\r\nWe apologise for\x07 any\r\ninconvenience.\r\n"
    letter.write_bytes(text.encode())
    (one,) = data_of(call("check", letter, "--format", "json", "--no-parts"))
    (found,) = [f for f in one["findings"] if f["category"] == "boilerplate"]
    assert text[1:][found["start"] : found["end"]].split()[-1] == "inconvenience"
    assert (found["line"], found["column"]) == (3, 4) or found["line"] == 3


def test_a_build_on_github_gets_its_annotations(call: Call, letter: Path) -> None:
    told = call("check", letter, "--format", "github")
    first = told.out.split("\n")[0]
    assert first.startswith(f"::warning file={letter},line=3,col=")
    assert ",title=conditional." in first
    assert "::notice " in told.out


def test_what_is_shown_and_what_fails_can_be_chosen(call: Call, letter: Path) -> None:
    everything, warnings = call("check", letter), call("check", letter, "--level", "warning")
    assert "nudge:" in everything.out
    assert "nudge:" not in warnings.out != ""
    assert call("check", letter, "--fail-on", "block").code == 0
    letter.write_text(SOUND, encoding="utf-8")
    assert call("check", letter, "--fail-on", "nudge").code == 1


def test_a_folder_stands_for_the_letters_in_it(call: Call, letter: Path, tmp_path: Path) -> None:
    (tmp_path / "more").mkdir()
    (tmp_path / "more" / "second.md").write_text(WEAK, encoding="utf-8")
    (tmp_path / "more" / "picture.png").write_bytes(b"\x89PNG")
    told = call("check", tmp_path, "--format", "json")
    assert [one["path"] for one in data_of(told)] == [
        str(letter),
        str(tmp_path / "more" / "second.md"),
    ]


def test_one_file_that_cannot_be_read_leaves_the_others(
    call: Call, letter: Path, tmp_path: Path
) -> None:
    told = call("check", tmp_path / "none.txt", letter)
    assert told.code == 2
    assert "none.txt cannot be read" in told.err
    assert f"{letter}:3:" in told.out


def test_several_letters_are_each_named(call: Call, letter: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text(WEAK, encoding="utf-8")
    told = call("check", letter, other)
    assert f"{letter}:" in told.out
    assert f"{other}:" in told.out


def test_a_mark_at_the_start_of_the_file_is_no_text(call: Call, letter: Path) -> None:
    letter.write_bytes(b"\xef\xbb\xbf" + WEAK.replace("\n", "\r\n").encode())
    told = call("check", letter, "--format", "json")
    assert any(finding["line"] == 3 for one in data_of(told) for finding in one["findings"])


def test_days_are_judged_by_the_clock_that_is_set(call: Call, letter: Path) -> None:
    letter.write_text("I will ring you by Tuesday 24 November 2026.\n", encoding="utf-8")

    def levels(today: str) -> list[str]:
        told = call("check", letter, "--no-parts", "--format", "json", "--today", today)
        return [finding["level"] for one in data_of(told) for finding in one["findings"]]

    assert "block" not in levels("2026-11-20")
    assert "block" in levels("2026-12-20")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"a" * 5_000_001, "larger than 5 MB"),
        (b"Dear\nRen\xe9", ":2:4: this is Windows-1252 or Latin-1 text, not UTF-8"),
        (b"\x89PNG\r\n\x1a\n\xde\xad", "binary"),
    ],
    ids=["long", "latin", "picture"],
)
def test_what_is_no_letter_is_a_sentence(call: Call, letter: Path, data: bytes, words: str) -> None:
    letter.write_bytes(data)
    told = call("check", letter)
    assert (told.code, told.out) == (2, "")
    assert words in told.err
    assert str(letter) in told.err


def test_what_is_wrong_with_standard_input_is_said_by_its_name(call: Call) -> None:
    told = call("check", "-", stdin="Dear René\nÉ".encode("latin-1"))
    assert (told.code, told.out) == (2, "")
    assert told.err.startswith("standard input:1:9: this is Windows-1252 or Latin-1 text")


@pytest.mark.parametrize("text", ["", " \n\n"], ids=["empty", "blank"])
def test_an_empty_letter_is_told(call: Call, letter: Path, text: str) -> None:
    letter.write_text(text, encoding="utf-8")
    assert call("check", letter) == (1, "", f"{letter} is empty: there is no letter in it.\n")
    told = call("check", "-", stdin=text.encode())
    assert told == (1, "", "standard input is empty: there is no letter in it.\n")
    assert call("check", "-", "--no-parts", stdin=text.encode()) == (0, "", "")


def test_what_cannot_be_opened_is_a_sentence(call: Call, tmp_path: Path) -> None:
    told = call("check", tmp_path / "none")
    assert told == (2, "", f"{tmp_path / 'none'} cannot be read: no such file or directory.\n")
    told = call("check", tmp_path)
    assert (told.code, told.err) == (
        2,
        f"There is no letter in {tmp_path}: no file that ends with .txt or .md.\n",
    )
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
    assert told == (
        2,
        "",
        "Name a letter to read, a folder of letters, or - for standard input.\n",
    )
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


def test_what_was_let_be_beside_the_letter_is_not_said_again(
    call: Call, letter: Path, tmp_path: Path
) -> None:
    desk = Desk(places(environ_in(tmp_path), private=False), environ_in(tmp_path))
    loose = desk.check(WEAK, "letter.txt", letter)
    card = next(one for one in loose.findings if one.category == "conditional")
    loose.ignore(card)
    assert f"({card.rule})" not in call("check", letter).out
    assert letter.read_text(encoding="utf-8") == WEAK
    letter.write_text(WEAK.replace(" this may have caused", ""), encoding="utf-8")
    told = call("check", letter)
    assert f"{letter}: let be and no longer there: {card.rule} " in told.err
    (tmp_path / "letter.txt.amends").write_text("format: 1\nlet_be: {a: b}\n")
    assert "letter.txt.amends:1:1: It must have a list `let_be`." in call("check", letter).err


@pytest.mark.parametrize(
    ("english", "odd"),
    [("en-GB", ["color"]), ("en-US", ["colour"]), ("en-AU", ["color"]), ("en-CA", ["color"])],
)
def test_proofreading_is_done_in_the_english_asked_for(
    call: Call, letter: Path, english: str, odd: list[str]
) -> None:
    letter.write_text("Your colour was not the color that I sent to Ms Achterberg.\n")
    told = call("check", letter, "--no-parts", "--english", english, "--format", "json")
    found = [f["text"] for one in data_of(told) for f in one["findings"]]
    assert [word for word in found if word in ("colour", "color", "Achterberg")][:1] == odd


def test_without_being_asked_for_nothing_is_proofread(call: Call, letter: Path) -> None:
    letter.write_text("I am sorry that we recieved it late.\n")
    assert "recieved" not in call("check", letter, "--no-parts").out
    told = call("check", letter, "--no-parts", "--proofread", "--why")
    assert "“recieved”: is it spelt so?" in told.out
    assert "Write: received" in told.out
