"""Who hears of each new state of saving: once, in order, and nobody who fails keeps it from the others."""

import logging
from collections.abc import Callable
from threading import RLock

from kpidesk.domain.saving import SaveState

log = logging.getLogger(__name__)

Listener = Callable[[SaveState], None]


class SaveNews:
    """May be used by any thread. ``state`` answers the state as it is now, ``report`` takes errors of listeners."""

    def __init__(self, state: Callable[[], SaveState], report: Callable[[Exception], None]) -> None:
        self._state, self._report = state, report
        self._told = state()
        self._turn = RLock()
        self._listeners: list[Listener] = []

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Hear of every new state, in whatever thread it comes about. Answers the call that ends it."""
        with self._turn:
            self._listeners.append(listener)
        return lambda: self._forget(listener)

    def tell(self) -> None:
        """One after the other, so that the last state is what is heard last. Raises nothing."""
        with self._turn:
            state = self._state()
            if state == self._told:
                return
            self._told = state
            for listener in tuple(self._listeners):
                self._tell_one(listener, state)

    def _tell_one(self, listener: Listener, state: SaveState) -> None:
        """A window that is gone must not end the thread that saves."""
        try:
            listener(state)
        except Exception as error:
            log.exception("whoever hears how saving goes failed")
            self._report(error)

    def _forget(self, listener: Listener) -> None:
        with self._turn:
            if listener in self._listeners:
                self._listeners.remove(listener)
