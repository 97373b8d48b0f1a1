"""From files to flows: where they are, which one a name means, and what is wrong with a file."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from wizard.checks.house_words import HOUSE_FILE
from wizard.expr.expression import Expression
from wizard.flow.additions import added
from wizard.flow.changes import changed, changes_another
from wizard.flow.faults import Faults, unknown
from wizard.flow.keys import FLOW, Key
from wizard.flow.lint import Draft, check
from wizard.flow.model import Flow
from wizard.flow.questions import Questions
from wizard.flow.reading import FLOW_FORM, KEY_FORM, Reader
from wizard.flow.sentences import Sentences
from wizard.text import strict_yaml as yaml

FORMAT = 1
_LAST = 10_000  # the place in the list of a flow that names none


class Followed(NamedTuple):
    """A regime that a flow is asked under. says: whether this letter is one that follows it."""

    path: Path
    says: bool = True


@dataclass(frozen=True, slots=True)
class Loaded:
    """A flow with what only the loader needs to know of it."""

    flow: Flow
    order: int
    sources: dict[str, yaml.Mapping]  # its questions as written, by key
    files: tuple[Path, ...]  # those it is made of
    warnings: tuple[yaml.Fault, ...] = field(default=())


class FlowLibrary:
    """The flows of some folders. One in a later folder replaces, or changes, one of the same name.

    A flow's name is its file's: `billing.yaml` holds the flow `billing`; `house.yaml` is none.
    `cache` is a folder in which parsed files may be kept.
    """

    def __init__(self, folders: Sequence[Path], cache: Path | None = None) -> None:
        self._cache = cache
        self._paths: dict[str, Path] = {}
        self._beneath: dict[Path, Path] = {}  # what a file of the same name was before it
        self._loaded: dict[str, Loaded | yaml.FaultyFile] = {}
        self._under: dict[tuple[str, tuple[Followed, ...]], Flow] = {}
        for folder in folders:
            for path in sorted(folder.glob("*.yaml")):
                if path.name == HOUSE_FILE:
                    continue
                if path.stem in self._paths:
                    self._beneath[path] = self._paths[path.stem]
                self._paths[path.stem] = path

    def names(self) -> tuple[str, ...]:
        """Every flow there is, those to include and faulty ones too."""
        return tuple(self._paths)

    def path(self, name: str) -> Path:
        """The file of a flow. Raises KeyError for a name that there is not."""
        return self._paths[name]

    def get(self, name: str) -> Flow:
        """A flow by name. Raises KeyError if there is none, FaultyFile if its file is faulty."""
        return self._get(name, ()).flow

    def under(self, name: str, regimes: tuple[Followed, ...]) -> Flow:
        """A flow with what these regimes ask and say. Raises as `get` does."""
        if (name, regimes) not in self._under:
            loaded = _Loading(self._paths[name], self, (), regimes).loaded()
            self._under[name, regimes] = loaded.flow
        return self._under[name, regimes]

    def listed(self) -> tuple[Flow, ...]:
        """The flows to choose from, in the order of `order` and title. Faulty ones are left out."""
        found = [self._outcome(name, ()) for name in self._paths]
        loaded = [outcome for outcome in found if isinstance(outcome, Loaded)]
        loaded.sort(key=lambda one: (one.order, one.flow.title.casefold()))
        return tuple(one.flow for one in loaded if not one.flow.shared)

    def faulty(self) -> dict[str, yaml.FaultyFile]:
        """What is wrong with the flows that cannot be used, by name."""
        found = {name: self._outcome(name, ()) for name in self._paths}
        return {name: o for name, o in found.items() if isinstance(o, yaml.FaultyFile)}

    def warnings(self, name: str) -> tuple[yaml.Fault, ...]:
        """What its author had better look at. Raises as `get` does."""
        return self._get(name, ()).warnings

    def _get(self, name: str, opened: tuple[str, ...]) -> Loaded:
        outcome = self._outcome(name, opened)
        if isinstance(outcome, yaml.FaultyFile):
            raise outcome
        return outcome

    def _outcome(self, name: str, opened: tuple[str, ...]) -> Loaded | yaml.FaultyFile:
        if name not in self._loaded:
            path = self._paths[name]
            try:
                self._loaded[name] = _Loading(path, self, opened).loaded()
            except yaml.FaultyFile as fault:
                if opened:  # as seen from inside a circle: not for good
                    return fault
                self._loaded[name] = fault
        return self._loaded[name]

    def files(self, name: str) -> tuple[Path, ...]:
        """The files that a flow is made of: its own, those it changes or includes. Raises as `get` does."""
        return self._get(name, ()).files

    def nodes(self, path: Path) -> tuple[yaml.Node, tuple[Path, ...]]:
        """The parsed file, with what it changes where it changes another, and the files read for it."""
        node = yaml.cached(path, self._cache)
        if not changes_another(node):
            return node, (path,)
        beneath = self._beneath.get(path)
        base, files = self.nodes(beneath) if beneath is not None else (None, ())
        return changed(node, path.stem, base, self._included_node(base)), (path, *files)

    def _included_node(self, flow: yaml.Node | None) -> yaml.Node | None:
        include = flow.entries.get("include") if isinstance(flow, yaml.Mapping) else None
        shared = self._paths.get(include.text) if isinstance(include, yaml.Scalar) else None
        return self.nodes(shared)[0] if shared is not None else None

    def nodes_under(self, node: yaml.Mapping, regime: Followed) -> yaml.Mapping:
        """A parsed flow with what a regime adds to it. Raises FaultyFile."""
        parsed = yaml.cached(regime.path, self._cache)
        return added(node, parsed, self._included_node(node), says=regime.says)

    def included(self, name: str, opened: tuple[str, ...]) -> Loaded | None:
        """A flow to include; None where there is none of that name."""
        return self._get(name, opened) if name in self._paths else None


def load_flow(path: Path, library: FlowLibrary) -> Flow:
    """The flow of one file; what it includes comes from `library`.

    Raises FaultyFile with the first fault of syntax or with every fault of meaning.
    """
    return _Loading(path, library, ()).loaded().flow


def load_with_warnings(path: Path, library: FlowLibrary) -> tuple[Flow, tuple[yaml.Fault, ...]]:
    """As `load_flow`, with what its author had better look at."""
    loaded = _Loading(path, library, ()).loaded()
    return loaded.flow, loaded.warnings


class _Loading:
    """One file on its way to a flow."""

    def __init__(
        self,
        path: Path,
        library: FlowLibrary,
        opened: tuple[str, ...],
        regimes: tuple[Followed, ...] = (),
    ) -> None:
        self.path = path
        self.regimes = regimes
        self.library = library
        self.opened = (*opened, path.stem)
        self.faults = Faults()
        self.reader = Reader(self.faults)

    def loaded(self) -> Loaded:
        node, files = self.library.nodes(self.path)
        top = self.reader.mapping(node, "A flow")
        self.faults.raise_errors()
        assert top is not None
        for regime in self.regimes:
            top = self.library.nodes_under(top, regime)
        self._refuse_newer(top)
        fields = self.reader.fields(top, FLOW, "A flow")
        self._check_head(top, fields)
        base = self._included(top, fields.pop("include", ""))
        questions = Questions(self.reader, base.sources if base else {})
        asked = questions.read(top.entries.get("questions"))
        calc = self._calc(top.entries.get("calc"), questions)
        sentences = Sentences(
            self.reader, base.flow.name if base else "", base.flow.sentences if base else {}
        )
        letter = sentences.read(top.entries.get("letter"))
        paragraphs = sentences.paragraphs(top.entries.get("paragraphs"))
        inherited = dict(base.flow.stages) if base else {}
        stages = sentences.stages(top.entries.get("stages"), inherited)
        order = fields.pop("order", _LAST)
        fields.pop("format", None)
        fields.setdefault("name", self.path.stem)
        fields.setdefault("title", "")
        fields["signs"] = {**(base.flow.signs if base else {}), **fields.get("signs", {})}
        flow = Flow(
            **fields,
            file=str(
                self.regimes[-1].path if self.regimes else self.path
            ),  # whose words are judged
            questions=asked,
            calc={**(base.flow.calc if base else {}), **{k: e for k, (e, _) in calc.items()}},
            sentences=letter,
            paragraphs=paragraphs,
            stages=stages,
            hash=_hash(files, base),
        )
        check(Draft(flow, base.flow if base else None, calc, questions, sentences, self.reader))
        self.faults.raise_errors()
        files = (*files, *(base.files if base else ()))
        return Loaded(flow, order, questions.sources, files, self.faults.warnings())

    def _refuse_newer(self, top: yaml.Mapping) -> None:
        node = top.entries.get("format")
        if isinstance(node, yaml.Scalar) and node.text.isdecimal() and int(node.text[:9]) > FORMAT:
            message = f"This flow is in format {node.text[:9]}; this Amends reads format {FORMAT}."
            self.faults.error(node.mark, f"{message} Get a newer Amends.")
            self.faults.raise_errors()

    def _check_head(self, top: yaml.Mapping, fields: dict[str, Any]) -> None:
        name = fields.get("name")
        if name is not None and name != self.path.stem and FLOW_FORM.match(self.path.stem):
            message = (
                f"The flow `{name}` belongs in a file named {name}.yaml, not {self.path.name}."
            )
            self.faults.error(top.entries["flow"].mark, message)

    def _included(self, top: yaml.Mapping, name: str) -> Loaded | None:
        if not name:
            return None
        mark = top.entries["include"].mark
        if name in self.opened:
            circle = " → ".join((*self.opened[self.opened.index(name) :], name))
            self.faults.error(mark, f"These flows include each other in a circle: {circle}.")
            return None
        found = self.library.included(name, self.opened)
        if found is None:
            self.faults.error(mark, unknown("flow", name, self.library.names()))
        return found

    def _calc(
        self, node: yaml.Node | None, questions: Questions
    ) -> dict[str, tuple[Expression, yaml.Scalar]]:
        found: dict[str, tuple[Expression, yaml.Scalar]] = {}
        pairs = self.reader.mapping(node, "`calc`") if node is not None else None
        for name, value in pairs.entries.items() if pairs is not None else ():
            questions.named[name] = None
            mark = pairs.keys[name] if pairs is not None else value.mark
            if not KEY_FORM.match(name):
                message = f"`{name[:60]}` is not a name. A name is small letters, digits and _."
                self.faults.error(mark, message)
            elif name in questions.found:
                self.faults.error(mark, f"`{name}` is a question. Give the sum another name.")
            elif not questions.clashes(name, mark):
                expression = self.reader.expression(value, Key("expression", ""), name)
                if expression is not None and isinstance(value, yaml.Scalar):
                    found[name] = (expression, value)
        return found


def _hash(files: Sequence[Path], base: Loaded | None) -> str:
    texts = [yaml.content(path) for path in files]
    if base is not None:
        texts.append(base.flow.hash.encode())
    return hashlib.sha256(b"".join(texts)).hexdigest()[:16]
