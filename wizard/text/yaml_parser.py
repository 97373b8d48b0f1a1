"""From text to nodes by PyYAML's pure parser, stopped at whatever is not in the strict subset.

Imported only when a file is really parsed: PyYAML takes 16 ms to import.
"""

from __future__ import annotations

from typing import Any

import yaml
from yaml import events
from yaml.error import MarkedYAMLError
from yaml.reader import ReaderError

from wizard.text.clean import clean
from wizard.text.spans import line_column
from wizard.text.yaml_nodes import Fault, FaultyFile, Mapping, Mark, Node, Scalar, Sequence

MAX_DEPTH = 32
MAX_VALUES = 10_000

_QUOTES_OR_BLOCK = 'Put it in quotes, or write it as a block: "|" here and the text indented below.'
_HASH = 'A "#" after a space starts a comment. Put the text in quotes, or a space after the "#".'
_QUESTION_MARK = 'Inside { } and [ ] a text with a "?" goes in quotes.'
_NEVER_CLOSED = "What begins here is never closed."
_NO_REUSE = (
    "Nothing can be reused with & and * here: write it out. "
    "A text that begins with one of them goes in quotes."
)
_BACKSLASH = "A backslash in double quotes has a meaning of its own. Use single quotes."
_BRACES = f'A text that begins with "{{{{" is not read as text. {_QUOTES_OR_BLOCK}'

# What PyYAML says -> what it means to a person who writes a flow.
_PROBLEMS = (
    ("mapping values are not allowed", f'There is a second ": " here. {_QUOTES_OR_BLOCK}'),
    ("found character '\\t'", "There is a tab here. Indent with spaces."),
    ("that cannot start any token", f"A text cannot begin with this character. {_QUOTES_OR_BLOCK}"),
    ("found unexpected end of stream", "This quotation mark is never closed."),
    ("found unexpected document separator", "This quotation mark is never closed."),
    ("could not find expected ':'", 'A ":" is missing after this.'),
    ("expected <block end>", "This does not fit what stands before it. Check how far the line is "
     "indented; a text that begins with a quote, [ or { goes in quotes as a whole."),
    ("expected ',' or ']'", 'A "," or the closing "]" is missing before this.'),
    ("expected ',' or '}'", 'A "," or the closing "}" is missing before this.'),
    ("unknown escape character", _BACKSLASH),
    ("escape sequence of", _BACKSLASH),
    ("expected alphabetic or numeric", f"A text cannot begin with & or *. {_QUOTES_OR_BLOCK}"),
    ("sequence entries are not allowed", f'A list cannot begin here. {_QUOTES_OR_BLOCK}'),
    ("mapping keys are not allowed", f'A text cannot begin with "? ". {_QUOTES_OR_BLOCK}'),
    ("expected a comment or a line break", 'Nothing else may stand on the line of the "|" or ">".'),
    ("indentation indicator", 'Nothing else may stand on the line of the "|" or ">".'),
    ("expected the node content", "A value is missing here."),
    ("did not find expected key", "A key is missing here."),
)  # fmt: skip

_SAID_OF_THE_START = ("end of stream", "document separator", "expected ':'")


class _Parser(yaml.SafeLoader):
    """The stock parser, but a `#12` in an unquoted text is refused and not cut off in silence."""

    def scan_to_next_token(self) -> None:
        peek: Any = self.peek
        while peek() == " ":
            self.forward()
        if peek() == "#" and peek(1) not in " \n\0" and self._follows_text():
            mark = self.get_mark()
            raise MarkedYAMLError(problem=_HASH, problem_mark=mark)
        super().scan_to_next_token()

    def _follows_text(self) -> bool:
        buffer: str = self.buffer
        end: int = self.pointer
        return bool(buffer[buffer.rfind("\n", 0, end) + 1 : end].strip())


