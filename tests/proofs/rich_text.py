"""Names that are markup: the real window shows them to the letter and opens nothing that they point at."""

import datetime as dt
import json
import os
import re
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

from kpidesk.catalogue.catalogue import read_catalogue
from kpidesk.catalogue.sample import read_sample
from kpidesk.domain.business import Business, Contents, SavedChart
from kpidesk.domain.cell import Cell
from kpidesk.domain.change import Several
from kpidesk.domain.goal import Benchmark
from kpidesk.domain.segment import Segment
from kpidesk.store.store import Store
from kpidesk.workbook.opening import as_change
from tests.proofs.proof import Reached

ROWS = (22,)
TITLE = "names that are markup"
MINUTES = 3

PROJECT = Path(__file__).parents[2]
PNG = bytes.fromhex("89504e470d0a1a0a0000000d4948445200000001000000010806000000")
LONGEST_TOUR = 600


def prove(scale: float, folder: Path) -> Reached:
    """One tour through every page; below 1 the ``scale`` leaves commands out."""
    every = str(max(1, round(1 / scale)))
    tracer = shutil.which("strace")
    if tracer is None or subprocess.run([tracer, "-qq", "true"], capture_output=True, check=False).returncode:
        return Reached({"left out: needs strace": 1})
    folder = folder.resolve()
    (folder / "probe.png").write_bytes(PNG)
    opened_by_control = _opened(folder, tracer, ["--control", _name(folder, 0), every])[0]
    file = _hostile_file(folder)
    opened, output = _opened(folder, tracer, [str(file), _name(folder, 1), every])
    failures = [] if opened_by_control else ["an ordinary label was not seen to open the picture"]
    failures += [f"opened: {line}" for line in opened[:5]]
    if not output:
        return Reached({}, [*failures, "the tour did not come to its end"])
    counts, places, faults = json.loads(output)
    reached = {
        "pictures opened by an ordinary label": len(opened_by_control),
        "pictures opened by the window": len(opened),
        "kinds of widgets seen": len(places),
        **dict(sorted(counts.items())),
    }
    return Reached(reached, failures + faults)


def _name(folder: Path, number: int) -> str:
    """At most 120 characters, each another."""
    if len(str(folder)) > 75 or number % 5 == 4:
        return f'<img src="probe.png"> <b>R&D {number} &lt;'
    return f'<img src="file://{folder}/probe.png">R&D {number}'


def _opened(folder: Path, tracer: str, arguments: list[str]) -> tuple[list[str], str]:
    """The lines of the trace in which the picture is opened, and what the tour said."""
    log = folder / "trace.txt"
    home = folder / "home"
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("XDG_", "QT_"))}
    environment |= {"HOME": str(home), "PYTHONPATH": str(PROJECT), "QT_QPA_PLATFORM": "offscreen"}
    home.mkdir(exist_ok=True)
    tour = [sys.executable, "-m", "tests.proofs.window_tour", *arguments]
    trace = [tracer, "-f", "--seccomp-bpf", "-qq", "-s", "4096", "-e", "trace=open,openat,openat2", "-o", str(log)]
    done = subprocess.run(
        [*trace, *tour], cwd=folder, env=environment, capture_output=True, text=True, timeout=LONGEST_TOUR, check=False
    )
    probe = re.compile(rf'"(?:{re.escape(str(folder))}/)?probe\.png"')
    with log.open(errors="replace") as lines:
        opened = [line.strip() for line in lines if probe.search(line)]
    log.unlink()
    if done.returncode:
        sys.stderr.write(done.stderr[-3000:])
    return opened, done.stdout.strip().splitlines()[-1] if done.stdout.strip() else ""


def _hostile_file(folder: Path) -> Path:
    """The sample with a name that is markup wherever there is one; made below the workbook, which might refuse."""
    contents = _hostile(folder)
    path = folder / '<b>R&D &lt; <img src="probe.png">.kpidesk'
    filling = Several((as_change(contents),))
    Store.create(path, contents.business, contents.chosen, filling, dt.datetime(2026, 9, 9)).close()
    return path


def _hostile(folder: Path) -> Contents:
    held, shipped = read_sample(), read_catalogue().indicators
    numbers = iter(range(2, 100_000))

    def name() -> str:
        return _name(folder, next(numbers))

    segments = {old: Segment(old.kind, name()) for old in held.segments}

    def of(cell: Cell) -> Cell:
        return _elsewhere(cell, segments)

    own = {**{id_: shipped[id_] for id_ in held.chosen if id_ in shipped}, **held.own_indicators}
    groups = {about.group: name() for about in own.values()}
    return Contents(
        Business(name(), held.business.currency, held.business.year_start, is_example=True),
        {
            id_: replace(about, label=name(), short_label="", group=groups[about.group], own=True)
            for id_, about in own.items()
        },
        held.chosen,
        tuple(segments.values()),
        {of(cell): value for cell, value in held.values.items()},
        {of(cell): name() for cell in [*held.notes, *list(held.values)[:50]]},
        {key: replace(goal, reason=name()) for key, goal in held.goals.items()},
        {id_: Benchmark(5.0, kind="industry", source=name()) for id_ in held.chosen[:10]},
        held.months,
        {month: name() for month in held.months},
        {1: SavedChart(name(), "goal vs actual", held.chosen[0])},
    )


def _elsewhere(cell: Cell, segments: dict[Segment, Segment]) -> Cell:
    return Cell(cell.indicator, cell.month, segments[cell.segment] if cell.segment else None)
