"""Workbooks and data files that go with papers."""
