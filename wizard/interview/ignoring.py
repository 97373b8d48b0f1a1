"""Findings that the writer has let be: by rule and sentence, kept beside the letter."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection
from dataclasses import replace
from hashlib import sha256

from wizard.checks.finding import Finding
from wizard.keep.case import Ignore
from wizard.text.sentences import sentences


def ignore_of(finding: Finding, text: str) -> Ignore:
    """The mark that stands for this finding in the sentence it is in."""
    cut = sentences(text)
    at = bisect_right([s.start for s in cut], finding.start) - 1
    words = " ".join(cut[at].text.split()) if cut and at >= 0 else ""
    return Ignore(finding.rule, sha256(words.encode()).hexdigest()[:16])


def not_ignored(
    findings: tuple[Finding, ...], ignores: Collection[Ignore], text: str
) -> tuple[Finding, ...]:
    """The findings that have not been let be; what is left of a card stays a card."""
    if not ignores:
        return findings
    out = []
    for card in findings:
        left = [one for one in card.each() if ignore_of(one, text) not in ignores]
        if left:
            out.append(replace(left[0], also=tuple(replace(one, also=()) for one in left[1:])))
    return tuple(out)
