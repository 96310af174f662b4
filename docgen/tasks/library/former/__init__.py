"""Former answers: old bids taken into the company's folder, suggested for what is asked now, taken over."""
