"""One question on the page: its box in the frame of its sentence, and what there is to say."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from textual import events
from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget

from wizard.answers.entries import Raw
from wizard.checks.finding import Finding
from wizard.flow.model import Flow, Question
from wizard.interview.masking import can_put
from wizard.interview.pages import NOT_KNOWN, Box
from wizard.interview.typed import READ_BACK, as_text
from wizard.screens.actions import action
from wizard.screens.answer_editors import Editor, LineEditor, PersonEditor, TextEditor
from wizard.screens.choice_field import ChoiceEditor
from wizard.screens.controls import Plain, key_of
from wizard.screens.editors import PLACE, LineBox
from wizard.screens.finding_card import FindingCard
from wizard.screens.table_field import TableEditor
from wizard.screens.text_box import TextBox
from wizard.screens.word_row import Beginnings, Word

MOST_CARDS = 2

SUSPECTED = "Only suspected: the letter says no more than that."


class Look(NamedTuple):
    """How the fields of a page are shown. full: the full form."""

    strong: bool = False
    blank: bool = False
    full: bool = False


class Field(Vertical):
    """One box of the page in front; the next page shows it again with another question.

    save: called with the question's key and the raw answer before the next key is handled.
    finished: Enter at the end of this field.
    """

    def __init__(self, save: Callable[[str, Raw], None], finished: Callable[[Field], None]) -> None:
        self._save = save
        self._finished = finished
        self._label = Plain(classes="label")
        self._help = Plain(classes="help")
        self._boxes = Vertical(classes="boxes")
        self._note = Plain(classes="note")
        self._starters = Beginnings(self._begin)
        self._starters.add_class("starters")
        self._examples = Plain(classes="examples")
        self._cards: list[FindingCard] = []
        self._editors: dict[str, Editor] = {}
        self._look = Look()
        self.box: Box | None = None
        super().__init__(
            self._label, self._help, self._boxes, self._note, self._starters, self._examples
        )

    # -- showing -------------------------------------------------------------------------------

    @property
    def key(self) -> str:
        """The question shown; "" for none."""
        return self.box.question.key if self.box else ""

    @property
    def editor(self) -> Editor:
        """The box in use."""
        if self.box is None:
            raise LookupError("no question is shown here")
        return self._editors[editor_kind(self.box.question)]

    async def make(self, kinds: Iterable[str]) -> None:
        """Make the boxes of these kinds once; from then on a page is shown without any wait."""
        new = {kind: self._made(kind) for kind in kinds if kind not in self._editors}
        self._editors |= new
        await self._boxes.mount(*new.values())
        for editor in new.values():
            editor.display = False

    def _made(self, kind: str) -> Editor:
        match kind:
            case "long_text":
                return TextEditor(self._typed)
            case "choice":
                return ChoiceEditor(self._typed, self._leave)
            case "table":
                return TableEditor(self._typed, self._leave)
            case "person":
                return PersonEditor(self._typed, self._leave)
            case _:
                return LineEditor(self._typed, self._leave)

    def put_away(self) -> None:
        """Show nothing, so that no key can reach a question that is no longer there."""
        self.box = None
        self.display = False

    def show(self, box: Box | None, look: Look, *, main: bool, seed: bool) -> None:
        """Show a box. main: it is the page's own question. seed: put its answer in anew."""
        fresh = box is not None and (seed or box.question.key != self.key)
        self.box = box
        self._look = look
        self.display = box is not None
        if box is None:
            return
        editor = self.editor
        if fresh:
            for other in self._editors.values():
                other.display = other is editor
            editor.seed(box, "" if look.blank else _hint(box.question))
        if isinstance(editor, PersonEditor):
            editor.offer_greeting(look.full)
        self._label.show(Content.assemble((_title(box), "bold")))
        self._help.show(box.question.help)
        self._help.display = bool(box.question.help) and not (main and look.blank)
        self._show_frame(box)
        self._show_note(box)
        self._show_words(box, main)
        self._show_cards(box)

    def _show_frame(self, box: Box) -> None:
        before, after = ("", "") if self._look.blank else box.frame
        room = max((self._boxes.size.width or 60) - 8, 12)
        editor = self.editor
        editor.border_title = Content(_tail(before, room))
        editor.border_subtitle = Content(_head(after, room))
        editor.set_class(box.entry.status == "unknown", "-unknown")

    def _show_note(self, box: Box) -> None:
        lines = []
        if box.entry.status == "unknown":
            lines.append(f"○ {NOT_KNOWN[box.question.unknown]}")
        elif box.fault:
            lines.append(f"▲ {box.fault}")
        elif box.question.kind in READ_BACK and box.shown and _differs(box):
            lines.append(f"= {box.shown}")
        if box.entry.status == "suspected":
            lines.append(f"◐ {SUSPECTED}")
        self._note.show("\n".join(lines))
        self._note.display = bool(lines)
        self._note.set_class(bool(box.fault) and box.entry.status != "unknown", "-fault")

    def show_fault(self) -> None:
        """Bring what is wrong with the answer into view, where the page is longer than the window."""
        self._note.scroll_visible(animate=False)

    def _show_words(self, box: Box, main: bool) -> None:
        """Ready beginnings for an empty box; the weak example, the strong one on request."""
        question = box.question
        offered = question.starters if self._empty and not self._look.blank else ()
        self._starters.display = bool(offered)
        key = key_of(action("interview", "starter"), self)
        keys = [f"   {key}" if key else "", *[""] * len(offered)]
        self._starters.show([Word(s, f"+ {s}{k}") for s, k in zip(offered, keys, strict=False)])
        rows = [("weak", question.weak)]
        if self._look.strong:
            rows.append(("strong", question.strong))
        shown = [Content.assemble((f"{name:<7}", "bold"), words) for name, words in rows if words]
        self._examples.show(Content("\n").join(shown))
        self._examples.display = bool(shown) and (main or self._look.strong)

    def _show_cards(self, box: Box) -> None:
        shown = remarks_on(box)[:MOST_CARDS]
        while len(self._cards) < len(shown):
            card = FindingCard()
            self._cards.append(card)
            self.mount(card)
        for number, card in enumerate(self._cards):
            finding = shown[number] if number < len(shown) else None
            card.show(finding, fixable=self._holds(finding) if finding else False)

    def _holds(self, finding: Finding) -> bool:
        return self.box is not None and can_put(finding, self.box.entry.raw)

    @property
    def _empty(self) -> bool:
        raw = self.editor.raw
        return isinstance(raw, str) and (not raw.strip() or self._is_starter(raw))

    def _is_starter(self, raw: str) -> bool:
        return self.box is not None and raw in self.box.question.starters

    # -- typing --------------------------------------------------------------------------------

    def _typed(self) -> None:
        if self.box is not None:
            self._save(self.box.question.key, self.editor.raw)

    def _leave(self) -> None:
        self._finished(self)

    def _begin(self, starter: str) -> None:
        self.screen.set_focus(self.entrance())
        self.editor.begin(starter)

    def next_starter(self) -> bool:
        """The next ready beginning for an empty box; in one begun so, on to its next `…`.

        False where there is neither.
        """
        if self.box is None:
            return False
        starters = self.box.question.starters
        raw = as_text(self.editor.raw)
        if starters and self._empty:
            at = starters.index(raw) + 1 if raw in starters else 0
            self._begin(starters[at % len(starters)])
            return True
        self.editor.next_place()
        return PLACE in raw

    def entrance(self) -> Widget:
        """Where the keyboard goes first."""
        return self.editor.entrance()

    @property
    def takes_text(self) -> bool:
        """Whether one types into it, rather than chooses."""
        return isinstance(self.entrance(), (LineBox, TextBox))

    def hand(self, event: events.Key | events.Paste) -> None:
        """Give its box what was typed or pasted elsewhere."""
        again: events.Event
        if isinstance(event, events.Key):
            again = events.Key(event.key, event.character)
        else:
            again = events.Paste(event.text)
        self.entrance().post_message(again)


