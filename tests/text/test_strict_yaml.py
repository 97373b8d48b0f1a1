"""Reading and writing YAML: what comes through as written, what is refused and how that is said."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from wizard.text.clean import clean
from wizard.text.strict_yaml import FaultyFile, plain, read, write

_LOOKS_LIKE_YAML = st.text(alphabet="ab:#-\n '\"|>{}[]&*!%@`,?.=1~<")
_CLEAN = st.one_of(st.text(max_size=40), _LOOKS_LIKE_YAML).map(lambda text: clean(text).text)
_DATA = st.recursive(
    _CLEAN,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(_CLEAN, inner, max_size=4),
    max_leaves=12,
)


@settings(max_examples=300, deadline=None)
@given(st.dictionaries(_CLEAN, _DATA, max_size=4))
def test_what_is_written_is_read_again(data: dict[str, object]) -> None:
    assert plain(read(write(data), "answers.yaml")) == data


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text(), _LOOKS_LIKE_YAML, st.binary()))
def test_any_text_is_read_or_refused_at_a_place(text: str | bytes) -> None:
    try:
        read(text, "flow.yaml")
    except FaultyFile as error:
        assert str(error).startswith("flow.yaml:")
