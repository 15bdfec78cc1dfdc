"""Looking something up in a timeline, as the writers do."""

import asyncio

from langgraph.runtime import Runtime

from exeget.document import load
from rag.tasks import Retrieved, RetrieveParams, retrieval
from workflows.desk import Desk
from workflows.lease import lease
from workflows.stages import boarding, reading
from workflows.workshop import Workshop


def look_up(shop: Workshop, desk: Desk, query: str, verse: str) -> Retrieved:
    """What a timeline knows about a question, best first; what is needed for it is made first."""
    with lease(shop.store):
        return asyncio.run(_look_up(desk, query, verse))


async def _look_up(desk: Desk, query: str, verse: str) -> Retrieved:
    runtime = Runtime(context=desk)
    analysed = await reading.analyse(await boarding.storyboard({"verse": desk.verse.key}, runtime), runtime)
    interpreted = await reading.interpret(analysed, runtime)
    corpus = await reading.corpus(desk, {**analysed, **interpreted}, desk.book.verses)
    params = RetrieveParams(story=desk.book.story.id, timeline=desk.wish.timeline, query=query, verse=verse)
    made = await desk.run(retrieval(params, corpus, desk.settings.embed), query)
    return load(Retrieved, desk.views.store.read(made.sha("retrieved.json")))
