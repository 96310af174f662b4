"""Records back into the files that people keep: by place, sign for sign, with a journal to go back by."""
