"""A secret that is masked or taken out is in no earlier version, and in no byte of the file and its log."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.interview.desks import DAY, begun, desk_at
from wizard.checks.finding import Finding
from wizard.interview.interview import Interview
from wizard.interview.masking import Secret, masks
from wizard.interview.review import Review
from wizard.interview.versions import bring_back

CARD = "4556 7301 2284 9914"
TOLD = f"we charged your card {CARD} twice for the month of May"


def secret_finding(interview: Interview) -> Finding:
    return next(one for card in interview.findings for one in card.each() if masks(one))


def holding(home: Path, words: str) -> list[str]:
    """The files of the letters in hand in which these words stand."""
    return [one.name for one in (home / "state").iterdir() if words.encode() in one.read_bytes()]


def versions(interview: Interview) -> list[str]:
    of = interview.desk.store.revisions(interview.case.id)
    return [str(one.case.entries["what_happened"].raw) for one in of]


def typed_with_versions(desk_home: Path) -> Interview:
    """A letter of which versions were kept while the number was typed, and after it."""
    interview = begun(desk_at(desk_home), customer_name="Ms Obi")
    for end in (30, len("we charged your card 4556 7301 2"), len(TOLD)):
        interview.answer("what_happened", TOLD[:end])
        interview.desk.versions.keep(interview.case)
    return interview


def test_a_masked_number_is_nowhere_any_more(tmp_path: Path) -> None:
    interview = typed_with_versions(tmp_path)
    finding = secret_finding(interview)
    assert interview.can_fix(finding)
    assert interview.fix(finding, finding.fix[0])
    masked = "we charged your card ending 9914 twice for the month of May"
    assert interview.entry("what_happened").raw == masked
    assert interview.trouble == ""
    assert versions(interview) == [
        masked, "we charged your card ending 9914", "we charged your card ending 9914"
    ]  # fmt: skip
    for piece in (CARD, "4556 7301", "4556 7", "2284 9914"):
        assert holding(tmp_path, piece) == []
    for version in interview.desk.versions.of(interview.case):
        bring_back(interview, version)
        assert CARD not in str(interview.entry("what_happened").raw)


def test_a_number_taken_out_by_hand_is_forgotten_when_the_page_is_left(tmp_path: Path) -> None:
    interview = typed_with_versions(tmp_path)
    assert secret_finding(interview)
    interview.answer("what_happened", "we charged your card twice for the month of May")
    assert any(CARD in text for text in versions(interview))
    interview.forward()
    assert versions(interview)[0] == "we charged your card twice for the month of May"
    assert holding(tmp_path, CARD) == holding(tmp_path, "4556 7") == []


def test_one_that_was_taken_out_before_a_crash_is_forgotten_afterwards(tmp_path: Path) -> None:
    interview = typed_with_versions(tmp_path)
    interview.answer("what_happened", "we charged your card twice")
    again = desk_at(tmp_path).resume(interview.case.id)  # the first was never told that it ends
    again.open("what_happened")
    again.forward()
    assert holding(tmp_path, CARD) == []


def test_other_words_of_an_earlier_version_stay(tmp_path: Path) -> None:
    interview = begun(desk_at(tmp_path), what_happened=TOLD)
    assert secret_finding(interview)
    interview.answer("what_happened", "")
    interview.forward()
    assert "we charged your card ending 9914 twice for the month of May" in versions(interview)


def test_a_number_in_a_paragraph_written_by_hand_is_masked_there(tmp_path: Path) -> None:
    interview = begun(desk_at(tmp_path), customer_name="Ms Obi", what_happened="we overcharged you")
    interview.review()
    review = Review(interview)
    before = review.text
    for end in (12, len(CARD)):
        review.typed_over(f"{before}\n\nIt was card {CARD[:end]}.")
        interview.desk.versions.keep(interview.case)
    finding = next(one for card in review.findings for one in card.each() if masks(one))
    assert review.fix(finding, finding.fix[0])
    assert "It was card ending 9914." in review.text
    assert holding(tmp_path, CARD) == holding(tmp_path, "4556 7") == []
    while review.undo():
        assert CARD not in review.text
    assert holding(tmp_path, CARD) == []


def test_a_letter_that_left_with_it_does_not_hold_it_either(tmp_path: Path) -> None:
    interview = begun(desk_at(tmp_path), customer_name="Ms Obi", what_happened=TOLD)
    interview.review()
    review = Review(interview)
    review.sent()
    assert holding(tmp_path, CARD) != []
    finding = next(one for card in review.findings for one in card.each() if masks(one))
    assert review.fix(finding, finding.fix[0])
    assert "card ending 9914" in interview.case.letters_sent[0].text
    assert holding(tmp_path, CARD) == []


def test_a_letter_from_elsewhere_forgets_it_too(tmp_path: Path) -> None:
    letter = desk_at(tmp_path).check(f"Dear Ms Obi,\n\nYour card {CARD} was charged.")
    letter.typed_over(letter.text + " Sorry.")
    finding = next(one for card in letter.findings for one in card.each() if masks(one))
    assert letter.fix(finding, finding.fix[0])
    while letter.undo():
        assert CARD not in letter.text
    assert CARD not in letter.text


def test_a_second_window_and_a_later_day_change_nothing_of_that(tmp_path: Path) -> None:
    interview = typed_with_versions(tmp_path)
    other = desk_at(tmp_path, later=3 * DAY)
    assert other.in_hand()
    finding = secret_finding(interview)
    assert interview.fix(finding, finding.fix[0])
    assert holding(tmp_path, CARD) == []
    assert other.resume(interview.case.id).entry("what_happened").raw.count("ending 9914") == 1


@pytest.mark.parametrize(
    ("words", "text", "left"),
    [
        (CARD, "4556-7301-2284-9914 and 4556730122849914.", "M and M."),
        ("Tulip-2291!", "It is Tulip-2291! and tulip 2291", "It is M and M"),
        ("482", "the code 482 of £482, 4820 and 482.50", "the code M of £482, 4820 and 482.50"),
        ("1-9-6-4", "it is 1-9-6-4 or 1964", "it is M or M"),
    ],
)
def test_a_secret_is_known_however_it_is_spaced(words: str, text: str, left: str) -> None:
    assert Secret(words, "M").out_of(text) == left


ROLE = f"Team Lead, card {CARD}"


def test_a_secret_in_the_writer_s_own_answer_is_not_remembered(tmp_path: Path) -> None:
    desk = desk_at(tmp_path)
    interview = begun(desk, what_happened="we overcharged you", signer_name="Sam Lee")
    interview.open("signer_name")
    interview.answer("signer_role", ROLE)
    interview.forward()
    assert desk.profile["signer_name"].raw == "Sam Lee"
    assert "4556" not in (tmp_path / "config" / "profile.yaml").read_text(encoding="utf-8")
    again = desk_at(tmp_path).begin("generic")
    assert again.entry("signer_role").empty


def test_one_that_was_remembered_earlier_is_masked_there_too(tmp_path: Path) -> None:
    config = tmp_path / "config" / "profile.yaml"
    config.parent.mkdir()
    config.write_text(
        f"# mine\nformat: 1\nanswers:\n  signer_name: Sam Lee\n  signer_role: {ROLE}\n"
    )
    desk = desk_at(tmp_path)
    interview = begun(desk, what_happened="we overcharged you")
    interview.review()
    review = Review(interview)
    finding = next(one for card in review.findings for one in card.each() if masks(one))
    assert review.fix(finding, finding.fix[0])
    assert CARD not in review.text
    assert "card ending 9914" in review.text
    assert "4556" not in config.read_text(encoding="utf-8")
    assert config.read_text(encoding="utf-8").startswith("# mine\n")
    again = begun(desk_at(tmp_path), what_happened="we overcharged you")
    assert again.entry("signer_role").raw == "Team Lead, card ending 9914"
