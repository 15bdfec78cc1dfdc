"""The critic's room: each check measures one thing, and can fail."""
