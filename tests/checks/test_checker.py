"""What a writer gets to see while a letter is being written."""

from __future__ import annotations

from datetime import date, datetime, timezone
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wizard.checks.checker import Checker
from wizard.checks.finding import LEVELS, AnswerFacts, Facts, Finding, Span

NOW = datetime(2026, 11, 19, 9, 0, tzinfo=timezone.utc)


def each(
    checker: Checker, text: str, facts: Facts | None = None, spans: tuple[Span, ...] = ()
) -> list[Finding]:
    cards = checker.check(text, facts or Facts(fragment=True), spans)
    return [one for card in cards for one in card.each()]


def categories(checker: Checker, text: str, facts: Facts | None = None) -> set[str]:
    return {one.category for one in each(checker, text, facts)}


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("You saw it on Tuesday 12 May.", []),  # of the year it is nearer to only by half a month
        ("You saw it on Wednesday 12 May.", []),
        ("You saw it on Friday 12 May.", ["Friday 12 May"]),
        ("You saw it on Monday 24 November.", ["Monday 24 November"]),
    ],
)
def test_a_weekday_can_tell_the_year(checker: Checker, text: str, wrong: list[str]) -> None:
    facts = Facts(now=datetime(2026, 11, 25, 9, tzinfo=timezone.utc), fragment=True)
    found = checker.findings(text, facts)
    assert [one.text for one in found if one.rule == "contradiction.weekday"] == wrong


def test_a_finding_names_the_words_and_their_place(checker: Checker) -> None:
    text = "Dear Jo,\n\nIt was late. We apologise for any\ninconvenience caused.\n\nSam Lee"
    (one,) = [one for one in each(checker, text) if one.category == "boilerplate"]
    assert text[one.start : one.end] == one.text
    assert one.text.startswith("apologise for any\ninconvenience")
    assert (one.line, one.column) == (3, 17)
    assert "apologise for any inconvenience" in one.message
    assert one.weak
    assert one.strong


def test_findings_of_one_sentence_are_one_card_most_important_first(checker: Checker) -> None:
    text = "We apologise if this caused you any inconvenience and will get back to you soon. It was late."
    (card,) = checker.check(text, Facts(fragment=True))
    assert card.category == "conditional"
    assert {one.category for one in card.also} == {"boilerplate", "no-timeline"}
    two = checker.check(
        "Soon, we will write. We apologise for any inconvenience.", Facts(fragment=True)
    )
    assert [card.category for card in two] == ["no-timeline", "boilerplate"]


def test_a_blocking_finding_leads_its_card(checker: Checker) -> None:
    (card,) = checker.check("We told [Name] and apologise if you waited.", Facts(fragment=True))
    assert card.level == "block"
    assert [LEVELS.index(one.level) for one in card.each()] == sorted(
        LEVELS.index(one.level) for one in card.each()
    )


def test_a_neighbouring_sentence_takes_the_edge_off(checker: Checker) -> None:
    alone = "Our courier lost your parcel."
    assert "blame-shift" in categories(checker, alone)
    assert "blame-shift" not in categories(checker, alone + " That was our responsibility.")
    assert "blame-shift" not in categories(checker, "That was our mistake. " + alone)
    far = alone + " It was green. It was large. That was our responsibility."
    assert "blame-shift" in categories(checker, far)


def test_but_takes_an_apology_back_across_a_full_stop(checker: Checker) -> None:
    assert "but-apology" in categories(checker, "We are sorry. However, the sign was clear.")
    assert "but-apology" not in categories(
        checker, "The room was dark. However, the sign was clear."
    )


def test_quoted_words_are_somebody_elses(checker: Checker) -> None:
    assert (
        categories(checker, 'Our screen said "as soon as possible" and we will change it.') == set()
    )
    assert categories(checker, "Our screen said “we take this seriously” for an hour.") == set()
    assert categories(checker, "We take this seriously.") == {"boilerplate"}


def test_the_word_under_the_cursor_draws_no_finding(checker: Checker) -> None:
    text = "We will write soon"
    assert categories(checker, text, Facts(fragment=True, cursor=(14, 18))) == set()
    assert categories(checker, text, Facts(fragment=True, cursor=(0, 2))) == {"no-timeline"}


def test_a_finding_leads_to_the_question_its_words_come_from(checker: Checker) -> None:
    text = "I am sorry that there may have been a problem."
    spans = (Span(0, 16, "flow"), Span(16, 45, "value", "what_happened"), Span(45, 46, "flow"))
    found = each(checker, text, spans=spans)
    assert {one.question for one in found if one.category == "conditional"} == {"what_happened"}


