"""Records and derived values judged against the tender; findings are returned, nothing is mended."""
