"""Findings that the writer has let be: by rule and sentence, kept beside the letter, never in it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection
from hashlib import sha256
from typing import NamedTuple

from wizard.checks.finding import Finding
from wizard.keep.case import Ignore
from wizard.text.sentences import sentences


def ignore_of(finding: Finding, text: str) -> Ignore:
    """The mark that stands for this finding in the sentence it is in.

    Of private things each is let be by itself: that one address may stand there says nothing of another.
    """
    cut = sentences(text)
    at = bisect_right([s.start for s in cut], finding.start) - 1
    words = " ".join(cut[at].text.split()) if cut and at >= 0 else ""
    if finding.category == "sensitive-data":
        words = f"{words}\n{finding.text}"
    return Ignore(finding.rule, sha256(words.encode()).hexdigest()[:16])


class LetBe(NamedTuple):
    """What was let be, and what it holds back now; None where its sentence is no longer there."""

    ignore: Ignore
    finding: Finding | None


def let_be(
    findings: tuple[Finding, ...], ignores: Collection[Ignore], text: str
) -> tuple[LetBe, ...]:
    """Each finding that was let be, in that order. `findings`: all there are, ignored or not."""
    if not ignores:
        return ()
    held = {ignore_of(one, text): one for card in findings for one in card.each()}
    return tuple(LetBe(ignore, held.get(ignore)) for ignore in dict.fromkeys(ignores))


def not_ignored(
    findings: tuple[Finding, ...], ignores: Collection[Ignore], text: str
) -> tuple[Finding, ...]:
    """The findings that have not been let be; what is left of a card stays a card.

    One that stops a copy cannot be let be: it is let through with a reason, or mended.
    """
    if not ignores:
        return findings
    out = []
    for card in findings:
        left = [
            one
            for one in card.each()
            if one.level == "block" or ignore_of(one, text) not in ignores
        ]
        if left:
            out.append(left[0]._replace(also=tuple(one._replace(also=()) for one in left[1:])))
    return tuple(out)
