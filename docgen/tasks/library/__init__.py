"""The company's own folder, beside all bids that are made from it."""
