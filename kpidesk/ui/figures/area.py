"""A rectangle of the grid, counted in rows and months."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Area:
    """Rows ``top`` to ``bottom`` and columns of months ``left`` to ``right``, all included."""

    top: int
    left: int
    bottom: int
    right: int

    @property
    def tall(self) -> int:
        return self.bottom - self.top + 1

    @property
    def wide(self) -> int:
        return self.right - self.left + 1

    def holds(self, other: "Area") -> bool:
        return (
            self.top <= other.top
            and self.left <= other.left
            and other.bottom <= self.bottom
            and other.right <= self.right
        )
