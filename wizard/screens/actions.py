"""Every action of the app, once: keys, footer, palette, buttons and help all read this list.

An action's `id` is the name of the method `action_<id>` on the screen it applies to (on the app for
those that apply everywhere), so a key has one meaning on every screen: ^G always goes on. A person
may give an action another key; `own_keys` knows which key is in force.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Place = Literal["home", "interview", "review", "sent", "check"]
EVERYWHERE: tuple[Place, ...] = ("home", "interview", "review", "sent", "check")
LETTERS: tuple[Place, ...] = ("interview", "review", "sent", "check")


@dataclass(frozen=True, slots=True)
class Action:
    """One thing a person can do.

    title: on buttons and in the palette. places: the screens it applies to. key: the key it comes
    with, "" where there is none; several with commas, the first is shown. help: one sentence.
    footer: the word beside the key in the bottom line, "" to leave it out there. app: whether the
    app, not the screen, carries it out. argument: given to the method.
    """

    id: str
    title: str
    places: tuple[Place, ...]
    help: str
    key: str = ""
    footer: str = ""
    app: bool = False
    argument: str = ""

    @property
    def call(self) -> str:
        """The action as Textual runs it from a screen."""
        argument = f"({self.argument!r})" if self.argument else ""
        return f"{'app' if self.app else 'screen'}.{self.id}{argument}"

    @property
    def name(self) -> str:
        """What the settings file calls it."""
        return f"{self.id}_{self.argument}" if self.argument else self.id

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys it comes with."""
        return tuple(self.key.split(",")) if self.key else ()


_LETTER_AND_CHECK: tuple[Place, ...] = ("review", "check")

