"""The app: which screen is in front, light and dark, and what is said when it breaks."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from threading import get_ident
from typing import TYPE_CHECKING, Any, ClassVar

from rich.text import Text
from textual import events, on
from textual.app import SystemCommand
from textual.binding import Binding
from textual.geometry import Size
from textual.screen import Screen
from textual.timer import Timer

from wizard.interview.crash import fault_words, kept_where, without_values
from wizard.interview.unsaved import left_in
from wizard.keep.folders import typed_path
from wizard.keep.trouble import NotSaved
from wizard.screens import signals
from wizard.screens.bindings import app_bindings
from wizard.screens.editors import LeftOut, TooLong
from wizard.screens.frame import FramedScreen
from wizard.screens.guard import GuardedApp
from wizard.screens.home import HomeScreen
from wizard.screens.keyboard import read_any_bytes
from wizard.screens.own_keys import keys_in_force

if TYPE_CHECKING:
    from wizard.deliver.outcome import Copied
    from wizard.interview.desk import Desk
    from wizard.interview.interview import Interview
    from wizard.interview.loose import LooseLetter
    from wizard.screens.check import CheckScreen
    from wizard.screens.interview import InterviewScreen
    from wizard.screens.review import ReviewScreen
    from wizard.screens.sent import SentScreen

LEAST = Size(20, 5)
"""The smallest window that anything is laid out for: it holds the words "make it larger"."""

SAVED_WITHIN = 0.2
"""Seconds after which a change is saved on a disk that takes its time."""

DARK, LIGHT = "textual-dark", "textual-light"


class AmendsApp(GuardedApp, inherit_bindings=False):
    """Amends in the terminal. Home lies below; the other screens are made when first needed."""

    TITLE = "Amends"
    CSS_PATH: ClassVar = ["theme.tcss", "home.tcss"]
    BINDINGS: ClassVar = [
        *app_bindings(),
        Binding("ctrl+c", "help_quit", show=False, system=True),  # says which key quits
    ]
    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012 (as Textual declares it)
        (0, "-tiny"),
        (40, "-narrow"),
        (76, "-medium"),
        (100, "-wide"),
    ]
    VERTICAL_BREAKPOINTS = [  # noqa: RUF012
        (0, "-low"),
        (12, "-short"),
        (30, "-tall"),
    ]

    def __init__(self, desk: Desk, start: str | None = None, letter: str | None = None) -> None:
        """Start: a flow to begin at once. letter: a text to be read by the checks at once."""
        super().__init__()
        self.desk = desk
        self.keys, faults = keys_in_force(desk.where.settings)
        desk.profile_faults.extend(faults)
        self.set_keymap(self.keys.keymap())
        self._start = start
        self._letter = letter
        self.animation_level = "none"
        self._saving: Timer | None = None
        self.too_long = ""
        """The last paste that no box could hold, until it is saved as a file."""
        desk.when_waiting = self._save_soon
        self._interview_screen: InterviewScreen | None = None
        self._review_screen: ReviewScreen | None = None
        self._check_screen: CheckScreen | None = None
        self._sent_screen: SentScreen | None = None

    def get_default_screen(self) -> Screen[Any]:
        """Home is the screen that is always there."""
        return HomeScreen()

    def on_mount(self) -> None:
        """Open at once what the command line named."""
        signals.come_back_whole(self._driver, self.refresh)
        if self._letter is not None:
            self.show_check(self._letter)
        elif self._start is not None:
            self.show_interview(self.desk.begin(self._start))
        if self._letter is not None or self._start is not None:
            self.call_after_refresh(self._tell_notices)

    def _tell_notices(self) -> None:
        """What is wrong with files of the user's own, which Home would say: it lies below."""
        for sentence in self.desk.notices:
            self.notify(sentence, markup=False, severity="warning")

    async def on_event(self, event: events.Event) -> None:
        """In a window smaller than `LEAST` the edges are cut off, and the rest is laid out as ever.

        Textual 8.2 would go round in circles for minutes there, or break down.
        """
        if self._on_no_place(event):
            return
        if isinstance(event, events.Resize):
            size = Size(max(event.size.width, LEAST.width), max(event.size.height, LEAST.height))
            if size != event.size:
                event = events.Resize(size, size)
        await super().on_event(event)

    def _on_no_place(self, event: events.Event) -> bool:
        """Whether it is of a mouse outside the window, as when that was just made smaller.

        Textual would take the keyboard from the box in hand for it: the next keys would go nowhere.
        """
        return (
            isinstance(event, events.MouseEvent)
            and not isinstance(event, events.MouseMove)
            and self.mouse_captured is None
            and not self.size.region.contains(int(event.x), int(event.y))
        )

    # -- screens -------------------------------------------------------------------------------

    def show_home(self) -> None:
        """To the list of letters."""
        while len(self.screen_stack) > 1:
            self.pop_screen()

    def show_interview(self, interview: Interview) -> None:
        """To the questions of a letter, where it stopped."""
        from wizard.interview.pages import REVIEW

        if interview.removed:
            self.post_message(LeftOut(interview.removed))
            interview.removed = 0
        if interview.at == REVIEW:
            self.show_review(interview)
            return
        from wizard.screens.interview import InterviewScreen

        if self._interview_screen is None:
            self._interview_screen = InterviewScreen()
            self.install_screen(self._interview_screen, "interview")
        self._interview_screen.show(interview)
        self._bring("interview")

    def show_review(self, interview: Interview) -> None:
        """To the whole letter."""
        from wizard.interview.review import Review
        from wizard.screens.review import ReviewScreen

        if self._review_screen is None:
            self._review_screen = ReviewScreen()
            self.install_screen(self._review_screen, "review")
        interview.review()
        self._review_screen.show(Review(interview))
        self._bring("review")

    def show_letter(self, review: LooseLetter) -> None:
        """Back to a letter whose review was open already."""
        if self._check_screen is not None and review is self._check_screen.current:
            self._bring("check")
        elif self._review_screen is not None:
            self._review_screen.show(review)
            self._bring("review")

    def show_check(self, text: str = "", title: str = "A letter I have") -> None:
        """To a letter written elsewhere."""
        from wizard.screens.check import CheckScreen

        if self._check_screen is None:
            self._check_screen = CheckScreen()
            self.install_screen(self._check_screen, "check")
        self._check_screen.show(self.desk.check(text, title) if text else self.desk.check_again())
        self._bring("check")

    def show_sent(self, review: LooseLetter, copied: Copied) -> None:
        """To what happened to the letter and what it promised."""
        from wizard.screens.sent import SentScreen

        if self._sent_screen is None:
            self._sent_screen = SentScreen()
            self.install_screen(self._sent_screen, "sent")
        self._sent_screen.show(review, copied)
        self._bring("sent")

    def _bring(self, name: str) -> None:
        """Put a screen in front, in the place of the one there, with Home below."""
        if len(self.screen_stack) > 1:
            self.switch_screen(name)
        else:
            self.push_screen(name)

    # -- a slow disk ---------------------------------------------------------------------------

    def _save_soon(self) -> None:
        """A change waits to be saved: say so, and save it before long."""
        if get_ident() != self._thread_id:  # a letter is noted as sent off the event loop
            self.call_from_thread(self._save_soon)
        elif self._saving is None and (framed := self._framed) is not None:
            framed.say_saving(True)
            self._saving = self.set_timer(SAVED_WITHIN, self._save_now)

    def _save_now(self) -> None:
        self._saving = None
        trouble = self.desk.save_waiting()
        for screen in self.screen_stack:
            if isinstance(screen, FramedScreen):
                screen.say_saving(False)
        if trouble is not None and (framed := self._framed) is not None:
            framed.say_trouble(trouble)

    @property
    def _framed(self) -> FramedScreen | None:
        """The screen in front, below any panel; None while the app is leaving."""
        framed = (one for one in reversed(self.screen_stack) if isinstance(one, FramedScreen))
        return next(framed, None)

    # -- actions -------------------------------------------------------------------------------

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """What the palette offers."""
        from wizard.screens.palette import commands

        return commands(self, screen)

    def action_home(self) -> None:
        """To the list of letters."""
        self.show_home()

    def action_elsewhere(self) -> None:
        """Go on keeping letters in another folder."""
        from wizard.screens.ask import AskLine

        framed = self._framed
        if framed is None:
            return
        letter = getattr(framed, "interview", None) or getattr(framed, "current", None)

        def named(folder: str | None) -> None:
            if not folder:
                return
            try:
                framed.tell(self.desk.keep_in(typed_path(folder), letter))
                framed.say_trouble(letter.trouble if letter is not None else "")
            except NotSaved as trouble:
                framed.tell(str(trouble), warn=True)

        question = "In which folder are your letters to be kept from now on?"
        self.push_screen(AskLine(question, "Keep them there", placeholder="A folder"), named)

    @on(TooLong)
    def _keep_paste(self, event: TooLong) -> None:
        self.too_long = event.pasted

    def action_save_paste(self) -> None:
        """Save the last paste that was too long for a box; ask for a folder where that fails."""
        self._save_paste("")

    def _save_paste(self, folder: str | None) -> None:
        from wizard.deliver.files import DeliveryFault
        from wizard.interview.pasted import save_paste
        from wizard.screens.ask import AskLine

        if not self.too_long:
            self.notify("No paste was too long for its box.", markup=False)
            return
        try:
            where = typed_path(folder) if folder else None
            said = save_paste(self.too_long, self.desk.now().date(), where)
        except DeliveryFault as fault:
            ask = AskLine(str(fault), "Save there", placeholder="A folder")
            self.push_screen(ask, lambda named: self._save_paste(named) if named else None)
        else:
            self.too_long = ""
            self.notify(said, markup=False)

    def action_light_dark(self) -> None:
        """Change between light and dark."""
        self.theme = LIGHT if self.current_theme.dark else DARK

    # -- faults --------------------------------------------------------------------------------

    def _handle_exception(self, error: Exception) -> None:
        """Our own words instead of a traceback: that one prints what the customer is called."""
        self._return_code = 1
        if self._exception is None:
            self._exception = error
            self._exception_event.set()
        if not self._exit_renderables:
            self._exit_renderables.append(Text(fault_words(error, kept_where(self.desk))))
        self._close_messages_no_wait()


def run(desk: Desk, start: str | None = None, letter: str | None = None) -> int:
    """Run the app until the person leaves. Returns the exit status: 0, or 1 after a fault."""
    read_any_bytes()
    without_values()
    signals.leave_well(partial(_left, desk))
    signals.leave_when_cut_off()
    app = AmendsApp(desk, start, letter)
    try:
        app.run(mouse=True)
    finally:
        elsewhere = _left(desk)
        desk.close()
        if elsewhere and not app.return_code:  # after a fault it was said
            print(elsewhere)
    return app.return_code or 0


def _left(desk: Desk) -> str:
    """Have all reach the disk; where what could not be saved is instead, in words."""
    desk.settle()
    return left_in(desk)
