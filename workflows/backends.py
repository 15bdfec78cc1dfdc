"""All tables in one: what toolkits, agents, retrieval and the workflows themselves can make."""

from agents.backends import BACKENDS as AGENTS
from exeget.work import Backend, Table
from rag.backends import BACKENDS as RAG
from toolkits.backends import BACKENDS as TOOLKITS

OWN: Table = {
    "fountain": {"house": Backend("workflows.exports:FountainExport", "1")},
    "bind_storyboard": {"house": Backend("workflows.boardbook:Binder", "1")},
    "lock": {"house": Backend("workflows.locking:Lock", "1")},
    "gather": {"house": Backend("workflows.gathering:Gather", "1")},
    "report": {"house": Backend("workflows.report.tool:Report", "3")},
}

BACKENDS: Table = {**AGENTS, **RAG, **TOOLKITS, **OWN}
