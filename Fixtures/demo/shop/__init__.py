"""The web shop of Bramble, a garden supplier."""
