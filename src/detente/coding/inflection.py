"""Forms of English verbs and nouns: a table of the irregular ones, rules for the rest.

Rules follow Quirk, Greenbaum, Leech and Svartvik (1985), A Comprehensive Grammar of the English Language,
sections 3.5-3.20 (verbs) and 5.73-5.103 (nouns). Where two spellings are in use (travelled, traveled) both come out.
"""

from __future__ import annotations

from functools import cache

__all__ = ["noun_forms", "verb_forms"]

# Base, past and participle where they are not regular; several forms separated by `/`; `-` stands for the base.
_IRREGULAR = """
abide abode/abided abode/abided;arise arose arisen;awake awoke/awaked awoken/awaked;be was/were been
bear bore borne/born;beat - beaten;become became -;befall befell befallen;beget begot begotten;begin began begun
behold beheld beheld;bend bent bent;beseech besought/beseeched besought/beseeched;beset - -;bet - -
bid -/bade -/bidden;bind bound bound;bite bit bitten;bleed bled bled;blow blew blown;break broke broken
breed bred bred;bring brought brought;broadcast -/broadcasted -/broadcasted;build built built
burn burnt/burned burnt/burned;burst - -;buy bought bought;cast - -;catch caught caught;choose chose chosen
cling clung clung;come came -;cost - -;creep crept crept;cut - -;deal dealt dealt;dig dug dug
dive dived/dove dived;do did done;draw drew drawn;dream dreamt/dreamed dreamt/dreamed;drink drank drunk
drive drove driven;dwell dwelt/dwelled dwelt/dwelled;eat ate eaten;fall fell fallen;feed fed fed;feel felt felt
fight fought fought;find found found;flee fled fled;fling flung flung;fly flew flown;forbid forbade/forbad forbidden
forecast -/forecasted -/forecasted;foresee foresaw foreseen;foretell foretold foretold;forget forgot forgotten
forgive forgave forgiven;forgo forwent forgone;forsake forsook forsaken;freeze froze frozen;get got got/gotten
give gave given;go went gone;grind ground ground;grow grew grown;hang hung/hanged hung/hanged;have had had
hear heard heard;hide hid hidden/hid;hit - -;hold held held;hurt - -;keep kept kept;kneel knelt/kneeled knelt/kneeled
know knew known;lay laid laid;lead led led;lean leaned/leant leaned/leant;leap leapt/leaped leapt/leaped
learn learned/learnt learned/learnt;leave left left;lend lent lent;let - -;lie lay/lied lain/lied;light lit/lighted lit/lighted
lose lost lost;make made made;mean meant meant;meet met met;mislead misled misled;mistake mistook mistaken
misunderstand misunderstood misunderstood;outbid - -;outdo outdid outdone;outrun outran -;overcome overcame -
overhear overheard overheard;override overrode overridden;overrun overran -;oversee oversaw overseen
overtake overtook overtaken;overthrow overthrew overthrown;partake partook partaken;pay paid paid
plead pleaded/pled pleaded/pled;prove proved proved/proven;put - -;quit -/quitted -/quitted;read - -;rebuild rebuilt rebuilt
redo redid redone;rend rent rent;repay repaid repaid;reset - -;rethink rethought rethought;rewrite rewrote rewritten
rid -/ridded -/ridded;ride rode ridden;ring rang rung;rise rose risen;run ran -;saw sawed sawn/sawed;say said said
see saw seen;seek sought sought;sell sold sold;send sent sent;set - -;sew sewed sewn/sewed;shake shook shaken
shed - -;shine shone/shined shone/shined;shoot shot shot;show showed shown/showed;shrink shrank/shrunk shrunk;shut - -
sing sang sung;sink sank/sunk sunk;sit sat sat;slay slew slain;sleep slept slept;slide slid slid;sling slung slung
slit - -;smell smelled/smelt smelled/smelt;sow sowed sown/sowed;speak spoke spoken;speed sped/speeded sped/speeded
spell spelled/spelt spelled/spelt;spend spent spent;spill spilled/spilt spilled/spilt;spin spun spun;spit spat/spit spat/spit
split - -;spoil spoiled/spoilt spoiled/spoilt;spread - -;spring sprang/sprung sprung;stand stood stood;steal stole stolen
stick stuck stuck;sting stung stung;stink stank/stunk stunk;stride strode stridden;strike struck struck/stricken
string strung strung;strive strove/strived striven/strived;swear swore sworn;sweep swept swept;swell swelled swollen/swelled
swim swam swum;swing swung swung;take took taken;teach taught taught;tear tore torn;tell told told;think thought thought
throw threw thrown;thrust - -;tread trod trodden/trod;undercut - -;undergo underwent undergone
understand understood understood;undertake undertook undertaken;undo undid undone;unwind unwound unwound
uphold upheld upheld;upset - -;wake woke/waked woken/waked;wear wore worn;weave wove/weaved woven/weaved;weep wept wept
win won won;wind wound wound;withdraw withdrew withdrawn;withhold withheld withheld;withstand withstood withstood
wring wrung wrung;write wrote written
"""

