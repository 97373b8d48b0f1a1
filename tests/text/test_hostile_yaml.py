"""Files meant to hang, crash or deceive: each is refused with a place and a caret, or read as plain text."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from wizard.text.strict_yaml import FaultyFile, plain, read_file

_MERGE = "a0: &a0 {k: v}\n" + "".join(
    f"a{n}: &a{n} {{<<: [*a{n - 1}, *a{n - 1}]}}\n" for n in range(1, 26)
)
_ALIASES = "a0: &a0 [x, x, x]\n" + "".join(
    f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, 10)
)
REFUSED: dict[str, str | bytes] = {
    "merge bomb": _MERGE,
    "alias bomb": _ALIASES,
    "one text aliased often": f"a: &a {'x' * 1000}\nb: [{'*a, ' * 5000}]\n",
    "a list that holds itself": "a: &a [*a]\n",
    "a thousand brackets": "[" * 1_000,
    "a hundred thousand brackets": "[" * 100_000,
    "brackets that close": "[" * 5_000 + "]" * 5_000,
    "braces": "{a: " * 5_000,
    "nested lists in lines": "".join(" " * n + "-\n" for n in range(60)),
    "nested lists in one line": "- " * 50_000,
    "nested keys": "".join(" " * n + f"k{n}:\n" for n in range(60)),
    "question marks": "? " * 50_000,
    "60,000 values": "- a\n" * 60_000,
    "over 1 MB": "a: " + "b" * 1_000_001,
    "nothing": "",
    "only a comment": "# nothing here\n",
    "only a BOM": b"\xef\xbb\xbf",
    "a NUL": "a: b\0c\n",
    "an escape": "a: b\x1b[31m\n",
    "a bell": "title: \x07\n",
    "C1": "a: \x9b31m\n",
    "DEL": "a: \x7f\n",
    "a form feed": "a: b\x0cc\n",
    "NEL": "a: b\x85c\n",
    "a line separator": "a: b\u2028c\n",
    "a lone carriage return": "a: b\rc: d\n",
    "right to left": "a: \u202ereversed\n",
    "an isolate": "a: \u2066x\u2069\n",
    "no width": "a\u200b: b\n",
    "a BOM inside": "a: b\ufeffc\n",
    "tags of Unicode": "a: \U000e0041\n",
    "an escape in quotes": 'a: "\\e[31m"\n',
    "a NUL in quotes": 'a: "\\0"\n',
    "right to left in quotes": 'a: "\\u202e"\n',
    "half a pair in quotes": 'a: "\\ud800"\n',
    "a character there is not": 'a: "\\UFFFFFFFF"\n',
    "latin-1": "a: Caf\u00e9\n".encode("latin-1"),
    "utf-16 with BOM": "a: b\n".encode("utf-16"),
    "utf-16 without BOM": "a: b\n".encode("utf-16-le"),
    "utf-32": "a: b\n".encode("utf-32"),
    "overlong utf-8": b"a: \xc0\xaf\n",
    "half a pair in utf-8": b"a: \xed\xa0\x80\n",
    "a cut-off character": b"a: \xe2\x82",
    "binary": bytes(range(256)) * 40,
    "a picture": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
    "a doubled key": "a: 1\nb: 2\na: 3\n",
    "a doubled key in braces": "{a: 1, a: 2}\n",
    "a merge key": "<<: {a: b}\n",
    "a Python tag": "a: !!python/object/apply:os.system ['true']\n",
    "an include tag": "a: !include /etc/passwd\n",
    "a harmless tag": "a: !!str b\n",
    "the empty tag": "a: ! b\n",
    "an anchor": "a: &b c\n",
    "an alias": "a: *b\n",
    "a directive": "%YAML 1.1\n---\na: b\n",
    "a tag directive": "%TAG ! tag:x,2000:\n---\na: b\n",
    "a huge version": f"%YAML 1.{'9' * 6000}\n---\na: b\n",
    "two documents": "a: b\n---\nc: d\n",
    "a tab": "a:\n\tb: c\n",
    "a quotation mark left open": 'a: "b\n',
    "a bracket left open": "a: [b\n",
    "a list as a key": "[a, b]: c\n",
    "a hole as it is written": "text: {{ name }}\n",
    "a hole and more": "text: {{ name }} was late\n",
    "a second colon": "text: What happened: tell us\n",
    "a number sign": "text: Order #12\n",
    "a number sign first": "text: #12\n",
    "a number sign in a list": "- [a #b, c]\n",
    "text after quotes": "text: 'a' b\n",
    "a comma in braces": "{text: Sorry, and so on}\n",
    "a question mark in braces": "{label: On which day?, short: day}\n",
    "a percent sign": "a: %b\n",
    "an at sign": "a: @b\n",
    "bold": "a: **b**\n",
    "a path in quotes": 'a: "C:\\dir"\n',
    "words without a key": "a: b\nwords\n",
    "a block that is none": "a: |x\n  b\n",
}
WITHOUT_A_LINE = {"over 1 MB", "nothing", "only a BOM"}


@pytest.mark.parametrize("name", REFUSED)
def test_it_is_refused_at_a_place_with_a_caret(name: str, tmp_path: Path) -> None:
    data = REFUSED[name]
    path = tmp_path / "flow.yaml"
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    with pytest.raises(FaultyFile) as caught:
        read_file(path)
    head, *snippet = str(caught.value).split("\n")
    place, line, column, message = head.split(":", 3)
    assert place == str(path)
    assert line.isdecimal()
    assert column.isdecimal()
    assert message.rstrip().endswith(".")
    assert name in WITHOUT_A_LINE or snippet[-1].strip() == "^"
    assert all(part.isprintable() for part in (head, *snippet))
    assert len(head) < 400


def test_there_are_enough_of_them() -> None:
    assert len(REFUSED) >= 60


def test_a_file_of_50_mb_is_refused_without_being_read(tmp_path: Path) -> None:
    path = tmp_path / "flow.yaml"
    with path.open("wb") as stream:
        stream.truncate(50_000_000)
    with pytest.raises(FaultyFile, match="larger than 1 MB"):
        read_file(path)


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path, said in (
        (tmp_path, "a folder"),
        (tmp_path / "pipe", "not an ordinary file"),
        (tmp_path / "none.yaml", "No such file"),
        (Path("a\0b"), "cannot be read"),
        (tmp_path / ("x" * 300), "cannot be read"),
    ):
        with pytest.raises(FaultyFile, match=said):
            read_file(path)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("14:30", "14:30"),
        ("no", "no"),
        ("on", "on"),
        ("012", "012"),
        ("1.10", "1.10"),
        ("+44", "+44"),
        ("2024-13-45", "2024-13-45"),
        ("1e400", "1e400"),
        ("9" * 5_000, "9" * 5_000),
        ("null", "null"),
        ("~", "~"),
        ("'a #b'", "a #b"),
        ("a # a comment", "a"),
        ("C#", "C#"),
        ("[red]", ["red"]),
        ('"{{ 7*7 }}"', "{{ 7*7 }}"),
        ("<b>", "<b>"),
        ("b b\u200dc \u00e9", "b b\u200dc \u00e9"),
        ("", ""),
    ],
)
def test_a_value_stays_the_text_that_was_written(text: str, value: object, tmp_path: Path) -> None:
    path = tmp_path / "flow.yaml"
    path.write_text(f"key: {text}\n", encoding="utf-8")
    assert plain(read_file(path)) == {"key": value}
