"""The kinds of package, and the one way that each is made: `registry` lists them, `runner` runs them."""
