"""What a condition or sum may say, and what its author is told about one that may not."""

from __future__ import annotations

import warnings
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wizard.expr.expression import Expression, ExpressionFault, Impossible
from wizard.expr.nothing import Nothing

NAMES: dict[str, Any] = {
    "yes": True,
    "no": False,
    "whose": "ours",
    "count_of_days": 3,
    "picked": ["card", "cash"],
    "severity": "serious",
    "empty": Nothing.MISSING,
    "not_known": Nothing.UNKNOWN,
    "not_asked": Nothing.HIDDEN,
    "garbled": Nothing.UNREADABLE,
    "rows": [{"a": 1, "b": Decimal("2.5")}, {"a": 4, "b": Decimal("0.5")}],
    "holed": [{"a": 1}, {"a": Nothing.MISSING}],
}


def value(source: str) -> Any:
    return Expression(source).value(lambda name: NAMES.get(name, Nothing.HIDDEN))


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("0.1 + 0.2", Decimal("0.3")),
        ("1_000 - 1", Decimal(999)),
        (".5 * 4.", Decimal(2)),
        ("-count_of_days", Decimal(-3)),
        ("7 / 2", Decimal("3.5")),
        ("whose == 'ours' and not no", True),
        ("whose != 'ours' or count_of_days >= 3", True),
        ("1 < count_of_days <= 3", True),
        ("1 < count_of_days < 3", False),
        ("whose in ('ours', 'partly')", True),
        ("'card' in picked and 'voucher' not in picked", True),
        ("severity >= 'serious'", True),
        ("severity < 'grave'", True),
        ("severity <= 'light'", False),
        ("severity > 'light'", True),
        ("sum(rows.a) + sum(rows.b)", Decimal(8)),
        ("count(rows)", Decimal(2)),
        ("max(rows.a)", Decimal(4)),
        ("min(9, count_of_days)", Decimal(3)),
        ("abs(1 - 4)", Decimal(3)),
        ("filled(yes)", True),
        ("filled(empty) or filled(not_known) or filled(garbled)", False),
        ("unknown(not_known)", True),
        ("unknown(empty)", False),
        ("either(empty, 2)", Decimal(2)),
        ("either(not_asked, 2)", Decimal(2)),
        ("either(3, 2)", Decimal(3)),
        ("unknown(either(not_known, 2))", True),
        ("True", True),
    ],
)
def test_an_expression_means_what_it_says(source: str, expected: object) -> None:
    assert value(source) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("empty + 1", Nothing.MISSING),
        ("not_known > 2", Nothing.UNKNOWN),
        ("not not_asked", Nothing.HIDDEN),
        ("sum(holed.a)", Nothing.MISSING),
        ("sum(empty.a)", Nothing.MISSING),
        ("garbled in (1, 2)", Nothing.UNREADABLE),
        ("yes and empty", Nothing.MISSING),
        ("no or empty", Nothing.MISSING),
        ("no and empty", False),
        ("empty and no", False),
        ("yes or empty", True),
        ("empty or yes", True),
        ("empty and not_known", Nothing.MISSING),
    ],
)
def test_what_touches_nothing_is_nothing_unless_the_rest_decides(
    source: str, expected: object
) -> None:
    assert value(source) is expected


def test_a_condition_on_nothing_does_not_hold() -> None:
    lookup = NAMES.__getitem__
    assert not Expression("empty == 1").holds(lookup)
    assert not Expression("empty != 1").holds(lookup)
    assert Expression("yes").holds(lookup)
    assert not Expression("no").holds(lookup)


def test_nothing_is_never_taken_for_true_or_false() -> None:
    with pytest.raises(TypeError, match="not answered"):
        bool(Nothing.MISSING)


