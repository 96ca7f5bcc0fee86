"""What a range is named after, wherever it is told in words."""

from kpidesk.analysis.signals.course import Basis, Course


def named_after(course: Course | None) -> Basis:
    """TREND for every range with a line in it, also where a season lies on the line.

    A line carried on leads where no month has been before: what lies around it was never usual.
    """
    if course is None:
        return Basis.LEVEL
    return Basis.TREND if course.has_line else course.basis
