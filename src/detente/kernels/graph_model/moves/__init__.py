"""Who can go where: moves one at a time, all at once, and by groups."""