@pytest.mark.parametrize(
    ("source", "column", "words"),
    [
        ("whose = 'ours'", 6, "write == (two signs)"),
        ("", 0, "not a condition or a sum"),
        ("(whose", 0, "not a condition or a sum"),
        ("yes; no", 3, "not a condition or a sum"),
        ("1 + rows[0]", 4, "`rows[0]` is not allowed"),
        ("2 ** 9", 0, "`2 ** 9` is not allowed"),
        ("yes if no else yes", 0, "is not allowed"),
        ("lambda: 1", 0, "`lambda: 1` is not allowed"),
        ("[n for n in picked]", 0, "is not allowed"),
        ("f'{whose}'", 0, "is not allowed"),
        ("whose is yes", 0, "`whose is yes` is not allowed"),
        ("None", 0, "`None` is not allowed"),
        ("a.b.c", 0, "`a.b.c` is not allowed"),
        ("whose.upper()", 0, "is not allowed"),
        ("round(1, places=2)", 0, "is not allowed"),
        ("1e9", 0, "`1e9` is not allowed"),
        ("0x10", 0, "`0x10` is not allowed"),
        ("~1", 0, "`~1` is not allowed"),
        ("yes and open('/etc/passwd')", 8, "There is no `open(...)`. There are: abs, "),
        ("'é' == shout(1)", 7, "There is no `shout(...)`"),
        ("   shout(1)", 3, "There is no `shout(...)`"),
        ("sum()", 0, "`sum` takes 1 values, not 0"),
        ("either(1)", 0, "`either` takes 2 values, not 1"),
        ("min()", 0, "`min` takes 1 to 9 values, not 0"),
        ("-" * 40 + "1", 21, "nested too deeply"),
        ("~" + "-" * 480 + "1", 0, "is not allowed"),
        ("1" * 600, 0, "longer than 500 characters"),
        ("a\0b", 0, "not a condition or a sum"),
    ],
)
def test_anything_else_is_refused_where_it_stands(source: str, column: int, words: str) -> None:
    with pytest.raises(ExpressionFault) as caught:
        Expression(source)
    assert words in caught.value.message
    assert caught.value.column == column


@pytest.mark.parametrize(
    "source",
    [
        "1 / 0",
        "0 / 0",
        "sum(whose)",
        "yes < 'a'",
        "whose + 1",
        "rows.nowhere",
        "days(3)",
        "min(1, 'a')",
    ],
)
def test_what_cannot_be_worked_out_is_said_in_a_sentence(source: str) -> None:
    with pytest.raises(Impossible) as caught:
        value(source)
    assert str(caught.value).startswith(f"`{source}` cannot be worked out: ")
    assert str(caught.value).endswith(".")
    assert "<class" not in str(caught.value)
    assert not str(caught.value).endswith("..")


def test_it_knows_what_it_speaks_of() -> None:
    expression = Expression(" sum(charges.taken) - due > 0 ")
    assert expression.names == {"charges", "due"}
    assert expression.columns == {("charges", "taken")}
    assert expression.source == "sum(charges.taken) - due > 0"
    assert expression == Expression("sum(charges.taken) - due > 0")
    assert expression != Expression("due")
    assert len({expression, Expression(expression.source)}) == 1
    assert expression.source in repr(expression)


_atoms = st.sampled_from([*NAMES, "rows.a", "'ours'", "1", "0.5", "0", "today", "row.x", "é"])
_sources = st.recursive(
    _atoms,
    lambda inner: st.one_of(
        st.builds(
            "({} {} {})".format,
            inner,
            st.sampled_from("+ - * / == < in and or = **".split()),
            inner,
        ),
        st.builds(
            "{}({})".format,
            st.sampled_from("sum count days filled unknown form round after at not -".split()),
            inner,
        ),
        st.builds("either({}, {})".format, inner, inner),
        st.builds("({}, {})".format, inner, inner),
    ),
    max_leaves=8,
)


@settings(max_examples=400, deadline=None)
@given(
    st.one_of(st.text(max_size=60), st.text("()-~[]{}'\"=.1e9 andorx,\\", max_size=200), _sources)
)
def test_any_text_is_an_expression_or_a_fault_and_gives_a_value_or_a_sentence(source: str) -> None:
    def lookup(name: str) -> Any:
        return NAMES.get(name, Nothing.HIDDEN)

    told, column = "", 0
    try:
        expression = Expression(source)
        expression.value(lookup)
        expression.holds(lookup)
    except ExpressionFault as fault:
        told, column = fault.message, fault.column
    except Impossible as impossible:
        told = str(impossible)
    assert not told or told.endswith(".")
    assert 0 <= column <= len(source)


def test_a_backslash_in_quotes_is_read_without_a_warning() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert value(r"'\~' == 'x'") is False
