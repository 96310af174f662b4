"""docgen beside its peers: the same two documents, the same data, one run."""
