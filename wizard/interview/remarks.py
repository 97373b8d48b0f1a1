"""All there is to say about a letter under review, as rows of one list each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

from wizard.checks.finding import LEVELS, Finding, Level
from wizard.checks.score import Line
from wizard.interview.facts import questions_of
from wizard.interview.laws import Wanted
from wizard.interview.review import Conflict, Review
from wizard.interview.switches import switches
from wizard.interview.unsaid import unsaid
from wizard.text.dates import full_date

if TYPE_CHECKING:
    from wizard.flow.model import Question
    from wizard.interview.interview import Interview
    from wizard.interview.loose import LooseLetter, PartState, Standing
    from wizard.keep.case import Ignore

TAB_TITLES = {
    "remarks": "Remarks",
    "law": "Law",
    "answers": "Answers",
    "parts": "Parts",
    "settings": "Settings",
}
"""The lists beside the letter, and what their buttons say."""

MARKS: dict[Level, tuple[str, str]] = {
    "block": ("■", "Must be settled"),
    "warning": ("▲", "Warning"),
    "nudge": ("·", "Suggestion"),
}
"""How a level is told, without colour."""


class Row(NamedTuple):
    """One row of a list.

    lead, value: what stands out before and behind the words. note: said in passing. name: what the
    row stands for, or "". sign: stands before the words, which say the same. told: the lead in words,
    where it is a sign, or says too little to somebody who only hears it.
    """

    lead: str
    text: str
    note: str = ""
    name: str = ""
    value: str = ""
    sign: str = ""
    told: str | None = None

    @property
    def words(self) -> str:
        """The row without its looks, as it is read out: no sign alone carries a meaning."""
        lead = self.lead if self.told is None else self.told
        return f"{lead}{self.text}{self.value}{self.note}"


Kind = Literal["conflict", "finding", "fault", "gap", "unsaid", "left-out", "let-be"]


@dataclass(frozen=True, slots=True)
class Remark:
    """One row of the list of remarks: what it is about, and where in the text."""

    kind: Kind
    row: Row
    start: int = -1
    end: int = -1
    finding: Finding | None = None
    conflict: Conflict | None = None
    question: str = ""
    sentence: str = ""
    ignore: Ignore | None = None


def remarks(review: LooseLetter, writing: tuple[int, int] | None) -> tuple[Remark, ...]:
    """Everything to look at, most pressing first. writing: the word being written, left in peace."""
    gaps = _gaps(review)
    findings = [
        f
        for f in review.findings
        if (writing is None or not _within(f, writing))
        and (f.start, f.end) not in {(gap.start, gap.end) for gap in gaps}
    ]
    found = [
        Remark("finding", _finding_row(one), one.start, one.end, finding=one, question=one.question)
        for level in LEVELS
        for one in findings
        if one.level == level
    ]
    blocks = sum(f.level == "block" for f in findings)
    return (
        *_conflicts(review),
        *found[:blocks],
        *_faults(review),
        *gaps,
        *found[blocks:],
        *_unsaid(review),
        *_left_out(review),
        *_let_be(review),
    )


def _within(finding: Finding, writing: tuple[int, int]) -> bool:
    start, end = writing
    return finding.start < end and start < finding.end and start < end


def _finding_row(finding: Finding) -> Row:
    sign, word = MARKS[finding.level]
    return Row(f"{sign} ", finding.message, told=f"{word}: ")


def _faults(review: LooseLetter) -> tuple[Remark, ...]:
    """The answers that cannot be read, or cannot be true: the letter leaves out what they say."""
    if not isinstance(review, Review):
        return ()
    return tuple(
        Remark("fault", Row("", f"{label} {fault}", sign="▲ "), question=key)
        for key, label, fault in faulty_answers(review.interview)
    )


def faulty_answers(interview: Interview) -> tuple[tuple[str, str, str], ...]:
    """Key and label of the questions whose answers are at fault, and what is wrong with each."""
    return tuple(
        (key, f"{told_label(interview, question).rstrip('?:')}:", fault)
        for key, question in interview.flow.questions.items()
        if interview.scope.asked(key)
        and interview.entry(key).status != "unknown"
        and (fault := interview.fault_of(key))
    )


def told_label(interview: Interview, question: Question) -> str:
    """What is asked, said with the main question of its page, without which it may say too little."""
    main = interview.flow.questions.get(question.page)
    if main is None or main.key == question.key:
        return question.label
    return f"{main.label.removesuffix(' (optional)')} {question.label}"


def _conflicts(review: LooseLetter) -> tuple[Remark, ...]:
    if not isinstance(review, Review):
        return ()
    rows = []
    for one in review.conflicts():
        row = Row("", "You changed this by hand, and its answers have changed since.", sign="◆ ")
        at = review.text.find(one.mine)
        rows.append(Remark("conflict", row, at, at + len(one.mine), conflict=one))
    return tuple(rows)


def _gaps(review: LooseLetter) -> tuple[Remark, ...]:
    if not isinstance(review, Review):
        return ()
    interview = review.interview
    rows, seen = [], set()
    for place in interview.letter.places:
        piece = place.piece
        if piece.kind == "gap" and piece.question not in seen:
            seen.add(piece.question)
            at = review.text.find(piece.text)
            row = Row("", f"Still to fill: {piece.text}", sign="○ ")
            rows.append(
                Remark(
                    "gap",
                    row,
                    at,
                    at + len(piece.text),
                    question=piece.question,
                    sentence=place.line,
                )
            )
    return tuple(rows)


def _unsaid(review: LooseLetter) -> tuple[Remark, ...]:
    if not isinstance(review, Review):
        return ()
    asked = review.interview.scope.asked
    return tuple(
        Remark(
            "unsaid",
            Row("", one.message, sign="– "),
            question=one.question if asked(one.question) else "",
        )
        for one in unsaid(review)
    )


def _left_out(review: LooseLetter) -> tuple[Remark, ...]:
    if not isinstance(review, Review):
        return ()
    interview = review.interview
    rows = []
    for name in interview.case.left_out:
        sentence = interview.flow.sentences.get(name)
        shorts = [
            interview.flow.questions[key].short
            for key in sorted(questions_of(sentence) if sentence else ())
            if key in interview.flow.questions
        ]
        row = Row("", f"Left out: the sentence about {', '.join(shorts) or name}", sign="– ")
        rows.append(Remark("left-out", row, sentence=name))
    return tuple(rows)


def _let_be(review: LooseLetter) -> tuple[Remark, ...]:
    """What was let be, and what no longer applies because its sentence has gone."""
    rows = []
    for ignore, finding in review.let_be():
        if finding is not None:
            row = Row("", f"Let be: {finding.message}", sign="– ")
            rows.append(Remark("let-be", row, finding.start, finding.end, ignore=ignore))
        else:
            title = review.title_of(ignore.rule).replace("{match}", "…")
            row = Row("", f"Let be, no longer there: {title}", sign="– ")
            rows.append(Remark("let-be", row, ignore=ignore))
    return tuple(rows)


def standing_line(standing: Standing) -> str:
    """The figures under the letter, in one line."""
    of = f" of {standing.limit}" if standing.limit else ""
    parts = [f"{standing.score.points} of 100"]
    words = "word" if standing.words == 1 and not of else "words"
    parts += [f"{standing.words}{of} {words}", f"{_time(standing.seconds)} to read"]
    counts = [
        (standing.stopping, MARKS["block"][0], "to settle", "to settle"),
        (standing.warnings, MARKS["warning"][0], "warning", "warnings"),
        (standing.nudges, "", "suggestion", "suggestions"),
        (standing.gaps, "○", "gap", "gaps"),
    ]
    parts += [f"{sign} {n} {one if n == 1 else many}".strip() for n, sign, one, many in counts if n]
    parts.append(f"{standing.parts_here} of {standing.parts_of} parts")
    return " · ".join(parts)


def standing_told(standing: Standing) -> str:
    """The same as a sentence, to be read out."""
    of = f" of {standing.limit}" if standing.limit else ""
    minutes, seconds = divmod(standing.seconds, 60)
    counts = [
        (standing.stopping, "thing to settle", "things to settle"),
        (standing.warnings, "warning", "warnings"),
        (standing.nudges, "suggestion", "suggestions"),
        (standing.gaps, "gap", "gaps"),
    ]
    time = [_counted(minutes, "minute", "minutes")] if minutes else []
    time += [_counted(seconds, "second", "seconds")] if seconds or not minutes else []
    parts = [f"The letter has {standing.score.points} of 100 points"]
    parts += [f"{standing.words}{of} words", f"{' '.join(time)} to read"]
    parts += [_counted(number, one, many) for number, one, many in counts if number]
    parts.append(f"{standing.parts_here} of the {standing.parts_of} parts of an apology")
    return f"{', '.join(parts)}."


def _counted(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"


def _time(seconds: int) -> str:
    return f"{seconds} s" if seconds < 60 else f"{seconds // 60} min {seconds % 60:02d} s"


def part_rows(review: LooseLetter) -> list[Row]:
    """Where the letter stands, area by area, with the parts of each and the question that adds one."""
    score = review.standing().score
    parts = {row.part: row for row in review.parts()}
    rows = [Row(f"{score.points} of 100", "", told=f"{score.points} of 100 points")]
    for line in score.lines:
        rows.append(Row(_points(line), line.area.title, told=_points_told(line)))
        rows += [_part_row(parts[part]) for part in line.area.parts]  # type: ignore[index]
    return rows


def _points(line: Line) -> str:
    if line.area.weight == 0:
        return "    ● " if line.points else "    ✗ "
    return f"{'–' if line.points is None else line.points:>3}  "


def _points_told(line: Line) -> str:
    if line.area.weight == 0:
        return "True: " if line.points else "Not true: "
    return "Not asked: " if line.points is None else f"{line.points} of 100: "


def _part_row(part: PartState) -> Row:
    signs = {"here": "●", "missing": "○", "not-asked": "–"}
    words = {"here": "", "missing": "missing", "not-asked": "not asked of this letter"}
    note = f"  {words[part.state]}" if words[part.state] else ""
    if part.state == "missing" and part.question:
        note += " · Enter to add it"
    question = part.question if part.state == "missing" else ""
    told = "here: " if part.state == "here" else ""
    return Row(f"     {signs[part.state]} ", part.title, note, question, told=f"     {told}")


def law_rows(review: Review) -> list[Row]:
    """What each law of the case wants, whether the letter does it, and by when."""
    rows: list[Row] = []
    for state in review.laws():
        regime = state.regime
        as_of = full_date(regime.as_of, review.case.context.locale)
        told = f"{regime.law}, as of {as_of}. No advice: have it checked."
        rows.append(Row(f"{regime.title} · letter {state.letter}\n", told))
        rows += [Row("  ▲ ", why, told="  Warning: ") for why in state.apart]
        rows += [Row("  ◷ ", clock, told="  ") for clock in state.clocks]
        rows += [_wanted_row(one) for one in state.wanted]
        rows += [Row("  – ", note, told="  ") for note in regime.notes]
        if not state.in_front:
            rows.append(Row("", "  Its letter is not the one in front: Settings, Letter."))
        elif not state.wanted and regime.requires:
            rows.append(Row("", "  Only an email, a letter or a ticket reply follows it."))
    return rows


def _wanted_row(wanted: Wanted) -> Row:
    signs = {"here": "●", "missing": "✗", "by-hand": "○"}
    notes = {"here": "", "missing": "  missing · Enter to add it", "by-hand": "  changed by hand"}
    question = wanted.question if wanted.state == "missing" else ""
    told = "  here: " if wanted.state == "here" else "  "
    return Row(f"  {signs[wanted.state]} ", wanted.what, notes[wanted.state], question, told=told)


_SETTING_TITLES = {
    "severity": "How grave",
    "audience": "To",
    "channel": "Goes out as",
    "voice": "Says",
    "depth": "Questions",
    "law": "Law",
    "letter": "Letter",
}


def setting_rows(interview: Interview) -> list[Row]:
    """The switches of this letter, one a row, and what each is called."""
    rows = []
    for switch in switches(interview):
        question = interview.flow.questions.get(switch.name)
        title = question.label if question else _SETTING_TITLES.get(switch.name, switch.name)
        title = title.rstrip("?")
        value = switch.text.removeprefix(title).lstrip("? ")
        rows.append(Row("", f"{title}: ", name=switch.name, value=value))
    return rows


def answer_rows(interview: Interview) -> list[Row]:
    """The answers, and the question that changes each."""
    return [
        Row(
            f"{row.label}\n",
            _first_lines(row.shown),
            name=row.question,
            told=f"{told_label(interview, interview.flow.questions[row.question])}\n",
        )
        for row in interview.answer_rows()
    ]


def _first_lines(text: str) -> str:
    flat = " / ".join(line.strip() for line in text.splitlines() if line.strip())
    return flat if len(flat) <= 240 else f"{flat[:239]}…"
