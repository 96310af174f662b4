"""The papers of a handover."""
