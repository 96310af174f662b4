"""Results that are kept while the process lives, within bounds: the same thing is worked through once.

A command does everything once and gains little; a project that stays open is judged anew after every edit,
and nearly all of it is as it was.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Generic, TypeVar

T = TypeVar("T")


class Remembered(Generic[T]):
    """Results by what they were made of, the latest `most` of them. They are shared: nobody changes them."""

    def __init__(self, most: int = 100) -> None:
        self._most = most
        self._kept: OrderedDict[Hashable, T] = OrderedDict()
        self._lock = Lock()

    def get(self, key: Hashable, make: Callable[[], T], lasting: Callable[[T], bool] | None = None) -> T:
        """What was made for the key, or is made now. What `make` raises is raised, and nothing kept.

        `lasting` says of a result whether it would be the same another time, and so may be kept.
        """
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        made = make()
        if lasting is not None and not lasting(made):
            return made
        with self._lock:
            self._kept[key] = made
            if len(self._kept) > self._most:
                self._kept.popitem(last=False)
        return made


class Same:
    """A thing as part of a key: it is itself and nothing else, and stays as long as the key does."""

    def __init__(self, thing: object) -> None:
        self._thing = thing

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and self._thing is other._thing

    def __hash__(self) -> int:
        return id(self._thing)
