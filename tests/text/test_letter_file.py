"""Files that hold a letter, and files that do not."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from wizard.text.letter_file import MOST_BYTES, UnreadableLetter, decoded, read_letter


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"x" * (MOST_BYTES + 1), "larger than 5 MB"),
        ("Dear Ms Obi".encode("utf-16"), ":1:1: this is UTF-16 text, not UTF-8. Save the letter"),
        ("Dear Ms Obi".encode("utf-32"), "this is UTF-32 text"),
        ("Dear\nRené".encode("cp1252"), ":2:4: this is Windows-1252 or Latin-1 text"),
        (b"\x89PNG\r\n\x1a\n\xde\xad", "this is binary data"),
        (b"\x7fELF" + bytes(60), "is no text: it holds binary data"),
        (b"\x81\x8d\xff", "no text that can be read"),
    ],
    ids=["long", "utf-16", "utf-32", "windows", "picture", "program", "nothing"],
)
def test_a_file_that_is_no_letter_is_refused_in_a_sentence(
    tmp_path: Path, content: bytes, says: str
) -> None:
    file = tmp_path / "odd.txt"
    file.write_bytes(content)
    with pytest.raises(UnreadableLetter) as refused:
        read_letter(file)
    assert says in str(refused.value)
    assert str(file) in str(refused.value)


def test_a_folder_is_no_letter(tmp_path: Path) -> None:
    with pytest.raises(UnreadableLetter, match="is a folder"):
        read_letter(tmp_path)


def test_a_mark_at_the_start_is_no_text_and_every_line_end_stays(tmp_path: Path) -> None:
    file = tmp_path / "letter.txt"
    file.write_bytes(b"\xef\xbb\xbfDear\r\nMs Obi\r")
    assert read_letter(file) == "Dear\r\nMs Obi\r"


@given(content=st.binary(max_size=300))
def test_any_bytes_are_read_or_refused_in_a_sentence(content: bytes) -> None:
    text, why = "", ""
    try:
        text = decoded(content, "letter")
    except UnreadableLetter as refused:
        why = str(refused)
    assert why.endswith(".") if why else text == content.decode("utf-8-sig")


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(text=st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\0")))
def test_every_text_in_utf_8_is_read(text: str) -> None:
    assert decoded(text.encode("utf-8-sig"), "letter") == text


@settings(max_examples=40)
@given(name=st.text(max_size=40))
def test_any_name_is_found_or_refused_in_a_sentence(name: str) -> None:
    with pytest.raises(UnreadableLetter):
        read_letter(Path("/no/such/folder") / f"x{name}")
