"""A handover judged against its tender and the inventory it began with."""
