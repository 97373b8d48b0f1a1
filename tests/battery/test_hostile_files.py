"""Files meant to hang, crash or deceive: each is refused at a place with a caret, or read as plain text."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.battery.hostile_files import (
    HEAVY,
    MEANT,
    READ_ALL_THE_SAME,
    REFUSED,
    SOUND,
    WITHOUT_A_LINE,
)
from tests.battery.reading import MEGABYTES, NAMES, READERS, outcomes_of
from tests.conftest import Battery
from wizard.checks.house_words import HOUSE_FILE
from wizard.text.clean import clean
from wizard.text.strict_yaml import MOST_FAULTS, FaultyFile, plain, read_file

PLACE = re.compile(r"(.+?):(\d+):(\d+): (.+)")


def _written(place: Path, kind: str, data: str | bytes) -> Path:
    place.mkdir()
    path = place / NAMES.get(kind, "some.yaml")
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


def _faults_of_a_refusal(said: str, path: Path, whole: bool) -> list[str]:
    """What is not right in how a file was refused: every fault has its place, its line and a caret."""
    if not all(part.isprintable() for part in said.split("\n")):
        return [f"it could steer a terminal: {said[:300]!r}"]
    lines, wrong = said.split("\n"), []
    if lines[-1].startswith("These are the first "):
        lines.pop()
    while lines:
        head = PLACE.fullmatch(lines.pop(0))
        if head is None or head[1] != str(path) or not head[4].rstrip().endswith((".", "?", '"')):
            wrong.append(f"no place or no sentence: {said[:300]!r}")
            break
        if len(lines) > 1 and lines[1].strip() == "^":
            del lines[:2]
        elif not whole:
            wrong.append(f"no caret: {said[:300]!r}")
            break
    return wrong


def test_each_is_refused_at_its_place_or_read_in_little_time_and_memory(
    tmp_path: Path, battery: Battery
) -> None:
    kinds = list(READERS)
    tried: list[tuple[str, str, Path]] = []
    for kind, cases in MEANT.items():
        for name, data in cases.items():
            tried.append((kind, name, _written(tmp_path / f"{len(tried)}", kind, data)))
    readers = battery.size(1, len(kinds), len(kinds))  # of all that could read such a file
    for number, (name, text) in enumerate((REFUSED | HEAVY).items()):
        for kind in (kinds * 2)[number % len(kinds) :][:readers]:
            tried.append((kind, name, _written(tmp_path / f"{len(tried)}", kind, text)))

    wrong: list[str] = []
    outcomes = outcomes_of([(kind, path) for kind, _, path in tried])
    assert len(outcomes) == len(tried)
    for (kind, name, path), found in zip(tried, outcomes, strict=True):
        how = f"{kind}: {name}"
        if found.how in ("crashed", "killed"):
            wrong.append(f"{how} {found.how}: {found.said}")
        if found.megabytes > MEGABYTES:
            wrong.append(f"{how} took {found.megabytes:.0f} MB")
        faulty = name in REFUSED or name in MEANT.get(kind, {})
        if found.how == "read" and faulty and (kind, name) not in READ_ALL_THE_SAME:
            wrong.append(f"{how} was read as if nothing were wrong with it")
        if found.how == "refused":
            faults = _faults_of_a_refusal(found.said, path, name in WITHOUT_A_LINE)
            wrong += [f"{how}: {fault}" for fault in faults]
    written = sorted(tmp_path.rglob("*"))
    assert not [one for one in written if "pwned" in one.name]
    battery.count("files", len(tried))
    battery.count("different ones", len(REFUSED) + len(HEAVY) + sum(map(len, MEANT.values())))
    battery.count("hung, crashed, over 100 MB or refused without place and caret", len(wrong))
    assert wrong == []


_BITS = [
    "- ", "a: ", "b: |\n", "'", '"', "{{", "}}", "{", "}", "[", "]", "&x ", "*x", "!t ", "#", " # ", ": ",
    "\n", "\n  ", "\n    ", "\t", "%", "---\n", "...\n", "<<: ", "? ", ", ", "~", "\\", "\\u202e",
    "\x1b", "\x9b",
    "\0", "\r", "\ufeff", "\u2028", "\u202e", "\ud800", "format: 1\n", "answers:\n", "flow: some\n",
    "é", "9" * 50,
    "questions:\n", "rules:\n", "when: ", "say: ", "unknown: [", "now: 2026-11-26 09:00\n", "zone: /\n",
]  # fmt: skip
_CLOSE_TO_FILES = st.lists(st.sampled_from(_BITS) | st.text(max_size=4), max_size=40).map("".join)


@st.composite
def _nearly(draw: st.DrawFn, lines: list[str]) -> str:
    """A file as it should be, with some lines of it lost, doubled, moved or written otherwise."""
    lines = list(lines)
    for _ in range(draw(st.integers(1, 3))):
        at = draw(st.integers(0, len(lines) - 1))
        match draw(st.sampled_from(["lost", "doubled", "moved", "longer", "cut", "deeper"])):
            case "lost" if len(lines) > 1:
                del lines[at]
            case "doubled":
                lines.insert(at, lines[at])
            case "moved":
                lines.insert(draw(st.integers(0, len(lines) - 1)), lines.pop(at))
            case "longer":
                lines[at] += draw(st.sampled_from(_BITS))
            case "cut":
                place = draw(st.integers(0, len(lines[at])))
                lines[at] = lines[at][:place] + draw(st.sampled_from(_BITS)) + lines[at][place:]
            case _:
                lines[at] = " " * draw(st.integers(1, 4)) + lines[at]
    return "\n".join(lines)


def _texts_for(kind: str) -> st.SearchStrategy[str | bytes]:
    good = st.sampled_from(SOUND[kind]).flatmap(lambda text: _nearly(text.splitlines()))
    head = SOUND[kind][0].split("\n", 1)[0] + "\n"
    return st.one_of(good, _CLOSE_TO_FILES.map(lambda text: head + text), st.text(), st.binary())


def _shows_nothing(said: str, text: str) -> bool:
    """Whether the line that a fault names has nothing to show: nothing can point into it."""
    place = PLACE.match(said)
    lines = text.splitlines()
    line = "".join(lines[int(place[2]) - 1 : int(place[2])]) if place is not None else "?"
    return not clean(line.replace("\ufeff", "")).text.strip()


def _wrong_with(read_one: Callable[[Path], object], path: Path, data: str | bytes) -> list[str]:
    """What is not right in how this is read, or refused."""
    text = data.decode("utf-8", "replace") if isinstance(data, bytes) else data
    try:
        read_one(path)
    except FaultyFile as fault:
        said = [each.text() for each in fault.faults[:MOST_FAULTS]]
        return [
            wrong
            for one in said
            for wrong in _faults_of_a_refusal(one, path, whole=_shows_nothing(one, text))
        ]
    except Exception as error:
        return [f"{type(error).__name__}: {error}"]
    return []


def test_a_sound_file_of_each_kind_is_read(tmp_path: Path) -> None:
    for kind, texts in SOUND.items():
        for number, text in enumerate(texts):
            READERS[kind](_written(tmp_path / f"{kind}{number}", kind, text))


@pytest.mark.parametrize("kind", list(READERS))
def test_any_text_is_read_or_refused_at_a_place(
    tmp_path: Path, battery: Battery, kind: str
) -> None:
    # A flow takes twenty times as long as any other: it is read with all that it includes.
    runs = (
        battery.size(100, 2_000, 50_000) if kind == "flow" else battery.size(600, 14_000, 700_000)
    )
    path = _written(tmp_path / "any", kind, "")
    wrong: list[str] = []

    @settings(
        max_examples=runs, deadline=None, database=None, suppress_health_check=list(HealthCheck)
    )
    @given(_texts_for(kind))
    def read_it(data: str | bytes) -> None:
        path.write_bytes(data if isinstance(data, bytes) else data.encode(errors="replace"))
        if found := _wrong_with(READERS[kind], path, path.read_bytes()):
            wrong.append(f"{data!r}: {found[0]}")
            raise AssertionError(found[0])

    read_it()
    battery.count("any texts", runs)
    battery.count("of them read or refused in no sound way", len(wrong))
    assert wrong == []


def test_a_file_of_50_mb_is_refused_without_being_read(tmp_path: Path) -> None:
    path = tmp_path / "flow.yaml"
    with path.open("wb") as stream:
        stream.truncate(50_000_000)
    with pytest.raises(FaultyFile, match="larger than 500 kB"):
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


def test_the_names_that_files_must_have_are_those() -> None:
    assert NAMES["house"] == HOUSE_FILE


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
