"""Hebrew inflection for phrases: the forms of a verb by person and of a noun by owner, from tables of stems.

A marker is a verb's infinitive, a noun, or a named group of them, and after a colon the form sets, joined by "+":
"לטפל:1f" is אטפל and נטפל. Without a set every form is meant. The sets of a verb:

=========  =====================================================================================
``1s``     first person singular future; ``1f`` both numbers; ``1p`` first person past
``pres``   the four present forms; ``1`` is 1f, 1p and pres together
``2f``     second person future; ``imp`` imperatives; ``inf`` the infinitive
``2p``     second person past; ``3p`` third person past; ``3f`` third person future
``pass``   the passive in past, present and future; ``done`` only its past and present; ``will`` its future
=========  =====================================================================================

The sets of a noun: ``sing``, ``plur``, ``cons`` (construct), ``poss`` (yours), ``our`` and ``my``.
"""

from __future__ import annotations

from difflib import get_close_matches
from functools import cache
from typing import Any

from replylint.errors import RuleError
from replylint.resources import load_yaml, rules_folder

_MEDIAL = dict(zip("ךםןףץ", "כמנפצ", strict=True))
_TOGETHER = {"1": ("1f", "1p", "pres"), "pass": ("done", "will")}
Forms = dict[str, tuple[str, ...]]


def inflect(marker: str) -> tuple[str, ...]:
    """Expand a marker such as "לטפל:1f" into its forms; raises RuleError on an unknown word or form set."""
    name, _, wanted = marker.partition(":")
    groups, table = _tables()
    forms: dict[str, None] = {}
    for word in groups.get(name, (name,)):
        if word not in table:
            near = get_close_matches(word, [*groups, *table], n=3, cutoff=0.5)
            raise RuleError(f"no verb, noun or group is named ~{word}", mend=f"near: {', '.join(near) or 'none'}")
        for asked in wanted.split("+") if wanted else table[word]:
            for slot in _TOGETHER.get(asked, (asked,)):
                if slot not in table[word]:
                    known = ", ".join(table[word])
                    raise RuleError(f"~{word} has no forms {slot!r}", mend=f"known: {known}")
                forms.update(dict.fromkeys(table[word][slot]))
    return tuple(forms)


@cache
def _tables() -> tuple[dict[str, tuple[str, ...]], dict[str, Forms]]:
    """Read the groups, and every verb and noun with its forms."""
    verbs: dict[str, Any] = load_yaml(rules_folder() / "he" / "verbs.yaml")
    nouns: dict[str, Any] = load_yaml(rules_folder() / "he" / "nouns.yaml")
    table = {noun: _noun(noun, str(stems).split()) for noun, stems in nouns["nouns"].items()}
    for infinitive, entry in verbs["verbs"].items():
        irregular = dict(entry) if isinstance(entry, dict) else {"stems": entry}
        stems = str(irregular.pop("stems")).split()
        table[infinitive] = _verb(infinitive, stems) | {k: tuple(v.split()) for k, v in irregular.items()}
    groups = {**nouns["groups"], **verbs["groups"]}
    return {name: tuple(words.split()) for name, words in groups.items()}, table


def _verb(infinitive: str, stems: list[str]) -> Forms:
    """Make the forms of a verb from its past (he), present (he), future (I) and its passives in the past (he)."""
    past, present, future, *passives = (stem.split("/") for stem in stems)
    causative = past[0][0] == "ה" and future[0][1:] == past[0][1:]
    reflexive = past[0][0] == "נ" and future[0][1:] == "י" + past[0][1:]
    firsts = [_short(form) if causative else form for form in past]
    firsts += [form[0] + form[2:] for form in past if _is_intensive(form)]
    futures = [(stem[1:], _shut(stem[1:], past[0])) for stem in future]
    head = "ה" if causative or reflexive else ""
    orders = [(_short(stem) if causative else stem, shut) for stem, shut in futures]
    if reflexive:
        orders = orders[:1]
    passive = [(form, form[0] == "נ" and infinitive[1] + form[1] != "נו") for forms in passives for form in forms]
    return {
        "inf": tuple(infinitive.split("/")),
        "1s": tuple("א" + stem for stem, _ in futures),
        "1f": tuple(person + stem for stem, _ in futures for person in "אנ"),
        "1p": tuple(_ended(form, end) for form in firsts for end in ("תי", "נו")),
        "2p": tuple(_ended(form, end) for form in firsts for end in ("ת", "תם", "תן")),
        "3p": tuple(form for stem in past for form in _third(stem)),
        "pres": tuple(form for stem in present for form in _present(stem, "ה" if causative else "ת")),
        "2f": tuple(f for stem, shut in futures for f in ("ת" + stem, "ת" + _add(shut, "י"), "ת" + _add(shut, "ו"))),
        "3f": tuple(
            f.replace("ייי", "יי") for stem, shut in futures for f in ("י" + stem, "ת" + stem, "י" + _add(shut, "ו"))
        ),
        "imp": tuple(head + f for stem, shut in orders for f in (stem, _add(shut, "י"), _add(shut, "ו"))),
        "done": tuple(f for form, simple in passive for f in (*_third(form), *_passive_present(form, simple=simple))),
        "will": tuple(f for form, simple in passive for f in _passive_future(form, simple=simple)),
    }