def test_a_gap_is_a_nudge_that_leads_to_its_question(checker: Checker) -> None:
    text = "I am sorry that ‹what went wrong›."
    answers = {"what_happened": AnswerFacts("", "clause", "what went wrong")}
    spans = (Span(0, 16, "flow"), Span(16, 33, "gap", "what_happened"), Span(33, 34, "flow"))
    found = each(checker, text, Facts(fragment=True, answers=answers), spans)
    assert [(one.level, one.category, one.question) for one in found] == [
        ("nudge", "gap", "what_happened")
    ]


def test_a_promised_day_that_is_over_blocks_and_leads_to_its_question(checker: Checker) -> None:
    text = "By Tuesday 17 November I will ring you."
    dates = ((date(2026, 11, 17), "next"), (date(2026, 11, 24), "prevention"))
    spans = (Span(3, 22, "value", "next"),)
    found = each(checker, text, Facts(fragment=True, now=NOW, dates=dates), spans)
    assert {(one.level, one.category, one.question) for one in found} == {
        ("block", "past-date", "next")
    }
    before = datetime(2026, 11, 16, tzinfo=timezone.utc)
    assert each(checker, text, Facts(fragment=True, now=before, dates=dates), spans) == []


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("You had booked the twin room for two nights from Friday 13 November.", False),
        ("I waited from Friday 13 November.", False),
        ("I waited from Friday 13 November to Sunday 15 November.", False),
        ("You waited from Friday 13 November, and I will ring you by Monday 30 November.", False),
        ("You came to us with two small children on Friday 13 November, and I will pay.", False),
        ("From Friday 13 November a second person checks every booking.", True),
        ("From Friday 13 November we will check every booking.", True),
        ("All you need from Friday 13 November is your ticket.", True),
        ("You waited for two days, and I will ring you by Monday 16 November.", True),
        ("You waited from Friday 13 November, and I will ring you on Monday 16 November.", True),
    ],
)
def test_a_day_that_is_told_of_is_no_promise(checker: Checker, text: str, blocks: bool) -> None:
    found = each(checker, text, Facts(fragment=True, now=NOW))
    assert [one.level for one in found if one.category == "past-date"] == ["block"] * blocks


def test_a_day_before_an_american_hour_is_read_with_what_is_promised(checker: Checker) -> None:
    email = Facts(fragment=True, channel="email")
    assert categories(checker, "I will call you to hear what you would like.", email) == {
        "promises"
    }
    text = "On Thursday, July 9 at 10:00 a.m. I will call you to hear what you would like."
    assert each(checker, text, email) == []


@pytest.mark.parametrize("hour", [8, 10])
def test_a_promised_hour_is_judged_to_the_minute(checker: Checker, hour: int) -> None:
    moment = datetime(2026, 11, 19, hour, 0, tzinfo=timezone.utc)
    found = each(
        checker, "We write again.", Facts(fragment=True, now=NOW, dates=((moment, "next_update"),))
    )
    assert [one.question for one in found] == (["next_update"] if hour < 9 else [])


def test_figures_are_questioned_only_where_figures_are_known(checker: Checker) -> None:
    text = "Today I sent £57.06 back, on top of £1,250."
    assert each(checker, text) == []
    facts = Facts(fragment=True, figures=frozenset((Decimal("57.60"), Decimal("1250.00"))))
    assert [one.text for one in each(checker, text, facts)] == ["£57.06"]


@pytest.mark.parametrize(
    "number",
    [
        "4111111111111111",
        "4111 1111 1111 1111",
        "4111-1111-1111-1111",
        "3782 822463 10005",
        "5555555555554444",
    ],
)
def test_a_card_number_blocks_however_it_is_written(checker: Checker, number: str) -> None:
    text = f"We refunded card {number}."
    assert [(one.level, one.text) for one in each(checker, text)] == [("block", number)]
    wrong = number[:-1] + str((int(number[-1]) + 1) % 10)
    assert each(checker, f"We refunded card {wrong}.") == []


def test_a_reference_is_no_card_number(checker: Checker) -> None:
    text = "Your parcel 4111111111111111 is here, and so is 4111 1111 1111 1111."
    reference = {"order": AnswerFacts("4111 1111 1111 1111", "reference", "the order number")}
    assert each(checker, text, Facts(fragment=True, answers=reference)) == []


