"""Home: what went wrong, what is in hand, what was promised. A letter begins in two key presses."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.events import ScreenResume
from textual.style import Style
from textual.widget import Widget
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from wizard.interview.ends import about_ending, ends_soon, how_many_end
from wizard.interview.times import ago, by_when
from wizard.keep.case import UnreadableCase
from wizard.keep.store import NoSuchCase
from wizard.keep.trouble import NotSaved
from wizard.screens.bindings import bindings
from wizard.screens.controls import ActionButton, Boxed, Plain, Rows, Scroll, relabel
from wizard.screens.editors import LineBox, Told
from wizard.screens.frame import FramedScreen
from wizard.text.yaml_nodes import FaultyFile

if TYPE_CHECKING:
    from wizard.interview.desk import ListedFlow
    from wizard.interview.interview import Interview
    from wizard.keep.store import InHand

PROMISES_SHOWN = 2
MOST_CASES = 40
"""Letters in hand that are listed, so that no key waits for hundreds; the box above finds the others."""

FLOW, CASE = "flow:", "case:"


class HomeScreen(FramedScreen):
    """The list of scenarios and cases, with what belongs to the row under the cursor beside it."""

    place = "home"
    LEAD = "Enter start · ↑↓ choose"
    AUTO_FOCUS = "LineBox"
    BINDINGS: ClassVar = [
        *bindings("home"),
        Binding("down", "move(1)", show=False),
        Binding("up", "move(-1)", show=False),
        Binding("pagedown", "scroll_sample(1)", show=False),
        Binding("pageup", "scroll_sample(-1)", show=False),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._in_hand: tuple[InHand, ...] = ()
        self._cases: dict[str, InHand] = {}
        self._flows: dict[str, ListedFlow] = {}
        self._samples: dict[str, str] = {}
        self._letter = ("", "")  # which letter in hand was shown last, and its text
        self._filter = LineBox(self._fill, self.action_go_on)
        self._filter.placeholder = "A word, such as cake or overcharged"

    def contents(self) -> Iterable[Widget]:
        """The title, the promises, the two columns and the buttons."""
        yield Plain("Amends", classes="title")
        yield Plain(id="promised")
        with Horizontal(id="columns"):
            with Vertical(id="choices"):
                yield Plain("What went wrong?", classes="heading")
                yield Boxed(self._filter, id="filter")
                yield Rows(id="rows")
            with Scroll(id="beside"):
                yield Plain(id="about")
                yield Plain(id="sample")
        with Horizontal(classes="buttons"):
            yield ActionButton("home", "go_on", primary=True)
            yield ActionButton("home", "check_letter")
            yield ActionButton("home", "command_palette")

    def on_mount(self) -> None:
        """Fill the list for the first time."""
        super().on_mount()
        self._list_anew()

    @on(ScreenResume)
    def _back_again(self) -> None:
        if self._flows:
            self._list_anew()

    # -- the list ------------------------------------------------------------------------------

    def _list_anew(self) -> None:
        """The list as it is now: letters may have changed, in another window too."""
        self._in_hand = self.amends.desk.shown_in_hand()
        self.say_trouble(next((text.trouble for text in self.amends.desk.unsaved), ""))
        self._fill()

    def _fill(self) -> None:
        """The rows that fit the filter; the one under the cursor stays if it is still there."""
        words = self._filter.value
        self._flows = {FLOW + flow.name: flow for flow in self.amends.desk.find(words)}
        cases = [case for case in self._in_hand if _fits(case, words)]
        more = len(cases) - MOST_CASES
        self._cases = {CASE + case.id: case for case in cases[:MOST_CASES]}
        rows = self.query_one("#rows", OptionList)
        before = self._row
        options = [Option(Content(flow.title), row) for row, flow in self._flows.items()]
        if self._cases:
            soon = how_many_end(cases, self.amends.desk.moment())
            head = f"In hand · {soon}" if soon else "In hand"
            options += [Option("", disabled=True), Option(Content(head), disabled=True)]
            options += [Option(self._case_line(case), row) for row, case in self._cases.items()]
        if more > 0:
            options.append(Option(f"and {more} more: type whom one is to", disabled=True))
        if not self._flows and not self._cases:
            options = [Option("Nothing fits: empty the box to see all", disabled=True)]
        with self.prevent(OptionList.OptionHighlighted):
            rows.set_options(options)
        ids = [option.id for option in rows.options]
        rows.highlighted = ids.index(before) if before in ids else _first_enabled(rows)
        self._show_promises()
        # After the first paint: these read files.
        self.call_after_refresh(self._show_row)
        self.call_after_refresh(self._show_notices)

    @property
    def _row(self) -> str:
        option = self.query_one("#rows", OptionList).highlighted_option
        return option.id or "" if option else ""

    def _case_line(self, case: InHand) -> Content:
        now = self.amends.desk.moment()
        parts = (case.title, case.who, ago(case.when, now), ends_soon(case.ending, now))
        return Content(" · ".join(part for part in parts if part))

    @on(OptionList.OptionHighlighted, "#rows")
    def _moved(self) -> None:
        self._show_row()

    def action_move(self, rows: int) -> None:
        """Move in the list while the cursor stays in the filter box."""
        choices = self.query_one("#rows", OptionList)
        choices.action_cursor_down() if rows > 0 else choices.action_cursor_up()

    def action_scroll_sample(self, pages: int) -> None:
        """Read on in the sample."""
        beside = self.query_one("#beside", Scroll)
        beside.scroll_page_down() if pages > 0 else beside.scroll_page_up()

    @on(Told)
    def _say(self, event: Told) -> None:
        self.tell(event.words, warn=True)

    # -- beside the list -----------------------------------------------------------------------

    def _show_row(self) -> None:
        row = self._row
        about, text = "", ""
        if flow := self._flows.get(row):
            about, text = _about(flow, self.amends.desk.alone), self._sample(flow.name)
        elif case := self._cases.get(row):
            about, text = self._about_case(case), self._letter_of(case)
        self.query_one("#about", Plain).show(_headed(about))
        self.query_one("#sample", Plain).show(text)
        self.query_one("#beside", Scroll).scroll_home()
        relabel(
            self.query_one("#do-go_on", ActionButton), "Take up" if row in self._cases else "Start"
        )

    def _sample(self, name: str) -> str:
        if name not in self._samples:
            self._samples[name] = self.amends.desk.sample(name)
        return self._samples[name]

    def _about_case(self, case: InHand) -> str:
        stopped = (
            "The letter is ready to review."
            if case.page == "review"
            else "Goes on where you stopped."
        )
        who = f" to {case.who}" if case.who else ""
        now = self.amends.desk.moment()
        ends = about_ending(case.ending, now)
        return f"{case.title}{who}\n{stopped} {ago(case.when, now).capitalize()}. {ends}"

    def _letter_of(self, case: InHand) -> str:
        key = CASE + case.id + str(case.when)
        if self._letter[0] != key:
            try:
                text = self.amends.desk.in_hand_text(case.id)
            except KeyError:
                text = "The flow this letter was begun with is not here any more."
            except (NoSuchCase, UnreadableCase, FaultyFile) as fault:
                text = str(fault)
            self._letter = (key, text)
        return self._letter[1]

    def _show_promises(self) -> None:
        due = self.amends.desk.promises_due()
        self.set_class(bool(due), "-promised")
        if not due:
            return
        now = self.amends.desk.now()
        click = Style.from_meta({"@click": "screen.kept"})
        lines = [
            Content.assemble(
                ("You promised  ", click + Style(bold=True)),
                Content(
                    f"{one.promise.who}, {by_when(one.promise.by, self.amends.desk.locale, now)}"
                ),
                ("  ▲ overdue  " if one.at < now else "  ", "bold"),
                Content(one.promise.what),
            )
            for one in due[:PROMISES_SHOWN]
        ]
        if len(due) > PROMISES_SHOWN:
            lines.append(Content(f"and {len(due) - PROMISES_SHOWN} more"))
        self.query_one("#promised", Plain).show(Content("\n").join(lines))

    def _show_notices(self) -> None:
        self.say_trouble(" ".join(self.amends.desk.notices))

    # -- actions -------------------------------------------------------------------------------

    @on(OptionList.OptionSelected, "#rows")
    def _chosen(self) -> None:
        self.action_go_on()

    def action_go_on(self) -> None:
        """Start the letter under the cursor, or take it up."""
        row, desk = self._row, self.amends.desk
        if row in self._flows:
            self._open(partial(desk.begin, self._flows[row].name))
        elif row in self._cases:
            self._open(partial(desk.resume, self._cases[row].id))
        else:
            self.tell("Nothing is chosen. Clear the box to see every kind of letter.", warn=True)

    def _open(self, letter: Callable[[], Interview]) -> None:
        """To the questions, or a sentence that says why not."""
        try:
            self.amends.show_interview(letter())
        except KeyError:
            self.tell("The flow this letter was begun with is not here any more.", warn=True)
        except (NoSuchCase, UnreadableCase, FaultyFile) as fault:
            self.tell(str(fault), warn=True)

    def action_check_letter(self) -> None:
        """A letter written elsewhere."""
        self.amends.show_check()

    def action_example(self) -> None:
        """A filled sample to look round in."""
        name = (
            self._flows[self._row].name
            if self._row in self._flows
            else next(iter(self._flows.values())).name
        )
        self._open(partial(self.amends.desk.example, name))

    def action_kept(self) -> None:
        """The nearest promise was kept: it leaves the list."""
        from wizard.screens.ask import Sure

        due = self.amends.desk.promises_due()
        if not due:
            self.tell("Nothing is promised.")
            return
        nearest = due[0]

        def mark(sure: bool | None) -> None:
            if sure:
                self._done(partial(self.amends.desk.promise_kept, nearest))

        words = f"{nearest.promise.who}: {nearest.promise.what}"
        self.app.push_screen(Sure(f"Did you do this?\n\n{words}", "Done", "Not yet"), mark)

    def _done(self, change: Callable[[], object]) -> bool:
        """Carry out a change of what is in hand; False, with a sentence, where it cannot be made."""
        try:
            change()
        except KeyError:
            self.tell("The flow this letter was begun with is not here any more.", warn=True)
        except (NotSaved, NoSuchCase, UnreadableCase, FaultyFile) as trouble:
            self.tell(str(trouble), warn=True)
        else:
            self._list_anew()
            return True
        return False

    def _case_chosen(self) -> InHand | None:
        case = self._cases.get(self._row)
        if case is None:
            self.tell("Put the cursor on a letter in hand first.", warn=True)
        return case

    def action_keep(self) -> None:
        """Keep a case in hand for good, or let it end in its time again."""
        case = self._case_chosen()
        if case is not None and self._done(partial(self.amends.desk.keep, case)):
            self.tell("It ends in its time again." if case.ending.kept else "It is kept for good.")

    def action_forget(self) -> None:
        """Delete a case in hand, after asking."""
        case = self._case_chosen()
        if case is None:
            return
        from wizard.screens.ask import Sure

        def forget(sure: bool | None) -> None:
            if sure:
                self._done(partial(self.amends.desk.forget, case.id))

        who = f" to {case.who}" if case.who else ""
        self.app.push_screen(
            Sure(f"Delete “{case.title}”{who} for good?", "Delete it", "Keep it"), forget
        )


def _about(flow: ListedFlow, alone: bool) -> str:
    lines = [flow.title, f"{flow.questions} questions at most, about {flow.minutes} minutes"]
    if flow.before_you_start:
        lines += ["Have ready, if you have it:", *(f"– {i}" for i in flow.before_you_start)]
    if flow.signs and not alone:
        lines.append(f"Who signs: {flow.signs}")
    return "\n".join(lines)


def _headed(text: str) -> Content:
    head, _, rest = text.partition("\n")
    return Content.assemble((head, "bold"), Content(f"\n{rest}" if rest else ""))


def _fits(case: InHand, words: str) -> bool:
    named = f"{case.title} {case.who}".casefold()
    return all(word in named for word in words.casefold().split())


def _first_enabled(rows: OptionList) -> int | None:
    return next((i for i, option in enumerate(rows.options) if not option.disabled), None)
