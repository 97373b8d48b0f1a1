"""One case in the dress of every channel: the same sentences, no other facts, its own length."""

from __future__ import annotations

import os
import re
from dataclasses import replace
from pathlib import Path

import pytest

from wizard.answers.context import Channel
from wizard.flow.shipped import shipped_folder
from wizard.interview.desk import Desk, places
from wizard.interview.review import Review
from wizard.interview.samples import case_of
from wizard.text.sentences import sentences, word_count

SAMPLES = sorted((shipped_folder() / "samples").glob("*/*.yaml"))


@pytest.fixture(scope="module")
def desk() -> Desk:
    environ = {"HOME": os.devnull, "LANG": "en_GB.UTF-8", "TZ": "UTC"}
    return Desk(places(environ, private=True), environ, private=True)


def _review(path: Path, desk: Desk, channel: Channel) -> Review:
    flow = desk.library.get(path.parent.name)
    case = case_of(path, flow, desk)
    return Review(desk.adopt(flow, replace(case, context=case.context.with_(channel=channel))))


def _sample(name: str) -> Path:
    return shipped_folder() / "samples" / f"{name}.yaml"


@pytest.mark.parametrize("channel", ["chat", "phone", "public", "status"])
@pytest.mark.parametrize("path", SAMPLES, ids=lambda p: f"{p.parent.name}/{p.stem}")
def test_every_sample_can_go_out_every_way(path: Path, desk: Desk, channel: Channel) -> None:
    review = _review(path, desk, channel)
    standing = review.standing()
    assert standing.gaps == 0
    by_law = bool(review.case.context.regimes)  # an email or a letter holds what the law wants
    assert standing.words > 0
    assert standing.words <= standing.limit or (by_law and channel != "public")
    found = [one for card in review.findings for one in card.each() if one.level != "nudge"]
    # A sum, number or name that the writer typed into a sentence is theirs to take out; it is pointed at.
    assert {one.rule for one in found} <= {"public.sum", "public.reference", "public.name"}
    assert all(channel in ("public", "status") and one.text in review.text for one in found)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda p: f"{p.parent.name}/{p.stem}")
def test_in_public_nobody_is_named_and_nothing_is_long(path: Path, desk: Desk) -> None:
    review = _review(path, desk, "public")
    name = review.interview.entry("customer_name").raw
    assert not name or str(name) not in review.text
    assert word_count(review.text) <= 80
    assert re.search("Please (write|ring|call|send) ", review.text)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda p: f"{p.parent.name}/{p.stem}")
def test_a_turn_of_a_chat_is_short_or_one_sentence(path: Path, desk: Desk) -> None:
    for turn in _review(path, desk, "chat").text.split("\n\n"):
        assert word_count(turn) <= 28 or len(sentences(turn)) == 1


def test_a_call_has_an_opening_points_and_a_message_to_leave(desk: Desk) -> None:
    opening, points, message = _review(_sample("billing/charged-twice"), desk, "phone").text.split(
        "\n\n"
    )
    assert opening.startswith(
        "Say this first:\nI am sorry that we charged your card twice for May."
    )
    assert all(line.startswith("- ") for line in points.split("\n")[1:])
    assert "- Today I sent £57.60 back to the card ending 4417." in points
    assert message.startswith("If nobody answers, leave this:\nHello Ms Obi, this is Sam Lee.")
    assert "here it is in writing" not in opening + points


@pytest.mark.parametrize(
    ("sample", "headline"),
    [
        ("outage/card-payments", "Over – Log-in and card payments: 14:30 to 16:15 GST"),
        ("outage/still-on-at-two", "Looking into it – "),
    ],
)
def test_a_status_page_says_in_its_headline_where_it_stands(
    desk: Desk, sample: str, headline: str
) -> None:
    assert _review(_sample(sample), desk, "status").subject.startswith(headline)


def test_what_was_changed_by_hand_stays_with_its_channel(desk: Desk) -> None:
    path = _sample("billing/charged-twice")
    review = _review(path, desk, "email")
    private = review.text.replace("That was our mistake", "Ms Obi, that was our mistake")
    review.typed_over(private)
    review.interview.set(channel="public")
    assert "Ms Obi" not in review.text
    assert review.conflicts() == ()
    review.typed_over(review.text.replace("Hello,", "Good morning,"))
    review.interview.set(channel="letter")
    assert review.text == private
    review.interview.set(channel="public")
    assert review.text.startswith("Good morning,")
