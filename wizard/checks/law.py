"""What a law asks of a letter and the letter does not do, said where it can be mended."""

from __future__ import annotations

from collections.abc import Iterator

from wizard.checks.draft import Draft
from wizard.checks.finding import Duty, Finding, Level

CATEGORY = "legal"
_LEVELS: dict[str, Level] = {"missing": "block", "by-hand": "warning", "late": "warning"}
_RULES = {"missing": "legal.missing", "by-hand": "legal.by-hand", "late": "legal.late"}
_MESSAGES = {
    "missing": "{regime}: the letter must say {what}.",
    "by-hand": "{regime}: you changed the words that say {what}. Do they still say it?",
    "late": "{regime}: {what}",
}
_WHYS = {
    "missing": "{law} asks for it. Whoever it protects can ask why it was not there.",
    "by-hand": "{law} asks for it, and only a person can tell whether your own words do.",
    "late": "{law} sets the day. A late letter is better than none: send it today.",
}


def law_findings(draft: Draft) -> Iterator[Finding]:
    """One finding for each duty, at the end of the letter's body: it is nowhere in the text."""
    body = draft.page.region("body")
    end = len(draft.text) if body is None else body.end
    at = len(draft.text[:end].rstrip())
    for duty in draft.facts.duties:
        yield _finding(duty, at, *draft.line_and_column(at))


def _finding(duty: Duty, at: int, line: int, column: int) -> Finding:
    words = {"regime": duty.regime, "what": duty.what, "law": duty.law}
    return Finding(
        rule=_RULES[duty.state],
        category=CATEGORY,
        part=None,
        level=_LEVELS[duty.state],
        message=_MESSAGES[duty.state].format(**words),
        why=_WHYS[duty.state].format(**words),
        source=duty.source,
        fix=(),
        ask="",
        weak="",
        strong="",
        text=duty.what,  # a reason given for one of them lets no other through
        start=at,
        end=at,
        line=line,
        column=column,
        question=duty.question,
    )
