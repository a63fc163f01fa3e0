"""French sentences as AFP and the business papers write them, and the figures in them."""

import pytest
from stated import compare

from keisu.model import Article
from keisu.road import find_figures

# a sentence, then for each figure in order: quote, kind, bound, value, unit, measure, subject, period, base
CASES = [
    (
        "Le marché automobile français a reculé de 5,6 % en octobre par rapport au même mois de l'an dernier, "
        "à 131 426 immatriculations, selon les chiffres publiés par la PFA.",
        [
            ("5,6 %", "change", "=", -5.6, "%", "registrations", "marché automobile français", "2025-10", "2024-10"),
            ("131 426 immatriculations", "level", "=", 131426, "vehicle", "registrations", None, "2025-10", None),
        ],
    ),
    (
        "Les immatriculations de voitures neuves ont bondi de 12 % en novembre, à 154 000 unités, "
        "contre 137 500 un an plus tôt.",
        [
            ("12 %", "change", "=", 12, "%", "registrations", "voitures neuves", "2025-11", "2024-11"),
            ("154 000 unités", "level", "=", 154000, "vehicle", "registrations", "voitures neuves", "2025-11", None),
            ("137 500", "level", "=", 137500, "vehicle", "registrations", "voitures neuves", "2024-11", None),
        ],
    ),
    (
        "Tesla a vu ses ventes chuter de 47,4 % au troisième trimestre.",
        [("47,4 %", "change", "=", -47.4, "%", "sales", "Tesla", "2025-Q3", "2024-Q3")],
    ),
    (
        "La part de marché des voitures électriques a atteint 24 % en octobre, contre 17 % il y a un an.",
        [
            ("24 %", "share", "=", 24, "%", "market share", "voitures électriques", "2025-10", None),
            ("17 %", "share", "=", 17, "%", "market share", "voitures électriques", "2024-10", None),
        ],
    ),
    (
        "Renault a annoncé un chiffre d’affaires de 11,4 milliards d’euros au troisième trimestre, en hausse de 6,8 %.",
        [
            ("11,4 milliards d’euros", "level", "=", 11.4e9, "EUR", "revenue", "Renault", "2025-Q3", None),
            ("6,8 %", "change", "=", 6.8, "%", "revenue", "Renault", "2025-Q3", None),
        ],
    ),
    (
        "Stellantis a enregistré une perte nette de 2,3 Md€ au premier semestre 2025.",
        [("2,3 Md€", "level", "=", 2.3e9, "EUR", "net loss", "Stellantis", "2025-H1", None)],
    ),
    (
        "Le groupe prévoit d'investir 250 M€ d'ici à 2028.",
        [("250 M€", "level", "=", 250e6, "EUR", "investment", None, "2028", None)],
    ),
    (
        "Le constructeur a écoulé 2,26 millions de véhicules en 2024, soit 1,3 % de plus qu'en 2023.",
        [
            ("2,26 millions de véhicules", "level", "=", 2260000, "vehicle", "sales", None, "2024", None),
            ("1,3 %", "change", "=", 1.3, "%", "sales", None, "2024", "2023"),
        ],
    ),
    (
        "Le CAC 40 a perdu 0,8 %, à 7 982,65 points, vendredi.",
        [
            ("0,8 %", "change", "=", -0.8, "%", "index level", "CAC 40", "2025-11-14", "2025-11-13"),
            ("7 982,65 points", "level", "=", 7982.65, "point", "index level", "CAC 40", "2025-11-14", None),
        ],
    ),
    (
        "Près de 300 000 personnes ont manifesté jeudi.",
        [("300 000 personnes", "level", "~", 300000, "person", None, None, "2025-11-13", None)],
    ),
    (
        "Environ un tiers des ménages ont renoncé à partir en vacances.",
        [("un tiers", "share", "~", 33.33, "%", None, None, None, None)],
    ),
    (
        "Les exportations ont diminué pour le quatrième mois consécutif, à 48,3 milliards d'euros.",
        [
            ("quatrième mois", "streak", "=", 4, "month", "exports", None, None, None),
            ("48,3 milliards d'euros", "level", "=", 48.3e9, "EUR", "exports", None, None, None),
        ],
    ),
    (
        "Les ventes ont doublé par rapport à 2021.",
        [("doublé", "multiple", "=", 2, "fold", "sales", None, None, "2021")],
    ),
    (
        "Le prix moyen d'une voiture neuve est passé de 26 000 à 35 000 euros.",
        [
            ("26 000", "level", "=", 26000, "EUR", "price", "voiture neuve", None, None),
            ("35 000 euros", "level", "=", 35000, "EUR", "price", "voiture neuve", None, None),
        ],
    ),
    (
        "Volkswagen arrive au deuxième rang avec 98 500 ventes (+3,2 %).",
        [
            ("deuxième", "rank", "=", 2, "rank", "sales", "Volkswagen", None, None),
            ("98 500 ventes", "level", "=", 98500, None, "sales", "Volkswagen", None, None),
            ("+3,2 %", "change", "=", 3.2, "%", "sales", "Volkswagen", None, None),
        ],
    ),
    (
        "L'entreprise emploie quelque soixante-dix mille salariés dans le monde.",
        [("soixante-dix mille salariés", "level", "~", 70000, "employee", "employment", None, None, None)],
    ),
    (
        "Quatre-vingts personnes ont été blessées dans l'accident.",
        [("Quatre-vingts personnes", "level", "=", 80, "person", None, None, None, None)],
    ),
    (
        "Apple a vendu trois fois plus d'iPhone qu'au trimestre précédent.",
        [("trois fois", "multiple", "=", 3, "fold", "sales", "Apple", None, None)],
    ),
    (
        "EDF a produit 361,7 TWh en 2024, soit 41,3 TWh de plus qu'un an auparavant.",
        [
            ("361,7 TWh", "level", "=", 361.7, "terawatt-hour", "production", "EDF", "2024", None),
            ("41,3 TWh", "change", "=", 41.3, "terawatt-hour", "production", "EDF", "2024", "2023"),
        ],
    ),
    (
        "Le taux de chômage s'est établi à 7,5 %, en hausse de 0,1 point.",
        [
            ("7,5 %", "level", "=", 7.5, "%", "unemployment rate", None, None, None),
            ("0,1 point", "change", "=", 0.1, "point", None, None, None, None),
        ],
    ),
    (
        "Le chiffre d'affaires de Carrefour a augmenté de 2,1 % à 22,6 milliards d'euros au troisième trimestre.",
        [
            ("2,1 %", "change", "=", 2.1, "%", "revenue", "Carrefour", "2025-Q3", None),
            ("22,6 milliards d'euros", "level", "=", 22.6e9, "EUR", "revenue", "Carrefour", "2025-Q3", None),
        ],
    ),
    (
        "La population de la France s'élevait à 68,6 millions d'habitants au 1er janvier 2025.",
        [("68,6 millions d'habitants", "level", "=", 68.6e6, "inhabitant", "population", "France", "2025-01-01", None)],
    ),
]


