"""The mathematics of the methods: arrays in, arrays out. Nothing here knows a case or a record."""
