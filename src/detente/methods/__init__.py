"""The methods: each turns a case into arrays, has a kernel solve them, and puts the case's names back on the answer."""
