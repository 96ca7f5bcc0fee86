"""Ways in which a file becomes damaged: each takes the sound bytes and gives others."""

import random
from collections.abc import Callable

from kpidesk.store.database.engine import PAGE_SIZE

SECTOR = 4096
Damage = Callable[[bytearray, random.Random], None]


def _page(data: bytearray, chance: random.Random) -> int:
    """Where some page but the first begins: damage to that one has a kind of its own."""
    return PAGE_SIZE * chance.randrange(1, len(data) // PAGE_SIZE)


def one_bit(data: bytearray, chance: random.Random) -> None:
    data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)


def one_byte(data: bytearray, chance: random.Random) -> None:
    data[chance.randrange(len(data))] ^= chance.randrange(1, 256)


def ten_bytes(data: bytearray, chance: random.Random) -> None:
    for _ in range(10):
        one_byte(data, chance)


def zeroed_page(data: bytearray, chance: random.Random) -> None:
    at = _page(data, chance)
    data[at : at + PAGE_SIZE] = bytes(PAGE_SIZE)


def garbage_page(data: bytearray, chance: random.Random) -> None:
    at = _page(data, chance)
    data[at : at + PAGE_SIZE] = chance.randbytes(PAGE_SIZE)


def zeroed_sector(data: bytearray, chance: random.Random) -> None:
    at = SECTOR * chance.randrange(len(data) // SECTOR)
    data[at : at + SECTOR] = bytes(SECTOR)


def zeroed_tail(data: bytearray, chance: random.Random) -> None:
    at = chance.randrange(PAGE_SIZE, len(data) - PAGE_SIZE)
    data[at:] = bytes(len(data) - at)


def swapped_pages(data: bytearray, chance: random.Random) -> None:
    one, other = (PAGE_SIZE * number for number in chance.sample(range(1, len(data) // PAGE_SIZE), 2))
    first = data[one : one + PAGE_SIZE]
    data[one : one + PAGE_SIZE] = data[other : other + PAGE_SIZE]
    data[other : other + PAGE_SIZE] = first


def page_twice(data: bytearray, chance: random.Random) -> None:
    one, other = (PAGE_SIZE * number for number in chance.sample(range(1, len(data) // PAGE_SIZE), 2))
    data[one : one + PAGE_SIZE] = data[other : other + PAGE_SIZE]


def cut_short(data: bytearray, chance: random.Random) -> None:
    del data[chance.randrange(len(data)) :]


def stretch_missing(data: bytearray, chance: random.Random) -> None:
    at = chance.randrange(100, len(data) - PAGE_SIZE)
    del data[at : at + chance.randrange(1, PAGE_SIZE)]


def header_byte(data: bytearray, chance: random.Random) -> None:
    data[chance.randrange(100)] ^= chance.randrange(1, 256)


def garbage_after_the_end(data: bytearray, chance: random.Random) -> None:
    data += chance.randbytes(chance.randrange(1, 3 * PAGE_SIZE))


DAMAGES: dict[str, Damage] = {
    "bit turned": one_bit,
    "byte changed": one_byte,
    "ten bytes changed": ten_bytes,
    "page of zeros": zeroed_page,
    "page of garbage": garbage_page,
    "sector of zeros": zeroed_sector,
    "zeros to the end": zeroed_tail,
    "pages swapped": swapped_pages,
    "page twice": page_twice,
    "cut short": cut_short,
    "stretch missing": stretch_missing,
    "byte of the header changed": header_byte,
    "garbage after the end": garbage_after_the_end,
}
PAGE_LEVEL = (
    "page of zeros", "page of garbage", "sector of zeros", "zeros to the end", "pages swapped", "page twice",
    "cut short", "stretch missing",
)  # fmt: skip
