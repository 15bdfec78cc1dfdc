"""Which engines can do which task."""

from exeget.work import Backend, Table

BACKENDS: Table = {
    "analyse": {
        "rules": Backend("agents.rules.analyst:Analyst", "3"),
        "llm": Backend("agents.llm.analyst:Analyst", "2", remote=True),
        "storyboard": Backend("agents.rules.storyboarder:Reader", "1"),
    },
    "storyboard": {
        "rules": Backend("agents.rules.storyboarder:Storyboarder", "1"),
        "llm": Backend("agents.llm.storyboard:Storyboarder", "1", remote=True),
    },
    "register": {"rules": Backend("agents.rules.registry:Registry", "3")},
    "propose": {"rules": Backend("agents.rules.exegete:Proposer", "1")},
    "interpret": {
        "rules": Backend("agents.rules.exegete:Exegete", "5"),
        "llm": Backend("agents.llm.exegete:Exegete", "5", remote=True),
    },
    "write": {
        "rules": Backend("agents.rules.screenwriter:Screenwriter", "5"),
        "llm": Backend("agents.llm.screenwriter:Screenwriter", "3", remote=True),
        "storyboard": Backend("agents.rules.storyboarder:Writer", "1"),
    },
    "direct": {
        "rules": Backend("agents.rules.director:Director", "4"),
        "llm": Backend("agents.llm.director:Director", "2", remote=True),
    },
    "plan_sound": {
        "rules": Backend("agents.rules.audio_director:AudioDirector", "1"),
        "llm": Backend("agents.llm.audio_director:AudioDirector", "2", remote=True),
    },
    "criticise": {"rules": Backend("agents.rules.critic:Critic", "4")},
    "understand": {
        "rules": Backend("agents.rules.assistant:AssistantDirector", "1"),
        "llm": Backend("agents.llm.assistant:AssistantDirector", "1", remote=True),
    },
}
