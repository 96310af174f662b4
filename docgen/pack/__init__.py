"""Filled documents become what is handed in: written all or nothing, with a manifest."""