def editor_kind(question: Question) -> str:
    """Which kind of box a question is answered in."""
    if question.kind in ("choice", "multi", "yes_no"):
        return "choice"
    return question.kind if question.kind in ("long_text", "table", "person") else "line"


def remarks_on(box: Box) -> tuple[Finding, ...]:
    """What there is to say about the words of an answer; that it is missing, the letter shows."""
    return tuple(finding for finding in box.findings if finding.category != "gap")


def kinds_of(flow: Flow) -> list[dict[str, None]]:
    """The kinds of boxes that the first, second ... field of a page can be asked to be."""
    wanted: list[dict[str, None]] = []
    for boxes in flow.pages().values():
        for number, question in enumerate(boxes):
            if number == len(wanted):
                wanted.append({})
            # A box that is not asked lets the next ones move up.
            for before in wanted[: number + 1]:
                before[editor_kind(question)] = None
    return wanted


def _title(box: Box) -> str:
    question = box.question
    told = question.required or question.default or question.kind in ("choice", "yes_no")
    marked = told or "(" in question.label  # "(optional)", or a more telling word in its place
    return question.label if marked else f"{question.label} (optional)"


def _hint(question: Question) -> str:
    """What stands in the empty box; long examples are cut by the box itself."""
    if question.kind in ("choice", "multi", "yes_no", "table"):
        return ""
    hint = question.placeholder or question.example
    return f"such as: {hint}" if hint else ""


def _differs(box: Box) -> bool:
    return box.shown.casefold() != as_text(box.entry.raw).strip().casefold()


def _tail(text: str, room: int) -> str:
    """The end of the words before a box, where all of them do not fit in the frame."""
    words = " ".join(text.split())
    return words if len(words) <= room else "… " + words[-(room - 2) :].partition(" ")[2]


def _head(text: str, room: int) -> str:
    words = " ".join(text.split())
    return words if len(words) <= room else words[: room - 2].rpartition(" ")[0] + " …"
