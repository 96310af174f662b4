"""What tests share: projects and small changes to them, papers read back, chapters, strangers' files."""