ACTIONS: tuple[Action, ...] = (
    # -- home ----------------------------------------------------------------------------------
    Action("go_on", "Start", ("home",), "Start the letter under the cursor, or take it up again.",
           "ctrl+g", "start"),
    Action("check_letter", "Check a letter I have", ("home",),
           "Paste or open a letter written elsewhere and see what weakens it; its text is kept."),
    Action("example", "Open an example", ("home",),
           "A filled-in letter of the kind under the cursor, to look round in; it is not kept."),
    Action("kept", "I kept a promise", ("home",),
           "Take the promise at the top off the list: it is done."),
    Action("keep", "Keep this letter in hand, or let it end", ("home",),
           "Have the letter under the cursor not end 30 days after its last change, or end after all."),
    Action("forget", "Delete this letter in hand", ("home",),
           "Delete the letter under the cursor for good, with everything typed for it."),
    # -- interview -----------------------------------------------------------------------------
    Action("go_on", "Continue", ("interview",), "To the next question; at the end, the review.",
           "ctrl+g", "go on"),
    Action("back", "Back", ("interview",), "To the question before.", "ctrl+o", "back"),
    Action("review", "Review", ("interview", "sent"),
           "The whole letter, to read, edit and copy, at any time.", "ctrl+r", "review"),
    Action("why", "Why?", ("interview", "review", "check"),
           "Why this is asked, what a good answer does, and the keys.", "ctrl+t,f1", "why"),
    Action("fix", "Fix it", ("interview", "review", "check"),
           "Put the suggested words in place of the weak ones.", "f2"),
    Action("strong", "Show strong", ("interview",),
           "Show strong wording beside the weak one.", "f3"),
    Action("dont_know", "I don't know yet", ("interview",),
           "Say that this fact is not known yet; what you typed stays.", "f4"),
    Action("suspected", "I only suspect it", ("interview",),
           "Say that this fact is likely and not yet certain."),
    Action("full_form", "More questions", ("interview",),
           "Ask the full form, or go back to the short one.", "f5"),
    Action("blank_box", "Blank box", ("interview",),
           "Hide the sentence around the box, to write it yourself (for classes).", "f8"),
    Action("flip", "Question or letter", ("interview",),
           "Change between the question and the letter in a narrow window.", "ctrl+l", "letter"),
    Action("let_be", "Let it be", ("interview", "review", "check"),
           "Leave this sentence as it is; the remark does not come again.", "f11"),
    Action("switches", "Severity, for one or many, goes out as", ("interview",),
           "The switches of this letter.", "f7"),
    Action("law", "A law to follow", ("interview", "review"),
           "Tick the law that says what this letter must hold, and by when."),
    Action("earlier", "Earlier versions", ("interview", "review"),
           "What this letter said before, to bring back what was lost."),
    Action("starter", "Begin it for me", ("interview",),
           "Put a ready beginning into the empty box; again for the next one.", "f6"),
    Action("trainer_note", "Note for trainers", ("interview",),
           "Show the note for trainers on this question."),
    Action("jump", "Go to: Start", ("interview", "review"), "To the first step.",
           argument="start"),
    Action("jump", "Go to: What we know", ("interview", "review"), "To this step.",
           argument="know"),
    Action("jump", "Go to: What we've done", ("interview", "review"), "To this step.",
           argument="done"),
    Action("jump", "Go to: What's next", ("interview", "review"), "To this step.", argument="next"),
    Action("jump", "Go to: Close", ("interview", "review"), "To the last step.", argument="close"),
    # -- review --------------------------------------------------------------------------------
    Action("go_on", "Copy the letter", _LETTER_AND_CHECK,
           "Put the letter on the clipboard, and see what happened to it.", "ctrl+g", "copy"),
    Action("back", "Back", ("review",), "To the question you came from.", "ctrl+o", "back"),
    Action("back", "Back", ("check",), "To the list of letters; this text is kept till you come back.",
           "ctrl+o", "back"),
    Action("flip", "Letter or notes", _LETTER_AND_CHECK,
           "Change between the letter and what there is to say about it.", "ctrl+l",
           "letter/notes"),
    Action("next_finding", "Next remark", _LETTER_AND_CHECK,
           "Put the cursor on the next words that are remarked on.", "f10"),
    Action("answers", "Your answers", ("review",),
           "Every answer, each with a way to change it and come back."),
    Action("settings", "Severity, voice, goes out as", ("review",),
           "How grave it is, I or we, and whether it is an email, a letter or a ticket reply.", "f7"),
    Action("undo_edits", "Undo my edits", ("review",),
           "Take back the last change made by hand, or by a fix, in the letter."),
    Action("open_file", "Open a file", ("check",), "Read the letter from a text file."),
    Action("empty", "Empty box", ("check",),
           "Begin another letter with an empty box; ^Z brings the text back."),
    Action("save", "Save as a file", ("review", "check", "sent"),
           "Save the letter as a text file and see where it is.", "f12"),
    Action("mail", "Open in my mail program", ("review", "sent"),
           "Open the letter as a new message in your own mail program; nothing is sent."),
    Action("bare", "Bare letter", ("review", "check", "sent"),
           "Show nothing but the letter, unwrapped, on the normal screen, to select by mouse."),
    # -- sent ----------------------------------------------------------------------------------
    Action("go_on", "Done", ("sent",), "To the list of letters.", "ctrl+g", "done"),
    Action("back", "Back to the letter", ("sent",), "To the letter, to change or copy it again.",
           "ctrl+o", "back"),
    Action("another", "Another customer, same problem", ("sent",),
           "The same letter with a new name, reference and effect."),
    Action("next_letter", "The next letter about this", ("sent",),
           "An update while it is still on, else what has become of what you promised; the answers stay."),
    Action("other_letter", "The next law's letter", ("sent",),
           "Two laws that want opposite things have a letter each: on to the other one."),
    # -- everywhere ----------------------------------------------------------------------------
    Action("home", "Letters", LETTERS, "To the list of letters; nothing typed is lost.", app=True),
    Action("elsewhere", "Keep letters in another folder", EVERYWHERE,
           "Where this disk takes nothing more: name a folder; the letter in front is kept there at once.",
           app=True),
    Action("save_paste", "Save the whole paste as a file", EVERYWHERE,
           "Keep all of a paste that was more than a box can hold, in a text file.", app=True),
    Action("light_dark", "Light or dark", EVERYWHERE, "Change between light and dark.", "f9",
           app=True),
    Action("change_theme", "Colours", EVERYWHERE, "Choose among all colour themes.", app=True),
    Action("command_palette", "All actions", EVERYWHERE, "Find any action by its name.",
           "ctrl+p", "all actions", app=True),
    Action("quit", "Quit", EVERYWHERE, "Leave at once; nothing typed is lost.", "ctrl+q",
           "quit", app=True),
)  # fmt: skip


def actions_of(place: Place) -> Iterator[Action]:
    """The actions of one screen."""
    return (action for action in ACTIONS if place in action.places)


_FOOTER_ORDER = ("go_on", "back", "flip", "review", "why", "command_palette", "quit")


def footer_of(place: Place) -> list[Action]:
    """The actions of the bottom line, in the same order on every screen."""
    shown = [one for one in actions_of(place) if one.footer]
    return sorted(shown, key=lambda one: _FOOTER_ORDER.index(one.id))


def action(place: Place, action_id: str) -> Action:
    """One action of a screen. Raises `KeyError` for a name that is not in the list."""
    for found in actions_of(place):
        if found.id == action_id:
            return found
    raise KeyError(f"{place} has no action {action_id}")
