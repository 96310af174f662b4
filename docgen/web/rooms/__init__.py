"""The workbench's pages, a module a screen; each says its addresses as `BENCH` and `PROJECT`."""
