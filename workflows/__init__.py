"""How a film comes to be: the graph, its stages, jobs, the store, checkpoints and approvals."""

import os

# Before LangGraph is imported anywhere: a checkpoint file may hold data, never code to run.
os.environ["LANGGRAPH_STRICT_MSGPACK"] = "true"
