"""What a flow file gives: questions in order, sums, sentences and paragraphs."""

from __future__ import annotations

from pathlib import Path

import pytest

from wizard.flow.loader import FlowLibrary, load_flow
from wizard.flow.model import Flow
from wizard.flow.shipped import shipped_folder
from wizard.text.strict_yaml import FaultyFile

GOOD = Path(__file__).parent / "good"


@pytest.fixture
def charge() -> Flow:
    return FlowLibrary([GOOD]).get("charge")


def test_pages_come_step_by_step_with_what_is_remembered_last(charge: Flow) -> None:
    assert list(charge.pages()) == [
        "customer_name",
        "what_happened",
        "charges",
        "cause",
        "refunded",
        "signer",
    ]
    assert [q.key for q in charge.strip()] == ["told_by"]


def test_boxes_stand_on_the_page_of_the_question_they_belong_to(charge: Flow) -> None:
    assert [q.key for q in charge.pages()["cause"]] == ["cause", "whose"]
    assert [q.key for q in charge.pages()["signer"]] == ["signer", "role"]


def test_a_used_question_takes_what_is_laid_over_it_and_keeps_the_rest(charge: Flow) -> None:
    cause = charge.questions["cause"]
    assert cause.label == "Why did we charge it?"
    assert cause.short == "why it happened"
    assert cause.when is not None
    assert cause.when.source == "filled(charges)"
    assert charge.questions["whose"].when == cause.when


def test_a_box_is_asked_like_its_page_unless_it_says_otherwise() -> None:
    plain = FlowLibrary([GOOD]).get("plain")
    assert plain.questions["next"].depth == "full"
    assert plain.questions["next_on"].depth == "short"
    assert plain.questions["next_on"].audience == "many"


def test_the_condition_of_a_box_is_joined_to_that_of_its_page(tmp_path: Path) -> None:
    (tmp_path / "f.yaml").write_text(
        "flow: f\nformat: 1\ntitle: F\nquestions:\n"
        "  - key: a\n    step: know\n    type: text\n    label: A\n    short: a\n    when: today > 1\n"
        "    boxes: [{key: b, type: text, label: B, short: b, when: filled(a)}]\n"
        'letter: {know: {s: "{{ a }} {{ b }}"}}\n'
    )
    when = FlowLibrary([tmp_path]).get("f").questions["b"].when
    assert when is not None
    assert when.source == "(today > 1) and (filled(a))"


def test_sections_that_are_not_written_come_from_the_included_flow(charge: Flow) -> None:
    assert list(charge.sentences) == [
        "about", "dear", "sorry", "owned", "amounts", "because", "back", "name", "role",
    ]  # fmt: skip
    assert charge.sentences["name"].own_line


def test_sums_of_the_included_flow_come_along(charge: Flow) -> None:
    assert list(charge.calc) == ["blame", "over", "overcharge"]


def test_a_block_is_one_line_of_the_letter(charge: Flow) -> None:
    text = charge.sentences["amounts"].variants[1].text.source
    assert text.startswith("For {{ row.which }} we took {{ row.taken }}[ and {{ row.due }} was")
    assert "\n" not in text
    assert charge.questions["what_happened"].help == "One line for each thing, three at most."


def test_a_severity_without_paragraphs_has_those_of_serious(charge: Flow) -> None:
    assert charge.paragraphs["grave"] == (("sorry", "owned"), ("because", "amounts"), ("back",))
    assert charge.paragraphs["light"] == (("sorry", "owned", "amounts", "because", "back"),)


def test_a_good_flow_has_no_warnings() -> None:
    assert FlowLibrary([GOOD]).warnings("charge") == ()


def test_flows_are_listed_by_their_order_then_their_title() -> None:
    assert [flow.name for flow in FlowLibrary([GOOD]).listed()] == ["charge", "plain"]


def test_a_flow_of_a_later_folder_replaces_one_of_the_same_name(tmp_path: Path) -> None:
    (tmp_path / "plain.yaml").write_text("flow: plain\nformat: 1\ntitle: Ours\n")
    library = FlowLibrary([GOOD, tmp_path])
    assert library.get("plain").title == "Ours"
    assert [flow.title for flow in library.listed()] == ["Wrong charge", "Ours"]


def test_a_faulty_flow_does_not_keep_the_others_away(tmp_path: Path) -> None:
    (tmp_path / "bad.yaml").write_text("flow: bad\nformat: 7\n")
    library = FlowLibrary([GOOD, tmp_path])
    assert len(library.listed()) == 2
    assert "format 7" in str(library.faulty()["bad"])
    with pytest.raises(FaultyFile):
        library.get("bad")


def test_a_flow_is_the_same_from_the_cache(tmp_path: Path) -> None:
    fresh = FlowLibrary([GOOD]).get("charge")
    for _ in range(2):
        assert FlowLibrary([GOOD], tmp_path / "cache").get("charge") == fresh


def test_the_hash_changes_with_the_flow_and_with_what_it_includes(tmp_path: Path) -> None:
    def copied(core: str) -> str:
        (tmp_path / "core.yaml").write_text(core)
        (tmp_path / "charge.yaml").write_text((GOOD / "charge.yaml").read_text())
        return load_flow(tmp_path / "charge.yaml", FlowLibrary([tmp_path])).hash

    core = (GOOD / "core.yaml").read_text()
    assert copied(core) == copied(core)
    assert copied(core) != copied(core + "# more\n")


def test_shipped_flows_are_found_and_have_no_faults() -> None:
    library = FlowLibrary([shipped_folder()])
    assert library.names()
    assert {name: str(fault) for name, fault in library.faulty().items()} == {}
