"""Files that somebody wrote to hang, crash or deceive whatever reads them, or by mistake.

`REFUSED`: no YAML that any of our readers takes. `HEAVY`: takes long to read for its size, whatever
becomes of it. `MEANT`: YAML as it should be, with a meaning that should not be; by the kind of file.
"""

from __future__ import annotations

from wizard.flow.shipped import shipped_folder

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
    "20,000 values": "- a\n" * 20_000,
    "100,001 lines": "a: b\n" + "\n" * 100_001,
    "over 500 kB": "a: " + "b" * 500_001,
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
WITHOUT_A_LINE = {"over 500 kB", "100,001 lines", "nothing", "only a BOM"}
"""What is wrong with the whole file stands at its first character, and shows no line."""

HEAVY: dict[str, str] = {
    "9,900 values in one line": "[" + "a," * 9_900 + "]",
    "9,900 values in quotes": "- 'a'\n" * 9_900,
    "a long file of words": "a: " + "b " * 245_000 + "\n",
    "a long text in lines": "a: b\n" + "  c\n" * 99_000,
    "a long block": "a: |\n" + "  bbbbbbbbbbbbbb\n" * 29_000,
    "a long folded block": "a: >\n" + "  x\n\n" * 49_000,
    "a long text in double quotes": 'a: "' + "\\u0041" * 82_000 + '"\n',
    "a long text in single quotes": "a: '" + "''" * 240_000 + "'\n",
    "comments and no end": "# x\n" * 99_000 + "a: b\n",
    "empty lines and no end": "\n" * 99_000 + "a: b\n",
    "spaces and no end": "a: " + " " * 490_000 + "#12\n",
    "tabs and no end": "\t" * 490_000,
    "braces and no end": "{" * 490_000,
    "a long key": "k" * 490_000 + ": v\n",
    "4,900 keys": "".join(f"k{n}: v\n" for n in range(4_900)),
    "4,900 keys in braces": "{" + "".join(f"k{n}: v, " for n in range(4_900)) + "}",
    "4,900 keys alike": "".join(f"format{n}: 1\n" for n in range(4_900)),
    "words that are no key": "x\n" * 99_000,
    "a word and a key much later": "a b " * 120_000 + "\nx: y\n",
    "20,000 signs that differ": "a: " + "".join(map(chr, range(0x4E00, 0x9FFF))) * 7 + "\n",
    "emoji and no end": "a: " + "\U0001f469\u200d\U0001f467" * 40_000 + "\n",
    "accents and no end": "a: e" + "\u0301" * 240_000 + "\n",
    "a mark that hides, at the end": "a: " + "\u00e9" * 240_000 + "\u202e",
    "brackets that open and close": "[[[],[]],[[[],[]]]," * 4_000,
}

_HEAD = "format: 1\n"


def _flow(body: str) -> str:
    return f"flow: some\n{_HEAD}title: Some\ninclude: core\n{body}"


def _question(key: str, more: str = "") -> str:
    return f"  - {{key: {key}, step: know, type: text, label: L, short: s{more}}}\n"


def _rule(more: str) -> str:
    return (
        f"{_HEAD}category: blame\nsource: me\nrules:\n  - {{id: my.rule, kind: phrase, {more}}}\n"
    )


def _questions(count: int) -> str:
    return "questions:\n" + "".join(_question(f"asked_{n}") for n in range(count))


