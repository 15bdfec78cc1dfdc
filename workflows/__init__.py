"""How a film comes to be: the graph, its stages, jobs, the store, checkpoints and approvals."""
