"""Makes the built-in Word templates: same code, same bytes.

The finished .docx files lie in templates/docx and may be edited in Word by a user; this generator is
how the project itself keeps them. Run `python -m scripts.make_templates` from the repository's root.
"""
