"""One figure for where a letter stands, built as quality teams in customer care build theirs.

Each area is worth 0 to 100 and has a weight; areas that do not apply are left out; one critical area
that fails makes the whole figure 0. After Zendesk QA ("How QA scores are calculated"); the weights are
ours, in the order of Lewicki, Polin and Lount 2016: responsibility and repair before all else.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

from wizard.checks.finding import Finding, Level

FULL = 100
_UNTRUE = ("past-date", "contradiction", "figures")
"""What fails the letter at any level; of other critical areas only what blocks does."""

_COST: dict[Level, int] = {"block": FULL, "warning": 25, "nudge": 8}
"""What a finding takes from its area."""


class Area(NamedTuple):
    """What one line of the score looks at. weight 0: critical, it counts only by failing."""

    name: str
    title: str
    weight: int
    parts: tuple[str, ...]
    categories: tuple[str, ...]


AREAS = (
    Area(
        "specific",
        "Says exactly what went wrong",
        2,
        ("names-problem", "explains-cause"),
        ("conditional", "no-specifics", "minimise", "opening"),
    ),
    Area(
        "owned",
        "Owns it and says sorry",
        2,
        ("owns-responsibility", "expresses-regret"),
        (
            "blame-shift",
            "passive-dodge",
            "excuse",
            "but-apology",
            "policy-shield",
            "feelings-blame",
        ),
    ),
    Area(
        "repair",
        "Puts it right",
        2,
        ("states-done", "offers-remedy", "prevention"),
        ("vague-action", "absolute-promise", "remedy"),
    ),
    Area(
        "next",
        "Says what happens, and when",
        2,
        ("states-next", "gives-timeline", "contact-direct"),
        ("no-timeline", "promises"),
    ),
    Area(
        "plain",
        "Is plain to read",
        1,
        (),
        ("jargon", "legalese", "readability", "too-long", "order", "proofreading"),
    ),
    Area(
        "tone",
        "Sounds like a person",
        1,
        ("salutation", "sign-off-named"),
        ("boilerplate", "demand-forgiveness", "overdramatic", "over-apology", "tone"),
    ),
    Area("facts", "Every fact is true", 0, (), _UNTRUE),
    Area("private", "Nothing private stands in it", 0, (), ("sensitive-data",)),
    Area("finished", "Nothing is left of a template", 0, (), ("placeholder-left",)),
)


class Line(NamedTuple):
    """An area and its points, 0 to 100; None where nothing of it applies."""

    area: Area
    points: int | None


class Score(NamedTuple):
    """The figure, 0 to 100, and the lines it is made of."""

    points: int
    lines: tuple[Line, ...]


def score(
    findings: Iterable[Finding],
    parts: Mapping[str, object],
    not_applicable: Collection[str] = (),
) -> Score:
    """The score of a whole letter. parts: each with its place, or whether it is there."""
    found = [one for card in findings for one in card.each()]
    lines = tuple(Line(area, _points(area, found, parts, not_applicable)) for area in AREAS)
    weighed = [(line.area.weight, line.points) for line in lines if line.points is not None]
    if any(weight == 0 and points == 0 for weight, points in weighed):
        return Score(0, lines)
    total = sum(weight for weight, _ in weighed)
    return Score(round(sum(weight * points for weight, points in weighed) / total), lines)


def _points(
    area: Area,
    found: Iterable[Finding],
    parts: Mapping[str, object],
    not_applicable: Collection[str],
) -> int | None:
    own = [one for one in found if one.category in area.categories]
    if area.weight == 0:
        return 0 if any(one.level == "block" or one.category in _UNTRUE for one in own) else FULL
    wanted = [part for part in area.parts if part not in not_applicable]
    if area.parts and not wanted and not own:
        return None
    here = sum(bool(parts.get(part)) for part in wanted)
    start = FULL * here // len(wanted) if wanted else FULL
    return max(0, start - sum(_COST[one.level] for one in own))
