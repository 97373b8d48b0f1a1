"""How a finding is said on a terminal or in JSON."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from wizard.checks.finding import Finding


def said(card: Finding, file: str, above: int = 0) -> Iterator[str]:
    """`file:line:column: level: message (rule)`, then why; for each finding of the card.

    above: how many lines stand above the text that was read, such as those of the subject.
    """
    for finding in card.each():
        place = f"{file}:{finding.line + above}:{finding.column}"
        yield f"{place}: {finding.level}: {finding.message} ({finding.rule})"
        if finding.why:
            yield f"    {finding.why}"
        if finding.fix:
            yield f"    Write: {' or '.join(finding.fix)}"
        elif finding.ask:
            yield f"    {finding.ask}"


def as_data(finding: Finding, file: str) -> dict[str, Any]:
    """A finding for other programs; its keys are part of the versioned interface."""
    return {
        "file": file,
        "line": finding.line,
        "column": finding.column,
        "start": finding.start,
        "end": finding.end,
        "level": finding.level,
        "rule": finding.rule,
        "category": finding.category,
        "part": finding.part,
        "text": finding.text,
        "message": finding.message,
        "why": finding.why,
        "source": finding.source,
        "fix": list(finding.fix),
        "ask": finding.ask,
    }
