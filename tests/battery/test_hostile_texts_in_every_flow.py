"""Every hostile text in every box of the shipped flows and in the letter they make.

A filled-in sample is taken up; on each page each box that takes text is pasted into, until the review.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from tests.battery.payloads import IN_A_BOX, PAYLOADS
from tests.battery.watching import Watch, came
from tests.conftest import Battery
from tests.real_terminal import RealTerminal
from tests.screens.at_the_desk import new_desk
from tests.screens.terminals import Start, raw
from wizard.flow.model import Question
from wizard.flow.shipped import shipped_folder
from wizard.interview.desk import Desk
from wizard.interview.interview import Interview
from wizard.interview.pages import REVIEW
from wizard.interview.samples import case_of
from wizard.keep.case import Case

WINDOW = (79, 90)  # all boxes of a page are seen
CHOSEN = ("choice", "multi", "yes_no")
LAST = "clipboard, never ended"
"""It takes all that is behind it with it."""


class Joined:
    """Several of them in one paste, with a number of its own at its beginning."""

    def __init__(self, names: list[str], number: int) -> None:
        names = sorted(names, key=lambda name: name == LAST)
        self.texts = len(names)
        self.pasted = f"n{number} " + " ".join(f"Aq{PAYLOADS[name]}wB" for name in names)
        self.kept = f"n{number} " + " ".join(IN_A_BOX[name][0] for name in names)
        self.removed = sum(IN_A_BOX[name][1] for name in names)


def _samples(desk: Desk, names: Sequence[str], count: int) -> list[Case]:
    """So many filled-in letters of each flow with every question asked, those with most pages first."""
    found = []
    for name in names:
        flow = desk.library.get(name)
        filled = []
        for path in sorted((shipped_folder() / "samples" / flow.name).glob("*.yaml")):
            case = case_of(path, flow, desk)
            context = case.context.with_(depth="full")
            filled.append(replace(case, context=context, page=next(iter(flow.pages()))))
        filled.sort(key=lambda case: -len(Interview(desk, flow, case).page_keys()))
        found += filled[:count]
    return found


class Walk:
    """Through all pages of one letter, pasting into each box that takes text."""

    def __init__(
        self, terminal: RealTerminal, desk: Desk, case: Case, watch: Watch, parts: int
    ) -> None:
        self._terminal, self._desk, self._case, self._watch = terminal, desk, case, watch
        self._parts = parts
        self._pastes = 0
        self.boxes = 0

    def _page(self) -> tuple[str, list[Question]]:
        """The page in front and its questions, by what the app has saved; none at the review."""
        interview = self._desk.resume(self._case.id)
        at = interview.at
        return at, [] if at == REVIEW else [box.question for box in interview.page.boxes]

    def _saved(self, key: str) -> str:
        """An answer in the file; cells of a table one below the other."""
        answer = raw(self._desk.store.load(self._case.id), key)
        if isinstance(answer, str):
            return answer
        return "\n".join(cell for row in answer for cell in row.values())

    def _until(self, true: Callable[[], bool], what: str) -> None:
        end = time.monotonic() + 20
        while not true():
            assert time.monotonic() < end, f"{what}:\n{self._terminal.text()}"
            self._terminal.settle()

    def _to_box(self, number: int) -> None:
        """Click on a box of the page, until its frame is the heavy one."""

        def frames() -> list[int]:
            lines = self._terminal.screen.display
            return [row for row, line in enumerate(lines) if line[1] in "╭┏"]

        def heavy() -> bool:
            rows = frames()
            shown = self._terminal.screen.display
            return number < len(rows) and shown[rows[number]][1:3] == "┏━"

        for _ in range(20):
            self._until(lambda: number < len(frames()), f"box {number} of {self._case.flow}")
            at = frames()[number] + 2
            self._terminal.send(f"\x1b[<0;5;{at}M\x1b[<0;5;{at}m".encode())
            self._terminal.settle(0.3)  # what is said of the box before may have pushed it away
            if heavy():
                return
        raise AssertionError(f"one does not come to box {number}:\n{self._terminal.text()}")

    def _paste(self, key: str, names: list[str]) -> None:
        """Paste them into the box with the keyboard, and look at all that comes of it."""
        self._pastes += 1
        texts = Joined(names, self._pastes)
        what = f"{self._case.flow} {key}"
        self._terminal.output = b""
        self._terminal.paste(texts.pasted)
        self._until(
            lambda: texts.kept in self._saved(key), f"{what}: {texts.kept!r} is not what was kept"
        )
        if texts.removed:
            came(self._terminal, f"Left out {texts.removed:,} character", what)
        self._watch.harm(what, self._terminal.output, len(names))

    def _fill_page(self) -> str:
        """All boxes of the page in front, those too that an answer brings; gives the page's key."""
        done: set[str] = set()
        while True:
            at, questions = self._page()
            left = [q for q in questions if q.key not in done and q.kind not in CHOSEN]
            if not left:
                return at
            done.add(left[0].key)
            self._to_box(questions.index(left[0]))
            for first in range(self._parts):
                self._paste(left[0].key, list(PAYLOADS)[first :: self._parts])
            self.boxes += 1

    def to_the_review(self) -> None:
        """Page by page; an answer that cannot be read holds a page back once."""
        while (at := self._fill_page()) != REVIEW:
            told = "Go on again" in self._terminal.words()  # of the page before
            self._terminal.press("ctrl+g")
            self._terminal.settle(1 if told else 0.1)
            self._until(
                lambda: self._page()[0] != at or "Go on again" in self._terminal.words(),
                f"nothing comes of ^G at {at} of {self._case.flow}",
            )
            if self._page()[0] == at:
                self._terminal.press("ctrl+g")
                self._until(lambda: self._page()[0] != at, f"{at} stays")


def test_in_every_box_of_every_flow(tmp_path: Path, start: Start, battery: Battery) -> None:
    watch = Watch()
    boxes = 0
    with closing(new_desk(tmp_path)) as desk:
        names = [flow.name for flow in desk.flows() if flow.name != "mugs"]
        names = names[: battery.size(1, len(names), len(names))]
        for case in _samples(desk, names, battery.size(1, 1, 3)):
            desk.store.save(case, title="Letter", who="Zz")
            terminal = start(size=WINDOW)
            terminal.wait_for("In hand")
            terminal.type("Zz")
            terminal.wait_for("Take up")
            terminal.press("enter")
            walk = Walk(terminal, desk, case, watch, battery.size(1, 3, len(PAYLOADS)))
            walk.to_the_review()
            boxes += walk.boxes
            terminal.wait_for("Copy the letter")
            watch.harm(f"{case.flow}: the review", terminal.output)
            if "press[/" in terminal.text():
                terminal.click("press[/")
                terminal.wait_for("Copy the letter")
            terminal.press("ctrl+q")
            assert terminal.finish() == 0
            desk.store.delete(case.id)
    battery.count("boxes of shipped flows", boxes)
    watch.tell(battery, "texts pasted into them, several at once")
