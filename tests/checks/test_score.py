"""Where a letter stands, in one figure, and what it is made of."""

from __future__ import annotations

import pytest

from wizard.checks.checker import Checker
from wizard.checks.finding import PARTS, Facts
from wizard.checks.score import AREAS, Score, score

GOOD = """\
Dear Ms Obi,

I am sorry that we charged your card twice for May. That was our mistake, and you were right to tell us.

The reason is that we ran the May payments twice when we moved to a new billing system on 1 May.

Today I sent £57.60 back to the card ending 4417. I will ring you on Tuesday 12 May to check that it is there.

From Friday 8 May, two people read every payment list before it goes out.

You can reach me on 020 7946 0142.

Kind regards,
Sam Lee
"""
POOR = """\
Dear valued customer,

We regret any inconvenience that may have been caused. Mistakes were made. We are looking into this and \
will get back to you as soon as possible. Thank you for your understanding.

The Team
"""


def of(checker: Checker, text: str, facts: Facts | None = None) -> Score:
    facts = facts or Facts()
    return score(
        checker.check(text, facts), checker.parts_present(text, facts), facts.not_applicable
    )


def points(found: Score) -> dict[str, int | None]:
    return {line.area.name: line.points for line in found.lines}


def test_a_good_letter_stands_high_and_a_poor_one_low(checker: Checker) -> None:
    assert of(checker, GOOD).points >= 90
    assert of(checker, POOR).points <= 40


def test_every_weakness_lowers_its_own_area(checker: Checker) -> None:
    before = points(of(checker, GOOD))
    after = points(of(checker, GOOD.replace("on Tuesday 12 May to", "as soon as possible to")))
    assert after["next"] is not None
    assert after["next"] < (before["next"] or 0)
    assert {name for name in before if before[name] != after[name]} == {"next"}


@pytest.mark.parametrize(
    ("words", "area"),
    [("the card 4111 1111 1111 1111", "private"), ("the card [CARD NUMBER]", "finished")],
)
def test_one_critical_failure_makes_it_nothing(checker: Checker, words: str, area: str) -> None:
    found = of(checker, GOOD.replace("the card ending 4417", words))
    assert found.points == 0
    assert points(found)[area] == 0


def test_what_does_not_apply_is_left_out(checker: Checker) -> None:
    facts = Facts(not_applicable=frozenset(PARTS))
    lines = points(of(checker, "I am sorry that we were late.\n", facts))
    assert lines["owned"] is None
    assert of(checker, "I am sorry that we were late.\n", facts).points > 80


def test_every_part_and_every_category_has_one_area() -> None:
    parts = [part for area in AREAS for part in area.parts]
    assert sorted(parts) == sorted(PARTS)
    categories = [category for area in AREAS for category in area.categories]
    assert len(categories) == len(set(categories))
