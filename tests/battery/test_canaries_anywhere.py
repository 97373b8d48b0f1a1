"""A card number and a password in every question there is: masked, deleted, and never remembered."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

from tests.battery.test_canaries import canaries, holding
from tests.conftest import Battery
from tests.interview.desks import desk_at
from wizard.interview.interview import Interview
from wizard.interview.masking import masks
from wizard.interview.review import Review


def _typed_into(interview: Interview, key: str, story: str) -> None:
    """The story in one answer, its page left; the rest of the letter is as it should be."""
    question = interview.flow.questions[key]
    if not question.strip:
        interview.open(key)
    if question.kind == "table":
        interview.answer(key, ({column.key: story for column in question.columns},))
    else:
        interview.answer(key, f"Sam Lee\n{story}" if question.kind == "person" else story)
    if not question.strip:
        interview.forward()


def test_typed_into_any_question_they_are_masked_or_deleted_everywhere(
    tmp_path: Path, battery: Battery
) -> None:
    chance = random.Random(77)
    library = desk_at(tmp_path).library
    names = [flow.name for flow in library.listed()]
    names = ["generic", *(name for name in names if name != "generic")]
    astray: list[str] = []
    masked = 0
    asked = 0
    for name in names[: battery.size(1, 11, 11)]:
        for key in library.get(name).questions:
            home = tmp_path / f"{name}-{key}"
            home.mkdir(mode=0o700)
            desk = desk_at(home)
            birds = canaries(chance)
            interview = desk.begin(name, depth="full")
            interview.answer("customer_name", "Ms Obi")
            _typed_into(interview, key, birds.story)
            asked += 1
            astray += [f"{name} {key}: {one}" for one in holding(home / "config", *birds.pieces())]
            interview.review()
            review = Review(interview)
            found = set()
            while secrets := [o for card in review.findings for o in card.each() if masks(o)]:
                if not review.fix(secrets[0], secrets[0].fix[0]):
                    astray.append(f"{name} {key}: {secrets[0].rule} cannot be masked")
                    break
                found.add(secrets[0].rule)
            masked += len(found)
            if len(found) > 1:
                astray += [f"{name} {key}, masked: {one}" for one in holding(home, *birds.pieces())]
            desk.forget(interview.case.id)
            astray += [f"{name} {key}, deleted: {one}" for one in holding(home, *birds.pieces())]
            desk.close()
            shutil.rmtree(home)
    battery.count("questions", asked)
    battery.count("secrets masked, taken out or deleted", masked)
    battery.count("found where they may not be", len(astray))
    assert astray == []
    assert masked > asked // 2
