"""English names of people, services, places and counted things: data, and no logic."""

from __future__ import annotations


def listed(text: str) -> list[str]:
    """The entries of a table, which commas or line ends separate."""
    return [
        " ".join(entry.split())
        for line in text.split("\n")
        for entry in line.split(",")
        if entry.strip()
    ]


# Nouns that a quantifier counts, by kind. A noun may replace another of its kind only.
_HEADS = {
    "work": (
        "case cases example examples plan plans record records family families assessment "
        "assessments visit visits meeting meetings household households file files referral "
        "referrals incident incidents interview interviews decision decisions letter letters"
    ),
    "service": """agency agencies service services practitioner practitioners professional
    professionals worker workers team teams hospital hospitals trust trusts authority authorities
    area areas
    partner partners staff visitor visitors midwife midwives colleague colleagues profession
    professions""",
    "person": (
        "parent parents mother mothers father fathers man men woman women baby babies child "
        "children carer carers people person relative relatives"
    ),
}
HEADS = {word: kind for kind, words in _HEADS.items() for word in words.split()}
# Nouns by which a course counts its own parts or steps: they say nothing about the finding.
OWN_HEADS = frozenset(
    """theme themes page pages question questions sentence sentences quote quotes word words step
    steps part parts option options half prompt prompts point points line lines choice choices
    list section answer answers slide detail side one two three four five six""".split()
)

