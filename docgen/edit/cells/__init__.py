"""Cells back into workbooks and text files of lists: what is not edited stays as it is, to the byte."""
