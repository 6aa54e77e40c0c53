"""Documents into items: who said, did, demanded and promised what, and when."""
