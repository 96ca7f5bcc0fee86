"""A shipped file that does not say what it should."""

from kpidesk.domain.refusal import Refusal


class CatalogueMalformed(Refusal):
    """``entry`` is the id, or its place in the file ("entry 3"), and empty when the whole file is meant."""

    def __init__(self, file: str, entry: str, problem: str) -> None:
        self.file, self.entry, self.problem = file, entry, problem
        place = ", ".join(part for part in (file, f"“{entry}”" if entry else "") if part)
        super().__init__(f"{place}: {problem}")
