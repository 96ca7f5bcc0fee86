"""Make every proof, two at a time, each in a process of its own; one line for each threat. `make prove` runs this."""

import argparse
import ast
import json
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path

from tests.proofs.proof import Reached

HERE = Path(__file__).parent
PROJECT = HERE.parent.parent
TOGETHER = 2


@dataclass(frozen=True)
class Threat:
    """A module with the proof against one threat, or several ``rows`` of them."""

    module: str
    rows: tuple[int, ...]
    title: str
    minutes: float
    """About how long the full number takes; the longest begin first. 0 where the module does not say."""


def threats() -> list[Threat]:
    """Every module here that states its ROWS, by row; found without importing any."""
    found = [threat for path in sorted(HERE.glob("*.py")) if (threat := _threat(path))]
    return sorted(found, key=lambda threat: threat.rows)


def _threat(path: Path) -> Threat | None:
    stated = {
        target.id: ast.literal_eval(node.value)
        for node in ast.parse(path.read_text("utf-8")).body
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name) and target.id in {"ROWS", "TITLE", "MINUTES"}
    }
    if "ROWS" not in stated:
        return None
    return Threat(path.stem, tuple(stated["ROWS"]), stated["TITLE"], stated.get("MINUTES", 0))


def made(threat: Threat, scale: float, folder: Path) -> tuple[Reached, float]:
    """What was reached, and the seconds it took. A proof that breaks has failed."""
    place = folder / threat.module
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir(parents=True)
    command = [sys.executable, "-m", "tests.proofs.proof", threat.module, str(scale), str(place)]
    start = time.monotonic()
    done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=False)
    seconds = time.monotonic() - start
    shutil.rmtree(place, ignore_errors=True)
    if done.returncode:
        return Reached({}, [f"it broke: {done.stderr.strip() or done.returncode}"]), seconds
    return Reached(**json.loads(done.stdout.splitlines()[-1])), seconds


def all_made(chosen: Sequence[Threat], scale: float, folder: Path) -> Iterator[tuple[Threat, Reached, float]]:
    """Each as it is done."""
    with ThreadPoolExecutor(TOGETHER) as pool:
        longest_first = sorted(chosen, key=lambda threat: -threat.minutes)
        waiting = {pool.submit(made, threat, scale, folder): threat for threat in longest_first}
        for done in as_completed(waiting):
            yield waiting[done], *done.result()


def told(threat: Threat, reached: Reached, seconds: float) -> str:
    counts = ", ".join(f"{name} {count:,}" for name, count in reached.counts.items())
    verdict = "FAILED" if reached.failures else "passed"
    line = f"{_rows(threat):>5}  {threat.title}: {counts} ({seconds:.0f} s) {verdict}\n"
    return line + "".join(f"         {failure}\n" for failure in reached.failures)


def _rows(threat: Threat) -> str:
    return ", ".join(map(str, threat.rows))


def main(arguments: Sequence[str] | None = None) -> int:
    asked = _arguments(arguments)
    wanted = {int(row) for row in asked.rows.split(",") if row}
    chosen = [threat for threat in threats() if not wanted or wanted & set(threat.rows)]
    if asked.list:
        sys.stdout.writelines(f"{_rows(threat):>5}  {threat.title} ({threat.module})\n" for threat in chosen)
        return 0
    start, failed = time.monotonic(), 0
    for threat, reached, seconds in all_made(chosen, asked.scale, Path(asked.folder).resolve()):
        failed += bool(reached.failures)
        sys.stdout.write(told(threat, reached, seconds))
        sys.stdout.flush()
    minutes = (time.monotonic() - start) / 60
    sys.stdout.write(f"{len(chosen) - failed} of {len(chosen)} passed in {minutes:.1f} minutes\n")
    return 1 if failed or not chosen else 0


def _arguments(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser("python -m tests.proofs", description=__doc__)
    parser.add_argument("--rows", default="", help="only these rows, as in 1,2")
    parser.add_argument("--scale", type=float, default=1.0, help="0.1 makes a tenth of the attacks")
    parser.add_argument("--list", action="store_true", help="name the proofs, make none")
    parser.add_argument("--folder", default="build/proofs", help="where to work; a real disk")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