# Services and professions: any name in a group may replace the others.
SERVICES = tuple(
    tuple(listed(group))
    for group in (
        "health visitor, health visitors, health visiting",
        "midwife, midwives, midwifery, maternity",
        "social worker, social workers, social work, children's services, social care, "
        "children’s services, children's social care",
        "police, police officer, police officers, constable",
        "gp, gps, general practice, general practitioner, general practitioners, family "
        "doctor, doctor, doctors",
        "school, schools, school nurse, school nurses, teacher, teachers, headteacher, "
        "headteachers",
        "nursery, nurseries, childminder, childminders, early years",
        "probation, probation officer, probation officers",
        "early help",
        "hospital, hospitals, ward, wards, discharge, maternity, paediatrician, "
        "paediatricians, emergency department, hospital trusts",
        "mental health, psychiatrist, psychiatrists, psychologist, psychologists, psychiatric, "
        "camhs",
        "housing, housing officer, housing officers",
        "court, courts, judge, judges, solicitor, solicitors",
        "ambulance, paramedic, paramedics",
        "charity, charities, voluntary sector, voluntary organisations",
        "drug and alcohol, substance misuse, addiction services",
        "nurse, nurses, nursing",
        "council, councils, local authority, local authorities",
        "inspectorate, inspectors, inspector, ofsted",
        "government, ministers, parliament",
        "youth justice, youth offending",
        "care home, care homes, nursing home, nursing homes, residential home, residential homes",
        "dentist, dentists",
        "pharmacist, pharmacists, pharmacy, pharmacies",
        "prison, prisons",
        "advocate, advocates, advocacy",
        "fire service, fire and rescue",
        "coroner, coroners",
        "commissioner, commissioners",
        "regulator, cqc",
        "family support worker, family support workers",
        "foster carer, foster carers, fostering",
    )
)
# People: each noun with the words of a quote that ground it, besides the noun itself.
_PARENTS = "parent parents family families household households"
PEOPLE = {
    word: frozenset(allowed.split())
    for words, allowed in (
        (
            "relatives relative grandparents grandparent",
            "relatives relative grandparents grandparent kin mother father daughter son sister "
            "brother wife husband parent parents grandmother grandfather uncle aunt family "
            "families",
        ),
        ("grandmother grandmothers grandmas", "grandmother grandmothers grandparents relatives"),
        ("siblings sibling", "siblings sibling brother sister older children/children"),
        (
            "fathers father dads dad",
            f"fathers father dads dad men man male perpetrator others {_PARENTS}",
        ),
        ("mothers mother mums mum", f"mothers mother mums mum women woman victim {_PARENTS}"),
        ("parents parent", f"victim perpetrator adults adult {_PARENTS}"),
        ("carers carer", f"carers carer care caring others {_PARENTS}"),
        ("boys boy", "boys boy male children child young"),
        ("girls girl", "girls girl female children child young"),
        (
            "men man",
            "men man male males fathers father husband husbands son sons perpetrator "
            "perpetrators brother brothers uncle he him his adults people people's",
        ),
        (
            "women woman",
            "women woman female females mothers mother wife wives daughter daughters "
            "victim victims sister sisters aunt she her adults people",
        ),
        ("sons son", "sons son child children"),
        ("daughters daughter", "daughters daughter child children"),
        (
            "teenagers teenager adolescents adolescent",
            "teenagers teenager adolescents adolescent young older",
        ),
        ("twins toddlers toddler", "twins toddlers toddler older"),
        ("neighbours neighbour", "neighbours neighbour community public residents"),
        (
            "families family",
            "families family parent parents mother mothers father fathers child children household "
            "households relative relatives home carer carers sibling siblings grandparents",
        ),
        ("friends friend", "friends friend peers peer network"),
        ("peers peer", "peers peer friends group"),
        ("landlords landlord", "landlords landlord housing tenancy"),
        ("managers manager", "managers manager management supervisor supervisors supervision"),
        ("volunteers volunteer", "volunteers volunteer voluntary charity"),
        ("strangers stranger", "strangers stranger unknown"),
        ("migrants migrant refugees refugee", "migrants migrant refugees refugee asylum"),
        ("pupils pupil", "pupils pupil school schools child children student students young"),
        ("patients patient", "patients patient hospital ward person people practice"),
        ("employers employer", "employers employer work"),
        ("leaders leader", "leaders leader leadership senior managers board heads"),
        ("victims victim", "victims victim survivors survivor abuse abused exploited harmed"),
    )
    for word in words.split()
}
KINDS_OF_PEOPLE = frozenset(
    "people adults children patients residents pupils carers parents mothers fathers women men "
    "families boys girls teenagers adolescents learners tenants victims".split()
)
# Nouns for one sex; then nouns for both sexes, which say more.
GENDERED = frozenset(
    "women woman men man girls girl boys boy mothers mother fathers father sons son "
    "daughters daughter wives husbands sisters brothers".split()
)
BROADER = frozenset("people adults parents children relatives families teenagers siblings".split())
EITHER_SEX = BROADER | frozenset("person family child parent parent's people's".split())
PEOPLE_NAMES = frozenset(PEOPLE)
OTHER_PEOPLE = frozenset("families family men women victim perpetrator".split())
# A reader may be asked about these, whoever the quote names.
ASKED_OF = frozenset(
    """men man women woman boys girls sons daughters parent parents mother mothers father fathers
    carer carers family families friend friends peer peers manager managers pupil pupils patient
    patients victim victims""".split()
)
ANY_SERVICE = frozenset(
    "practitioners practitioner professionals professional agencies services staff "
    "everyone everybody".split()
)
EVERYBODY = frozenset(
    "agencies services practitioners professionals partners partnership multi-agency".split()
)
FAR = frozenset(
    """county borough region city-wide county-wide today currently nowadays nationally national
    nationwide country countrywide england wales scotland ireland britain uk everywhere
    worldwide regionally regional abroad countries""".split()
)

# Each name of a service with all the names that may replace it.
SERVICE_NAMES = {
    name: frozenset(other for names in SERVICES if name in names for other in names)
    for names in SERVICES
    for name in names
}


def inflected(verbs: list[str]) -> list[str]:
    """The regular forms of verbs: "double, doubles, doubled, doubling"."""
    found = []
    for verb in verbs:
        stem = verb[:-1] if verb.endswith("e") else verb
        third = f"{verb[:-1]}ies" if verb.endswith("y") else f"{verb}s"
        past = f"{verb[:-1]}ied" if verb.endswith("y") else f"{stem}ed"
        found += [verb, third, past, f"{stem}ing"]
    return found
