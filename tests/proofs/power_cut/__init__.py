"""A simulated power cut: the trace of a real program, played back up to any moment on a disk that loses power.

`record` a program, `simulate` it on each `FileSystem`; ``verify`` opens what is found and says GOOD, LOST or CORRUPT.
"""

from tests.proofs.power_cut.disk import PAUSED, FileSystem
from tests.proofs.power_cut.events import Trace
from tests.proofs.power_cut.simulation import CORRUPT, GOOD, LOST, Survived, Verdict, Verify, simulate
from tests.proofs.power_cut.trace import record, why_not

__all__ = [
    "CORRUPT",
    "GOOD",
    "LOST",
    "PAUSED",
    "FileSystem",
    "Survived",
    "Trace",
    "Verdict",
    "Verify",
    "record",
    "simulate",
    "why_not",
]
