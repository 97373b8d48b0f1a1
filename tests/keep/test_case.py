from __future__ import annotations

import contextlib
import json
from datetime import date, datetime, timezone
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.keep.cases import a_case, cases
from wizard.keep.case import Case, Promise, UnreadableCase, from_json, to_json


@given(cases)
@settings(max_examples=300, deadline=None)
def test_any_case_comes_back_as_it_was(case: Case) -> None:
    back = from_json(to_json(case))
    assert back == case
    assert [type(one.by) for one in back.promises] == [type(one.by) for one in case.promises]


def test_the_clock_comes_back_in_its_zone() -> None:
    back = from_json(to_json(a_case()))
    assert back.context.now.tzinfo == ZoneInfo("Europe/London")


@given(st.text() | st.recursive(st.none() | st.integers() | st.text(), st.lists).map(json.dumps))
@settings(deadline=None)
def test_anything_else_is_refused_in_a_sentence(text: str) -> None:
    with pytest.raises(UnreadableCase, match=r"\.$"):
        from_json(text)


@given(st.data())
@settings(max_examples=100, deadline=None)
def test_a_value_of_another_kind_is_refused_or_read_never_a_crash(data: st.DataObject) -> None:
    plain: Any = json.loads(to_json(a_case()))
    key = data.draw(st.sampled_from(sorted(plain)))
    plain[key] = data.draw(
        st.recursive(st.none() | st.booleans() | st.integers() | st.text(), st.lists)
    )
    with contextlib.suppress(UnreadableCase):
        assert isinstance(from_json(json.dumps(plain)), Case)


def test_deep_nesting_is_refused() -> None:
    with pytest.raises(UnreadableCase):
        from_json("[" * 100_000)


def test_a_newer_format_says_to_update() -> None:
    newer = to_json(a_case()).replace('"format":1', '"format":2')
    with pytest.raises(UnreadableCase, match=r"newer Amends .*up to date"):
        from_json(newer)


def test_a_part_that_is_not_known_is_never_dropped_in_silence() -> None:
    text = to_json(a_case()).replace('"page":', '"tone":"warm","page":')
    with pytest.raises(UnreadableCase, match="tone is not known to this version"):
        from_json(text)


def test_a_case_saved_before_a_part_was_added_is_read() -> None:
    plain = json.loads(to_json(a_case()))
    del plain["left_out"]
    assert from_json(json.dumps(plain)).left_out == ()


def test_a_promise_for_a_day_is_due_at_its_end_where_the_letter_was_written() -> None:
    promise = Promise("ring", "Mrs Hughes", date(2026, 7, 1))
    assert promise.due(ZoneInfo("Europe/London")) == datetime(
        2026, 7, 1, 22, 59, 59, tzinfo=timezone.utc
    )
