"""The letter as a new message: every part as it was, one recipient at most, nothing sent."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.deliver.conftest import Place, wait_until
from wizard.deliver.files import DeliveryFault
from wizard.deliver.mail import mailto, open_mail
from wizard.deliver.outcome import Outcome

COPY_INSTEAD = "Copy the letter instead, and paste it into a new message."


def read(url: str) -> tuple[str, dict[str, str]]:
    """Read a mailto address as a mail program does: the recipient, and the header fields."""
    parts = urlsplit(url)
    assert parts.scheme == "mailto"
    pairs = (
        parse_qsl(parts.query, strict_parsing=True, keep_blank_values=True) if parts.query else []
    )
    assert len(dict(pairs)) == len(pairs)
    return unquote(parts.path), dict(pairs)


def test_mailto() -> None:
    assert mailto("Your order: sorry", "Dear Ms Obi,\n\nSorry & thanks.", "obi@example.com") == (
        "mailto:obi@example.com?subject=Your%20order%3A%20sorry"
        "&body=Dear%20Ms%20Obi%2C%0D%0A%0D%0ASorry%20%26%20thanks."
    )


def test_mailto_leaves_out_what_is_empty() -> None:
    assert mailto("", "") == "mailto:"
    assert mailto("Sorry", "") == "mailto:?subject=Sorry"
    assert mailto("", "Sorry", " obi@example.com ") == "mailto:obi@example.com?body=Sorry"


def test_a_subject_is_one_line() -> None:
    url = mailto("Sorry\r\nBcc: all@example.com\u2028x\x0by\x85z\0", "Dear Ms Obi")
    assert read(url)[1]["subject"] == "Sorry Bcc: all@example.com x y z"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\x85"])
def test_the_body_has_the_line_ends_of_mail(end: str) -> None:
    assert read(mailto("", f"one{end}{end}two{end}"))[1]["body"] == "one\r\n\r\ntwo\r\n"


@pytest.mark.parametrize(
    "to", ["obi@example.com", "o'brien+shop@mail.example.co.uk", "zoë@exämple.de", "a.b-c_d@x.io"]
)
def test_one_address_is_taken(to: str) -> None:
    assert read(mailto("s", "b", to))[0] == to


@pytest.mark.parametrize(
    "to",
    [
        "a@example.com,b@example.com",
        "a@example.com;b@example.com",
        "a@example.com b@example.com",
        "a@example.com\r\nBcc: b@example.com",
        "a@example.com\nb@example.com",
        "a%2Cb@example.com",
        "a%0D%0Ab@example.com",
        '"a,b"@example.com',
        "Ms Obi <a@example.com>",
        "a@b@example.com",
        "a@example.com\u2028b",
        "a@",
        "@example.com",
        "Ms Obi",
        "a@-",
        "a@example.com\0",
        "a@exa\x1b[2Jmple.com",
    ],
)
def test_anything_but_one_address_is_refused(to: str) -> None:
    with pytest.raises(DeliveryFault, match="is not one plain e-mail address") as fault:
        mailto("s", "b", to)
    assert str(fault.value).isprintable()


ANY = st.text(
    st.characters(exclude_categories=["Cs"]) | st.sampled_from("&=?#%+,;:@<>\r\n\x85\u2028")
)


@given(subject=ANY, body=ANY)
def test_nothing_typed_adds_a_field_or_a_recipient(subject: str, body: str) -> None:
    url = mailto(subject, body, "obi@example.com")
    assert re.fullmatch(r"mailto:obi@example\.com(\?[A-Za-z0-9._~%&=-]+)?", url)
    to, fields = read(url)
    assert to == "obi@example.com"
    assert set(fields) <= {"subject", "body"}
    assert len(fields.get("subject", "").splitlines()) <= 1
    assert [c for c in fields.get("body", "") if c.isprintable()] == [
        c for c in body if c.isprintable()
    ]


@given(ANY, ANY)
def test_no_recipient_gets_through_but_one(before: str, after: str) -> None:
    try:
        url = mailto("", "", f"{before}a@example.com{after}")
    except DeliveryFault:
        return
    address = url.removeprefix("mailto:")
    twice = unquote(unquote(address))  # as a careless program may do
    assert twice.count("@") == 1
    assert not set(twice) & set(',; <>"\r\n\x85\u2028')


def test_half_a_character_is_no_crash() -> None:
    assert mailto("\ud83d", "\ud83d") == "mailto:?subject=%3F&body=%3F"


# Opening it


@pytest.fixture
def desk(place: Place) -> Place:
    place.environ["DISPLAY"] = ":0"
    return place


def asked(place: Place) -> list[str]:
    return (Path(place.environ["HOME"]) / "asked").read_text().splitlines()


ASK = 'for word in "$@"; do echo "$word"; done > "$HOME/asked"'
TRICKY = mailto("$(id) `id` ; & | %PATH%", "'quoted' \"twice\" \\n * ~", "obi@example.com")


@pytest.mark.parametrize(
    ("platform", "program", "before"),
    [
        ("linux", "xdg-open", []),
        ("linux", "wslview", []),
        ("linux", "termux-open-url", []),
        ("darwin", "open", []),
        ("win32", "rundll32", ["url.dll,FileProtocolHandler"]),
    ],
)
def test_the_opener_is_given_the_address_as_it_is(
    desk: Place, platform: str, program: str, before: list[str]
) -> None:
    desk.with_script(program, ASK)
    told = open_mail(TRICKY, desk.environ, platform)
    assert asked(desk) == [*before, TRICKY]
    assert told.outcome is Outcome.SENT
    assert told.note == (
        "Your mail program was asked to open the letter. Nothing is sent until you send it."
    )


def test_no_opener(desk: Place) -> None:
    told = open_mail("mailto:", desk.environ, "linux")
    assert told.outcome is Outcome.FAILED
    assert told.note == f"No mail program can be opened from here. {COPY_INSTEAD}"


def test_no_desktop(place: Place) -> None:
    place.with_script("xdg-open", ASK)
    told = open_mail("mailto:", place.environ, "linux")
    assert told.note == f"No mail program can be opened from here. {COPY_INSTEAD}"
    assert not (Path(place.environ["HOME"]) / "asked").exists()


def test_an_opener_that_finds_nothing(desk: Place) -> None:
    desk.with_script("xdg-open", "exit 3")
    told = open_mail("mailto:", desk.environ, "linux")
    assert told.outcome is Outcome.FAILED
    assert told.note == f"xdg-open found no mail program to open (exit code 3). {COPY_INSTEAD}"


def test_an_opener_that_is_no_program(desk: Place) -> None:
    (desk.bin / "xdg-open").write_bytes(b"\x7fELF nonsense")
    (desk.bin / "xdg-open").chmod(0o755)
    told = open_mail("mailto:", desk.environ, "linux")
    assert told.outcome is Outcome.FAILED
    assert told.note.startswith("xdg-open could not be started: ")


def test_a_mail_program_that_stays_open_is_left_open(desk: Place) -> None:
    desk.with_script("xdg-open", 'until [ -e "$HOME/close" ]; do /bin/sleep 0.05; done; ' + ASK)
    assert open_mail("mailto:", desk.environ, "linux").outcome is Outcome.SENT
    home = Path(desk.environ["HOME"])
    (home / "close").touch()
    wait_until((home / "asked").exists, "the mail program to go on")


@pytest.mark.parametrize(
    ("platform", "program", "most"),
    [
        ("linux", "xdg-open", 30_000),
        ("darwin", "open", 30_000),
        ("linux", "wslview", 2_000),
        ("win32", "rundll32", 2_000),
    ],
)
def test_an_address_that_is_too_long(desk: Place, platform: str, program: str, most: int) -> None:
    desk.with_script(program, ASK)
    longest = mailto("", "x" * (most - len("mailto:?body=")))
    assert open_mail(longest, desk.environ, platform).outcome is Outcome.SENT
    assert asked(desk)[-1] == longest
    told = open_mail(longest + "x", desk.environ, platform)
    assert told.outcome is Outcome.FAILED
    assert told.note == (
        f"The letter is too long to hand to a mail program this way ({most + 1:,} characters; "
        f"{most:,} is the most). {COPY_INSTEAD}"
    )


@pytest.mark.parametrize("url", ["https://example.com", "file:///etc/passwd", "", "-h", "MAILTO:"])
def test_only_mail_is_opened(desk: Place, url: str) -> None:
    desk.with_script("xdg-open", ASK)
    with pytest.raises(ValueError, match="only a mailto: address may be opened"):
        open_mail(url, desk.environ, "linux")
