"""A response judged against its tender; one small function a rule."""
