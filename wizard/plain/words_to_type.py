"""What there is to type, a line for each, at a question and at the review."""

from __future__ import annotations

from collections.abc import Container

AT_QUESTIONS = """\
Type an answer, or press Enter to keep what is there and go on. With a slash in front:
/again: the question once more
/why: why this is asked
/strong: weak and strong wording
/trainer: the note for trainers
/begin: ready beginnings
/unknown: I don't know yet
/suspect: I only suspect it
/clear: empty the answer, or the cell one is in
/row 2: one row of a table, or one line of a long answer, again
/drop 2: take it out
/fix 1: take the suggested words
/let 1: let a remark be
/letter: the letter so far
/remarks: what weakens it
/answers: all answers
/back: the question before
/go know: to a step (start, know, done, next, close)
/review: the whole letter
/set, /set 2: severity, one or many, goes out as
/law: a law to follow
/earlier: what the letter said before, to bring it back
/full: the full form, or the short one
/elsewhere FOLDER: keep letters in another folder from now on
/home: the list of letters
/quit: leave; everything is kept
An answer that begins with a slash is typed with two of them. All this can be typed within an answer too:
what was typed of it is kept."""

OF_CHECKED = """\
more: lines behind its end
new: another letter in place of this one
"""
AT_REVIEW = """\
copy: put the letter on the clipboard
save, save FOLDER: as a text file
mail: open it in the mail program
bare: the letter unwrapped, to select
letter: read it again
remarks: what there is to say about it
why 1: all about a remark
fix 1: take the suggested words
let 1: let a remark be, or hear of it again
reason 1: let through what stops the letter, and say why
go 1: to the question of a remark
unknown 1: that fact is not known yet
leave 1: leave the sentence out, or bring it back
mine 1, theirs 1: your words or the new ones, where both have changed
edit 2: write paragraph 2 anew, or take it out
undo: take that back
parts: the letter part by part, with its figure
answers: all answers, with their numbers
change 3: answer number 3 again
set, set 2: severity, I or we, goes out as
law: a law to follow, and what it wants
earlier: what the letter said before, to bring it back
next: the next letter about this
another: another customer, same problem
other: the other law's letter
back: to the questions
elsewhere FOLDER: keep letters in another folder from now on
home: the list of letters
quit: leave; everything is kept"""


def review_help(known: Container[str]) -> str:
    """The lines of the commands that there are: a letter written elsewhere has no answers."""
    lines = (OF_CHECKED + AT_REVIEW).split("\n")
    return "\n".join(
        line for line in lines if line.split(":")[0].split(",")[0].split(" ")[0] in known
    )
