"""Letters of shipped flows under shipped laws, on a fixed day, for the tests of the laws."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from tests.flow.letters import Answer
from wizard.answers.context import Context
from wizard.answers.entries import Answers, Entry
from wizard.answers.scope import Scope, defaults
from wizard.flow.loader import FlowLibrary, Followed
from wizard.flow.shipped import shipped_folder
from wizard.interview.desk import Desk, places
from wizard.interview.laws import laws_of
from wizard.interview.review import Review
from wizard.interview.samples import case_of
from wizard.keep.answers_file import read_answers
from wizard.letter.compose import Composer
from wizard.letter.letter import Letter

LAWS = laws_of([shipped_folder()])
LIBRARY = FlowLibrary([shipped_folder()])
NOW = datetime(2026, 11, 20, 15, 0, tzinfo=ZoneInfo("Europe/London"))  # a Friday
SAMPLES = sorted(
    path for path in (shipped_folder() / "samples").glob("*/*.yaml") if read_answers(path).regimes
)


def named(name: str) -> Path:
    """The sample of that name."""
    return next(path for path in SAMPLES if path.stem == name)


def private_desk() -> Desk:
    """The desk of somebody who has kept nothing."""
    environ = {"HOME": os.devnull, "LANG": "en_GB.UTF-8", "TZ": "UTC"}
    return Desk(places(environ, private=True), environ, private=True)


def sample(path: Path, desk: Desk, without: str = "") -> Review:
    """The letter of a sample; without one of its answers where that is named."""
    flow = desk.library.get(path.parent.name)
    case = case_of(path, flow, desk)
    left = {key: entry for key, entry in case.entries.items() if key != without}
    return Review(desk.adopt(flow, replace(case, entries=left)))


def under(name: str, flow: str, answers: Mapping[str, Answer], **settings: str) -> Letter:
    """The letter of a flow under a law with these answers."""
    one = LIBRARY.under(flow, (Followed(LAWS.by_name[name].path),))
    given = {k: Entry(v if isinstance(v, str) else tuple(v)) for k, v in answers.items()}
    given |= {key: Entry(status="unknown") for key in settings.pop("unknown", "").split()}
    context = Context(NOW, "Europe/London", regimes=(name,)).with_(**settings)
    return Composer(one, Scope(one, Answers(defaults(one), given), context)).letter()


def told(name: str, flow: str, **answers: str) -> str:
    """Its text."""
    return under(name, flow, answers).text
