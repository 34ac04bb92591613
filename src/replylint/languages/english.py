"""English: folding of words and contractions, and inflection for phrases."""

from __future__ import annotations

from functools import lru_cache

from replylint.languages.language import LanguageTraits
from replylint.languages.lexicon import Lexicon, load_lexicon

_SUFFIXES = {"n't": " not", "'ll": " will", "'ve": " have", "'re": " are", "'d": " would", "'m": " am"}
_IS = frozenset("it that there what here he she who where how when this everything something nothing one".split())
_WHOLE = {
    "can't": "can not", "cannot": "can not", "won't": "will not", "shan't": "shall not", "let's": "let us",
    "ain't": "is not", "dont": "do not", "cant": "can not", "wont": "will not", "didnt": "did not",
    "doesnt": "does not", "isnt": "is not", "wasnt": "was not", "couldnt": "could not", "im": "i am",
    "ive": "i have", "youre": "you are", "youve": "you have", "weve": "we have", "thats": "that is",
    "gonna": "going to", "wanna": "want to", "y'all": "you all",
}  # fmt: skip
_VOWELS = frozenset("aeiou")


def is_letter(character: str) -> bool:
    """Whether the character is a Latin letter, accents included."""
    return character.isalpha() and character < "\u0250"


def english() -> LanguageTraits:
    """Give the English traits with their word lists loaded."""
    lexicon = load_lexicon("en")
    return LanguageTraits("en", False, is_letter, _folder(lexicon), _inflector(lexicon), "", lexicon, 1.0)


def _folder(lexicon: Lexicon):  # type: ignore[no-untyped-def]
    spelling = lexicon.spelling

    @lru_cache(maxsize=50_000)
    def fold(word: str) -> str:
        word = word.lower().replace("’", "'").replace("‘", "'").strip("'")
        if word in _WHOLE:
            return _WHOLE[word]
        if "'" in word:
            for suffix, expanded in _SUFFIXES.items():
                if word.endswith(suffix):
                    return word[: -len(suffix)] + expanded
            if word.endswith("'s"):
                return word[:-2] + " is" if word[:-2] in _IS else word[:-2]
        return spelling.get(word, word)

    return fold


def _inflector(lexicon: Lexicon):  # type: ignore[no-untyped-def]
    irregular = {line.split()[0]: tuple(line.split()) for line in _IRREGULAR.splitlines() if line}

    def inflect(marker: str) -> tuple[str, ...]:
        return irregular.get(marker) or _regular(marker)

    return inflect


def _regular(verb: str) -> tuple[str, ...]:
    """Give base, third person, past and -ing of a regular verb (a final consonant doubled where listed so)."""
    stem, doubled = (verb[:-1], True) if verb.endswith("+") else (verb, False)
    if doubled:
        return stem, stem + "s", stem + stem[-1:] + "ed", stem + stem[-1:] + "ing"
    if stem.endswith("e"):
        return stem, stem + "s", stem + "d", stem[:-1] + "ing"
    if stem.endswith("y") and stem[-2:-1] not in _VOWELS:
        return stem, stem[:-1] + "ies", stem[:-1] + "ied", stem + "ing"
    third = stem + ("es" if stem.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")
    return stem, third, stem + "ed", stem + "ing"


_IRREGULAR = """
be am are is was were been being
begin begins began begun beginning
break breaks broke broken breaking
bring brings brought bringing
build builds built building
buy buys bought buying
catch catches caught catching
choose chooses chose chosen choosing
come comes came coming
cost costs costing
cut cuts cutting
deal deals dealt dealing
do does did done doing
drive drives drove driven driving
fall falls fell fallen falling
feel feels felt feeling
fight fights fought fighting
find finds found finding
forget forgets forgot forgotten forgetting
get gets got gotten getting
give gives gave given giving
go goes went gone going
have has had having
hear hears heard hearing
hold holds held holding
keep keeps kept keeping
know knows knew known knowing
lead leads led leading
leave leaves left leaving
let lets letting
lose loses lost losing
make makes made making
mean means meant meaning
meet meets met meeting
pay pays paid paying
put puts putting
read reads reading
ring rings rang rung ringing
run runs ran running
say says said saying
see sees saw seen seeing
sell sells sold selling
send sends sent sending
set sets setting
show shows showed shown showing
sit sits sat sitting
speak speaks spoke spoken speaking
spend spends spent spending
stand stands stood standing
take takes took taken taking
tell tells told telling
think thinks thought thinking
understand understands understood understanding
write writes wrote written writing
"""

IRREGULAR_BASES = {form: line.split()[0] for line in _IRREGULAR.splitlines() for form in line.split()}
"""Irregular verb forms to their base."""