class Composer:
    """Builds the nodes of one text: line feeds its only line ends, no invisible characters."""

    def __init__(self, text: str, file: str) -> None:
        self._text = text
        self._file = file
        self._values = 0
        self._parser: Any = None

    def document(self) -> Node:
        """The only document of the text. Raises FaultyFile with the first fault."""
        try:
            self._parser = _Parser(self._text)
            return self._document()
        except ReaderError as error:
            line, column = line_column(self._text, int(error.position))
            raise self._faulty(
                Mark(self._file, line, column), "This character cannot be in YAML."
            ) from None
        except MarkedYAMLError as error:
            at = error.problem_mark or error.context_mark
            problem = error.problem or ""
            if "<stream end>" in problem and error.context_mark is not None:
                problem = _NEVER_CLOSED
            if problem == _NEVER_CLOSED or any(said in problem for said in _SAID_OF_THE_START):
                at = error.context_mark or at
            mark = self._mark(at) if at is not None else Mark(self._file, 1, 1)
            if "expected ','" in problem and self._line(mark)[mark.column - 1 :].startswith("?"):
                problem = _QUESTION_MARK
            raise self._faulty(mark, _in_plain_words(problem)) from None
        except (yaml.YAMLError, ValueError, OverflowError, RecursionError, MemoryError):
            mark = self._mark(self._parser.get_mark()) if self._parser else Mark(self._file, 1, 1)
            raise self._faulty(mark, "This is not YAML that can be read.") from None

    def _document(self) -> Node:
        self._parser.get_event()  # the start of the stream
        if self._parser.check_event(events.StreamEndEvent):
            raise self._faulty(Mark(self._file, 1, 1), "There is nothing in this file.")
        start = self._parser.get_event()
        if start.version or start.tags:
            raise self._faulty(
                self._mark(start.start_mark), "Take out the line that starts with %."
            )
        node = self._node(self._parser.get_event(), 1)
        self._parser.get_event()  # the end of the document
        if not self._parser.check_event(events.StreamEndEvent):
            mark = self._mark(self._parser.peek_event().start_mark)
            raise self._faulty(
                mark, 'A second document starts here. One file holds one: take out "---".'
            )
        return node

    def _node(self, event: Any, depth: int) -> Node:
        mark = self._mark(event.start_mark)
        self._values += 1
        if self._values > MAX_VALUES:
            raise self._faulty(mark, f"This file holds more than {MAX_VALUES:,} values.")
        if depth > MAX_DEPTH:
            raise self._faulty(mark, f"This is nested more than {MAX_DEPTH} levels deep.")
        if isinstance(event, events.AliasEvent):
            raise self._faulty(mark, _NO_REUSE)
        if event.anchor is not None:
            raise self._faulty(mark, _NO_REUSE)
        if event.tag is not None:
            raise self._faulty(mark, f"A text cannot begin with !. {_QUOTES_OR_BLOCK}")
        if isinstance(event, events.ScalarEvent):
            return self._scalar(event, mark)
        if isinstance(event, events.SequenceStartEvent):
            return Sequence(self._items(depth), mark)
        return self._mapping(event, mark, depth)

    def _scalar(self, event: Any, mark: Mark) -> Scalar:
        if event.style == '"':
            bad = unsafe(event.value)
            if bad is not None:
                raise self._faulty(mark, f"{described(bad)} is hidden in this text. Take it out.")
        return Scalar(event.value, mark, event.style is not None)

    def _items(self, depth: int) -> tuple[Node, ...]:
        items: list[Node] = []
        while not self._parser.check_event(events.SequenceEndEvent):
            items.append(self._node(self._parser.get_event(), depth + 1))
        self._parser.get_event()
        return tuple(items)

    def _mapping(self, start: Any, mark: Mark, depth: int) -> Mapping:
        entries: dict[str, Node] = {}
        keys: dict[str, Mark] = {}
        while not self._parser.check_event(events.MappingEndEvent):
            key = self._key(start, mark, depth)
            if key.text in entries:
                first = keys[key.text].line
                raise self._faulty(
                    key.mark,
                    f'"{key.text}" is here twice: on line {first} and on line {key.mark.line}.',
                )
            event = self._parser.get_event()
            value = self._node(event, depth + 1)
            if (
                start.flow_style
                and value == Scalar("", value.mark)
                and event.start_mark.index == event.end_mark.index
            ):
                raise self._faulty(
                    key.mark,
                    f'"{key.text}" has no value. Inside {{ }} a text with a comma goes in quotes.',
                )
            entries[key.text] = value
            keys[key.text] = key.mark
        self._parser.get_event()
        return Mapping(entries, keys, mark)

    def _key(self, start: Any, mark: Mark, depth: int) -> Scalar:
        event = self._parser.get_event()
        if start.flow_style and isinstance(event, events.MappingStartEvent):
            raise self._faulty(mark, _BRACES)
        key = self._node(event, depth + 1)
        if not isinstance(key, Scalar):
            raise self._faulty(key.mark, f"A list or a mapping cannot be a key. {_QUOTES_OR_BLOCK}")
        if key.text == "<<" and not key.quoted:
            raise self._faulty(key.mark, "Merging with << is not possible here.")
        return key

    def _mark(self, mark: Any) -> Mark:
        return Mark(self._file, mark.line + 1, mark.column + 1)

    def _faulty(self, mark: Mark, message: str) -> FaultyFile:
        return FaultyFile((Fault(mark, message, "error", self._line(mark)),))

    def _line(self, mark: Mark) -> str:
        lines = self._text.split("\n")
        return lines[mark.line - 1] if mark.line <= len(lines) else ""


def _in_plain_words(problem: str) -> str:
    if problem in (_HASH, _QUESTION_MARK, _NEVER_CLOSED):
        return problem
    for said, meant in _PROBLEMS:
        if said in problem:
            return meant
    return f"This is not YAML that can be read: {problem or 'no reason is known'}."


def unsafe(text: str) -> str | None:
    """The first character of `text` that cleaning takes out or changes, other than a line feed."""
    if text.isascii() and text.isprintable():
        return None
    bad = {char for char in set(text) if not char.isalnum() and clean(char).text != char}
    return next((char for char in text if char in bad), None)


def described(char: str) -> str:
    """The name of a character that cannot be seen: "The invisible character U+202E"."""
    return f"The invisible character U+{ord(char):04X}"
