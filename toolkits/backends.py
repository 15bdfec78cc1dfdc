"""Which backends can make which kind of thing."""

from exeget.work import Backend, Table

BACKENDS: Table = {
    "image": {"previz": Backend("toolkits.previz.tools:PrevizImage", "7")},
    "clip": {"previz": Backend("toolkits.previz.tools:PrevizClip", "7")},
    "mesh": {"previz": Backend("toolkits.previz.tools:PrevizMesh", "7")},
    "speak": {"pico": Backend("toolkits.sound.speak:PicoSpeak", "1")},
    "music": {"composer": Backend("toolkits.sound.music:Composer", "2")},
    "sound": {"procedural": Backend("toolkits.sound.foley:Procedural", "1")},
    "stem": {"house": Backend("toolkits.sound.stems:HouseStem", "1")},
    "mix": {"house": Backend("toolkits.sound.mix:HouseMix", "1")},
    "cut": {"pyav": Backend("toolkits.cutting.cut:PyavCut", "2")},
    "look": {"measure": Backend("toolkits.look.measure:Measure", "1")},
    "llm": {"openai": Backend("toolkits.chat:OpenAiChat", "1", remote=True)},
}