MEANT: dict[str, dict[str, str]] = {
    "flow": {
        "600 questions and 600 names that are none": _flow(
            _questions(600)
            + "letter:\n  know:\n"
            + "".join(f'    s{n}: "Of {{{{ asked_x{n} }}}}."\n' for n in range(900))
        ),
        "700 conditions on names that are none": _flow(
            "questions:\n"
            + "".join(_question(f"asked_{n}", f", when: asket_{n}") for n in range(700))
        ),
        "3,000 keys that are none": _flow(
            "".join(f"questoins{n}: 1\nletters{n}: 2\n" for n in range(1_500))
        ),
        "a chain of 700 conditions": _flow(
            "questions:\n"
            + _question("asked_0")
            + "".join(_question(f"asked_{n}", f", when: asked_{n - 1}") for n in range(1, 700))
        ),
        "a circle of 700 conditions": _flow(
            "questions:\n"
            + "".join(_question(f"asked_{n}", f", when: asked_{(n + 1) % 700}") for n in range(700))
        ),
        "sums that double themselves": _flow(
            "calc:\n  a_0: 1\n"
            + "".join(f"  a_{n}: a_{n - 1} + a_{n - 1}\n" for n in range(1, 400))
            + 'letter:\n  know:\n    s: "Of {{ a_399 }}."\n'
        ),
        "5,000 choices": _flow(
            "questions:\n  - key: pick\n    step: know\n    type: choice\n    label: L\n    short: s\n"
            "    default: c_x\n    choices:\n" + "".join(f"      - c_{n}\n" for n in range(5_000))
        ),
        "a choice 5,000 times": _flow(
            "questions:\n  - key: pick\n    step: know\n    type: choice\n    label: L\n    short: s\n"
            "    choices:\n" + "      - same\n" * 5_000
        ),
        "a name of 400,000 letters": _flow(_questions(1).replace("asked_0", "a" * 400_000)),
        "an order of 5,000 digits": _flow(f"order: {'9' * 5_000}\n"),
        "a format of 5,000 digits": f"flow: some\nformat: {'9' * 5_000}\ntitle: T\n",
        "a format in other digits": "flow: some\nformat: \u0661\u0662\ntitle: T\n",
        "a flow that includes itself": "flow: some\nformat: 1\ntitle: T\ninclude: some\n",
        "a text where a list should be": _flow("questions: none\nletter: none\ncalc: none\n"),
        "lists where texts should be": "flow: [a]\nformat: [1]\ntitle: {a: b}\ninclude: [core]\n",
        "a title of nothing": "flow: some\nformat: 1\ntitle: ''\ninclude: ''\n",
        "a list at the top": "- flow: some\n",
        "a text at the top": "some\n",
        "holes without end": _flow(
            "letter:\n  know:\n" + "".join(f"    s{n}: '{'{{ ' * 600}'\n" for n in range(250))
        ),
        "brackets in texts without end": _flow(
            "letter:\n  know:\n" + "".join(f"    s{n}: '{'[a' * 900}'\n" for n in range(250))
        ),
        "minus signs without end": _flow(
            "calc:\n" + "".join(f"  c_{n}: {'-' * 490}1\n" for n in range(900))
        ),
        "brackets in sums without end": _flow(
            "calc:\n" + "".join(f"  c_{n}: {'(' * 240}1{')' * 240}\n" for n in range(800))
        ),
        "code in a condition": _flow(
            "questions:\n"
            + _question("a", ", when: \"__import__('os').system('touch pwned')\"")
            + _question("b", ', when: "().__class__.__bases__[0].__subclasses__()"')
        ),
        "places outside the folder": "flow: ../../etc/passwd\nformat: 1\ntitle: T\ninclude: ../core\n",
    },
    "rules": {
        "a list at the top": "- rules\n",
        "no format": "rules: []\n",
        "a later format": "format: 99\nrules: []\n",
        "3,000 rules that say nothing": _HEAD + "rules:\n" + "  - {id: a}\n" * 3_000,
        "a class that holds itself": _HEAD + "category: blame\nclasses:\n  a: [x <a>]\nrules:\n"
        "  - {id: my.rule, kind: phrase, find: [<a>], level: nudge, message: m, why: w}\n",
        "classes that double themselves": _HEAD
        + "classes:\n  a: [x, y]\n"
        + "".join(f"  {'a' * n}: ['<{'a' * (n - 1)}> <{'a' * (n - 1)}>']\n" for n in range(2, 30))
        + f"rules:\n  - {{id: my.rule, category: blame, kind: phrase, find: [<{'a' * 29}>], level: nudge,"
        " message: m, why: w, weak: [x, y, x y], strong: [a, b, c]}\n",
        "a pattern that runs for ever": _rule(
            "kind: pattern, find: ['(a+)+$'], level: nudge, message: m"
        ).replace("kind: phrase, ", ""),
        "a phrase in brackets without end": _rule(f"find: ['{'[' * 5_000}'], level: nudge"),
        "choices within choices": _rule(f"find: ['{'(a/b) ' * 5_000}'], level: nudge"),
        "gaps without end": _rule("find: ['a " + "~9 " * 3_000 + "b'], level: nudge"),
        "a gap of 5,000 digits": _rule(f"find: ['a ~{'9' * 5_000} b'], level: nudge"),
        "a limit of 5,000 digits": _rule(f"limit: {'9' * 5_000}, find: [a], level: nudge"),
        "3,000 classes that are none": _rule(
            "find: [" + ", ".join(f"<clas{n}>" for n in range(3_000)) + "], level: nudge"
        ),
        "texts where lists should be": _HEAD + "rules: none\nclasses: none\nsignals: none\n",
        "lists where texts should be": _HEAD
        + "rules:\n  - {id: [a], kind: [b], level: {c: d}, message: [e], find: {f: g}}\n",
        "a name that is a place": _rule("find: [a]").replace("my.rule", "../../x"),
    },
    "answers": {
        "a list at the top": "- a\n",
        "no format": "answers: {a: b}\n",
        "a later format": "format: 99\n",
        "a format of 5,000 digits": f"format: {'9' * 5_000}\n",
        "a day that is none": _HEAD + "now: 2026-13-45 99:99\n",
        "a zone that is a place": _HEAD + "zone: ../../../etc/passwd\n",
        "a zone of nothing": _HEAD + "zone: /\n",
        "a zone with a NUL in quotes": _HEAD + 'zone: "a\\x00b"\n',
        "a zone of 400,000 letters": _HEAD + f"zone: {'x' * 400_000}\n",
        "settings that are lists": _HEAD
        + "now: [a]\nzone: {a: b}\ncurrency: [GBP]\nstage: {a: b}\n",
        "answers that are a text": _HEAD + "answers: none\n",
        "answers within answers": _HEAD + "answers: {a: {b: {c: {d: e}}}}\n",
        "rows that are texts": _HEAD + "answers: {a: [{b: c}, d, [e]]}\n",
        "unknown that is a text": _HEAD + "unknown: cause\nsuspected: {a: b}\n",
        "3,000 keys that are none": _HEAD + "".join(f"answer{n}: a\n" for n in range(3_000)),
        "one key unknown 5,000 times": _HEAD + "unknown: [" + "a, " * 5_000 + "]\n",
    },
    "profile": {
        "a list at the top": "- a\n",
        "a later format": "format: 99\n",
        "answers within answers": _HEAD + "answers: {a: {b: {c: d}}}\n",
        "answers that are a list": _HEAD + "answers: [a, b]\n",
    },
    "house": {
        "a list at the top": "- a\n",
        "a later format": "format: 99\n",
        "a format of 5,000 digits": f"format: {'9' * 5_000}\n",
        "3,000 answers to no question": _HEAD
        + "answers:\n"
        + "".join(f"  compony{n}: a\n" for n in range(3_000)),
        "a limit without end": _HEAD + f"limits:\n  - {{role: R, most: '{'9' * 5_000}'}}\n",
        "a limit of less than nothing": _HEAD + "limits:\n  - {role: R, most: '-5'}\n",
        "3,000 holidays that are none": _HEAD + "holidays:\n" + "  - never day\n" * 3_000,
        "a holiday of 5,000 digits": _HEAD + f"holidays: [{'9' * 5_000} December {'9' * 5_000}]\n",
        "a word that holds itself": _HEAD + "words:\n  - {say: log in now, not: [log in]}\n",
        "words that are texts": _HEAD + "words: [a, b]\nlimits: [c]\nholidays: {d: e}\n",
        "a phrase without end": _HEAD + f"words:\n  - {{say: a, not: ['{'(b/' * 5_000}']}}\n",
        "hours that are none": _HEAD + "answers: {hours: " + "from 9 to 17 and " * 3_000 + "}\n",
    },
    "layout": {
        "a list at the top": "- a\n",
        "sections that are none": "layout: some\nformat: 1\ntitle: T\nsections: [a, b]\n",
        "a limit of 5,000 digits": "layout: some\nformat: 1\ntitle: T\nsections: [know]\n"
        f"max_words: {{light: {'9' * 5_000}}}\n",
        "limits that are a text": "layout: some\nformat: 1\ntitle: T\nsections: [know]\n"
        "max_words: 12\nturns: many\n",
        "a text in place of groups": "layout: some\nformat: 1\ntitle: T\nsections: [know]\ngroups: a\n",
    },
    "regime": {
        "a list at the top": "- a\n",
        "a day that is none": "regime: some\nformat: 1\ntitle: T\nfor: [billing]\napplies: a\nlaw: l\n"
        "source: s\nas_of: 2026-13-45\n",
        "a limit of 5,000 digits": "regime: some\nformat: 1\ntitle: T\nfor: [billing]\napplies: a\n"
        f"law: l\nsource: s\nas_of: 2026-11-01\nmax_words: {{light: {'9' * 5_000}}}\n",
        "a clock without end": "regime: some\nformat: 1\ntitle: T\nfor: [billing]\napplies: a\nlaw: l\n"
        f"source: s\nas_of: 2026-11-01\nclocks:\n  - {{what: w, from: a, days: {'9' * 5_000}}}\n",
        "texts where lists should be": "regime: some\nformat: 1\ntitle: T\nfor: {a: b}\napplies: a\n"
        "law: l\nsource: s\nas_of: [2026]\nclocks: a\nrequires: b\nleaves_out: c\n",
    },
    "ignores": {
        "a list at the top": "- a\n",
        "no format": "let_be: []\n",
        "a text at the top": "a\n",
        "rows that are texts": "format: 1\nlet_be: [a, b]\n",
        "rows without a rule": "format: 1\nlet_be:\n  - {sentence: a}\n",
        "no list": "format: 1\nlet_be: a\n",
    },
}
READ_ALL_THE_SAME = {
    ("flow", "sums that double themselves"),
    ("flow", "a chain of 700 conditions"),
}
"""Meanings that are odd and no fault; those that a reader may take."""


