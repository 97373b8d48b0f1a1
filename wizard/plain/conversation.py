"""The whole of Amends as a conversation: the list, the questions, the review, and round again."""

from __future__ import annotations

import contextlib
from functools import partial
from typing import TYPE_CHECKING

from wizard.interview.crash import fault_words, kept_where, without_values
from wizard.interview.loose import LooseLetter
from wizard.interview.pages import REVIEW
from wizard.interview.review import Review
from wizard.interview.unsaved import left_in
from wizard.plain.asking import Asking, Leave
from wizard.plain.ended import Ended, heard
from wizard.plain.home import Home
from wizard.plain.reviewing import Reviewing
from wizard.plain.talk import Gone, Talk

if TYPE_CHECKING:
    from wizard.interview.desk import Desk
    from wizard.interview.interview import Interview


def run(desk: Desk, start: str | None = None, talk: Talk | None = None) -> int:
    """Talk until the person leaves, or the input ends. start: a flow to begin at once.

    Returns the exit status: 0, or 1 after a fault.
    """
    without_values()
    talk = talk or Talk()
    try:
        with heard(talk):
            _talk(talk, desk, start)
    except (Gone, Leave):
        talk.bare(_last_words(desk))
    except Ended as ended:
        words = _last_words(desk)
        desk.close()
        ended.leave(partial(talk.bare, words))
    except Exception as fault:  # its traceback could hold what a customer is called
        with contextlib.suppress(OSError):  # the terminal may be what is gone
            talk.bare(fault_words(fault, kept_where(desk)))
        return 1
    finally:
        desk.settle()
        desk.close()
    return 0


def _talk(talk: Talk, desk: Desk, start: str | None) -> None:
    """From one letter to the next. Raises `Gone`, `Leave` or `Ended`."""
    letter: Interview | LooseLetter | None = desk.begin(start) if start else None
    while True:
        if letter is None:
            letter = Home(talk, desk).chosen()
        try:
            letter = _through(talk, letter)
        except Leave as left:
            if left.where == "quit":
                raise
            letter = None


def _last_words(desk: Desk) -> str:
    """Where what was typed is, once all that can be saved is."""
    if desk.private:
        return "Nothing of it is kept."
    desk.settle()
    return left_in(desk) or "Everything typed is kept."


def _through(talk: Talk, letter: Interview | LooseLetter) -> Interview | LooseLetter | None:
    """One letter up to where it leads: another one, its own questions again, or None for the list."""
    if isinstance(letter, LooseLetter):
        return Reviewing(talk, letter).until_left()
    if letter.at != REVIEW:
        if letter.page_keys()[:1] == (letter.at,):
            _begin(talk, letter)
            talk.say("Type an answer, or /help for what else there is.")
        Asking(talk, letter).through()
    return Reviewing(talk, Review(letter)).until_left()


def _begin(talk: Talk, letter: Interview) -> None:
    """What kind of letter this is; for one that follows another, to whom and about what."""
    talk.title(letter.flow.title)
    if (stage := letter.context.stage) != "first":
        to = f" to {letter.who}" if letter.who else ""
        about = "what became of what was promised" if stage == "follow_up" else "where it stands"
        talk.say(f"The next letter{to}: {about}. Your answers are kept.")
    elif ready := letter.flow.before_you_start:
        talk.say(f"Have ready, if you have it: {'; '.join(ready)}.")
