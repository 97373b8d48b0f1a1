"""The interview: one topic at a time, and beside it the letter as it grows.

There is one such screen for the life of the app. A page is only state: its fields are shown again
with other questions, since a text box that was once made is never given back.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar, cast

from textual import events, on
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Button

from wizard.answers.entries import Raw, Status
from wizard.flow.model import Step
from wizard.interview import switches
from wizard.interview.interview import Interview
from wizard.interview.pages import REVIEW, STEP_TITLES, Box, Page
from wizard.screens.answer_remarks import AnswerRemarks
from wizard.screens.bindings import bindings
from wizard.screens.choosing import Choosing
from wizard.screens.controls import ActionButton, Plain, Scroll
from wizard.screens.editors import Told
from wizard.screens.fields import Field, Look, kinds_of
from wizard.screens.head import Head
from wizard.screens.into_the_box import IntoTheBox
from wizard.screens.letter_view import LetterView
from wizard.screens.word_row import Switches, Word

PAUSE = 0.15
"""Seconds without a key before the letter and the remarks are drawn anew."""

MOST_TOLD = 240
"""Characters of what is wrong that a toast has room for."""


class InterviewScreen(Choosing, AnswerRemarks, IntoTheBox):
    """The questions of one letter, page by page."""

    place = "interview"
    CSS_PATH: ClassVar = ["interview.tcss", "finding_card.tcss"]
    BINDINGS: ClassVar = bindings("interview")

    def __init__(self) -> None:
        super().__init__()
        self._letters: list[Interview] = []
        self._fields: list[Field] = []
        self._active: Field | None = None
        self._look = Look()
        self._page_key = ""
        self._switches_open = False
        self.ready = False  # whether there is a box for the next key
        self.drawn = False  # whether what is typed is in the letter shown
        self._held = ""  # the page that was kept back once because of an answer that cannot be read

    # -- the parts -----------------------------------------------------------------------------

    def contents(self) -> Iterable[Widget]:
        """Head, questions, letter."""
        self._head = Head(self._step_picked)
        yield self._head
        self._where = Plain()
        self._where.id = "where"
        self._switches = Switches(self._switch_picked, name="switches")
        self._field_box = Vertical(id="fields")
        self._scroll = Scroll(self._where, self._switches, self._field_box, id="page")
        self._letter = LetterView()
        yield Horizontal(
            self._scroll,
            self._letter,
            id="body",
        )
        yield Horizontal(*self._buttons(), classes="buttons")

    def _buttons(self) -> list[ActionButton]:
        names = ("go_on", "back", "why", "fix", "dont_know", "flip")
        return [ActionButton("interview", name, primary=name == "go_on") for name in names]

    def on_mount(self) -> None:
        """The parts are there: show the letter that was handed over."""
        self._repaint_timer = self.set_interval(PAUSE, self._repaint, pause=True)
        if self._letters:
            self.call_next(self._prepare)

    # -- showing -------------------------------------------------------------------------------

    @property
    def interview(self) -> Interview:
        """The letter in front."""
        return self._letters[-1]

    def show(self, interview: Interview) -> None:
        """Bring a letter in front, at the page where it is."""
        self.ready = False
        self._letters[:] = [interview]
        self._switches_open = False
        self._page_key = ""
        self._active = None
        for field in self._fields:
            field.put_away()
        if not self.is_mounted:
            return
        self.set_focus(None)
        self.call_next(self._prepare)

    async def _prepare(self) -> None:
        """Make every box that this letter can want, then show the page."""
        for number, kinds in enumerate(kinds_of(self.interview.flow)):
            if number == len(self._fields):
                field = Field(self._save, self._leave)
                await self._field_box.mount(field)
                self._fields.append(field)
            await self._fields[number].make(kinds)
        self._open_page()
        self.ready = True

    def _open_page(self) -> None:
        """Show the page in front from its first box."""
        if self.interview.at == REVIEW:
            self.amends.show_review(self.interview)
            return
        self.remove_class("-letter")
        self._look = self._look._replace(strong=False)
        self._held = ""
        self._active = self._fields[0]
        self._draw(seed=True)
        self._scroll.scroll_home(animate=False)
        self.set_focus(self._fields[0].entrance())
        self.call_after_refresh(self.keep_in_sight)

    def _draw(self, *, seed: bool = False) -> None:
        """Show the page as it stands. seed: put the answers into the boxes anew."""
        self._repaint_timer.pause()
        self.drawn = True
        interview = self.interview
        page = interview.page
        seed = seed or page.key != self._page_key
        self._page_key = page.key
        self._show_head(page)
        self._look = self._look._replace(full=interview.context.depth == "full")
        for number, field in enumerate(self._fields):
            box = page.boxes[number] if number < len(page.boxes) else None
            field.show(box, self._look, main=number == 0, seed=seed)
        self._show_letter()
        self._show_buttons()
        self.say_trouble(interview.trouble)
        if not seed:  # what is said about the answer may have pushed its box away
            self.call_after_refresh(self.keep_in_sight)

    def _show_head(self, page: Page) -> None:
        interview = self.interview
        self._head.show(interview)
        of = f" · question {page.number} of {page.of}" if page.of > 1 else ""
        self._where.show(f"{STEP_TITLES[page.step]}{of}")
        first = interview.page_keys()[:1] == (page.key,)
        self._switches.display = first or self._switches_open
        self._switches.show([Word(*one) for one in switches.switches(interview)])

    def _show_letter(self) -> None:
        interview = self.interview
        limit = interview.layout.max_words.get(interview.context.severity, 0)
        key = self._active.key if self._active else ""
        self._letter.show(interview.letter, interview.findings, key, limit)

    def _show_buttons(self) -> None:
        """The buttons say what they would do to the box one is at."""
        self.set_class(self.fixable() is not None, "-fixable")
        box = self.box
        unknown = box is not None and box.entry.status == "unknown"
        self._relabel("dont_know", "I know it" if unknown else "Don't know yet")
        self._relabel("flip", "Question" if self.has_class("-letter") else "Letter")

    def _relabel(self, name: str, label: str) -> None:
        button = self.query_one(f"#do-{name}", Button)
        if str(button.label) != label:
            button.label = Content(label)
            button.refresh(layout=True)

    def _repaint(self) -> None:
        self._repaint_timer.pause()
        if self._questions_in_front():
            self._draw()

    def _questions_in_front(self) -> bool:
        """Whether a page is there to draw: a late timer may find the letter at review, the app gone."""
        return self.is_attached and self.app.is_running and self.interview.at != REVIEW

    def on_resize(self, _event: events.Resize) -> None:
        """Another width: the head, the frames and the letter fit it."""
        if self._letters and self._page_key:
            self.call_after_refresh(self._repaint)

    # -- typing --------------------------------------------------------------------------------

    def _save(self, key: str, raw: Raw) -> None:
        """Every key: the answer is kept first, everything else comes after."""
        interview = self.interview
        interview.answer(key, raw)
        if interview.trouble:
            self.say_trouble(interview.trouble)
        self._held = ""
        self.drawn = False
        self._repaint_timer.reset()
        self._repaint_timer.resume()

    def _leave(self, field: Field) -> None:
        """Enter in a box: to the next one, after the last one to the next page."""
        self._draw()  # the answer may have brought a box, or taken one away
        shown = [one for one in self._fields if one.display]
        at = shown.index(field) + 1 if field in shown else len(shown)
        if at < len(shown):
            self.set_focus(shown[at].entrance())
        else:
            self.action_go_on()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """The question one is at is the one that is marked, fixed and not known."""
        field = next((a for a in event.widget.ancestors if isinstance(a, Field)), None)
        if field is not None and field is not self._active:
            self._active = field
            self._show_letter()
            self._show_buttons()

    @on(Told)
    def _say_paste(self, event: Told) -> None:
        event.stop()
        self.tell(event.words, warn=True)

    @property
    def active(self) -> Field | None:
        """The question one is at."""
        return self._active

    @property
    def box(self) -> Box | None:
        """The box one is at, as it stands now."""
        if self._active is None or self._active.box is None:
            return None
        return self.interview.box(self._active.box.question)

    def changed(self, *, seed: bool = False) -> None:
        """After a change that is no typing: show it, and go back to the box."""
        self._draw(seed=seed)
        if self._active is not None and self._active.display:
            self.go_to(self._active.entrance())

    def go_to(self, widget: Widget) -> None:
        """To something on the page, which comes in front where the letter was."""
        if self.has_class("-letter"):
            self.remove_class("-letter")
            self._show_buttons()
        self.set_focus(widget)

    # -- moves ---------------------------------------------------------------------------------

    def action_go_on(self) -> None:
        """To the next page; an answer that cannot be read holds it back once."""
        page = self.interview.page
        faulty = [box for box in page.boxes if box.fault and box.entry.status != "unknown"]
        if faulty and self._held != page.key:
            self._draw()
            self._held = page.key
            field = next(one for one in self._fields if one.key == faulty[0].question.key)
            self.go_to(field.entrance())
            self.call_after_refresh(field.show_fault)
            self.tell(f"{_whole(faulty[0].fault)} Go on again to leave it as it is.", warn=True)
            return
        self.interview.forward()
        self._open_page()

    def action_back(self) -> None:
        """To the page before; from the first one to the list of letters."""
        if self.interview.page_keys()[:1] == (self.interview.at,):
            self.amends.show_home()
            return
        self.interview.back()
        self._open_page()

    def action_jump(self, step: Step) -> None:
        """To the first page of a step."""
        self.interview.jump(step)
        self._open_page()

    def _step_picked(self, name: str) -> None:
        self.action_jump(cast("Step", name))

    def action_review(self) -> None:
        """To the whole letter."""
        self.amends.show_review(self.interview)

    # -- the question --------------------------------------------------------------------------

    def action_why(self, *, note: bool = False) -> None:
        """Why this is asked; with the note for trainers only when that was asked for."""
        from wizard.screens.why import WhyScreen

        box = self.box
        question = box.question if box and box.question.why else self.interview.page.question
        self.app.push_screen(WhyScreen(question, strong=self._look.strong, note=note))

    def action_trainer_note(self) -> None:
        """The same, with the note for trainers."""
        self.action_why(note=True)

    def action_strong(self) -> None:
        """Strong wording beside the weak one, or hidden again."""
        self._look = self._look._replace(strong=not self._look.strong)
        self.changed()

    def action_blank_box(self) -> None:
        """Hide or show the sentence around the box."""
        self._look = self._look._replace(blank=not self._look.blank)
        self.changed(seed=True)

    def action_starter(self) -> None:
        """The next ready beginning, while the box is empty."""
        if self._active is None or not self._active.next_starter():
            self.tell(
                "There is a ready beginning only for an empty box, and not for every question."
            )
        else:
            self.go_to(self._active.entrance())

    def action_dont_know(self) -> None:
        """Not known yet, or known after all."""
        self._mark("unknown")

    def action_suspected(self) -> None:
        """Only suspected, or certain after all."""
        self._mark("suspected")

    def _mark(self, status: Status) -> None:
        box = self.box
        if box is None:
            return
        self.interview.mark(box.question.key, "given" if box.entry.status == status else status)
        self.changed()

    def action_full_form(self) -> None:
        """The full form, or the short one again."""
        self._switch_picked("depth")
        count = len(self.interview.page_keys())
        form = switches.DEPTH[self.interview.context.depth]
        self.tell(f"{form}: {count} questions in all.")

    def action_switches(self) -> None:
        """To the switches, on any page; from them, back to the box."""
        if self._active is not None and self.focused is self._switches:
            self.go_to(self._active.entrance())
            return
        self._switches_open = True
        self._draw()
        self.go_to(self._switches)

    def chosen(self) -> None:
        """Another law, an earlier version: other questions may be asked."""
        self.amends.show_interview(self.interview)

    def _switch_picked(self, name: str) -> None:
        if name == switches.LAW:
            self.action_law()
            return
        switches.change(self.interview, name)
        before = self._page_key
        self._draw()
        if self._page_key != before:
            self._open_page()

    def action_flip(self) -> None:
        """Question or letter, where there is no room for both."""
        if self.toggle_class("-letter").has_class("-letter"):
            self.call_after_refresh(self._to_letter)
            self._show_letter()
        elif self._active is not None:
            self.set_focus(self._active.entrance())
        self._show_buttons()

    def _to_letter(self) -> None:
        """To the letter where it can be scrolled; else to the button back, or to stay at the box."""
        if not self._letter.enter():
            back = self.query_one("#do-flip", Button)
            if back.display:
                self.set_focus(back)
            else:  # both are seen
                self.remove_class("-letter")


def _whole(fault: str) -> str:
    """What is wrong as a sentence that has room in a toast; it may quote all that was typed."""
    if len(fault) > MOST_TOLD:
        return f"{fault[:MOST_TOLD]} …"
    return fault if fault.endswith((".", "?", "!")) else f"{fault}."
