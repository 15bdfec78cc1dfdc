"""Which backends can gather and find passages."""

from exeget.work import Backend, Table

BACKENDS: Table = {
    "corpus": {"house": Backend("rag.tools:Corpus", "1")},
    "retrieve": {"chroma": Backend("rag.tools:Retrieve", "1")},
}
