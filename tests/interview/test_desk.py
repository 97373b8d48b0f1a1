"""What is around the letters: flows and rules of one's own, what the machine says, what is kept."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.interview.desks import begun, desk_at, environ_of
from tests.letter.generated import answers_to, context_for
from wizard.flow.shipped import shipped_folder
from wizard.interview import machine
from wizard.interview.desk import Desk, places
from wizard.interview.review import Review
from wizard.keep.case import Case, new_id

OWN = """\
flow: generic
format: 1
title: All else, our way
questions:
  - {key: what_happened, step: know, type: text, shape: clause, label: What, short: what happened}
letter:
  know:
    apology: "I am sorry that {{ what_happened }}."
"""


@pytest.fixture
def own(tmp_path: Path) -> Path:
    folder = tmp_path / "config" / "flows"
    folder.mkdir(parents=True)
    return folder


def test_a_flow_of_ones_own_takes_the_place_of_the_shipped_one(tmp_path: Path, own: Path) -> None:
    (own / "generic.yaml").write_text(OWN, encoding="utf-8")
    desk = desk_at(tmp_path)
    assert "All else, our way" in [flow.title for flow in desk.flows()]
    assert begun(desk, what_happened="we were late").letter.body == "I am sorry that we were late."
    assert desk.sample("generic") == ""
    assert desk.example("generic").letter.body == ""


def test_a_faulty_flow_is_told_and_the_others_stay(tmp_path: Path, own: Path) -> None:
    (own / "mine.yaml").write_text("flow: mine\nformat: 1\n", encoding="utf-8")
    desk = desk_at(tmp_path)
    assert {flow.name for flow in desk.flows()} >= {"billing", "generic"}
    assert any(str(own / "mine.yaml") in notice for notice in desk.notices)


def test_faulty_rules_of_ones_own_are_told_and_the_shipped_ones_read_on(
    tmp_path: Path, own: Path
) -> None:
    (own / "rules").mkdir()
    (own / "rules" / "mine.yaml").write_text("format: 1\nrules: [{id: x}]\n", encoding="utf-8")
    desk = desk_at(tmp_path)
    assert desk.check("We apologise for any inconvenience.").findings
    assert any(str(own / "rules" / "mine.yaml") in notice for notice in desk.notices)


def test_the_scenarios_are_the_same_from_what_was_kept(tmp_path: Path) -> None:
    first = desk_at(tmp_path).flows()
    assert desk_at(tmp_path).flows() == first
    for file in (tmp_path / "cache").rglob("*"):
        if file.is_file():
            file.write_bytes(b"\x00damaged")
    assert desk_at(tmp_path).flows() == first


def test_the_clock_is_the_real_one_unless_it_is_set(tmp_path: Path) -> None:
    environ = environ_of(tmp_path)
    desk = Desk(places(environ, private=True), environ, private=True)
    before = desk.now()
    assert before.tzinfo is not None
    assert desk.begin("generic").context.now >= before


@pytest.mark.parametrize(
    ("environ", "zone"),
    [({"TZ": "Asia/Kolkata"}, "Asia/Kolkata"), ({"TZ": ":Europe/Paris"}, "Europe/Paris")],
)
def test_the_machine_names_its_zone(environ: dict[str, str], zone: str) -> None:
    assert machine.zone(environ) == zone


@pytest.mark.parametrize(
    "named", ["", "Nowhere/There", "../../etc/passwd", "EST5EDT,M3.2.0,M11.1.0"]
)
def test_a_machine_that_names_no_zone_has_one_all_the_same(named: str) -> None:
    from zoneinfo import ZoneInfo

    assert ZoneInfo(machine.zone({"TZ": named}))


def test_the_machine_names_its_language_and_money() -> None:
    assert machine.locale({"LANG": "en_US.UTF-8"}) == "en-US"
    assert machine.locale({"LANG": "en_US.UTF-8", "LC_ALL": "en_GB.UTF-8"}) == "en-GB"
    assert machine.locale({}) == "en-GB"
    assert (machine.currency("en-US"), machine.currency("en-GB")) == ("USD", "GBP")


@pytest.fixture(scope="module")
def private_desk() -> Desk:
    return desk_at(Path("/dev/null"), private=True)


FLOWS = sorted(path.stem for path in shipped_folder().glob("*.yaml") if path.stem != "core")


@pytest.mark.parametrize("name", FLOWS)
@settings(max_examples=25, deadline=None)
@given(seed=st.integers(0, 2**32))
def test_whatever_was_answered_can_be_read_listed_and_reviewed(
    private_desk: Desk, name: str, seed: int
) -> None:
    flow, rng = private_desk.library.get(name), Random(seed)
    case = Case(new_id(), name, flow.hash, context_for(rng), entries=answers_to(flow, rng))
    interview = private_desk.adopt(flow, case)
    seen = []
    while interview.at != "review":
        seen.append(interview.at)
        page = interview.page
        assert 1 <= len(page.boxes) <= 5
        assert 1 <= page.number <= page.of
        for box in page.boxes:
            assert box.frame.before == box.frame.before.strip()
            assert "{{" not in box.frame.before + box.frame.after
        interview.forward()
    assert len(seen) == len(set(seen))
    assert interview.answer_rows()
    review = Review(interview)
    standing = review.standing()
    assert standing.parts_here <= standing.parts_of <= 12
    for card in review.findings:
        for one in card.each():
            in_the_letter = review.text[one.start : one.end] == one.text
            assert in_the_letter or one.question in flow.questions
