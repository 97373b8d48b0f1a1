"""Names and subjects that would be headers, recipients, folders or tags: they stay names and subjects."""

from __future__ import annotations

import re
from datetime import date
from email import message_from_string
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

from tests.conftest import Battery
from tests.deliver.conftest import Place, place
from wizard.deliver.files import DeliveryFault, file_name, save_letter
from wizard.deliver.mail import mailto, open_mail
from wizard.deliver.outcome import Outcome

__all__ = ["place"]

INJECTED = [
    "Ms Obi\r\nBcc: all@example.com", "Ms Obi\nBcc: all@example.com", "Ms Obi\rBcc: all@example.com",
    "Ms Obi\r\n\r\nbody", "Ms Obi\x0bBcc: x", "Ms Obi\x0cBcc: x", "Ms Obi\x85Bcc: x", "Ms Obi\u2028Bcc: x",
    "Ms Obi\u2029Bcc: x", "Ms Obi\0Bcc: x", "Obi, all@example.com", "Obi; all@example.com",
    "a@x.example b@x.example",
    "Obi <all@example.com>", '"Obi, b" <all@example.com>', "Obi%0D%0ABcc: x", "Obi%2Call@example.com",
    "Obi?bcc=all@example.com", "Obi&bcc=all@example.com", "Obi&cc=x&attach=/etc/passwd", "Obi#x", "Obi%",
    "../../etc/passwd", "..\\..\\Windows", "/etc/passwd", "C:\\x", "~root", "-rf", "$(id)", "`id`", "a\0b",
    "..", ".", "con", "a/../../b", "\u2215etc", "x" * 400, " ", "", "\u202egnp.exe",
    "<b>Obi</b>", "<script>alert(1)</script>", '<img src=x onerror="y">', "&lt;b&gt;", "<!-- -->", "]]>",
    "[link=http://x]y[/link]", "=cmd|'/c calc'!A1", "+44", "@sum(1)",
]  # fmt: skip
DAY = date(2026, 11, 26)


def _headers_of(url: str) -> tuple[str, dict[str, list[str]]]:
    """A mailto address as a mail program takes it: the recipients, and every header that it sets."""
    parts = urlsplit(url)
    fields: dict[str, list[str]] = {}
    for name, value in parse_qsl(parts.query, keep_blank_values=True):
        fields.setdefault(name.lower(), []).append(value)
    return unquote(parts.path), fields


def test_nothing_becomes_a_header_or_a_recipient(place: Place, battery: Battery) -> None:
    wrong: list[str] = []
    place.environ["DISPLAY"] = ":0"
    place.with_script("xdg-open", 'for word in "$@"; do echo "$word"; done > "$HOME/asked"')
    for text in INJECTED:
        to, fields = _headers_of(mailto(text, f"Dear {text},\n\nSorry.", "obi@example.com"))
        subject = "".join(fields.get("subject", [""]))
        mail = message_from_string(f"To: {to}\nSubject: {subject}\n\nbody")
        if to != "obi@example.com" or not set(fields) <= {"subject", "body"}:
            wrong.append(f"{text!r} as a subject gives {to!r} and {sorted(fields)}")
        if any(len(values) > 1 for values in fields.values()) or set(mail) != {"To", "Subject"}:
            wrong.append(f"{text!r} as a subject gives the headers {list(mail.items())}")
        try:
            address, more = _headers_of(mailto("Sorry", "Dear", text))
        except DeliveryFault as fault:
            address, more = "", {}
            if not str(fault).isprintable():
                wrong.append(f"{text!r} is refused in words that steer: {fault!s}")
        if address.count("@") > 1 or re.search(r"[,;\s<>]", unquote(address)) or "bcc" in more:
            wrong.append(f"{text!r} as an address gives {address!r} and {sorted(more)}")
        told = open_mail(mailto(text[:60], "Dear"), place.environ, "linux")
        asked = (Path(place.environ["HOME"]) / "asked").read_text().splitlines()
        if (
            told.outcome is not Outcome.SENT
            or len(asked) != 1
            or not asked[0].startswith("mailto:")
        ):
            wrong.append(f"{text!r}: the opener was given {asked}")
    battery.count("subjects, bodies and addresses", 4 * len(INJECTED))
    battery.count("headers, recipients or words of a command more", len(wrong))
    assert wrong == [], "\n".join(wrong)


def test_nothing_is_saved_outside_the_folder_or_over_a_file(
    tmp_path: Path, battery: Battery
) -> None:
    wrong: list[str] = []
    folder = tmp_path / "within" / "letters"
    folder.mkdir(parents=True)
    saved = 0
    for number, text in enumerate(INJECTED):
        for name in (
            file_name("Apology", text, DAY),
            file_name(text, "Ms Obi", DAY),
            file_name("Apology", "Ms Obi", DAY, text),
            text,
        ):
            letter = f"Letter {number} of {text!r} as {name!r}"
            try:
                path = save_letter(letter, folder, name)
            except DeliveryFault as fault:
                if name != text:
                    wrong.append(f"{text!r} could not be saved: {fault}")
                continue
            saved += 1
            if path.parent != folder or path.read_text(encoding="utf-8") != letter:
                wrong.append(f"{text!r} was saved as {path}")
    there = [one for one in tmp_path.rglob("*") if one.is_file()]
    if len(there) != saved or any(one.parent != folder for one in there):
        wrong.append(f"{saved} were saved, and {len(there)} files are there")
    battery.count("names of files", 4 * len(INJECTED))
    battery.count("files outside the folder or written over", len(wrong))
    assert wrong == [], "\n".join(wrong)