_BE = ("be", "is", "are", "was", "were", "am", "been", "being", "'s", "'re", "'m")
_MODAL = {"can": ("could",), "may": ("might",), "shall": ("should",), "will": ("would",), "must": ()}

# Verbs of more than one syllable stressed on the last, which double a final consonant.
_STRESSED_LAST_WORDS = (
    "abet abhor acquit admit allot annul appal begin befit bewig commit compel concur confer confab control corral "
    "debar defer deter dispel distil enrol equip excel expel extol forbid forget fulfil impel incur infer instal inter "
    "intermit misdial occur omit patrol permit prefer propel rebel rebut recap recommit recur refer regret remit repel "
    "resit resubmit submit transfer transmit unplug reset handicap outwit outfit"
)
_STRESSED_LAST = frozenset(_STRESSED_LAST_WORDS.split())
_BOTH_WORDS = "format program kidnap worship benefit focus bias fuel refuel dial duel trial"
_BOTH = frozenset(_BOTH_WORDS.split())  # formatted, and formated
_NEVER_DOUBLED = "wxyh"
_VOWELS = "aeiou"

_NOUNS = {
    "man": "men", "woman": "women", "child": "children", "person": "people", "foot": "feet", "tooth": "teeth",
    "goose": "geese", "mouse": "mice", "ox": "oxen", "crisis": "crises", "analysis": "analyses", "basis": "bases",
    "thesis": "theses", "hypothesis": "hypotheses", "axis": "axes", "oasis": "oases", "emphasis": "emphases",
    "diagnosis": "diagnoses", "parenthesis": "parentheses", "criterion": "criteria", "phenomenon": "phenomena",
    "datum": "data", "addendum": "addenda", "stratum": "strata", "bacterium": "bacteria", "nucleus": "nuclei",
    "stimulus": "stimuli", "die": "dice", "passer-by": "passers-by", "coup d'etat": "coups d'etat",
    "attorney general": "attorneys general", "prisoner of war": "prisoners of war", "half": "halves", "calf": "calves",
    "knife": "knives", "leaf": "leaves", "life": "lives", "loaf": "loaves", "self": "selves", "shelf": "shelves",
    "thief": "thieves", "wife": "wives", "wolf": "wolves", "elf": "elves", "sheaf": "sheaves",
}  # fmt: skip
_NOUNS_TWO = {
    "memorandum": ("memoranda", "memorandums"), "referendum": ("referendums", "referenda"),
    "forum": ("forums", "fora"), "appendix": ("appendices", "appendixes"), "index": ("indices", "indexes"),
    "scarf": ("scarves", "scarfs"), "wharf": ("wharves", "wharfs"), "formula": ("formulas", "formulae"),
    "quorum": ("quorums",), "ultimatum": ("ultimatums", "ultimata"), "symposium": ("symposiums", "symposia"),
    "medium": ("media", "mediums"), "stadium": ("stadiums", "stadia"), "corpus": ("corpora", "corpuses"),
    "bureau": ("bureaus", "bureaux"), "plateau": ("plateaus", "plateaux"), "cargo": ("cargoes", "cargos"),
    "embargo": ("embargoes", "embargos"), "mosquito": ("mosquitoes", "mosquitos"), "motto": ("mottoes", "mottos"),
    "buffalo": ("buffaloes", "buffalo"),
}  # fmt: skip
_UNCHANGED_WORDS = (
    "aircraft spacecraft hovercraft watercraft series species headquarters means sheep deer offspring crossroads "
    "works barracks gallows fish salmon personnel"
)
_UNCHANGED = frozenset(_UNCHANGED_WORDS.split())
_O_TAKES_ES = frozenset(
    {"echo", "hero", "potato", "tomato", "torpedo", "veto", "domino", "tornado", "volcano"}
)
_PREFIXES = ("over", "under", "out", "re", "un", "mis", "fore", "with", "up", "counter", "pre")


def verb_forms(base: str) -> tuple[str, ...]:
    """Return the forms of a verb, the base first: third person, past, participle, -ing; no form twice.

    A capital at its beginning is kept. For `be`, contracted forms come too; for a modal, its past.
    """
    lower = base.lower()
    if lower == "be":
        return _BE
    if lower in _MODAL:
        found: tuple[str, ...] = (lower, *_MODAL[lower])
    else:
        found = (lower, *_third_person(lower), *_past(lower), *_gerund(lower))
    return _recased(base, found)


def noun_forms(base: str) -> tuple[str, ...]:
    """Return singular and plural of a noun, the singular first; an unchanged plural is not repeated."""
    lower = base.lower()
    return _recased(base, (lower, *_plural(lower)))


def _recased(base: str, found: tuple[str, ...]) -> tuple[str, ...]:
    """Give the found forms the base's capitals: `U.S.` and `NATO` keep theirs, the ending is in lower case."""
    lower = base.lower()
    if base == lower:
        return tuple(dict.fromkeys(found))
    same = 0
    recased = []
    for form in found:
        same = next((i for i, (a, b) in enumerate(zip(lower, form, strict=False)) if a != b), len(lower))
        recased.append(base[:same] + form[same:] if same else form.capitalize())
    return tuple(dict.fromkeys(recased))


