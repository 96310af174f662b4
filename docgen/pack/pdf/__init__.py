"""PDFs with true page numbers, sealed and bound."""
