"""Files and text in and out."""
