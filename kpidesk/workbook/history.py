"""What can be undone and redone: pairs of a change and its inverse, without limit."""

from dataclasses import dataclass, field

from kpidesk.domain.change import Change


@dataclass(frozen=True, slots=True)
class Step:
    change: Change
    inverse: Change


@dataclass(slots=True)
class History:
    """Two stacks. A new change empties the redo stack."""

    undoable: list[Step] = field(default_factory=list)
    redoable: list[Step] = field(default_factory=list)

    def record(self, step: Step) -> None:
        self.undoable.append(step)
        self.redoable.clear()

    def undone(self) -> None:
        self.redoable.append(self.undoable.pop())

    def redone(self) -> None:
        self.undoable.append(self.redoable.pop())
