"""What a file proves, about whom and how long; which papers are about somebody."""
