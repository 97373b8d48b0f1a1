"""A flow of one's own: the files it begins with."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from wizard.checks.house_words import HOUSE_FILE
from wizard.flow.loader import FlowLibrary
from wizard.flow.reading import FLOW_FORM
from wizard.flow.shipped import shipped_folder
from wizard.interview.samples import case_of
from wizard.keep.folders import make_private
from wizard.keep.profile import replace_file

if TYPE_CHECKING:
    from wizard.interview.desk import Desk

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
    private = desk.where.settings is not None and folder == _beside(desk.where.settings)
    _make(samples, private)
    sample = samples / f"{SAMPLE}.yaml"
    for place, model in ((file, "flow.yaml"), (sample, "sample.yaml")):
        text = (shipped_folder() / "starter" / model).read_text(encoding="utf-8")
        _write(place, _named(text, name), private)
    desk.library = FlowLibrary([shipped_folder(), folder])
    desk.house = None  # a sample shows the letter of the flow alone
    flow = desk.library.get(name)
    letter = desk.adopt(flow, case_of(sample, flow, desk)).letter.text
    _write(sample.with_suffix(".txt"), letter, private)
    return file


def _make(folder: Path, private: bool) -> None:
    """A folder among the user's settings is for them alone; in a team's the team decides."""
    make_private(folder) if private else folder.mkdir(parents=True, exist_ok=True)


def _write(file: Path, text: str, private: bool) -> None:
    replace_file(file, text) if private else file.write_text(text, encoding="utf-8")


def _own_folder(desk: Desk) -> Path:
    own = desk.where.flows[1:]
    if own:
        return own[-1]
    if desk.where.profile is None:
        raise ValueError("There is no folder of yours for flows. Name one with --flows DIR.")
    return _beside(desk.where.profile)


def _beside(settings: Path) -> Path:
    return settings.with_name("flows")


def _named(text: str, name: str) -> str:
    words = name.split("-")
    title = " ".join(words).capitalize()
    return text.replace("NAME", name).replace("TITLE", title).replace("WORDS", ", ".join(words))