@cache
def _irregular() -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    table = {}
    for entry in _IRREGULAR.replace("\n", ";").split(";"):
        if entry:
            base, past, participle = entry.split()
            table[base] = (
                tuple(base if form == "-" else form for form in past.split("/")),
                tuple(base if form == "-" else form for form in participle.split("/")),
            )
    return table


def _third_person(verb: str) -> tuple[str, ...]:
    if verb in ("have", "do", "go"):
        return ({"have": "has", "do": "does", "go": "goes"}[verb],)
    if verb.endswith(("overdo", "undo", "redo", "outdo", "undergo", "forgo")):
        return (verb + "es",)
    return (_with_s(verb),)


def _with_s(word: str) -> str:
    if word.endswith("z") and not word.endswith("zz") and word[-2:-1] in tuple(_VOWELS):
        return word + "zes"
    if word.endswith(("s", "x", "z", "ch", "sh")):
        return word + ("es" if not word.endswith(("arch", "och")) else "s")
    if word.endswith("y") and word[-2:-1] not in tuple(_VOWELS):
        return word[:-1] + "ies"
    if word.endswith("o") and word in _O_TAKES_ES:
        return word + "es"
    return word + "s"


def _past(verb: str) -> tuple[str, ...]:
    table = _irregular()
    if verb in table:
        past, participle = table[verb]
        return (*past, *participle)
    for prefix in _PREFIXES:
        rest = verb.removeprefix(prefix).removeprefix("-")
        if rest != verb and rest in table and len(rest) > 2:
            lead = verb[: len(verb) - len(rest)]
            return tuple(lead + form for forms in table[rest] for form in forms)
    return tuple(_ed(stem) for stem in _stems(verb))


def _ed(stem: str) -> str:
    if stem.endswith("e"):
        return stem + "d"
    if stem.endswith("y") and stem[-2:-1] not in tuple(_VOWELS):
        return stem[:-1] + "ied"
    return stem + "ed"


def _gerund(verb: str) -> tuple[str, ...]:
    if verb.endswith("ie"):
        return (verb[:-2] + "ying",)
    if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")) and len(verb) > 2:
        return (verb + "ing",) if verb in ("singe", "tinge") else (verb[:-1] + "ing",)
    return tuple(stem + "ing" for stem in _stems(verb))


def _stems(verb: str) -> tuple[str, ...]:
    """Return the stem as it stands before a vowel: final consonant doubled where it is, both where both are used."""
    last = verb[-1:]
    if verb.endswith("c") and verb[-2:-1] in tuple(_VOWELS) and len(verb) > 2:
        return (verb + "k",)
    if verb in _BOTH:
        return (verb + last, verb)
    single = (
        last.isalpha()
        and last not in _VOWELS + _NEVER_DOUBLED
        and verb[-2:-1] in tuple(_VOWELS)
        and (verb[-3:-2] not in tuple(_VOWELS) or (verb[-3:-1] == "ui" and verb[-4:-3] == "q"))
    )
    if not single:
        return (verb,)
    if last == "l" and _syllables(verb) > 1:
        return (verb + last, verb)
    if _syllables(verb) == 1 or verb in _STRESSED_LAST or _doubles_as(verb):
        return (verb + last,)
    return (verb,)


def _doubles_as(verb: str) -> bool:
    """Whether it ends, after a prefix, in a verb that doubles: `recommit`, `begin`, `overstep`, `undercut`."""
    return any(
        (rest := verb.removeprefix(prefix)) != verb
        and len(rest) > 2
        and (
            rest in _STRESSED_LAST
            or (_syllables(rest) == 1 and prefix in ("over", "under", "out", "un", "up"))
        )
        for prefix in _PREFIXES
    )


def _syllables(word: str) -> int:
    groups = 0
    before = ""
    for letter in word:
        if letter in "aeiouy" and before not in tuple("aeiouy") and not (letter == "y" and not before):
            groups += 1
        if letter == "u" and before == "q":
            groups -= 1
        before = "q" if letter == "u" and before == "q" else letter
    return max(1, groups)


def _plural(noun: str) -> tuple[str, ...]:
    if noun in _NOUNS_TWO:
        return _NOUNS_TWO[noun]
    if noun in _UNCHANGED or noun.endswith("craft"):
        return ()
    if noun in _NOUNS:
        return (_NOUNS[noun],)
    for tail in ("man", "woman", "person", "child", "foot", "life", "wife", "knife", "self", "half"):
        if (
            noun.endswith(tail)
            and noun[-len(tail) - 1 : -len(tail)].isalpha()
            and noun != "human"
            and noun != "german"
        ):
            return (noun[: -len(tail)] + _NOUNS[tail], *((noun + "s",) if tail == "person" else ()))
    if noun.endswith("sis"):
        return (noun[:-2] + "es",)
    return (_with_s(noun),)
