"""The cutting room: clips, mixes and subtitles become one film, with a cut that other editors can open."""
