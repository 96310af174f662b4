"""Fixtures of the tests of prose: a volume, and chapters to import into it."""

from kit.chapters import chapter, volume

__all__ = ["chapter", "volume"]
