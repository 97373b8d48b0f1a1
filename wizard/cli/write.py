"""`amends write FLOW --answers FILE`: the letter on standard output, what weakens it on standard error."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from wizard.cli import DONE, FOUND, WRONG
from wizard.cli.call import STDIN, WrongCall, desk_for, give, say
from wizard.cli.report import said
from wizard.cli.start import known
from wizard.interview.review import Blocked, Review
from wizard.interview.unsaid import unsaid
from wizard.text.yaml_nodes import FaultyFile


def run(chosen: argparse.Namespace) -> int:
    """Write one letter."""
    try:
        review = _review(chosen)
    except (WrongCall, FaultyFile) as fault:
        say(str(fault))
        return WRONG
    letter = review.interview.letter
    give(letter.text)
    above = letter.text.count("\n") - letter.body.count("\n") - 1
    findings = review.findings
    say(*review.desk.profile_faults)  # such as rules of one's own that cannot be read
    for finding in findings:
        for one in finding.each():
            say(*said(one, "letter", above=above))
    say(*(one.message for one in unsaid(review)))
    if review.case.context.regimes:
        say(*review.laws_told())
    missing = _missing(review)
    if missing:
        say(*missing)
        return WRONG
    return _let_go(review, chosen)


def _review(chosen: argparse.Namespace) -> Review:
    from wizard.interview.samples import case_from
    from wizard.keep.answers_file import parse_answers, read_answers

    desk = desk_for(chosen, private=True)
    desk.house = desk.house and desk.house.without_answers()
    known(chosen.flow, desk)
    if chosen.answers == "-":
        answers = parse_answers(_standard_input(), STDIN)
    else:
        answers = read_answers(Path(chosen.answers))
    if answers.flow and answers.flow != chosen.flow:
        message = f"These answers are for {answers.flow}, not for {chosen.flow}."
        raise FaultyFile((answers.fault("flow", message),))
    if chosen.law:
        answers = answers.under(chosen.law, "--law")
    case = case_from(answers, desk.library.get(chosen.flow), desk)
    wanted = {key: getattr(chosen, key) for key in ("severity", "channel") if getattr(chosen, key)}
    if wanted:
        case = replace(case, context=case.context.with_(**wanted))
    return Review(desk.adopt(desk.library.get(chosen.flow), case))


def _standard_input() -> str:
    """All of standard input as text. Raises `WrongCall` or `FaultyFile` with a sentence."""
    from wizard.text.strict_yaml import MAX_BYTES, decoded

    data = sys.stdin.buffer.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise WrongCall(f"{STDIN} holds more than {MAX_BYTES // 1_000_000} MB.")
    return decoded(data, STDIN)


def _missing(review: Review) -> list[str]:
    """What must still be answered, and what was answered so that it cannot be read."""
    interview = review.interview
    scope = interview.scope
    lines = [
        f"{interview.flow.questions[key].short}: {why}" if key in interview.flow.questions else why
        for key, why in scope.faults.items()
    ]
    gaps = [piece.text.strip("‹›") for piece in interview.letter.gaps()]
    faulty = {
        interview.flow.questions[k].short for k in scope.faults if k in interview.flow.questions
    }
    wanting = [gap for gap in gaps if gap not in faulty]
    if wanting:
        lines.append("Not answered yet: " + ", ".join(wanting) + ".")
    return lines


def _let_go(review: Review, chosen: argparse.Namespace) -> int:
    stopping = review.blocking()
    if stopping and chosen.override:
        for finding in stopping:
            review.override(finding, chosen.override)
        stopping = review.blocking()
    if stopping:
        if chosen.copy:
            say("Not copied: " + " ".join(f.message for f in stopping))
        say("To let it through, say why: --override REASON")
        return FOUND
    if not chosen.copy:
        return DONE
    try:
        copied = review.copy(_terminal())
    except Blocked as blocked:
        say(str(blocked))
        return FOUND
    say(copied.message)
    return DONE if copied.checked or copied.sent else FOUND


def _terminal() -> Callable[[str], None] | None:
    """Where a control sequence for the terminal goes; None where there is no terminal."""
    if not sys.stderr.isatty():
        return None

    def send(sequence: str) -> None:
        sys.stderr.write(sequence)
        sys.stderr.flush()

    return send
