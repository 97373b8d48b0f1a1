"""Beside the letter: what weakens it, the answers, the parts it holds, its settings."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, cast

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Button, OptionList
from textual.widgets.option_list import Option

from wizard.interview.remarks import (
    TAB_TITLES,
    Remark,
    Row,
    answer_rows,
    law_rows,
    part_rows,
    remarks,
    setting_rows,
)
from wizard.interview.review import Review
from wizard.screens.controls import Plain, Rows, Scroll, relabel
from wizard.screens.finding_card import FindingCard
from wizard.screens.word_row import Word, WordRow

if TYPE_CHECKING:
    from wizard.interview.loose import LooseLetter
    from wizard.screens.frame import FramedScreen

MOST_EXITS = 3
NOTHING = {
    "remarks": "Nothing to remark on.",
    "answers": "There are no answers here: this letter was written elsewhere.",
    "parts": "",
    "law": "",
    "settings": "This letter was written elsewhere: there is nothing to set.",
}


class Tabs(WordRow):
    """The names of the lists; Enter or a click opens one."""

    BINDINGS = [("enter", "pick", "Open")]  # noqa: RUF012 (as Textual declares it)
    brackets = ("", "")


class Remarks(Rows):
    """The list; Delete lets the remark under the cursor be."""

    BINDINGS = [("delete", "screen.let_be", "Let it be")]  # noqa: RUF012 (as Textual declares it)


class Notes(Vertical):
    """One list at a time, with the remark under the cursor opened below it."""

    class Pointed(Message):
        """The cursor of the list was put on a remark."""

        def __init__(self, remark: Remark) -> None:
            super().__init__()
            self.remark = remark

    class Exit(Message):
        """A way out of a remark was chosen, by its name."""

        def __init__(self, remark: Remark, name: str) -> None:
            super().__init__()
            self.remark = remark
            self.name = name

    class Opened(Message):
        """A row of another list was chosen: which list, and what the row stands for."""

        def __init__(self, tab: str, name: str) -> None:
            super().__init__()
            self.tab = tab
            self.name = name

    def __init__(self) -> None:
        super().__init__(id="notes")
        self.tab = "remarks"
        self.remarks: tuple[Remark, ...] = ()
        self._names: list[str] = []
        self._review: LooseLetter | None = None
        self._exits: list[str] = []

    def compose(self) -> ComposeResult:
        """The tabs, the list, the remark in full."""
        yield Tabs(self._picked, name="tabs")
        yield Remarks(id="list")
        with Scroll(id="detail"):
            yield FindingCard()
            yield Plain(id="about-remark")
            with Horizontal(id="exits", classes="buttons"):
                for number in range(MOST_EXITS):
                    yield Button("", compact=True, id=f"exit-{number}")

    def on_mount(self) -> None:
        """The remark in full is laid out a little after it is shown."""
        self.watch(self.query_one("#detail"), "virtual_size", self._keep_in_sight, init=False)

    # -- filling -------------------------------------------------------------------------------

    def show(self, review: LooseLetter, writing: tuple[int, int] | None = None) -> None:
        """Show what there is to say about this letter now."""
        self._review = review
        self.tab = self.tab if _has(review, self.tab) else "remarks"
        self.remarks = remarks(review, writing) if review.text.strip() else ()
        names = [name for name in TAB_TITLES if _has(review, name)]
        words = []
        for name in names:
            count = f" {len(self.remarks)}" if name == "remarks" and self.remarks else ""
            here = "● " if name == self.tab else ""
            words.append(Word(name, f"{here}{TAB_TITLES[name]}{count}", name == self.tab))
        self.query_one(Tabs).show(words)
        self._fill()

    def open_tab(self, tab: str) -> None:
        """Open one of the lists."""
        self.tab = tab
        if self._review is not None:
            self.show(self._review)

    def enter(self) -> None:
        """Put the keyboard on the list; on the names of the lists where it is empty."""
        listed = self.query_one(Rows)
        self.screen.set_focus(listed if listed.focusable else self.query_one(Tabs))

    def _picked(self, tab: str) -> None:
        self.open_tab(tab)
        self.enter()

    def _rows(self, review: LooseLetter) -> Sequence[Row]:
        if self.tab == "remarks":
            return [remark.row for remark in self.remarks]
        if self.tab == "parts":
            return part_rows(review)
        if not isinstance(review, Review):
            return []
        if self.tab == "law":
            return law_rows(review)
        rows = answer_rows if self.tab == "answers" else setting_rows
        return rows(review.interview)

    def _fill(self) -> None:
        assert self._review is not None
        rows = self._rows(self._review)
        listed = self.query_one(Rows)
        at = listed.highlighted or 0
        here = self._names[at] if at < len(self._names) else ""
        self._names = [row.name for row in rows]
        if here and self._names.count(here) == 1:  # rows may have come before it, or gone
            at = self._names.index(here)
        options = [Option(_looks(row)) for row in rows] or [
            Option(NOTHING[self.tab], disabled=True)
        ]
        with self.prevent(OptionList.OptionHighlighted):
            listed.set_options(options)
            listed.highlighted = min(at, len(rows) - 1) if rows else None
        if listed.has_focus and not rows:
            self.enter()
        self._show_detail()

    # -- the remark in full --------------------------------------------------------------------

    @property
    def remark(self) -> Remark | None:
        """The remark under the cursor of the list."""
        at = self.query_one(Rows).highlighted
        if self.tab != "remarks" or at is None or at >= len(self.remarks):
            return None
        return self.remarks[at]

    def point_at(self, remark: Remark) -> None:
        """Put the cursor of the list on a remark, quietly."""
        if self.tab == "remarks" and remark in self.remarks:
            with self.prevent(OptionList.OptionHighlighted):
                self.query_one(Rows).highlighted = self.remarks.index(remark)
            self._show_detail()

    def _show_detail(self) -> None:
        remark = self.remark
        self.query_one("#detail").display = remark is not None
        if remark is None:
            return
        self.query_one(FindingCard).show(remark.finding)
        about = self.query_one("#about-remark", Plain)
        about.show(_about(remark))
        about.display = remark.finding is None
        exits = _exits(remark)
        self._exits = [name for name, _ in exits]
        self.query_one("#exits").display = bool(exits)
        for number in range(MOST_EXITS):
            button = self.query_one(f"#exit-{number}", Button)
            button.display = number < len(exits)
            if number < len(exits):
                relabel(button, exits[number][1])

    def _keep_in_sight(self) -> None:
        """The remark in full became longer or shorter: the button one is at is still seen."""
        here = self.screen.focused
        if here is not None and self.query_one("#detail") in here.ancestors:
            self.call_after_refresh(cast("FramedScreen", self.screen).keep_in_sight)

    # -- what a person does --------------------------------------------------------------------

    @on(OptionList.OptionHighlighted)
    def _moved(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        self._show_detail()
        if (remark := self.remark) is not None and self.query_one(Rows).has_focus:
            self.post_message(self.Pointed(remark))

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        if self.tab == "remarks":
            self._first_exit()()
        elif event.option_index < len(self._names):
            self.post_message(self.Opened(self.tab, self._names[event.option_index]))

    def _first_exit(self) -> Callable[[], object]:
        if self.remark is not None and self.remark.finding is None:
            return self.query_one("#exit-0", Button).focus
        return self.query_one(FindingCard).focus_first_button

    @on(Button.Pressed, "#exits Button")
    def _left(self, event: Button.Pressed) -> None:
        event.stop()
        number = int((event.button.id or "exit-0").removeprefix("exit-"))
        if (remark := self.remark) is not None and number < len(self._exits):
            self.post_message(self.Exit(remark, self._exits[number]))


def _looks(row: Row) -> Content:
    return Content.assemble(
        (row.lead, "bold"), f"{row.sign}{row.text}", (row.value, "bold"), (row.note, "dim")
    )


def _has(review: LooseLetter, tab: str) -> bool:
    """Whether there is anything for this list to say of the letter."""
    if not isinstance(review, Review):
        return tab in ("remarks", "parts")
    return tab != "law" or bool(review.case.context.regimes)


def _exits(remark: Remark) -> list[tuple[str, str]]:
    """The ways out of a remark: name and words of each button."""
    match remark.kind:
        case "conflict":
            return [("keep-mine", "Keep mine"), ("take-theirs", "Take the new words")]
        case "gap":
            exits = [("answer", "Answer"), ("unknown", "Not known yet")]
            return [*exits, ("leave-out", "Leave out")]
        case "left-out":
            return [("leave-out", "Bring it back")]
        case "let-be":
            return [("hear-again", "Hear of it again")]
    exits = [("answer", "Go to the question")] if remark.question else []
    if remark.finding is not None and remark.finding.level == "block":
        exits.append(("override", "Copy it all the same…"))
    return exits


def _about(remark: Remark) -> Content:
    if remark.conflict is not None:
        theirs = remark.conflict.theirs or "(this paragraph has left the letter)"
        return Content.assemble(
            ("Yours\n", "bold"),
            remark.conflict.mine,
            ("\n\nFrom the answers now\n", "bold"),
            theirs,
        )
    if remark.kind == "gap":
        return Content("The letter can go without it, but it shows as a blank until you choose.")
    return Content("")
