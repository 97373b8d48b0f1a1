from __future__ import annotations

from datetime import datetime, timezone
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.keep.cases import NOON, contexts, entries
from wizard.answers.context import Context
from wizard.answers.entries import Entry
from wizard.keep.answers_file import AnswersFile, parse_answers, read_answers, write_answers
from wizard.text.strict_yaml import FaultyFile, Mark

_FULL = """\
format: 1
flow: billing
now: 2026-11-22 14:30
zone: Europe/London
locale: en-US
currency: USD
audience: many
severity: grave
answers:
  what_happened: we charged your card twice for May
  at: 14:30
  told: no
  customer: {name: Mrs Hughes, greeting: Dear Mrs Hughes}
  faults: [late, broken]
  charges:
    - {which: 3 May, taken: "49.00"}
    - which: 4 May
unknown: [cause]
suspected: [what_happened]
"""


def test_everything_a_file_says_is_read(tmp_path: Path) -> None:
    path = tmp_path / "double.yaml"
    path.write_text(_FULL)
    read = read_answers(path)
    assert read.flow == "billing"
    assert read.entries == {
        "what_happened": Entry("we charged your card twice for May", "suspected"),
        "at": Entry("14:30"),
        "told": Entry("no"),
        "customer": Entry("Mrs Hughes\nDear Mrs Hughes"),
        "faults": Entry("late\nbroken"),
        "charges": Entry(({"which": "3 May", "taken": "49.00"}, {"which": "4 May"})),
        "cause": Entry("", "unknown"),
    }
    context = read.context(Context(NOON))
    assert context.now == datetime(2026, 11, 22, 14, 30, tzinfo=ZoneInfo("Europe/London"))
    assert (context.locale, context.currency, context.severity) == ("en-US", "USD", "grave")
    assert (context.audience, context.voice) == ("many", "we")
    assert read.marks["at"] == Mark(str(path), 11, 3)
    assert read.fault("cause", "No such question.").text().startswith(f"{path}:18:11: No such")


def test_all_but_the_format_may_be_left_out() -> None:
    read = parse_answers("format: 1\n", "a.yaml")
    assert read.flow == ""
    assert read.entries == {}
    assert read.context(Context(NOON)) == Context(NOON)


def test_a_clock_with_an_offset_is_moved_into_the_zone() -> None:
    read = parse_answers("format: 1\nnow: 2026-07-01T12:00:00Z\nzone: Asia/Kolkata\n", "a.yaml")
    now = read.context(Context(NOON)).now
    assert now == datetime(2026, 7, 1, 12, 0, tzinfo=timezone.utc)
    assert (now.hour, now.minute) == (17, 30)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "a.yaml:1:1: There is nothing in this file."),
        ("hello\n", "a.yaml:1:1: Begin with a line “format: 1”"),
        ("format: 2\nanswrs: {}\n", "a.yaml:1:1: This is written in format 2; this version"),
        ("format: one\n", "a.yaml:1:1: The file should say “format: 1”."),
        ("format: 1\nanswrs: {}\n", "a.yaml:2:1: “answrs” is not known here. Did you"),
        ("format: 1\nseverity: graev\n", "a.yaml:2:11: “severity” should be one of light, serious"),
        ("format: 1\nseverity: graev\n", "Did you mean “grave”?"),
        ("format: 1\nzone: Europe/Londn\n", "a.yaml:2:7: “Europe/Londn” is not a time zone."),
        ("format: 1\ncurrency: pounds\n", "a.yaml:2:11: “currency” should be three capitals"),
        ("format: 1\ncurrency: XXX\n", "a.yaml:2:11: “currency”: “XXX” is not a currency. "),
        ("format: 1\nlocale: fr-FR\n", "a.yaml:2:9: “locale”: “fr-FR” is not known here. Write"),
        ("format: 1\nnow: 2026-02-31 10:00\n", "a.yaml:2:6: “now” should be a date and a time"),
        ("format: 1\nnow: tomorrow\n", "a.yaml:2:6: “now” should be a date and a time"),
        ("format: 1\nflow: [a]\n", "a.yaml:2:7: “flow” should be one text."),
        ("format: 1\nanswers: none\n", "a.yaml:2:10: “answers” should hold lines such as"),
        ("format: 1\nunknown: cause\n", "a.yaml:2:10: “unknown” should be a list"),
        ("format: 1\nunknown: [{a: b}]\n", "a.yaml:2:11: “unknown” is a list of names"),
        ("format: 1\nunknown: [a]\nsuspected: [a]\n", "a.yaml:3:13: “a” is named twice"),
        ("format: 1\nanswers:\n  who: {nam: X}\n", "a.yaml:3:9: “nam” is not known here. Did you"),
        ("format: 1\nanswers:\n  t: [{a: [x]}]\n", "a.yaml:3:11: This should be one text."),
        ("format: 1\nanswers:\n  t: [{a: b}, c]\n", "a.yaml:3:15: Every row of a table"),
        ("format: 1\nanswers:\n  a: x\n  a: y\n", "a.yaml:4:3: "),
    ],
)  # fmt: skip
def test_a_fault_is_told_with_its_place_and_the_right_word(text: str, said: str) -> None:
    with pytest.raises(FaultyFile) as faulty:
        parse_answers(text, "a.yaml")
    assert said in str(faulty.value).splitlines()[0]


def test_every_fault_of_meaning_is_told_at_once() -> None:
    with pytest.raises(FaultyFile) as faulty:
        parse_answers("format: 1\nvoice: you\ncurrency: x\nunknown: y\n", "a.yaml")
    assert len(faulty.value.faults) == 3
    assert faulty.value.faults[0].line == "voice: you"


_texts = st.text(
    st.characters(categories=["L", "M", "N", "P", "S", "Zs"], include_characters="\n"), max_size=30
)


@given(
    st.sampled_from(["billing", "late-delivery"]),
    contexts().filter(lambda one: one.zone != "No/Where"),
    entries(_texts),
)
@settings(max_examples=200, deadline=None)
def test_what_is_written_reads_back(flow: str, context: Context, given: dict[str, Entry]) -> None:
    read = parse_answers(write_answers(flow, context, given), "a.yaml")
    assert read.flow == flow
    assert read.context(Context(NOON)) == context
    assert read.entries == given


@given(st.text(max_size=60) | st.text("format: 1\nanswers{}[]-,'\"|#&*!", max_size=60))
@settings(max_examples=300, deadline=None)
def test_any_text_is_read_or_refused_with_a_place(text: str) -> None:
    try:
        assert isinstance(parse_answers(text, "a.yaml"), AnswersFile)
    except FaultyFile as faulty:
        assert faulty.faults[0].mark.line >= 1  # noqa: PT017 - both ends are right
