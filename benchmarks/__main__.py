"""Run every benchmark, one after the other, each in a process of its own."""

import subprocess
import sys
from pathlib import Path

FIRST = ("start", "formulas", "grid", "chart", "file")


def main() -> int:
    there = {path.stem for path in Path(__file__).parent.glob("[a-z]*.py")}
    names = [name for name in FIRST if name in there] + sorted(there - set(FIRST))
    results = [subprocess.run([sys.executable, "-m", f"benchmarks.{name}"], check=False).returncode for name in names]
    return max(results)


if __name__ == "__main__":
    sys.exit(main())
