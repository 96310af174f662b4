"""The templates themselves: which one makes a paper, what it may name, what is wrong with it."""
