"""Slips of the pen: found in ordinary words, never in names, references and addresses."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wizard.checks.checker import Checker
from wizard.checks.entities import misspelt
from wizard.checks.finding import Facts
from wizard.checks.proofread import ENGLISH, READ_BY_ONE, slips
from wizard.flow.shipped import shipped_folder

SAMPLES = sorted((shipped_folder() / "samples").glob("*/*.txt"))


def words(text: str, english: str = "en-GB") -> list[str]:
    return [text[slip.start : slip.end] for slip in slips(text, english)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("We recieved it on Wensday.", ["recieved"]),
        ("We have definately lost it.", ["definately"]),
        ("It took a hour.", ["a"]),
        ("An new box is here.", ["An"]),
        ("Recieved with thanks.", ["Recieved"]),
        ("Mrs Okafor rang Llandudno.", []),
        ("Priya in accounts has it.", []),
        ("Order INV-2211 for the Parcelroom at hello@opalnotes.example", []),
        ("See www.parcelroom.example/trackk for it.", []),
        ("The naïve café in Zürich.", []),
    ],
)
def test_what_is_a_slip(text: str, found: list[str]) -> None:
    assert words(text) == found


def test_every_english_has_its_own_words() -> None:
    assert {e: words("The colour, the color.", e) for e in ENGLISH} == {
        "en-GB": ["color"],
        "en-US": ["colour"],
        "en-AU": ["color"],
        "en-CA": ["color"],
    }


def test_a_slip_is_found_by_every_linter_that_follows_another() -> None:
    for number in range(2 * READ_BY_ONE + 1):
        (slip,) = slips(f"We sent you {number} mugs insted of plates.", "en-GB")
        assert slip.fix[0] == "instead"


def test_the_names_of_the_case_are_never_misspelt(checker: Checker) -> None:
    text = "The box of ludwig van der bergh came.\n"
    found = slips(text, "en-GB")
    assert found
    facts = Facts(slips=found, names=frozenset(("ludwig van der bergh",)))
    assert list(misspelt(checker.draft(text, facts))) == []


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_no_letter_of_ours_has_a_slip(path: object) -> None:
    from pathlib import Path

    assert isinstance(path, Path)
    text = path.read_text(encoding="utf-8")
    english = "en-US" if path.stem.startswith("us-") else "en-GB"
    plain = re.sub("“[^”]*”", "“”", text)  # words that are quoted are as somebody wrote them
    assert words(plain, english) == []


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=120))
def test_any_text_is_proofread(text: str) -> None:
    for slip in slips(text, "en-GB"):
        assert 0 <= slip.start < slip.end <= len(text)


def test_a_word_that_is_quoted_is_as_somebody_wrote_it(checker: Checker) -> None:
    text = "The sign said “Ar gau” when we were open. The sgin is down."
    facts = Facts(fragment=True, slips=slips(text, "en-GB"))
    said = checker.findings(text, facts)
    found = [one.text for one in said if one.rule == "proofreading.spelling"]
    assert found == ["sgin"]
