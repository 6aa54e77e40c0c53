"""The mediator's question: the smallest change of one ranking that makes, or breaks, an equilibrium."""
