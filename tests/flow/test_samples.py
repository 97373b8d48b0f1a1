"""The golden letters: every sample that travels with the flows gives the letter beside it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from wizard.flow.shipped import shipped_folder
from wizard.interview.desk import Desk, places
from wizard.interview.review import Review
from wizard.interview.samples import case_of

SAMPLES = sorted((shipped_folder() / "samples").glob("*/*.yaml"))
FLOWS = sorted(
    path.stem for path in shipped_folder().glob("*.yaml") if path.stem != "core"
)  # every one that is shipped, as the files say


@pytest.fixture(scope="module")
def desk() -> Desk:
    environ = {"HOME": os.devnull, "LANG": "en_GB.UTF-8", "TZ": "UTC"}
    return Desk(places(environ, private=True), environ, private=True)


def _review(path: Path, desk: Desk) -> Review:
    flow = desk.library.get(path.parent.name)
    return Review(desk.adopt(flow, case_of(path, flow, desk)))


@pytest.mark.parametrize("path", SAMPLES, ids=lambda p: f"{p.parent.name}/{p.stem}")
def test_letter_is_the_golden_one(path: Path, desk: Desk) -> None:
    review = _review(path, desk)
    assert review.interview.letter.text == path.with_suffix(".txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", SAMPLES, ids=lambda p: f"{p.parent.name}/{p.stem}")
def test_letter_is_ready_to_send(path: Path, desk: Desk) -> None:
    """No gap, no answer that cannot be read, nothing a careful editor would insist on, not too long."""
    review = _review(path, desk)
    standing = review.standing()
    heavy = [
        f"{one.rule}: {one.text}"
        for card in review.findings
        for one in card.each()
        if one.level != "nudge"
    ]
    assert heavy == []
    assert review.interview.scope.faults == {}
    assert standing.gaps == 0
    assert standing.words <= standing.limit


@pytest.mark.parametrize("name", FLOWS)
def test_each_flow_has_its_samples(name: str, desk: Desk) -> None:
    """At least four: a short one, a full one, one with facts unknown, a grave one."""
    cases = [
        case_of(path, desk.library.get(name), desk) for path in SAMPLES if path.parent.name == name
    ]
    assert len(cases) >= 4
    assert {case.context.depth for case in cases} == {"short", "full"}
    assert {case.context.severity for case in cases} == {"light", "serious", "grave"}
    assert any(entry.status == "unknown" for case in cases for entry in case.entries.values())
    assert desk.sample(name)
