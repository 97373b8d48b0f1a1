"""Letter texts: what is a hole, what leaves alone, and what is refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wizard.flow.template import Hole, Optional_, Template, TemplateFault, Text

_CLOSE_TO_TEMPLATES = st.lists(
    st.sampled_from(
        ["{{", "}}", "{", "}", "[", "]", " ", "a", "row.b", "quoted", "|", ".", "é", "\n"]
    )
).map("".join)


def test_words_holes_and_words_that_leave_alone() -> None:
    assert Template("On {{ day }} I {{done long}}[, {{ row.x }}].").chunks == (
        Text("On "),
        Hole("day", "", 6),
        Text(" I "),
        Hole("done", "long", 17),
        Optional_((Text(", "), Hole("row.x", "", 34))),
        Text("."),
    )


def test_names_are_those_of_all_holes() -> None:
    assert Template("{{ a }} [{{ row.b }}]").names == {"a", "row.b"}


@pytest.mark.parametrize(
    ("source", "column", "part"),
    [
        ("Dear {{ name", 5, "never closed"),
        ("Dear {{ }}", 5, "empty"),
        ("Dear {{ Name }}", 8, "small letters"),
        ("Dear {{ a.b.c }}", 8, "not a name"),
        ("Dear {{ a | upper }}", 10, "quoted"),
        ("Dear {{ a qouted }}", 10, "Did you mean `a quoted`?"),
        ("Dear {{ 7*7 }}", 8, "not a name"),
        ("Dear { a }", 5, "two braces"),
        ("Dear a }}", 7, "two braces"),
        ("a [b", 2, "never closed"),
        ("a ] b", 2, "closes nothing"),
        ("a [b [c] d]", 5, "inside brackets"),
        ("a [] b", 2, "nothing between"),
        ("{{" + " " * 200 + "a }}", 0, "never closed"),
        ("x" * 2_001, 0, "longer than"),
    ],
)
def test_what_cannot_be_read_is_refused_at_its_place(source: str, column: int, part: str) -> None:
    with pytest.raises(TemplateFault, match=part.replace("?", r"\?")) as caught:
        Template(source)
    assert caught.value.column == column


@given(st.one_of(st.text(), _CLOSE_TO_TEMPLATES))
def test_any_text_is_a_template_or_is_refused_inside_itself(source: str) -> None:
    columns = range(len(source) + 1)
    try:
        holes = Template(source).holes()
        found = [(hole.name, hole.column) for hole in holes]
    except TemplateFault as fault:
        found = [("", fault.column)]
    assert all(column in columns and source.startswith(name, column) for name, column in found)


@given(st.text(alphabet=st.characters(exclude_characters="{}[]")))
def test_text_without_braces_and_brackets_comes_through(source: str) -> None:
    assert "".join(c.text for c in Template(source).chunks if isinstance(c, Text)) == source