def _noun(noun: str, stems: list[str]) -> Forms:
    """Make the forms of a noun from its construct, its plural and, where it differs, its stem before an ending."""
    construct, plural, *rest = stems
    stem = rest[0] if rest else construct
    many = "" if plural == "-" else plural[:-2] if plural.endswith("ים") else plural
    ours: dict[str, list[str]] = {"poss": ["ך", "כם", "כן"], "our": ["נו"], "my": ["י"]}
    forms = {name: tuple(_add(stem, end, drop=False) for end in ends) for name, ends in ours.items()}
    if many:
        forms["poss"] += tuple(f"{many}י{end}" for end in ("ך", "כם", "כן"))
        forms["our"] += (many + "ינו",)
        forms["my"] += (many + "יי",)
    bound = (construct, many + "י" if plural.endswith("ים") else many) if many else (construct,)
    return {"sing": (noun,), "plur": (plural,) if many else (), "cons": bound, **forms}


def _add(stem: str, ending: str, *, drop: bool = True) -> str:
    """Put an ending to a stem: a last ה falls off, a final letter takes its medial shape."""
    if drop and stem.endswith("ה"):
        return (stem[:-1] + ending).replace("ווו", "וו")
    return stem[:-1] + _MEDIAL.get(stem[-1], stem[-1]) + ending


def _ended(past: str, ending: str) -> str:
    """Put an ending of the first or second person to the past: בנה is בניתי, הזמן is הזמנו."""
    if past.endswith("ה"):
        return past[:-1] + "י" + ending
    joined = _add(past, ending)
    return joined.replace("ננו", "נו") if past.endswith("ן") else joined.replace("תת", "ת")


def _is_intensive(past: str) -> bool:
    """Whether the past is of the kind of טיפל, which is also spelled without its yod (טפלתי)."""
    return len(past) == 4 and past[1] == "י" and past[2] not in "יו" and past[0] != "א" and past[-1] not in "האן"


def _short(form: str) -> str:
    """Drop the yod of a causative: הזמין gives הזמנתי and הזמן; הסתיים, which is none, keeps both."""
    return form[:-2] + form[-1] if form[-2] == "י" and form[-3:-2] != "י" else form


def _shut(stem: str, past: str) -> str:
    """Drop the vowel that falls before a vocal ending: כתוב gives תכתבי; but קום, whose past is קם, keeps it."""
    return stem[:-2] + stem[-1] if len(past) == 3 and len(stem) > 2 and stem[-2] == "ו" else stem


def _third(past: str) -> tuple[str, str, str]:
    """Give he, she and they of the past."""
    return past, _add(past, "תה" if past.endswith("ה") else "ה"), _add(past, "ו")


def _present(stem: str, feminine: str) -> tuple[str, ...]:
    """Give the four present forms; those of hollow and causative verbs take ה in the feminine."""
    hollow = len(stem) == 2 or (feminine == "ה" and _short(stem) != stem)
    return stem, stem if stem.endswith("ה") else _add(stem, "ה" if hollow else "ת"), _add(stem, "ים"), _add(stem, "ות")


def _passive_present(past: str, *, simple: bool) -> tuple[str, ...]:
    """Give the present of a passive: מטופל, מוזמן, and of a simple verb נבדק."""
    present = past if simple else "מ" + past.removeprefix("ה")
    ending = "ת" if not past.endswith("ה") else "ית" if simple or past[0] == "ה" else "ה"
    return present, _add(present, ending), _add(present, "ים"), _add(present, "ות")


def _passive_future(past: str, *, simple: bool) -> tuple[str, ...]:
    """Give he, she and they of a passive's future: יטופל, יוזמן, and of a simple verb ייבדק or יבדק."""
    stems = ("י" + past[1:], past[1:]) if simple else (past.removeprefix("ה"),)
    return tuple(form for stem in stems for form in ("י" + stem, "ת" + stem, "י" + _add(stem, "ו")))
