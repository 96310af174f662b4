"""The company's folder: single facts in bidder.yaml, lists as sheets, forms of its own."""
