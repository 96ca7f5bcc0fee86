"""Changes as JSON, for what has to wait outside the file: every kind, and exactly as it was."""

import datetime as dt
import types
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from typing import Any, Union, get_args, get_origin, get_type_hints

from kpidesk.domain.change import Change
from kpidesk.domain.goal import GoalKey
from kpidesk.domain.month import Month

_KINDS: dict[str, type[Any]] = {kind.__name__: kind for kind in get_args(Change)}
_OLDER_GOAL_KEY = 2
"""Parts of the address of a goal as a version before schema 4 wrote it: it knew months of the whole business only."""
_UNIONS = (Union, types.UnionType)


def as_json(change: Change) -> Any:
    """Lists, dicts, texts and numbers that `json` can write."""
    return _given(change)


def from_json(given: Any) -> Change:
    """Raises ValueError for anything that `as_json` does not give."""
    return _as(Change, given)  # type: ignore[no-any-return]


def _given(thing: Any) -> Any:
    if isinstance(thing, Enum):
        return thing.value
    if isinstance(thing, dt.date):
        return thing.isoformat()
    if isinstance(thing, Month):
        return int(thing)
    if isinstance(thing, Mapping):
        return [[_given(key), _given(value)] for key, value in thing.items()]
    if isinstance(thing, frozenset):
        return sorted(_given(each) for each in thing)
    if isinstance(thing, tuple):
        return [_given(each) for each in thing]
    if is_dataclass(thing):
        named = {field.name: _given(getattr(thing, field.name)) for field in fields(thing)}
        return {"kind_of_change": type(thing).__name__, **named} if type(thing) in _KINDS.values() else named
    return thing


def _as(wanted: Any, given: Any) -> Any:
    """What was given, as the type that a field is declared with. Raises ValueError."""
    origin, inner = get_origin(wanted), get_args(wanted)
    if origin in _UNIONS:
        return _as_one_of(inner, given)
    if origin is not None and issubclass(origin, Mapping):
        return {_as(inner[0], key): _as(inner[1], value) for key, value in _pairs(given)}
    if origin is tuple:
        wanted_each = [inner[0]] * len(_list(given)) if inner[-1] is ... else list(inner)
        return tuple(_as(each, part) for each, part in zip(wanted_each, _list(given), strict=True))
    if origin is frozenset:
        return frozenset(_as(inner[0], each) for each in _list(given))
    if is_dataclass(wanted) and isinstance(wanted, type):
        return _as_record(wanted, given)
    if issubclass(wanted, tuple):
        return _as_address(wanted, _list(given))
    return _as_plain(wanted, given)


def _as_one_of(wanted: tuple[Any, ...], given: Any) -> Any:
    if given is None and type(None) in wanted:
        return None
    if isinstance(given, dict) and "kind_of_change" in given:
        kind = _KINDS.get(str(given["kind_of_change"]))
        if kind is None or kind not in wanted:
            raise ValueError(f"{given['kind_of_change']} is no kind of change")
        return _as_record(kind, {name: value for name, value in given.items() if name != "kind_of_change"})
    real = [each for each in wanted if each is not type(None)]
    if len(real) != 1:
        raise ValueError("this is no change")
    return _as(real[0], given)


def _as_address(wanted: Any, given: list[Any]) -> Any:
    hints = list(_hints(wanted).values())
    if wanted is GoalKey and len(given) == _OLDER_GOAL_KEY:
        hints = hints[:_OLDER_GOAL_KEY]
    return wanted(*(_as(hint, part) for hint, part in zip(hints, given, strict=True)))


def _as_record(wanted: type[Any], given: Any) -> Any:
    hints = _hints(wanted)  # type: ignore[arg-type]
    if not isinstance(given, dict) or not given.keys() <= hints.keys():
        raise ValueError(f"this is no {wanted.__name__}")
    try:
        return wanted(**{name: _as(hints[name], value) for name, value in given.items()})
    except TypeError as error:
        raise ValueError(str(error)) from error


def _as_plain(wanted: Any, given: Any) -> Any:
    if wanted is dt.date and isinstance(given, str):
        return dt.date.fromisoformat(given)
    if issubclass(wanted, Enum):
        return wanted(given)
    is_number = isinstance(given, int | float) and not isinstance(given, bool)
    if wanted is float and is_number:
        return given
    if wanted is Month and isinstance(given, int) and is_number:
        return Month.of(given // 12, given % 12 + 1)
    if wanted in (int, bool, str) and type(given) is wanted:
        return given
    raise ValueError(f"{given!r} is no {wanted.__name__}")


def _list(given: Any) -> list[Any]:
    if not isinstance(given, list):
        raise ValueError(f"{given!r} is no list")
    return given


def _pairs(given: Any) -> list[tuple[Any, Any]]:
    pairs = [_list(pair) for pair in _list(given)]
    if any(len(pair) != 2 for pair in pairs):
        raise ValueError("something has no value")
    return [(key, value) for key, value in pairs]


@cache
def _hints(wanted: Any) -> dict[str, Any]:
    return get_type_hints(wanted)
