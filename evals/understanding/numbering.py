"""Books by their codes, and verses of the Hebrew numbering where the English Bibles number otherwise."""

CODES = {
    "Genesis": "GEN", "Exodus": "EXO", "Leviticus": "LEV", "Numbers": "NUM", "Deuteronomy": "DEU", "Joshua": "JOS",
    "Judges": "JDG", "Ruth": "RUT", "1 Samuel": "1SA", "2 Samuel": "2SA", "1 Kings": "1KI", "2 Kings": "2KI",
    "1 Chronicles": "1CH", "2 Chronicles": "2CH", "Ezra": "EZR", "Nehemiah": "NEH", "Esther": "EST", "Job": "JOB",
    "Psalms": "PSA", "Proverbs": "PRO", "Ecclesiastes": "ECC", "Song of Solomon": "SNG", "Isaiah": "ISA", "Jeremiah": "JER",
    "Lamentations": "LAM", "Ezekiel": "EZK", "Daniel": "DAN", "Hosea": "HOS", "Joel": "JOL", "Amos": "AMO", "Obadiah": "OBA",
    "Jonah": "JON", "Micah": "MIC", "Nahum": "NAM", "Habakkuk": "HAB", "Zephaniah": "ZEP", "Haggai": "HAG",
    "Zechariah": "ZEC", "Malachi": "MAL", "Matthew": "MAT", "Mark": "MRK", "Luke": "LUK", "John": "JHN", "Acts": "ACT",
    "Romans": "ROM", "1 Corinthians": "1CO", "2 Corinthians": "2CO", "Galatians": "GAL", "Ephesians": "EPH",
    "Philippians": "PHP", "Colossians": "COL", "1 Thessalonians": "1TH", "2 Thessalonians": "2TH", "1 Timothy": "1TI",
    "2 Timothy": "2TI", "Titus": "TIT", "Philemon": "PHM", "Hebrews": "HEB", "James": "JAS", "1 Peter": "1PE",
    "2 Peter": "2PE", "1 John": "1JN", "2 John": "2JN", "3 John": "3JN", "Jude": "JUD", "Revelation": "REV",
}  # fmt: skip
"""A book's English name to its three-letter code."""
SHIFTS = (
    ("GEN", 32, 1, 1, 31, 55), ("GEN", 32, 2, 33, 32, 1), ("EXO", 7, 26, 29, 8, 1), ("EXO", 8, 1, 28, 8, 5),
    ("EXO", 21, 37, 37, 22, 1), ("EXO", 22, 1, 30, 22, 2), ("LEV", 5, 20, 26, 6, 1), ("LEV", 6, 1, 23, 6, 8),
    ("NUM", 17, 1, 15, 16, 36), ("NUM", 17, 16, 28, 17, 1), ("NUM", 30, 1, 1, 29, 40), ("NUM", 30, 2, 17, 30, 1),
    ("DEU", 13, 1, 1, 12, 32), ("DEU", 13, 2, 19, 13, 1), ("DEU", 23, 1, 1, 22, 30), ("DEU", 23, 2, 26, 23, 1),
    ("DEU", 28, 69, 69, 29, 1), ("DEU", 29, 1, 28, 29, 2), ("1SA", 21, 1, 1, 20, 42), ("1SA", 21, 2, 16, 21, 1),
    ("1SA", 24, 1, 1, 23, 29), ("1SA", 24, 2, 23, 24, 1), ("2SA", 19, 1, 1, 18, 33), ("2SA", 19, 2, 44, 19, 1),
    ("1KI", 5, 1, 14, 4, 21), ("1KI", 5, 15, 32, 5, 1), ("2KI", 12, 1, 1, 11, 21), ("2KI", 12, 2, 22, 12, 1),
    ("1CH", 5, 27, 41, 6, 1), ("1CH", 6, 1, 66, 6, 16), ("2CH", 1, 18, 18, 2, 1), ("2CH", 2, 1, 17, 2, 2),
    ("2CH", 13, 23, 23, 14, 1), ("2CH", 14, 1, 14, 14, 2), ("NEH", 3, 33, 38, 4, 1), ("NEH", 4, 1, 17, 4, 7),
    ("NEH", 10, 1, 1, 9, 38), ("NEH", 10, 2, 40, 10, 1), ("JOB", 40, 25, 32, 41, 1), ("JOB", 41, 1, 26, 41, 9),
    ("ECC", 4, 17, 17, 5, 1), ("ECC", 5, 1, 19, 5, 2), ("SNG", 7, 1, 1, 6, 13), ("SNG", 7, 2, 14, 7, 1),
    ("ISA", 8, 23, 23, 9, 1), ("ISA", 9, 1, 20, 9, 2), ("ISA", 64, 1, 11, 64, 2), ("JER", 8, 23, 23, 9, 1),
    ("JER", 9, 1, 25, 9, 2), ("EZK", 21, 1, 5, 20, 45), ("EZK", 21, 6, 37, 21, 1), ("DAN", 3, 31, 33, 4, 1),
    ("DAN", 4, 1, 34, 4, 4), ("DAN", 6, 1, 1, 5, 31), ("DAN", 6, 2, 29, 6, 1), ("HOS", 2, 1, 2, 1, 10),
    ("HOS", 2, 3, 25, 2, 1), ("HOS", 12, 1, 1, 11, 12), ("HOS", 12, 2, 15, 12, 1), ("HOS", 14, 1, 1, 13, 16),
    ("HOS", 14, 2, 10, 14, 1), ("JOL", 3, 1, 5, 2, 28), ("JOL", 4, 1, 21, 3, 1), ("JON", 2, 1, 1, 1, 17),
    ("JON", 2, 2, 11, 2, 1), ("MIC", 4, 14, 14, 5, 1), ("MIC", 5, 1, 14, 5, 2), ("NAM", 2, 1, 1, 1, 15),
    ("NAM", 2, 2, 14, 2, 1), ("ZEC", 2, 1, 4, 1, 18), ("ZEC", 2, 5, 17, 2, 1), ("MAL", 3, 19, 24, 4, 1),
)  # fmt: skip
"""Book, Hebrew chapter, its first and last verse concerned, and where that first verse stands in English."""


def english(code: str, chapter: int, number: int) -> tuple[int, int]:
    """Chapter and verse in English for one of the Hebrew numbering; Psalms stay, though their titles count as verses."""
    for book, old, first, last, new, start in SHIFTS:
        if (book, old) == (code, chapter) and first <= number <= last:
            return new, start + number - first
    return chapter, number
