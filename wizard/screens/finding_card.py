"""One remark on the words of a letter: what, why, and what to do about it."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Button

from wizard.checks.finding import Finding
from wizard.interview.masking import masks
from wizard.interview.remarks import MARKS
from wizard.screens.controls import Plain

MOST_FIXES = 3


class FindingCard(Vertical):
    """A remark with its buttons. One card is shown anew for each remark, never made anew."""

    class Fixed(Message):
        """The writer wants these words put in place of those remarked on."""

        def __init__(self, finding: Finding, words: str) -> None:
            super().__init__()
            self.finding = finding
            self.words = words

    class LetBe(Message):
        """The writer leaves the sentence as it is."""

        def __init__(self, finding: Finding) -> None:
            super().__init__()
            self.finding = finding

    def __init__(self, finding: Finding | None = None, *, fixable: bool = True) -> None:
        """`fixable`: whether a fix can be carried out here."""
        self._says = Plain(classes="says")
        self._reason = Plain(classes="reason")
        self._more = Plain(classes="details")
        self._fixes = [_button("", f"fix-{number}") for number in range(MOST_FIXES)]
        self._why = _button("More", "more")
        self._let_be = _button("Let it be", "let-be")
        super().__init__()
        self.finding = finding
        self._fixable = fixable
        self._open = False

    def compose(self) -> ComposeResult:
        """The words, then the buttons in one row."""
        yield self._says
        yield self._reason
        yield self._more
        with Horizontal(classes="buttons"):
            yield from self._fixes
            yield self._why
            yield self._let_be

    def on_mount(self) -> None:
        """Show what it was made with."""
        self.show(self.finding, fixable=self._fixable)

    def show(self, finding: Finding | None, *, fixable: bool = True) -> None:
        """Show another remark, or nothing. What was opened stays open for the same remark."""
        if finding is None or self.finding is None or finding.rule != self.finding.rule:
            self._open = False
        self.finding = finding
        self._fixable = fixable
        self.display = finding is not None
        if finding is None:
            return
        for level in MARKS:
            self.set_class(level == finding.level, f"-{level}")
        self._says.show(_said(finding))
        self._reason.show(finding.why)
        self._reason.display = bool(finding.why)
        self._more.show(_details(finding))
        self._more.display = self._open
        self._why.label = Content("Less" if self._open else "More")
        self._let_be.display = finding.level != "block"
        words = finding.fix[:MOST_FIXES] if fixable else ()
        for number, button in enumerate(self._fixes):
            button.display = number < len(words)
            if number < len(words):
                button.label = Content(_fix_label(words[number], masks(finding)))

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """A button of the card: tell whoever shows it."""
        event.stop()
        if self.finding is None:
            return
        if event.button is self._why:
            self._open = not self._open
            self.show(self.finding, fixable=self._fixable)
        elif event.button is self._let_be:
            self.post_message(self.LetBe(self.finding))
        else:
            number = self._fixes.index(event.button)
            self.post_message(self.Fixed(self.finding, self.finding.fix[number]))

    def focus_first_button(self) -> None:
        """Put the keyboard on the first button that shows."""
        for button in (*self._fixes, self._why, self._let_be):
            if button.display:
                button.focus()
                return


def _button(label: str, name: str) -> Button:
    return Button(Content(label), compact=True, classes=name)


def _fix_label(words: str, mask: bool) -> str:
    if mask:
        return f"Mask it: “{words.strip()}”"
    return f"Write “{words}”" if words else "Take it out"


def _said(finding: Finding) -> Content:
    sign, word = MARKS[finding.level]
    lines = [Content.assemble((f"{sign} {word}: ", "bold"), finding.message)]
    if finding.ask:
        lines.append(Content(finding.ask))
    for other in finding.also:
        lines.append(Content(f"{MARKS[other.level][0]} {other.message}"))
    return Content("\n").join(lines)


def _details(finding: Finding) -> Content:
    rows = [("weak", finding.weak), ("strong", finding.strong), ("source", finding.source)]
    parts = [
        Content.assemble((f"{name:<7}", "bold"), words) for name, words in rows if words.strip()
    ]
    return Content("\n").join(parts) if parts else Content("There is no more to say about it.")
