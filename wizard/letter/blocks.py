"""Hand edits beside a letter that keeps being composed.

The review shows one text made of blocks. A change touches only the blocks it falls in: they become
hand-written and remember the composed text they replaced. When that text later differs, the block
holds both and the writer chooses.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

BREAK = "\n\n"


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph as shown.

    ids: the composed paragraphs it stands for; empty for a paragraph of the writer's own.
    base: the composed text when the hand first touched it; None while untouched.
    theirs: the composed text now, where it differs from base: the writer must choose.
    dress: the channel it was written for, where that arranges the letter its own way (`Layout.dress`).
    """

    ids: tuple[str, ...]
    text: str
    base: str | None = None
    theirs: str | None = None
    dress: str = ""

    @property
    def by_hand(self) -> bool:
        """The writer has changed this block."""
        return self.base is not None


Blocks = tuple[Block, ...]


def shown(blocks: Blocks) -> str:
    """The whole text, blocks parted by an empty line."""
    return BREAK.join(block.text for block in blocks)


def _extents(blocks: Blocks) -> Iterator[tuple[int, int]]:
    at = 0
    for block in blocks:
        yield at, at + len(block.text)
        at += len(block.text) + len(BREAK)


def typed_over(blocks: Blocks, new: str) -> Blocks:
    """The blocks after the shown text was changed to `new`; only what the change touches is by hand."""
    old = shown(blocks)
    if new == old:
        return blocks
    if not blocks:
        return (Block((), new, ""),)
    shortest = min(len(old), len(new))
    head = 0
    while head < shortest and old[head] == new[head]:
        head += 1
    tail = 0
    while tail < shortest - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    low, high = head, len(old) - tail
    extents = list(_extents(blocks))
    # A change that eats into the empty line between two blocks joins them.
    first = next(i for i, (_, end) in enumerate(extents) if low <= end or low < end + len(BREAK))
    last = max(first, max(i for i, (start, _) in enumerate(extents) if high > start - len(BREAK)))
    start, end = extents[first][0], extents[last][1]
    touched = blocks[first : last + 1]
    merged = Block(
        ids=tuple(name for block in touched for name in block.ids),
        text=new[start : end + len(new) - len(old)],
        base=BREAK.join(block.text if block.base is None else block.base for block in touched),
    )
    return (*blocks[:first], merged, *blocks[last + 1 :])


def recomposed(blocks: Blocks, paragraphs: Mapping[str, str]) -> Blocks:
    """The blocks after the letter was composed anew; `paragraphs` maps id to text, in order.

    Untouched blocks follow the letter, and so do those changed back to what it says. Hand-written
    ones keep the writer's words, and hold the new composed text beside them where it changed. A
    writer's own paragraph stays behind the block it stood behind.
    """
    owner = {name: block for block in blocks if block.by_hand for name in block.ids}
    out: list[Block] = []
    placed: set[int] = set()
    for name, text in paragraphs.items():
        block = owner.get(name)
        now = _now(block, paragraphs) if block else text
        if block is None or block.text == now:  # never changed, or changed back
            out.append(Block((name,), text))
        elif id(block) not in placed:
            out.append(replace(block, theirs=None if now == block.base else now))
        if block is not None:
            placed.add(id(block))
    for index, block in enumerate(blocks):
        if not block.by_hand or id(block) in placed:
            continue
        # Every paragraph it stood for has left the letter (or it never stood for one): keep it.
        undecided = bool(block.ids) and block.base != ""
        kept = replace(block, theirs="" if undecided else None)
        out.insert(_place(blocks, index, out), kept)
    return tuple(out)


def _now(block: Block, paragraphs: Mapping[str, str]) -> str:
    """What the letter says where the block stands."""
    return BREAK.join(paragraphs[name] for name in block.ids if name in paragraphs)


def _place(blocks: Blocks, index: int, out: list[Block]) -> int:
    """Where the block at `index` belongs among `out`: behind the nearest one that was before it."""
    for before in reversed(blocks[:index]):
        for at, block in enumerate(out):
            if (before.ids and set(before.ids) & set(block.ids)) or block is before:
                return at + 1
    return 0


def keep_mine(blocks: Blocks, index: int) -> Blocks:
    """Settle a block that differs from the letter: the writer's words stay."""
    block = blocks[index]
    return (*blocks[:index], replace(block, base=block.theirs, theirs=None), *blocks[index + 1 :])


def take_theirs(blocks: Blocks, index: int) -> Blocks:
    """Settle a block that differs from the letter: the composed words come back."""
    block = blocks[index]
    text = block.base or "" if block.theirs is None else block.theirs
    if not text:
        return blocks[:index] + blocks[index + 1 :]
    return (*blocks[:index], Block(block.ids, text), *blocks[index + 1 :])
