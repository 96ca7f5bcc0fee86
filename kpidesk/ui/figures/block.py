"""A block of cells as it was copied; every cell knows its place in it, however the block is turned."""

from collections.abc import Sequence
from dataclasses import dataclass

from kpidesk.exchange.table import read_block


@dataclass(frozen=True, slots=True)
class Written:
    """``line`` and ``column`` count from 1, in the block that was copied."""

    text: str
    line: int
    column: int

    @property
    def is_blank(self) -> bool:
        return not self.text.strip()


@dataclass(frozen=True, slots=True)
class Block:
    """Lines of equal length; at least one cell."""

    rows: tuple[tuple[Written, ...], ...]

    @staticmethod
    def of(texts: Sequence[Sequence[str]]) -> "Block":
        """Short lines are filled up with blanks."""
        width = max(1, *map(len, texts))
        padded = ([*line, *[""] * (width - len(line))] for line in texts)
        return Block(
            tuple(
                tuple(Written(text.strip(), line, column) for column, text in enumerate(texts, start=1))
                for line, texts in enumerate(padded, start=1)
            )
        )

    @staticmethod
    def read(text: str) -> "Block":
        """What another program has put on the clipboard."""
        return Block.of(read_block(text))

    @property
    def lines(self) -> int:
        return len(self.rows)

    @property
    def columns(self) -> int:
        return len(self.rows[0])

    @property
    def is_blank(self) -> bool:
        return all(written.is_blank for line in self.rows for written in line)

    def turned(self) -> "Block":
        """Rows and columns change places."""
        return Block(tuple(zip(*self.rows, strict=True)))

    def repeated(self, down: int, across: int) -> "Block":
        """So many times below and beside itself."""
        return Block(tuple(line * across for line in self.rows) * down)

    def without(self, lines: int, columns: int) -> "Block":
        """Without that many first lines and columns."""
        return Block(tuple(line[columns:] for line in self.rows[lines:]))
