"""Reading and writing YAML: what comes through as written, what is refused and how that is said."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from wizard.text.clean import clean
from wizard.text.strict_yaml import (
    FaultyFile,
    Mapping,
    Mark,
    Scalar,
    Sequence,
    cached,
    plain,
    read,
    read_file,
    write,
)

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
        said = "flow.yaml:"
    except FaultyFile as error:
        said = str(error)
    assert said.startswith("flow.yaml:")


def test_every_value_and_key_knows_its_place() -> None:
    node = read("# a flow\ntitle: Late\nwords: [a, 'b']\n", "flow.yaml")
    assert isinstance(node, Mapping)
    assert str(node.keys["title"]) == "flow.yaml:2:1"
    assert node.entries["title"] == Scalar("Late", Mark("flow.yaml", 2, 8), quoted=False)
    words = node.entries["words"]
    assert isinstance(words, Sequence)
    assert words.items[1] == Scalar("b", Mark("flow.yaml", 3, 12), quoted=True)


def test_windows_line_ends_and_a_mark_at_the_start_are_fine() -> None:
    assert plain(read(b"\xef\xbb\xbfa: b\r\nc: |\r\n  d\r\n  e\r\n", "f")) == {
        "a": "b",
        "c": "d\ne\n",
    }


def test_the_caret_stands_under_the_character_though_letters_are_wide() -> None:
    with pytest.raises(FaultyFile) as caught:
        read("題: b: c\n", "f")
    _, line, caret = str(caught.value).split("\n")
    assert line == "    題: b: c"
    assert caret == "         ^"


def test_a_doubled_key_is_named_with_both_lines() -> None:
    with pytest.raises(FaultyFile, match="on line 1 and on line 3"):
        read("a: 1\nb: 2\na: 3\n", "f")


def test_a_name_of_a_file_cannot_steer_the_terminal() -> None:
    with pytest.raises(FaultyFile) as caught:
        read("", "\x1b[31m\u202e.yaml")
    assert str(caught.value).isprintable()


@pytest.mark.parametrize(
    "text",
    ["no", "Yes", "null", "~", "012", "1.10", "14:30", "2024-01-02", "1e3", "0x1f", ".5", "-"],
)
def test_what_another_reader_would_take_for_something_else_is_quoted(text: str) -> None:
    assert write({"key": text}) == f'key: "{text}"\n'
    assert yaml.safe_load(write({"key": text})) == {"key": text}


@settings(max_examples=200, deadline=None)
@given(st.dictionaries(_CLEAN, _DATA, max_size=4))
def test_a_stock_reader_takes_what_is_written_for_the_same(data: dict[str, object]) -> None:
    assert yaml.safe_load(write(data)) == data


def test_what_is_written_is_easy_to_read_and_edit() -> None:
    data = {"format": 1, "answers": {"what": "we lost it\nand said nothing", "rows": [{"a": "£5"}]}}
    assert write(data) == (
        "format: 1\nanswers:\n  what: |-\n    we lost it\n    and said nothing\n"
        '  rows:\n    -\n      a: "£5"\n'
    )


def test_the_cache_gives_the_same_and_makes_itself_anew(tmp_path: Path) -> None:
    path, folder = tmp_path / "flow.yaml", tmp_path / "cache"
    path.write_text("a: [b, {c: 'd'}]\n")
    fresh = read_file(path)
    assert cached(path, folder) == fresh
    (kept,) = folder.iterdir()
    assert kept.stat().st_mode & 0o777 == 0o600
    for damage in (b"", b"{", b"[]", b'["s"]', b'["m", 1, 2, 3]', b"[" * 5_000, b"\xff"):
        kept.write_bytes(damage)
        assert cached(path, folder) == fresh
        assert cached(path, folder) == fresh
    path.write_text("a: e\n")
    assert cached(path, folder) == read_file(path)


def test_the_cache_gives_the_place_in_the_file_that_was_asked_for(tmp_path: Path) -> None:
    for name in ("one.yaml", "two.yaml"):
        (tmp_path / name).write_text("a: b\n")
        assert cached(tmp_path / name, tmp_path / "cache").mark.file == str(tmp_path / name)


def test_without_a_usable_cache_files_are_read_all_the_same(tmp_path: Path) -> None:
    path = tmp_path / "flow.yaml"
    path.write_text("a: b\n")
    assert cached(path, None) == cached(path, path) == read_file(path)


def test_the_cache_does_not_grow_without_end(tmp_path: Path) -> None:
    path = tmp_path / "flow.yaml"
    for number in range(80):
        path.write_text(f"a: {number}\n")
        cached(path, tmp_path / "cache")
    assert len(list((tmp_path / "cache").iterdir())) <= 64
