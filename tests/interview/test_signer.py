"""Who signs: said before one starts, and one nudge where a junior signs what was serious."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.interview.desks import begun, desk_at
from wizard.interview.desk import Desk
from wizard.interview.review import Review


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return desk_at(tmp_path)


def nudges(desk: Desk, severity: str, **answers: str) -> list[str]:
    interview = begun(desk, what_happened="we lost your file", signer_name="Sam Lee", **answers)
    interview.set(severity=severity)
    interview.review()
    found = [one for card in Review(interview).findings for one in card.each()]
    return [one.level for one in found if one.rule == "tone.signer"]


@pytest.mark.parametrize("severity", ["serious", "grave"])
def test_a_junior_under_a_serious_letter_is_one_nudge(desk: Desk, severity: str) -> None:
    assert nudges(desk, severity, signer_role="Customer Service Adviser") == ["nudge"]


def test_it_leads_to_the_role(desk: Desk) -> None:
    interview = begun(desk, signer_name="Sam Lee", signer_role="Support Agent")
    interview.review()
    found = [one for card in Review(interview).findings for one in card.each()]
    assert [one.question for one in found if one.rule == "tone.signer"] == ["signer_role"]


@pytest.mark.parametrize(
    ("severity", "more"),
    [
        ("light", {"signer_role": "Support Agent"}),
        ("grave", {"signer_role": "Assistant Manager"}),
        ("grave", {"signer_role": "Owner"}),
        ("grave", {"signer_role": "Support Agent", "firm": "solo"}),
        ("serious", {}),
    ],
)
def test_whoever_fits_or_works_alone_hears_nothing(
    desk: Desk, severity: str, more: dict[str, str]
) -> None:
    assert nudges(desk, severity, **more) == []


def test_every_kind_of_mistake_says_beforehand_who_signs(desk: Desk) -> None:
    signs = {flow.name: flow.signs for flow in desk.flows()}
    assert all("; if grave, " in who for who in signs.values()), signs
    assert signs["poor-service"].startswith("the manager of those who were there")
    assert signs["billing"].startswith("a team lead")
