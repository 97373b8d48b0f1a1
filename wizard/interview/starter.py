"""A flow of one's own: the files it begins with, and the letter its examples give."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from wizard.answers.entries import Entry
from wizard.checks.house_words import HOUSE_FILE
from wizard.flow.loader import FlowLibrary
from wizard.flow.reading import FLOW_FORM
from wizard.flow.shipped import shipped_folder
from wizard.interview.samples import case_of
from wizard.keep.case import Case, new_id

if TYPE_CHECKING:
    from wizard.interview.desk import Desk
    from wizard.interview.interview import Interview

SAMPLE = "first"


def begin_flow(name: str, desk: Desk) -> Path:
    """Write a flow of this name, a sample and its letter into the user's folder; the flow's file.

    The folder is the last of `desk.where.flows` beside the shipped one; without any, that of the
    configuration is made. Raises `ValueError` with a sentence for a name that will not do or is taken.
    """
    if not FLOW_FORM.match(name):
        raise ValueError(
            f"{name[:60]!r} cannot be the name of a flow. A name is small letters, digits and -,"
            " a letter first, such as lost-key."
        )
    if f"{name}.yaml" == HOUSE_FILE:
        raise ValueError(f"{HOUSE_FILE} is the style of a house, so no flow is called {name}.")
    folder = _own_folder(desk)
    file = folder / f"{name}.yaml"
    if file.exists() or name in desk.library.names():
        where = file if file.exists() else shipped_folder() / f"{name}.yaml"
        raise ValueError(f"There is a flow called {name} already: {where}")
    samples = folder / "samples" / name
    samples.mkdir(parents=True, exist_ok=True)
    sample = samples / f"{SAMPLE}.yaml"
    for place, model in ((file, "flow.yaml"), (sample, "sample.yaml")):
        text = (shipped_folder() / "starter" / model).read_text(encoding="utf-8")
        place.write_text(_named(text, name), encoding="utf-8")
    desk.library = FlowLibrary([shipped_folder(), folder])
    desk.house = None  # a sample shows the letter of the flow alone
    flow = desk.library.get(name)
    letter = desk.adopt(flow, case_of(sample, flow, desk)).letter.text
    sample.with_suffix(".txt").write_text(letter, encoding="utf-8")
    return file


def _own_folder(desk: Desk) -> Path:
    own = desk.where.flows[1:]
    if own:
        return own[-1]
    if desk.where.profile is None:
        raise ValueError("There is no folder of yours for flows. Name one with --flows DIR.")
    return desk.where.profile.parent / "flows"


def _named(text: str, name: str) -> str:
    words = name.split("-")
    title = " ".join(words).capitalize()
    return text.replace("NAME", name).replace("TITLE", title).replace("WORDS", ", ".join(words))


def letter_of_examples(name: str, desk: Desk) -> str:
    """The letter that a flow gives when each question is answered with its own example.

    Raises `FaultyFile` for a flow that cannot be read.
    """
    flow = desk.library.get(name)
    given = {
        key: Entry(question.example)
        for key, question in flow.questions.items()
        if question.example and question.kind != "table"
    }
    given |= {
        key: Entry(question.placeholder)
        for key, question in flow.questions.items()
        if question.remember and question.placeholder
    }
    context = desk.context(flow, desk.now())

    def adopted() -> Interview:
        case = Case(new_id(), flow.name, flow.hash, context, entries=given, page="review")
        return desk.adopt(flow, case)

    scope = adopted().scope
    # Examples are made one by one, so some do not fit: a day that is over by now, an end before a start.
    for key in [key for key in given if key in scope.faults or scope.broken_rules(key)]:
        del given[key]
    return adopted().letter.text
