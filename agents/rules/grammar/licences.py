"""The words that rules may put into an action though the text does not say them, each by the rule that puts it there."""

from exeget.terms import TimeOfDay, Weather

BY_TIME: dict[TimeOfDay, str] = {
    "dawn": "in the first light", "morning": "in the morning light", "day": "in the daylight", "noon": "under the high sun",
    "afternoon": "in the afternoon light", "dusk": "in the last light", "evening": "in the evening light",
    "night": "in the dark",
}  # fmt: skip
BY_WEATHER: dict[Weather, str] = {
    "storm": "under the storm", "rain": "in the rain", "snow": "in the snow", "fog": "in the fog", "wind": "in the wind",
    "clouds": "under the clouds", "dust": "in the dust", "heat": "in the heat",
}  # fmt: skip
_WINDOWLESS = "belly womb cave hold pit tomb grave cellar prison dungeon mine tunnel hell abyss deep depth"
CLOSED = frozenset(_WINDOWLESS.split())
"""Places without a window: it is dark in them at any hour."""
WORDS: dict[str, str] = {
    "R-UNSEEN": "light falls comes come down rises grows grow up lies lie there stops stop and listens listen",
    "R-WEATHER": "blow rage fall roll flash rise spin shake come lie blows rages falls rolls flashes hangs hang rises "
    "spins shakes lies comes",
    "R-NEARLY": "close to",
    "R-CREW": "hold holds on",
    "R-CALM": "grow grows calm",
    "R-HAPPENING": "lies on",
    "R-STATE": "there",
    "R-FAIL": "fail fails",
    "R-MANNER": "fast softly slowly aloud alone again suddenly together calmly hastily silently safely warm firmly far",
    "R-KNOW": "look looks understand understands",
    "R-PLACE": "the place lies moves stands waits hangs shines rides move stand wait hang shine ride lie",
    "R-PORTRAIT": "stands stand waits lies lie moves shines hangs rides",
    "R-SPEECH": "ask asks tell tells plead pleads pray prays speak speaks answer answers listen listens stare stares look "
    "looks up away down around do does not move wait waits for an answer lean leans closer point points the way step steps "
    "reach reaches out bow bows breathe breathes stand stands still",
    "R-BUSINESS": "turn turns sit sits walk walks hand hands face faces eye eyes head voice silent silence",
}  # fmt: skip
"""R-BUSINESS is for writers who are not rules: what any body in a picture has and does."""
