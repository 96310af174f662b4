"""Files become records; every fault is returned at once with its file, line or cell, and remedy."""
