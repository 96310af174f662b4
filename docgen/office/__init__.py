"""LibreOffice as a bounded child process."""
