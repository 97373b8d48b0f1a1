"""Sums of money: exact, in one currency, read as people write them and shown as letters do."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal, InvalidOperation, Overflow
from functools import total_ordering

from wizard.text.faults import Unreadable, in_quotes
from wizard.text.words import fold

_EXACT = Context(prec=40, rounding=ROUND_HALF_UP)
_MOST_FIGURES = 12
_TOO_LARGE = Decimal(10) ** 15

# ISO 4217, the currencies in use.
_CURRENCY_LIST = """
    AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD
    CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD
    GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD
    KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO
    NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE
    SOS SRD SSP STN SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VES VND VUV WST
    XAF XCD XOF XPF YER ZAR ZMW ZWG
"""
CURRENCIES = frozenset(_CURRENCY_LIST.split())
_NO_MINOR_UNIT = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF"
_THOUSANDTHS = "BHD IQD JOD KWD LYD OMR TND"
_MINOR_FIGURES = {
    **dict.fromkeys(_NO_MINOR_UNIT.split(), 0),
    **dict.fromkeys(_THOUSANDTHS.split(), 3),
}
_SIGNS = {"GBP": "£", "USD": "$", "EUR": "€", "JPY": "¥", "INR": "₹"}
# "$" and "¥" are also the signs of these, when the letter is in one of them.
_SAME_SIGN = {
    "$": frozenset(("USD", "AUD", "CAD", "HKD", "MXN", "NZD", "SGD", "TWD")),
    "¥": frozenset(("JPY", "CNY")),
}
_WRITTEN = {
    **{sign: code for code, sign in _SIGNS.items()},
    **{"us$": "USD", "a$": "AUD", "au$": "AUD", "c$": "CAD", "ca$": "CAD", "nz$": "NZD"},
    **{"hk$": "HKD", "s$": "SGD", "pound": "GBP", "pounds": "GBP", "euro": "EUR"},
    **{"euros": "EUR", "dollar": "$", "dollars": "$", "yen": "JPY"},
}
_LONGEST = 60
_SUM = re.compile(
    r"(?P<minus>-?) ?(?P<head>[^\d\s.,+-]*) ?(?P<inner_minus>-?) ?"
    r"(?P<figures>[\d.,' ]*\d\.?) ?(?P<tail>[^\d\s.,]*)",
    re.ASCII,
)
_PENCE = re.compile(r"[0-9]{1,4}")
_FIGURES: tuple[tuple[str, str], ...] = (  # the form, and what stands before the minor unit
    (r"[0-9]+\.?", "."),
    (r"[0-9]*\.[0-9]{1,2}", "."),
    (r"[0-9]+,[0-9]{1,2}", ","),
    (r"[1-9][0-9]{0,2}(?:,[0-9]{3})+(?:\.[0-9]{1,3})?", "."),
    (r"[1-9][0-9]{0,2}(?:\.[0-9]{3}){2,}", ","),
    (r"[1-9][0-9]{0,2}(?:\.[0-9]{3})+,[0-9]{1,3}", ","),
    (r"[1-9][0-9]{0,2}(?:[ '][0-9]{3})+(?:\.[0-9]{1,3})?", "."),
    (r"[1-9][0-9]{0,2}(?:[ '][0-9]{3})+,[0-9]{1,2}", ","),
)
_FORMS = tuple((re.compile(form), mark) for form, mark in _FIGURES)
_THREE_AFTER_MARK = re.compile(r"(?P<whole>[0-9]+)(?P<mark>[.,])(?P<rest>[0-9]{3})")


class MixedCurrencies(ValueError):
    """Raised when sums in two currencies are added, subtracted or compared."""

    def __init__(self, one: str, other: str) -> None:
        super().__init__(
            f"{one} and {other} cannot be added or compared; write every sum in one of them."
        )


def check_currency(code: str) -> None:
    """Raise `Unreadable` where this is not the code of a currency in use."""
    if code not in CURRENCIES:
        raise Unreadable(f"{in_quotes(code)} is not a currency. Write a code such as GBP.")


def minor_figures(currency: str) -> int:
    """How many figures stand after the point in a sum of this currency (ISO 4217)."""
    return _MINOR_FIGURES.get(currency, 2)


@total_ordering
@dataclass(frozen=True, slots=True)
class Money:
    """A sum in one currency (an ISO 4217 code), always a whole number of its minor unit.

    Sums of one currency add, subtract and compare; each compares with 0; a sum times or through
    a number is rounded half up. Raises `MixedCurrencies` for two currencies, `ValueError` for an
    unknown code and for an amount that is no number or is 10 to the power of 15 or more, and
    `ZeroDivisionError` for a sum through nothing. A sum of nothing is a sum: ask `== 0`, never
    for its truth.
    """

    amount: Decimal
    currency: str

    def __post_init__(self) -> None:
        if self.currency not in CURRENCIES:
            raise ValueError(f"{in_quotes(self.currency)} is not a currency code such as GBP.")
        unit = Decimal(1).scaleb(-minor_figures(self.currency))
        try:
            whole = self.amount.quantize(unit, context=_EXACT)
        except InvalidOperation:
            raise ValueError("That sum of money is too large.") from None
        if not whole.is_finite():
            raise ValueError("That sum of money is not a number.")
        if abs(whole) >= _TOO_LARGE:
            raise ValueError("That sum of money is too large.")
        object.__setattr__(self, "amount", whole + 0)  # no "-0.00"

    def _same(self, other: Money) -> Decimal:
        if other.currency != self.currency:
            raise MixedCurrencies(self.currency, other.currency)
        return other.amount

    def __add__(self, other: Money | int) -> Money:
        if isinstance(other, Money):
            return Money(_EXACT.add(self.amount, self._same(other)), self.currency)
        return self if other == 0 else NotImplemented

    __radd__ = __add__  # so that sum(), which begins at 0, works

    def __sub__(self, other: Money | int) -> Money:
        if isinstance(other, Money):
            return self + -other
        return self if other == 0 else NotImplemented

    def __rsub__(self, other: int) -> Money:
        return -self if other == 0 else NotImplemented

    def __mul__(self, factor: Decimal | int) -> Money:
        if not isinstance(factor, (Decimal, int)):
            return NotImplemented
        return self._scaled(factor, _EXACT.multiply)

    __rmul__ = __mul__

    def __truediv__(self, divisor: Decimal | int) -> Money:
        if not isinstance(divisor, (Decimal, int)):
            return NotImplemented
        return self._scaled(divisor, _EXACT.divide)

    def _scaled(self, number: Decimal | int, by: Callable[[Decimal, Decimal], Decimal]) -> Money:
        try:
            return Money(by(self.amount, Decimal(number)), self.currency)
        except (InvalidOperation, Overflow):
            raise ValueError("That sum of money is too large.") from None

    def __neg__(self) -> Money:
        return Money(-self.amount, self.currency)

    def __abs__(self) -> Money:
        return Money(abs(self.amount), self.currency)

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Money):
            return self.amount == other.amount and self.currency == other.currency
        if isinstance(other, (int, Decimal)) and other == 0:
            return self.amount == 0
        return NotImplemented

    def __hash__(self) -> int:
        return hash((self.amount, self.currency)) if self.amount else hash(0)

    def __lt__(self, other: Money | int | Decimal) -> bool:
        if isinstance(other, Money):
            return self.amount < self._same(other)
        return self.amount < 0 if other == 0 else NotImplemented


def parse_money(raw: str, locale: str, currency: str) -> Money:
    """Read a sum as people write it: "115.20", "£1,234.50", "1 234,50 €", "EUR 12", "-5".

    A sum without a sign or code is in `currency`, and so is "$" where that is a dollar. Raises
    `Unreadable`, saying how to write it, for words ("about 100"), more than one number, and a
    comma or point that could mean two things; so too for one without either where `currency` is none.
    """
    text = " ".join(fold(raw).split())
    match = _SUM.fullmatch(text) if len(text) <= _LONGEST else None
    twice = match and (
        (match["head"] and match["tail"]) or (match["minus"] and match["inner_minus"])
    )
    if match is None or twice:
        raise _no_sum(raw, locale, currency)
    figures = match["figures"].strip()
    if match["tail"] == "p" and currency == "GBP" and _PENCE.fullmatch(figures):
        money = Money(Decimal(figures) / 100, "GBP")
    else:
        code = _code(match["head"] or match["tail"], raw, locale, currency)
        money = Money(_amount(figures, raw, locale, code), code)
    return -money if match["minus"] or match["inner_minus"] else money


def _no_sum(raw: str, locale: str, currency: str) -> Unreadable:
    known = currency if currency in CURRENCIES else "GBP"
    example = show_money(Money(Decimal("115.20"), known), locale)
    return Unreadable(
        f"{in_quotes(raw)} is not a sum of money. Write the figure alone, for example {example}."
    )


def _code(name: str, raw: str, locale: str, currency: str) -> str:
    if not name:
        if currency not in CURRENCIES:  # as kept in a letter, or asked for, by somebody else
            raise Unreadable(
                f"{in_quotes(currency)} is not a currency, and this letter is in it. Write the sum"
                f" with its own, such as GBP {raw.strip()[:20]}."
            )
        return currency
    written = _WRITTEN.get(name.lower(), name.upper())
    if currency in _SAME_SIGN.get("$" if written == "$" else name, ()):
        return currency
    written = "USD" if written == "$" else written
    if written not in CURRENCIES:
        raise _no_sum(raw, locale, currency)
    return written


def _amount(figures: str, raw: str, locale: str, currency: str) -> Decimal:
    places = minor_figures(currency)
    unclear = _THREE_AFTER_MARK.fullmatch(figures)
    if unclear and (unclear["mark"] == "." or unclear["whole"].startswith("0")) and places != 3:
        raise Unreadable(f"{in_quotes(raw)} can mean two sums. {_clearer(unclear, places)}")
    if places == 3 and unclear and unclear["mark"] == ".":
        return Decimal(figures)
    mark = next((mark for form, mark in _FORMS if form.fullmatch(figures)), None)
    if mark is None:
        raise _no_sum(raw, locale, currency)
    whole, _, minor = figures.rpartition(mark) if mark in figures else (figures, "", "")
    whole = re.sub(r"[^0-9]", "", whole)
    if len(whole) > _MOST_FIGURES:
        raise Unreadable(f"{in_quotes(raw)} is too large a sum. Check the figures.")
    if len(minor) > places:
        raise Unreadable(_too_fine(raw, currency, places))
    return Decimal(f"{whole or '0'}.{minor or '0'}")


def _clearer(unclear: re.Match[str], places: int) -> str:
    whole, rest = unclear["whole"], unclear["rest"]
    readings = [f"{whole}.{rest[:places]}"] if places else []
    if not whole.startswith("0"):
        readings.append(whole + rest)
    return f"Write {' or '.join(readings)}." if readings else "Write it without a comma or point."


def _too_fine(raw: str, currency: str, places: int) -> str:
    most = f"at most {places} figures" if places else "no figures"
    return f"{in_quotes(raw)} is too fine: a sum in {currency} has {most} after the point."


_IN_WORDS = re.compile(
    r"(?:[£$€¥₹]|\b[A-Z]{3} ?)\d[\d,.' ]{0,20}"
    r"|(?<![\d,.])\d[\d,.]{0,20} ?(?:[€£$]|(?:pounds?|euros?|dollars?|[A-Z]{3}|p)\b)"
)


def largest_sum(text: str, currency: str) -> Money | None:
    """The largest sum in this currency that a sentence names with its sign, code or word."""
    found = []
    for match in _IN_WORDS.finditer(fold(text)):
        try:
            money = parse_money(match[0].strip(" .,'"), "en-GB", currency)
        except Unreadable:
            continue
        if money.currency == currency:
            found.append(money)
    return max(found, default=None)


def show_money(money: Money, locale: str) -> str:
    """The sum as a letter shows it: £57.60, $1,250.00, ¥500, -£5.00, CHF 12.00.

    en-GB and en-US write sums alike, so `locale` ("en-GB", "en-US") changes nothing yet.
    """
    sign = "-" if money < 0 else ""
    figures = f"{abs(money).amount:,.{minor_figures(money.currency)}f}"
    symbol = _SIGNS.get(money.currency)
    return f"{sign}{symbol}{figures}" if symbol else f"{sign}{money.currency} {figures}"
