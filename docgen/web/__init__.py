"""The workbench: a project's folder seen in a browser of this machine. No rules live here."""
