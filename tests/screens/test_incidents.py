"""Four incidents typed in through the real app, from Home to the copied letter."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from tests.real_terminal import RealTerminal, environment
from wizard.answers.entries import Entry
from wizard.flow.model import Flow, Question
from wizard.flow.shipped import shipped_folder
from wizard.interview.desk import Desk
from wizard.interview.interview import Interview
from wizard.interview.pages import REVIEW
from wizard.interview.places import places
from wizard.interview.samples import case_of
from wizard.keep.case import Case, new_id
from wizard.keep.profile import write_profile
from wizard.keep.store import Store

INCIDENTS = {
    "generic/class-emails": "else",
    "late-delivery/birthday-present": "late",
    "billing/may-migration": "charge",
    "outage/card-payments": "down",
}
MOST_KEYS = 25


def _interviews(name: str) -> tuple[Interview, Interview]:
    """The sample, and an empty letter of its kind that is filled in step with the app."""
    path = shipped_folder() / "samples" / f"{name}.yaml"
    environ = {"HOME": os.devnull, "TZ": "Europe/London"}
    desk = Desk(places(environ, private=True), environ, private=True)
    flow = desk.library.get(path.parent.name)
    sample = case_of(path, flow, desk)
    desk.profile = {k: e for k, e in sample.entries.items() if flow.questions[k].remember}
    blank = Case(new_id(), flow.name, flow.hash, sample.context)
    return desk.adopt(flow, sample), desk.adopt(flow, blank)


def _set_switches(terminal: RealTerminal, flow: Flow, wanted: dict[str, Entry]) -> None:
    """The strip: F7 goes there, right to the next switch, Enter to its next answer, F7 back."""
    turned = {q.key: e for q in flow.strip() if (e := wanted.get(q.key)) and e.raw != q.default}
    if not turned:
        return
    terminal.press("f7")
    left = len(turned)
    for question in flow.strip():
        if question.key in turned:
            values = [choice.value for choice in question.choices]
            terminal.press(*["enter"] * values.index(str(turned[question.key].raw)))
            left -= 1
        if not left:
            break
        terminal.press("right")
    terminal.press("f7")


def _fill_rows(terminal: RealTerminal, question: Question, entry: Entry) -> None:
    for row in entry.raw:
        assert not isinstance(row, str)
        for number, column in enumerate(question.columns):
            terminal.type(row.get(column.key, ""))
            if number < len(question.columns) - 1:
                terminal.press("enter")


def _write(terminal: RealTerminal, sample: Interview, mirror: Interview) -> None:
    """Every page the app asks, filled from the sample; an answer may bring a box or take one away."""
    while mirror.at != REVIEW:
        terminal.wait_for(mirror.page.question.label[:25])
        filled = 0
        while filled < len(mirror.page.boxes):
            question = mirror.page.boxes[filled].question
            entry = sample.case.entries.get(question.key)
            if entry is not None:
                mirror.answer(question.key, entry.raw)
            filled += 1
            more = [box.question for box in mirror.page.boxes[filled:]]
            wanted = any(_is_typed(sample.case.entries.get(q.key), q) for q in more)
            _fill_box(terminal, question, entry, then=not wanted)
            if not wanted:
                break
        mirror.forward()


def _is_typed(entry: Entry | None, question: Question) -> bool:
    return entry is not None and entry.raw != question.default


def _fill_box(
    terminal: RealTerminal, question: Question, entry: Entry | None, *, then: bool
) -> None:
    """One box. then: nothing more is typed on this page, so ^G goes on to the next one."""
    if entry is not None and question.kind == "table":
        _fill_rows(terminal, question, entry)
    elif entry is not None and _is_typed(entry, question):
        raw = str(entry.raw).strip()
        if question.kind == "yes_no":
            terminal.press("left" if raw == "yes" else "right")
        elif question.kind == "choice":
            at = [c.value for c in question.choices].index(raw)
            terminal.press(*["right"] * at if at or question.default else ["space"])
        else:
            terminal.type(raw)  # a default is selected as the box is entered: typing replaces it
    line = question.kind not in ("long_text", "table")
    terminal.press("ctrl+g" if then else "enter" if line else "tab")


@pytest.mark.parametrize("name", INCIDENTS)
def test_incident_becomes_the_golden_letter(name: str, tmp_path: Path) -> None:
    sample, mirror = _interviews(name)
    write_profile(tmp_path / "config" / "profile.yaml", sample.desk.profile)
    now = sample.context.now
    env = environment(tmp_path, TZ=sample.context.zone)
    terminal = RealTerminal(["--today", f"{now:%Y-%m-%d}", "--now", f"{now:%H:%M}"], env)
    began = time.monotonic()
    terminal.wait_for("What went wrong?")
    terminal.type(INCIDENTS[name])
    terminal.wait_for(sample.flow.title)
    terminal.press("enter")
    terminal.wait_for("question 1 of" if sample.context.audience == "many" else "Start")
    _set_switches(terminal, sample.flow, dict(sample.case.entries))
    _write(terminal, sample, mirror)
    terminal.wait_for("Copy the letter")
    terminal.press("ctrl+g")
    terminal.wait_for("On its way")
    seconds = time.monotonic() - began
    terminal.press("ctrl+q")
    assert terminal.finish() == 0
    print(f"{name}: {terminal.pressed} keys beside {terminal.typed} typed, {seconds:.0f} s")
    with Store(tmp_path / "state" / "cases.db") as store:
        case = store.load(store.listed()[0].id)
    assert case.letters_sent[-1].text == sample.letter.body + "\n"
    assert terminal.pressed <= MOST_KEYS
