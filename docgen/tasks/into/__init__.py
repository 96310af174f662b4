"""What was read of a tender becomes a project: data, an answer and a chapter for each thing asked, a brief.

Entries are plain data as tender.yaml holds them; a field whose name begins with # is a comment, which stands
above the field of that name, and `#` alone one above the entry.
"""
