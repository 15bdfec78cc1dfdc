"""Which engines can do which task."""

from exeget.work import Backend, Table

BACKENDS: Table = {
    "analyse": {
        "rules": Backend("agents.rules.analyst:Analyst", "2"),
        "llm": Backend("agents.llm.analyst:Analyst", "2", remote=True),
    },
    "register": {"rules": Backend("agents.rules.registry:Registry", "1")},
    "interpret": {
        "rules": Backend("agents.rules.exegete:Exegete", "1"),
        "llm": Backend("agents.llm.exegete:Exegete", "2", remote=True),
    },
    "write": {
        "rules": Backend("agents.rules.screenwriter:Screenwriter", "1"),
        "llm": Backend("agents.llm.screenwriter:Screenwriter", "2", remote=True),
    },
    "direct": {
        "rules": Backend("agents.rules.director:Director", "1"),
        "llm": Backend("agents.llm.director:Director", "2", remote=True),
    },
    "plan_sound": {
        "rules": Backend("agents.rules.audio_director:AudioDirector", "1"),
        "llm": Backend("agents.llm.audio_director:AudioDirector", "2", remote=True),
    },
    "criticise": {"rules": Backend("agents.rules.critic:Critic", "2")},
}
