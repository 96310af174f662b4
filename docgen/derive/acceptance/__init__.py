"""Periods, deductions, scores, settlements, payments, duties."""
