"""Sums are exact, and read and shown as people write them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.text.refusals import reads_or_says_why
from wizard.text.faults import Unreadable
from wizard.text.money import (
    CURRENCIES,
    MixedCurrencies,
    Money,
    minor_figures,
    parse_money,
    show_money,
)

LOCALES = st.sampled_from(["en-GB", "en-US"])


def gbp(amount: str) -> Money:
    return Money(Decimal(amount), "GBP")


@st.composite
def sums(draw: st.DrawFn) -> Money:
    currency = draw(st.sampled_from(sorted(CURRENCIES)))
    units = draw(st.integers(-(10**9), 10**9))
    return Money(Decimal(units).scaleb(-minor_figures(currency)), currency)


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("115.20", "£115.20"),
        ("115.2", "£115.20"),
        ("115", "£115.00"),
        (".50", "£0.50"),
        ("£1,234.50", "£1,234.50"),
        ("1,234", "£1,234.00"),
        ("1 234,50 €", "€1,234.50"),
        ("1.234,50 EUR", "€1,234.50"),
        ("1’234.50", "£1,234.50"),
        ("12,50", "£12.50"),
        ("EUR 12", "€12.00"),
        ("CHF12", "CHF 12.00"),
        ("$5", "$5.00"),
        ("¥500", "¥500"),
        ("5 pounds", "£5.00"),
        ("50p", "£0.50"),
        ("-50p", "-£0.50"),
        ("-5", "-£5.00"),
        ("£-5", "-£5.00"),
        ("−£5", "-£5.00"),
        ("0", "£0.00"),
    ],
)
def test_reads_sums_as_people_write_them(raw: str, shown: str) -> None:
    assert show_money(parse_money(raw, "en-GB", "GBP"), "en-GB") == shown


def test_a_dollar_sign_is_the_dollar_of_the_letter() -> None:
    assert parse_money("$5", "en-US", "CAD") == Money(Decimal(5), "CAD")
    assert parse_money("US$5", "en-US", "CAD") == Money(Decimal(5), "USD")
    assert parse_money("¥5", "en-US", "CNY") == Money(Decimal(5), "CNY")


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (
            "about 100",
            "“about 100” is not a sum of money. Write the figure alone, for example £115.20.",
        ),
        ("1.234", "“1.234” can mean two sums. Write 1.23 or 1234."),
        ("0,500", "“0,500” can mean two sums. Write 0.50."),
        (
            "12 to 15",
            "“12 to 15” is not a sum of money. Write the figure alone, for example £115.20.",
        ),
        ("5 5", "“5 5” is not a sum of money. Write the figure alone, for example £115.20."),
        ("¥5.5", "“¥5.5” is too fine: a sum in JPY has no figures after the point."),
        (
            "1" + " " * 90 + "x",
            "“1 x” is not a sum of money. Write the figure alone, for example £115.20.",
        ),
        ("99999999999999", "“99999999999999” is too large a sum. Check the figures."),
        ("£5 EUR", "“£5 EUR” is not a sum of money. Write the figure alone, for example £115.20."),
        ("5 quid", "“5 quid” is not a sum of money. Write the figure alone, for example £115.20."),
    ],
)
def test_refuses_what_is_no_plain_sum_and_says_how_to_write_it(raw: str, message: str) -> None:
    with pytest.raises(Unreadable) as fault:
        parse_money(raw, "en-GB", "GBP")
    assert str(fault.value) == message


@given(sums(), LOCALES)
def test_what_is_shown_reads_back_as_the_same_sum(money: Money, locale: str) -> None:
    assert parse_money(show_money(money, locale), locale, money.currency) == money


@given(st.text() | st.text("0123456789.,' -£$€p"), LOCALES)
def test_any_text_is_a_sum_or_a_sentence_that_says_why_not(raw: str, locale: str) -> None:
    assert reads_or_says_why(lambda: parse_money(raw, locale, "GBP"))


@given(st.text("0123456789.,' -£$€p").filter(lambda raw: not any(c.isdigit() for c in raw)))
def test_without_a_figure_there_is_no_sum(raw: str) -> None:
    with pytest.raises(Unreadable):
        parse_money(raw, "en-GB", "GBP")


def test_sums_add_up_and_round_half_up() -> None:
    assert sum([gbp("57.60"), gbp("57.60")]) == gbp("115.20")
    assert gbp("115.20") - gbp("57.60") == gbp("57.60")
    assert gbp("10") / 3 == gbp("3.33")
    assert gbp("0.05") * Decimal("0.5") == gbp("0.03")
    assert 51 * gbp("10") == gbp("510")
    assert Money(Decimal("2.5"), "JPY") == Money(Decimal(3), "JPY")
    assert -gbp("5") < 0 < abs(-gbp("5"))
    assert gbp("5") >= gbp("4.99")
    assert 0 - gbp("5") == gbp("-5")


@given(st.lists(st.integers(-(10**6), 10**6)))
def test_a_column_of_sums_is_exact_to_the_penny(pence: list[int]) -> None:
    total = sum((gbp("1") * Decimal(n) / 100 for n in pence), gbp("0"))
    assert total.amount * 100 == sum(pence)


def test_two_currencies_never_mix() -> None:
    dollars = Money(Decimal(1), "USD")
    with pytest.raises(MixedCurrencies, match="GBP and USD cannot be added or compared"):
        gbp("1") + dollars
    with pytest.raises(MixedCurrencies):
        gbp("1") - dollars
    with pytest.raises(MixedCurrencies):
        assert gbp("1") < dollars
    assert gbp("1") != dollars


def test_a_sum_is_no_plain_number() -> None:
    with pytest.raises(TypeError):
        gbp("1") + 5
    with pytest.raises(TypeError):
        assert gbp("1") < 5


@pytest.mark.parametrize("amount", ["NaN", "Infinity", "1e15", "1e999"])
def test_no_sum_is_beyond_reason(amount: str) -> None:
    with pytest.raises(ValueError, match="sum of money"):
        gbp(amount)


def test_a_currency_is_a_known_code() -> None:
    with pytest.raises(ValueError, match="“gbp” is not a currency code"):
        Money(Decimal(1), "gbp")
