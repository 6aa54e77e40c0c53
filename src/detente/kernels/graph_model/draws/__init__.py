"""Rankings drawn from what is known of them, and how often states are equilibria over the draws."""
