"""Which parts of speech a word can have: closed classes by hand, open ones from the inflection tables."""

from __future__ import annotations

from functools import lru_cache

from detente.coding.lemmas import lemmas, verb_inflections
from detente.coding.word_lists import wordlist

__all__ = [
    "ADJECTIVE",
    "ADVERB",
    "BASE",
    "CLOSED",
    "NOUN",
    "PARTICIPLE",
    "PAST",
    "PRESENT",
    "PROGRESSIVE",
    "classes",
    "verb_lemma",
]


NOUN, BASE, PRESENT, PAST, PARTICIPLE, PROGRESSIVE, ADJECTIVE, ADVERB = (1 << bit for bit in range(8))

# Tags, one letter each: D determiner, S possessor, P pronoun, I preposition, O subordinator, & coordinator, W relative
# or interrogative, M modal, b be, h have, d do, n not, R adverb, C number. `to` and `that` are decided in context.
_TABLE = {
    "D": "the a an this these those some any no every each both all another either neither such many several few most "
    "much more less other own enough half whatever certain various fresh",
    "S": "his its their our my your whose",
    "P": "he she it they we i you him them us me himself herself itself themselves ourselves her hers theirs ours "
    "everyone everybody anyone anybody someone somebody nobody nothing something anything everything none there",
    "I": "of in on at by with from into onto against between among for about over under through during after before "
    "since amid amidst across toward towards within without near behind beyond despite via per like upon around "
    "alongside along outside inside above below besides regarding concerning following including given versus "
    "throughout until till because-of than up down off out",
    "O": "if unless because although though while whereas when whenever where once whether lest provided as",
    "&": "and or but nor yet plus",
    "W": "who which whom what how why",
    "M": "will would can could shall should may might must cannot 'll 'd won't wouldn't can't couldn't shouldn't mustn't "
    "mightn't needn't",
    "b": "be is are was were am been being 's 're 'm isn't aren't wasn't weren't ain't",
    "h": "have has had having 've haven't hasn't hadn't",
    "d": "do does did don't doesn't didn't",
    "n": "not never n't",
    "R": "also already still now then again soon later just only even too very so far once-more together instead "
    "however meanwhile moreover thus therefore perhaps maybe almost always often ever today here away back forward "
    "ahead apart rather quite nearly further indeed thereby hence initially initial-ly reportedly allegedly "
    "immediately recently",
    "C": "one two three four five six seven eight nine ten eleven twelve thirteen fifteen twenty thirty forty fifty sixty "
    "seventy eighty ninety hundred hundreds thousand thousands million millions billion billions dozen dozens",
    "B": "let let's",
}
CLOSED: dict[str, str] = {word: tag for tag, words in _TABLE.items() for word in words.split()}
CLOSED |= {
    "i'm": "b", "he's": "b", "she's": "b", "it's": "b", "we're": "b", "they're": "b", "you're": "b", "that's": "b",
    "there's": "b", "who's": "b", "what's": "b", "i've": "h", "we've": "h", "they've": "h", "you've": "h", "i'll": "M",
    "he'll": "M", "she'll": "M", "it'll": "M", "we'll": "M", "they'll": "M", "you'll": "M", "i'd": "M", "he'd": "M",
    "we'd": "M", "they'd": "M",
}  # fmt: skip

# Nouns and adjectives that the tables also list as verbs, and almost never are in reporting.
_NEVER_VERBS = wordlist(
    "president minister government people troops nation country war peace prime party side sides "
    "region security military treaty capital week month year day part parts court parties house bill "
    "border borders term terms front office body member members city police air ground south north "
    "east west public leader leaders top past second third first next former senior foreign key main "
    "major few group groups video evidence island gas oil case cases bank general father mother sister "
    "brother man men woman women child children son dozen coup summit summits missile missiles drone "
    "drones rocket rockets battery tank tanks arms weapons ceasefire truce hundred thousand official "
    "officials crisis"
)


@lru_cache(maxsize=60_000)
def classes(word: str) -> int:
    """Return the parts of speech that a word in lower case may have, as a set of bits; 0 if it is not known."""
    found = lemmas(word)
    bits = 0
    if "NOUN" in found or "PROPN" in found:
        bits |= NOUN
    if "ADJ" in found:
        bits |= ADJECTIVE
    if "ADV" in found:
        bits |= ADVERB
    if "VERB" in found and word not in _NEVER_VERBS:
        for lemma in found["VERB"]:
            bits |= _verb_forms(word, lemma)
    return bits or _by_ending(word)


def _verb_forms(word: str, lemma: str) -> int:
    table = verb_inflections(lemma)
    bits = BASE if word == lemma else 0
    for tag, bit in (("VBZ", PRESENT), ("VBD", PAST), ("VBN", PARTICIPLE), ("VBG", PROGRESSIVE)):
        if word in table.get(tag, ()):
            bits |= bit
    if "VBN" not in table and bits & PAST:
        bits |= PARTICIPLE
    return bits


def _by_ending(word: str) -> int:
    if "-" in word:
        last = word.rsplit("-", 1)[1]
        found = classes(last) if last else 0
        return (found & ~(BASE | PRESENT)) or NOUN
    if word.endswith("ly"):
        return ADVERB
    if word.endswith("ing") and len(word) > 5:
        return PROGRESSIVE | NOUN
    if word.endswith("ed") and len(word) > 4:
        return PAST | PARTICIPLE | ADJECTIVE
    return NOUN


@lru_cache(maxsize=20_000)
def verb_lemma(word: str) -> str:
    """Return the base form of a verb in lower case; the word itself if the tables lack it."""
    found = lemmas(word).get("VERB")
    return found[0] if found else word
