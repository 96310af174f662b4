"""A stranger's Word, PDF or scan becomes blocks with places, and these a draft of a tender."""