def _shipped(name: str) -> str:
    return (shipped_folder() / name).read_text(encoding="utf-8")


_A_RULE = """format: 1
category: boilerplate
source: me
rules:
  - id: my.rule
    kind: phrase
    level: warning
    find: ["no one's fault", "one of those things"]
    message: It sounds as if nobody did it.
    why: The reader wants to know who puts it right.
    fix: ["it was our mistake"]
    weak: ["It was no one's fault.", "It was one of those things.", "It's one of those things."]
    strong: ["It was our fault.", "I made a mistake.", "We did it."]
"""
_A_FLOW = """flow: some
format: 1
title: Some
include: core
questions:
  - key: which_one
    step: know
    type: choice
    label: Which one?
    short: which
    choices: [one, two]
  - key: how_many
    step: know
    type: integer
    label: How many?
    short: how many
    when: which_one == 'one'
calc:
  doubled: how_many * 2
letter:
  know:
    said: "It was {{ doubled }} of them[, the {{ which_one }}]."
"""
SOUND: dict[str, tuple[str, ...]] = {
    "flow": (_A_FLOW,),
    "rules": (_A_RULE,),
    "answers": (_shipped("samples/billing/charged-twice.yaml"),),
    "house": (
        "format: 1\nanswers:\n  company: Tallow Pay\n  hours: weekdays 8 to 6\n"
        "words:\n  - {say: sign in, not: [log in, login], why: It is what the button says.}\n"
        'limits:\n  - {role: Team Lead, most: "250.00", above: Priya Nair}\n'
        "holidays:\n  - {day: 25 December, name: Christmas Day}\n",
    ),
    "profile": (
        'format: 1\nanswers:\n  signer_name: Sam Lee\n  limit: "50.00"\nkeys:\n  save: f10\n',
    ),
    "layout": (
        _shipped("layouts/chat.yaml").replace("layout: chat", "layout: some"),
        _shipped("layouts/phone.yaml").replace("layout: phone", "layout: some"),
    ),
    "regime": (_shipped("regimes/gdpr.yaml").replace("regime: gdpr", "regime: some"),),
    "ignores": (f"format: 1\nlet_be:\n  - {{rule: my.rule, sentence: {'ab12' * 4}}}\n",),
}
"""Files of each kind as they should be."""
