"""Small word lists for telling people apart: titles, common first names with their pronoun, words of bodies."""

from __future__ import annotations

from detente.coding.word_lists import wordlist

__all__ = ["APART", "ARMS", "BODY_WORDS", "FIRST_NAMES", "INDEPENDENT", "PARTICLES", "ROLE_WORDS", "TITLES"]


TITLES: dict[str, str] = dict.fromkeys(wordlist(
    "president sen senator rep representative gov governor prime minister premier chancellor secretary "
    "ambassador general gen admiral adm colonel col lieutenant lt captain capt sergeant sgt major maj "
    "judge justice king prince pope bishop archbishop rev reverend dr doctor prof professor mayor "
    "attorney deputy vice speaker chairman chairwoman chair spokesman spokeswoman spokesperson "
    "commander envoy director minister lawmaker congressman congresswoman candidate nominee "
    "commissioner officer detective sheriff sir lord dame lady emperor sultan sheikh ayatollah marshal "
    "analyst economist historian lawyer campaign leader chief adviser advisor aide strategist special "
    "foreign defense defence state interior finance former acting then incoming outgoing press national "
    "security top senior host coach manager author writer columnist correspondent reporter editor"
),
    "",
) | {"mr": "he", "mrs": "she", "ms": "she", "miss": "she", "king": "he", "queen": "she", "prince": "he",
     "princess": "she", "sir": "he", "lord": "he", "dame": "she", "lady": "she", "pope": "he", "congressman": "he",
     "congresswoman": "she", "spokesman": "he", "spokeswoman": "she", "chairman": "he", "chairwoman": "she"}  # fmt: skip

FIRST_NAMES: dict[str, str] = dict.fromkeys(
    wordlist(
        "aaron abbas abdul abraham adam adrian ahmad ahmed alan albert alejandro alex alexander alexei "
        "alfred ali amir anatoly anders andre andrei andrew andriy anthony antonio antony arthur barack ben "
        "benjamin bernard bernie bill bob boris brian bruce carl carlos charles chris christian christopher "
        "chuck daniel dave david dean dennis denis dmitri dmitry dmytro don donald doug douglas ed eduardo "
        "edward emmanuel eric ernest ethan eugene evgeny fernando francis francisco francois frank franz "
        "fred frederick friedrich gary gavin gabriel george gerald gianni gordon greg gregory hans harold "
        "harry hassan heinrich henry herbert howard hugo hussein ian ibrahim igor ilya isaac ivan jack "
        "jacob jake james jason javier jean jeff jeffrey jens jeremy jerry jim jimmy joe joel johan john "
        "jon jonathan jorge jose joseph joshua juan karl keir keith ken kenneth kevin khalid konstantin "
        "larry lars lawrence leon leonid lloyd louis lucas luis luke mahmoud manuel marc marco marcus mario "
        "mark mark martin matt matthew maxim menachem michael michel miguel mike mikhail mitch mitt "
        "mohammad mohammed mohamed moshe muhammad mustafa nathan neil nicholas nick nicolas nikolai noah "
        "olaf oleg oleksandr oleksii oliver omar oscar osama owen pablo patrick paul pavel pedro peter "
        "petro philip philippe pierre rafael ralph randy raul ray richard rick rob robert rodrigo roger "
        "roman ron ronald roy rudolf rudy rustem ryan sam samuel scott sean sebastian serge sergei sergey "
        "serhii simon stefan stephen steve steven stuart ted terry thomas thom tim timothy tobias todd tom "
        "tony trevor tyler viktor victor vincent vitaly vladimir volodymyr vyacheslav walter warren wayne "
        "wilhelm william xavier yasser yitzhak yuri yury yusuf zbigniew anwar cyrus"
    ),
    "he",
) | dict.fromkeys(
    wordlist(
        "abigail alexandra alice alison amanda amy ana andrea angela anna annalena anne annie ann audrey "
        "barbara beatrice beth betty brenda bridget carmen carol caroline catherine charlotte cheryl "
        "christina christine claire clara claudia condoleezza cynthia daria deborah debbie diana diane "
        "donna dora doris dorothy elena elisabeth elizabeth ella ellen emily emma erica eva fatima fiona "
        "frances gina giorgia gloria golda grace hannah heather helen hillary ida ines ingrid irene iris "
        "isabel ivanka jacqueline jane janet jean-marie jeanne jennifer jessica jill joan joanna joyce "
        "judith judy julia julie kaja kamala karen karin karoline kate katherine kathleen kathy katie kelly "
        "kim kirsten kristen kristin laura lauren leila leslie linda lisa liz loretta louise lucia lucy "
        "lydia madeleine magdalena margaret maria marie marina marine martha mary maya megan melania "
        "melissa mette michelle mireille monica nadia nancy naomi natalia natalie natasha nicole nina nora "
        "olga oksana olena olivia pamela patricia paula penny rachel rebecca renee roberta rosa rose ruth "
        "sabine sally samantha sandra sanna sara sarah sharon sheila shirley silvia sofia sonia sophie "
        "stephanie sue susan svetlana tamara tanya tatiana teresa theresa tina tulsi ulrike ursula "
        "valentina valerie vanessa vera veronica victoria viola virginia wendy yulia yvette yvonne zoe"
    ),
    "she",
)

PARTICLES = wordlist("de da di del della der den van von la le du dos al el bin ben ibn ter zu y af")

BODY_WORDS = wordlist(
    "house department council university college institute party journal times post center centre union "
    "nations states ministry senate congress parliament court committee agency bank fund association "
    "organization organisation company corp inc group news press radio television tv network commission "
    "administration army force forces guard police bureau office board foundation society club school "
    "church hospital campaign coalition alliance federation republic kingdom city county state street "
    "avenue river sea ocean war treaty act day week month convention conference agreement pact "
    "newspaper magazine report review gazette herald tribune service authority front movement league "
    "secretariat embassy staff team district summit forum"
)

ROLE_WORDS = wordlist(
    "president senator representative governor minister premier chancellor secretary ambassador general "
    "admiral colonel judge justice king queen prince princess pope bishop doctor professor mayor "
    "attorney speaker chairman chairwoman spokesman spokeswoman spokesperson commander envoy director "
    "lawmaker congressman congresswoman candidate nominee commissioner officer leader chief adviser "
    "advisor aide diplomat official expert analyst economist historian lawyer lawmaker fellow scientist "
    "researcher negotiator mediator republican democrat billionaire businessman politician activist "
    "author writer columnist strategist dictator autocrat monarch"
)

# A description with one of these does not put its bearer on the side that it names.
INDEPENDENT = wordlist(
    "former ex-president ex-minister ex critic expert professor analyst scholar historian fellow "
    "researcher specialist economist exile exiled opposition dissident author correspondent retired "
    "lecturer scientist rival opponent foe enemy enemies adversary adversaries neighbour neighbor reporter "
    "journalist backer ally allies supporter"
)

# What acts for the state whose adjective stands before it: "Russian troops", "British officials".
ARMS = wordlist(
    "forces force troops army military soldiers drones missiles aircraft jets warplanes artillery navy fleet police "
    "officials authorities government negotiators delegation diplomats"
)

# Between the two, one of these says that it acts for another, or against it: "Russian separatist forces".
APART = INDEPENDENT | wordlist(
    "separatist rebel militant insurgent proxy partisan volunteer mercenary breakaway private irregular defecting "
    "captured surrendering"
)
