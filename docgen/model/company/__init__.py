"""The company: people, papers, figures, contracts."""
