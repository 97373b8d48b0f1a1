"""The review: the whole letter, to edit, with everything there is to say about it beside it."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from textual import events, on, work
from textual.containers import Horizontal
from textual.message import Message
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Button, TextArea

from wizard.interview import switches
from wizard.interview.masking import MASKED, masks
from wizard.interview.remarks import Remark, standing_line
from wizard.interview.review import Review
from wizard.screens.actions import Place
from wizard.screens.ask import AskLine
from wizard.screens.bindings import bindings
from wizard.screens.choosing import Choosing
from wizard.screens.controls import ActionButton, Plain, relabel
from wizard.screens.editors import NothingToUndo, Told
from wizard.screens.finding_card import FindingCard
from wizard.screens.letter_area import LetterArea, marks_of
from wizard.screens.notes import Notes
from wizard.screens.ways_out import WaysOut

if TYPE_CHECKING:
    from wizard.interview.interview import Interview
    from wizard.interview.loose import LooseLetter

PAUSE = 0.15
"""Seconds without a key before the remarks are drawn anew."""


class ReviewScreen(Choosing, WaysOut):
    """A letter under review. There is one such screen for the life of the app."""

    place: ClassVar[Place] = "review"
    CSS_PATH: ClassVar = ["review.tcss", "finding_card.tcss"]
    BINDINGS: ClassVar = bindings("review")
    AUTO_FOCUS = "#letter"
    BUTTONS: ClassVar[tuple[str, ...]] = ("go_on", "back", "flip", "save", "command_palette")
    HINT: ClassVar[str] = ""

    def __init__(self) -> None:
        super().__init__()
        self._letters: list[LooseLetter] = []
        self._pending: Timer | None = None
        self._gaps_said: tuple[str, ...] = ()
        self._writing: tuple[int, int] | None = None

    @property
    def review(self) -> LooseLetter:
        """The letter in front."""
        return self._letters[-1]

    @property
    def current(self) -> LooseLetter | None:
        """The letter in front, if there is one."""
        return self._letters[-1] if self._letters else None

    @property
    def interview(self) -> Interview | None:
        """The interview it came from; None for a letter written elsewhere."""
        return self.review.interview if isinstance(self.review, Review) else None

    @property
    def _trouble(self) -> str:
        interview = self.interview
        return interview.trouble if interview is not None else self.review.trouble

    # -- the parts -----------------------------------------------------------------------------

    def contents(self) -> Iterable[Widget]:
        """Head, letter and notes, standing, buttons."""
        yield Plain(id="review-head", classes="title")
        yield Plain(id="subject")
        self._area = LetterArea(self._typed)
        self._area.id = "letter"
        self._area.placeholder = self.HINT
        self._notes = Notes()
        yield Horizontal(self._area, self._notes, id="sheet")
        yield Button("", id="standing", compact=True, tooltip="Every part of the letter")
        with Horizontal(classes="buttons"):
            for name in self.BUTTONS:
                yield ActionButton(self.place, name, primary=name == "go_on")

    def on_mount(self) -> None:
        """Show the letter that was handed over."""
        super().on_mount()
        if self._letters:
            self._open()

    def show(self, review: LooseLetter) -> None:
        """Bring a letter in front."""
        self._letters[:] = [review]
        if self.is_mounted:
            self._open()

    def _open(self) -> None:
        self.remove_class("-notes")
        self._writing = None
        self._notes.tab = "remarks"
        self._area.read_only = False
        self._area.load_text(self.review.text)
        self._area.move_cursor((0, 0))
        self.paint()
        self.set_focus(self._area)

    class Proofread(Message):
        """The text has been proofread, and there is something to say."""

    # -- showing -------------------------------------------------------------------------------

    def paint(self) -> None:
        """Draw everything but the text itself anew."""
        if self._pending is not None:
            self._pending.stop()
            self._pending = None
        interview = self.interview
        who = f" · {interview.who}" if interview is not None and interview.who else ""
        self.query_one("#review-head", Plain).show(f"{self.review.heading}{who} · Review")
        subject = self.query_one("#subject", Plain)
        subject.show(f"Subject: {self.review.subject}")
        subject.set_class(not self.review.subject, "-none")
        self._notes.show(self.review, self._writing)
        self._mark()
        relabel(self.query_one("#standing", Button), standing_line(self.review.standing()))
        self.say_trouble(self._trouble)
        self.review.proofread(lambda: self.post_message(self.Proofread()))

    @on(Proofread)
    def _proofread(self) -> None:
        if self.is_current and self.app.is_running:
            self.paint()

    def _mark(self) -> None:
        same = self._area.text == self.review.text
        self._area.mark(marks_of(self._notes.remarks) if same else [])

    def refill(self) -> None:
        """The letter changed elsewhere: by a fix, an answer, a setting."""
        self._area.reseed(self.review.text)
        self.paint()

    # -- typing --------------------------------------------------------------------------------

    def _typed(self) -> None:
        """Saved before the next key is handled; what is said about it follows a little later."""
        self.review.typed_over(self._area.text)
        self.say_trouble(self._trouble)
        self._writing = self._area.word_at_cursor()
        self._soon()

    def _soon(self) -> None:
        if self._pending is not None:
            self._pending.stop()
        self._pending = self.set_timer(PAUSE, self.paint)

    @on(TextArea.SelectionChanged, "#letter")
    def _cursor_moved(self) -> None:
        if self._writing is not None and self._area.word_at_cursor()[0] != self._writing[0]:
            self._writing = None
            self._soon()
        if self._area.has_focus and (remark := self._remark_at(self._area.cursor)) is not None:
            self._notes.point_at(remark)

    def _remark_at(self, place: int) -> Remark | None:
        return next((r for r in self._notes.remarks if r.start <= place < r.end), None)

    @on(Told)
    def _say(self, event: Told) -> None:
        self.tell(event.words, warn=True)

    # -- remarks -------------------------------------------------------------------------------

    @on(Notes.Pointed)
    def _pointed(self, event: Notes.Pointed) -> None:
        if 0 <= event.remark.start < event.remark.end and self._area.text == self.review.text:
            self._area.choose(event.remark.start, event.remark.end)

    @on(FindingCard.Fixed)
    def _fixed(self, event: FindingCard.Fixed) -> None:
        if self.review.fix(event.finding, event.words):
            self.refill()
            if masks(event.finding):
                self.tell(MASKED)
        else:
            self.tell("Those words have changed meanwhile.", warn=True)

    @on(FindingCard.LetBe)
    def _let_be(self, event: FindingCard.LetBe) -> None:
        self.review.ignore(event.finding)
        self.paint()

    @on(Notes.Exit)
    def _exit(self, event: Notes.Exit) -> None:
        remark, interview = event.remark, self.interview
        match event.name:
            case "override":
                self._ask_reason(remark)
            case "answer":
                self._change(remark.question)
            case "unknown" if interview is not None:
                interview.mark(remark.question, "unknown")
            case "leave-out" if interview is not None:
                interview.leave_out(remark.sentence)
            case "hear-again" if remark.ignore is not None:
                self.review.unignore(remark.ignore)
            case "keep-mine" | "take-theirs":
                self._settle_conflict(remark, event.name)
        if self.is_current:
            self.refill()

    def _settle_conflict(self, remark: Remark, choice: str) -> None:
        if isinstance(self.review, Review) and remark.conflict is not None:
            settle = self.review.keep_mine if choice == "keep-mine" else self.review.take_theirs
            settle(remark.conflict.index)

    def _ask_reason(self, remark: Remark) -> None:
        finding = remark.finding
        if finding is None:
            return

        def given(reason: str | None) -> None:
            if reason:
                self.review.override(finding, reason)
                self.refill()

        question = f"{finding.message} Why may it go out all the same? The reason is kept."
        self.app.push_screen(AskLine(question, "Let it through"), given)

    @on(Notes.Opened)
    def _opened(self, event: Notes.Opened) -> None:
        interview = self.interview
        if interview is None or not event.name:
            return
        if event.name == switches.LAW:
            self.action_law()
        elif event.tab == "settings":
            switches.change(interview, event.name)
            self.refill()
        else:
            self._change(event.name)

    def _change(self, question: str) -> None:
        """To the page of a question, which then comes back here."""
        if self.interview is not None and question:
            self.interview.open(question)
            self.amends.show_interview(self.interview)

    @on(Button.Pressed, "#standing")
    def _standing(self) -> None:
        self._to_notes("parts")

    # -- actions -------------------------------------------------------------------------------

    def action_back(self) -> None:
        """To the last question."""
        if self.interview is not None:
            self.interview.back()
            self.amends.show_interview(self.interview)

    def action_jump(self, step: str) -> None:
        """To a step."""
        if self.interview is not None:
            self.interview.jump(step)  # type: ignore[arg-type]
            self.amends.show_interview(self.interview)

    def action_flip(self) -> None:
        """Between the letter and the notes: both are seen in a wide window, one in a narrow one."""
        if self._notes.has_focus_within:
            self.remove_class("-notes")
            self.set_focus(self._area)
        else:
            self._to_notes(self._notes.tab)

    def _to_notes(self, tab: str) -> None:
        self.add_class("-notes")
        self._notes.open_tab(tab)
        self._notes.enter()

    def action_answers(self) -> None:
        """The list of answers."""
        self._to_notes("answers")

    def action_settings(self) -> None:
        """How grave, in whose voice, as what."""
        self._to_notes("settings")

    def chosen(self) -> None:
        """Another law, an earlier version."""
        self.refill()

    def action_why(self) -> None:
        """What the remark under the cursor rests on, and the keys."""
        from wizard.screens.keys import KeysScreen

        self.app.push_screen(KeysScreen(self.place))

    def action_next_finding(self) -> None:
        """The next words in the letter that are remarked on."""
        placed = sorted((r for r in self._notes.remarks if r.start >= 0), key=lambda r: r.start)
        if not placed:
            self.tell("Nothing is remarked on.")
            return
        here = self._area.cursor
        after = [r for r in placed if r.start > here or (r.start == here and not self._chosen(r))]
        remark = (after or placed)[0]
        self._notes.open_tab("remarks")
        self._notes.point_at(remark)
        self._area.choose(remark.start, remark.end)

    def _chosen(self, remark: Remark) -> bool:
        return self._area.selected_text == self._area.text[remark.start : remark.end]

    def action_fix(self) -> None:
        """Put the first suggestion of the remark under the cursor in the letter."""
        remark = self._notes.remark
        if remark is None or remark.finding is None or not remark.finding.fix:
            self.tell("There is no ready fix for this. Change the words in the letter.")
            return
        self._fixed(FindingCard.Fixed(remark.finding, remark.finding.fix[0]))

    def action_let_be(self) -> None:
        """Let the remark under the cursor be; one that stops a copy is let through with a reason."""
        found = self._notes.remark.finding if self._notes.remark is not None else None
        if found is not None and found.level != "block":
            self._let_be(FindingCard.LetBe(found))

    @on(NothingToUndo)
    def _undo_fix(self) -> None:
        self.action_undo_edits()

    def action_undo_edits(self) -> None:
        """Take the last change by hand back."""
        if self.review.undo():
            self.refill()
        else:
            self.tell("Nothing has been changed by hand since the review was opened.")

    def action_go_on(self) -> None:
        """Copy the letter, unless something must be settled first."""
        self.paint()
        if not self._area.read_only and not self.stopped() and not self._still_gaps():
            self._area.read_only = True  # until it is known what came of it
            self._copy()

    def _still_gaps(self) -> bool:
        """Gaps stop nothing, but they are said once before a letter leaves with them."""
        gaps = self.review.gaps()
        said, self._gaps_said = self._gaps_said, gaps
        if not gaps or said == gaps:
            return False
        self._to_notes("remarks")
        shown = " and ".join(f"‹{gap}›" for gap in gaps[:3])
        self.tell(f"The letter still shows {shown}. Copy again to take it as it is.", warn=True)
        return True

    def stopped(self) -> bool:
        """Whether something must be settled first; then it is shown."""
        stopping = self.review.blocking()
        if stopping:
            self._to_notes("remarks")
            for remark in self._notes.remarks:
                if remark.finding is not None and stopping[0] in remark.finding.each():
                    self._notes.point_at(remark)
            self.tell(f"Not yet: {stopping[0].message} Mend it, or say why it may go.", warn=True)
        return bool(stopping)

    @work(exclusive=True, group="copy")
    async def _copy(self) -> None:
        """Off the event loop: a clipboard tool may take two seconds to answer."""
        review = self.review
        try:
            copied = await asyncio.to_thread(review.copying(self.to_terminal))
        finally:
            self._area.read_only = False
        review.copied(copied)
        if copied.attempts and self.is_current:
            self.amends.show_sent(review, copied)
        else:
            self.tell(copied.message, warn=True)

    def on_screen_suspend(self, _event: events.ScreenSuspend) -> None:
        """Left: nothing is drawn later into a screen that is not seen."""
        if self._pending is not None:
            self._pending.stop()
            self._pending = None
