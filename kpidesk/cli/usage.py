"""How a command is made: its name, what it takes, an example that works, and how it ends."""

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

from kpidesk.domain.month import FIRST_YEAR, LAST_YEAR

Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"
Parser: TypeAlias = argparse.ArgumentParser
Run: TypeAlias = Callable[[argparse.Namespace], None]

ENDS = "It ends with 0 when done, 1 when something was refused (the reason is on stderr), 2 for wrong usage."
SEGMENT = "KIND:NAME"


def command(commands: Commands, name: str, run: Run | None, text: str, example: str, *, file: bool = True) -> Parser:
    """``example`` is what follows the name; ``run`` None is for a command that has commands of its own."""
    lines = "\n".join(f"  kpidesk-cli {line}" for line in example.splitlines())
    parser: Parser = commands.add_parser(
        name,
        help=text,
        description=text,
        epilog=f"example:\n{lines}\n\n{ENDS}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    if run is not None:
        parser.set_defaults(run=run)
    if file:
        parser.add_argument("file", type=Path, metavar="FILE", help="the .kpidesk file")
    return parser


def takes_json(parser: Parser) -> None:
    parser.add_argument("--json", action="store_true", help="as JSON, with the same keys in every version")


def takes_segment(parser: Parser, text: str = "of one part, like channel:newsletter") -> None:
    parser.add_argument("--segment", metavar=SEGMENT, help=text)


def year(text: str) -> int:
    """Raises ValueError, which argparse tells as wrong usage."""
    number = int(text) if text.isascii() and text.isdigit() and len(text) == 4 else 0
    if not FIRST_YEAR <= number <= LAST_YEAR:
        raise ValueError(text)
    return number
