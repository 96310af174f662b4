"""What follows from a form as read: which of the project's data its blanks and columns ask for."""