@pytest.mark.parametrize(
    "blank",
    ["[Customer's Name]", "{{name}}", "{% if x %}", "#{amount}", "____", "XXXX", "dd/mm/yyyy", "%FIRSTNAME%",
     "<<date>>", "[amount]", "£XX", "*|FNAME|*", "TBC", "(insert name here)"],
)  # fmt: skip
def test_words_of_a_template_block(checker: Checker, blank: str) -> None:
    found = each(checker, f"We wrote to {blank} about the lamp.")
    assert [one.level for one in found if one.category == "placeholder-left"] == ["block"]


@pytest.mark.parametrize(
    "fine",
    ["e.g. a lamp", "the part marked [A]", "[sic]", "lamp [1]", "size XXL", "[the manual](https://x.example)",
     "the £5 lamp (two of them)", "room {12}", "AX-4410"],
)  # fmt: skip
def test_what_only_looks_like_a_blank_is_left_alone(checker: Checker, fine: str) -> None:
    assert each(checker, f"We wrote to you about {fine}.") == []


def test_helpdesk_codes_that_are_allowed_are_left_alone(checker: Checker) -> None:
    text = "This is about {{ticket.id}} and {{ticket.name}}."
    facts = Facts(fragment=True, allowed=frozenset(("{{ticket.id}}",)))
    assert [one.text for one in each(checker, text, facts)] == ["{{ticket.name}}"]


def test_only_addresses_nobody_gave_are_questioned(checker: Checker) -> None:
    text = "Write to me at Rose@dunne.example, not to jo@other.example."
    assert each(checker, text) == []
    facts = Facts(fragment=True, allowed=frozenset(("rose@dunne.example",)))
    assert [one.text for one in each(checker, text, facts)] == ["jo@other.example"]


def test_names_of_the_case_are_no_jargon(checker: Checker) -> None:
    text = "Your QRT from TMC Lighting was late."
    assert {one.text for one in each(checker, text)} == {"QRT", "TMC"}
    assert {
        one.text
        for one in each(checker, text, Facts(fragment=True, names=frozenset(("TMC Lighting",))))
    } == {"QRT"}


def test_nothing_to_read_draws_nothing(checker: Checker) -> None:
    for text in ("", " ", "\n\n", "\u00a0"):
        assert checker.check(text) == ()


def test_one_line_ends_every_way(checker: Checker) -> None:
    text = "We will reply as soon\n as possible.{}{}We apologise for any inconvenience."
    for end in ("\n", "\r\n", "\r", "\u2028"):
        found = each(checker, text.format(end, end))
        assert [(one.category, one.line) for one in found] == [
            ("no-timeline", 1),
            ("boilerplate", 4),
        ]


WORDS = """We are sorry|if you were|but|soon|[Name]|4111 1111 1111 1111|. |“|”|Dear Jo,|!|£5.00|by 17 November
İ|ß|👩‍👩‍👧|שלום|é́́|never again|Kind regards,|Sam Lee|password is x9|@|{{|}}|as per our policy""".replace(
    "\n", "|"
)
PIECES = st.sampled_from([*WORDS.split("|"), "\n", "\n\n", "\r\n", " ", "\x00", "\ud800"])
RUNS = st.lists(PIECES, max_size=25)
TEXTS = st.one_of(st.text(max_size=200), RUNS.map("".join), RUNS.map(" ".join))


@settings(deadline=None, max_examples=150)
@given(TEXTS)
def test_any_text_is_judged_and_every_span_lies_in_it(checker: Checker, text: str) -> None:
    facts = Facts(now=NOW, figures=frozenset((Decimal(5),)), allowed=frozenset(("a@b.example",)))
    cards = checker.check(text, facts)
    assert list(cards) == sorted(cards, key=lambda card: card.start)
    for card in cards:
        for one in card.each():
            assert 0 <= one.start <= one.end <= len(text)
            assert one.line >= 1
            assert one.column >= 1
            if not any(ord(c) in (0x0B, 0x0C, 0x0D, 0x85, 0x2028, 0x2029) for c in one.text + text):
                assert text[one.start : one.end] == one.text


@settings(deadline=None, max_examples=40)
@given(TEXTS)
def test_a_text_remembered_is_judged_as_one_read_anew(checker: Checker, text: str) -> None:
    assert checker.check(text) == Checker(checker.book).check(text)
