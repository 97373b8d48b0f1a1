"""After a copy: what happened to the letter, what it promised, and what may come next."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from textual.containers import Horizontal
from textual.content import Content
from textual.widget import Widget

from wizard.interview.review import Review
from wizard.interview.times import by_when
from wizard.screens.bindings import bindings
from wizard.screens.controls import ActionButton, Plain, Scroll
from wizard.screens.ways_out import WaysOut

if TYPE_CHECKING:
    from wizard.deliver.outcome import Copied
    from wizard.interview.loose import LooseLetter


class SentScreen(WaysOut):
    """What became of the letter, said no better than it is."""

    place = "sent"
    CSS_PATH = "sent.tcss"
    BINDINGS: ClassVar = bindings("sent")
    AUTO_FOCUS = "#do-go_on"

    def __init__(self) -> None:
        super().__init__()
        self._letters: list[tuple[LooseLetter, Copied]] = []
        self._more: list[str] = []

    @property
    def review(self) -> LooseLetter:
        """The letter that was copied."""
        return self._letters[-1][0]

    def contents(self) -> Iterable[Widget]:
        """What happened, the promises, the ways on."""
        yield Plain(id="sent-head", classes="title")
        with Scroll(id="sent"):
            yield Plain(id="happened")
            yield Plain(id="laws")
            yield Plain(id="promises")
            yield Plain(id="more")
            yield Plain(id="next")
        with Horizontal(classes="buttons"):
            yield ActionButton("sent", "go_on", primary=True)
            yield ActionButton("sent", "other_letter")
            yield ActionButton("sent", "next_letter")
        with Horizontal(classes="buttons"):
            yield ActionButton("sent", "another")
            yield ActionButton("sent", "mail")
        with Horizontal(classes="buttons"):
            yield ActionButton("sent", "save")
            yield ActionButton("sent", "bare")
            yield ActionButton("sent", "back")

    def on_mount(self) -> None:
        """Show the letter that was handed over."""
        super().on_mount()
        if self._letters:
            self._open()

    def show(self, review: LooseLetter, copied: Copied) -> None:
        """Say what became of this letter."""
        self._letters[:] = [(review, copied)]
        self._more = []
        if self.is_mounted:
            self._open()

    def _open(self) -> None:
        review, copied = self._letters[-1]
        sign = "●" if copied.checked else "▲"
        self.query_one("#sent-head", Plain).show(f"{review.title} · On its way")
        subject = f"\n  Its subject is not in the copy: {review.subject}" if review.subject else ""
        self.query_one("#happened", Plain).show(
            Content.assemble((f"{sign} ", "bold"), (copied.message, "bold"), subject)
        )
        laws = self.query_one("#laws", Plain)
        laws.show(self._laws())
        laws.display = bool(laws.content)
        self.query_one("#promises", Plain).show(self._promises())
        self._show_more()
        for button in ("#do-another", "#do-next_letter"):
            self.query_one(button).display = isinstance(review, Review)
        several = isinstance(review, Review) and len(review.interview.laws.letters) > 1
        self.query_one("#do-other_letter").display = several
        self.set_focus(self.query_one("#do-go_on"))

    def _laws(self) -> Content:
        """Which law it followed, as of when; and that another letter is still to be sent."""
        lines = self.review.laws_told() if isinstance(self.review, Review) else ()
        return Content("\n".join(lines))

    def _promises(self) -> Content:
        if not isinstance(self.review, Review):
            return Content("")
        case = self.review.case
        due = [promise for promise in case.promises if not promise.done]
        if not due:
            return Content("The letter promises nothing with a day to it.")
        desk = self.amends.desk
        lines = [Content.styled("The letter promises", "bold")]
        for promise in due:
            when = by_when(promise.by, case.context.locale, desk.now())
            lines.append(Content(f"○ by {when}: {promise.what}"))
        kept = "" if desk.private else " It stands at the top of your list of letters until then."
        lines.append(Content(f"Promised to {due[0].who}.{kept}"))
        return Content("\n").join(lines)

    def _show_more(self) -> None:
        self.query_one("#more", Plain).show("\n".join(self._more))

    def said(self, sentence: str) -> None:
        """Keep what happened on the screen."""
        self._more = [*[line for line in self._more if line != sentence], sentence]
        self._show_more()

    # -- actions -------------------------------------------------------------------------------

    def action_go_on(self) -> None:
        """To the list of letters."""
        self.amends.show_home()

    def action_back(self) -> None:
        """To the letter again."""
        self.amends.show_letter(self.review)

    def action_review(self) -> None:
        """To the letter again."""
        self.action_back()

    def action_next_letter(self) -> None:
        """The next letter of the same case."""
        if isinstance(self.review, Review):
            self.amends.show_interview(self.review.next_letter())

    def action_other_letter(self) -> None:
        """The letter that follows the next of the laws."""
        if isinstance(self.review, Review):
            interview = self.review.interview
            interview.set(regime=interview.laws.next)
            self.amends.show_review(interview)

    def action_another(self) -> None:
        """The same letter for another customer."""
        if isinstance(self.review, Review):
            self.amends.show_interview(self.review.another_customer())
