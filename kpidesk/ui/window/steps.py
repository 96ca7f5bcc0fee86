"""Steps on the screen of the open file: from tab to tab, from area to area, from month to month."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from kpidesk.ui.parts.cover import Cover

if TYPE_CHECKING:  # the first frame does without it
    from kpidesk.ui.window.screen import Screen


class Steps:
    """Without a screen there is nowhere to go."""

    def __init__(self, screen: "Callable[[], Screen | None]", cover: Cover) -> None:
        self._screen, self._cover = screen, cover

    def choose_tab(self, place: int) -> None:
        """The tab at that place; what covers the screen goes."""
        if (screen := self._screen()) is not None:
            self._cover.leave()
            screen.choose(screen.order[place])

    def step_tab(self, step: int) -> None:
        if (screen := self._screen()) is not None:
            self._cover.leave()
            screen.step_tab(step)

    def step_area(self, step: int) -> None:
        if (screen := self._screen()) is not None:
            screen.step_area(step)

    def step_month(self, months: int) -> None:
        """Unless something typed is refused and stays."""
        if (screen := self._screen()) is not None and screen.page.finish_editing():
            screen.page.step_month(months)
