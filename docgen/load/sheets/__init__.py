"""The one reader of lists: Excel and text files, headings wherever they stand, cells as people write them."""
