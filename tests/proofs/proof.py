"""A proof: a threat, the attack that was made, and what was reached. Run as a program it makes one of them."""

import importlib
import json
import sys
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from pathlib import Path


@dataclass(frozen=True)
class Reached:
    """What a proof reached: ``counts`` in the order to print; no ``failures`` means that it passed.

    A count whose name begins with "left out" tells what could not be tried here, and why.
    """

    counts: dict[str, int | float]
    failures: list[str] = field(default_factory=list)


Prove = Callable[[float, Path], Reached]
"""`prove(scale, folder)`: 1.0 is the full number of attacks, 0.1 a tenth; ``folder`` is empty, on a real disk."""


def scaled(full: int, scale: float, least: int = 1) -> int:
    """That part of the ``full`` number of attacks, but at ``least`` so many."""
    return max(least, round(full * scale))


def main() -> None:
    """Usage: python -m tests.proofs.proof MODULE SCALE FOLDER. What was reached goes to stdout, as JSON."""
    name, scale, folder = sys.argv[1:]
    prove: Prove = importlib.import_module(f"tests.proofs.{name}").prove
    reached = prove(float(scale), Path(folder))
    sys.stdout.write(json.dumps(asdict(reached)) + "\n")


if __name__ == "__main__":
    main()