@pytest.mark.parametrize(("sentence", "expected"), CASES)
def test_what_a_french_sentence_says(sentence, expected):
    compare("fr", sentence, expected, published="2025-11-18")


@pytest.mark.parametrize("space", ["\u00a0", "\u202f", "\u2009", " "])
def test_groups_are_parted_by_any_space(space):
    text = f"Renault a vendu 201{space}354 voitures, en recul de 2,4{space}% sur un an."
    sold, change = find_figures(Article.from_text(text, published="2025-11-18", language="fr"))
    assert (sold.value, sold.unit) == (201354, "vehicle")
    assert (change.value, change.unit, change.kind) == (-2.4, "%", "change")


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Le déficit public devrait atteindre 5,4 % du PIB en 2026.", "forecast"),
        ("Le RN obtiendrait 35 % des voix au premier tour.", "forecast"),
        ("Le gouvernement vise un million de véhicules électriques par an d'ici à 2030.", "target"),
        ("Le déficit public a atteint 5,4 % du PIB en 2024.", "actual"),
    ],
)
def test_what_is_expected_and_what_is_aimed_at(text, status):
    (figure,) = find_figures(Article.from_text(text, published="2025-11-18", language="fr"))
    assert figure.status == status


def test_who_counted_it():
    text = "L'inflation a ralenti à 0,9 % sur un an en octobre, a indiqué l'Insee."
    (figure,) = find_figures(Article.from_text(text, published="2025-11-18", language="fr"))
    assert figure.source == ("Insee",)
    assert figure.measure == "inflation"
