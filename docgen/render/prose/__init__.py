"""Chapters, Word or Markdown, made part of a volume."""
