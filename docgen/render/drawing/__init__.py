"""Pictures from the data: layouts give boxes and lines in mm, one writer makes Word drawings of them."""
