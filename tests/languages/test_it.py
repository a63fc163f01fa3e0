"""Italian sentences as ANSA and the business papers write them, and the figures in them."""

import pytest
from stated import compare

from keisu.markets import Market
from keisu.markets.market import choose
from keisu.model import Article
from keisu.road import find_figures

# a sentence, then for each figure in order: quote, kind, bound, value, unit, measure, subject, period, base
CASES = [
    (
        "Le immatricolazioni di auto nuove in Italia sono calate del 5,6% a ottobre rispetto allo stesso mese "
        "dell'anno scorso, a 126.488 unità, secondo i dati diffusi dal ministero dei Trasporti.",
        [
            ("5,6%", "change", "=", -5.6, "%", "registrations", "auto nuove", "2025-10", "2024-10"),
            ("126.488 unità", "level", "=", 126488, "vehicle", "registrations", "auto nuove", "2025-10", None),
        ],
    ),
    (
        "Nei primi nove mesi del 2025 sono state vendute 1.167.437 vetture, in calo del 2,9% su base annua.",
        [
            ("1.167.437 vetture", "level", "=", 1167437, "vehicle", "sales", "vetture", "2025-01/2025-09", None),
            ("2,9%", "change", "=", -2.9, "%", "sales", "vetture", "2025-01/2025-09", "2024-01/2024-09"),
        ],
    ),
    (
        "La Fiat Panda guida la classifica con 8.234 unità, seguita dalla Dacia Sandero (4.512).",
        [
            ("guida", "rank", "=", 1, "rank", None, "Fiat Panda", None, None),
            ("8.234 unità", "level", "=", 8234, "unit", None, "Fiat Panda", None, None),
            ("4.512", "level", "=", 4512, "unit", None, "Dacia Sandero", None, None),
        ],
    ),
    (
        "Stellantis ha chiuso il primo semestre con una perdita netta di 2,3 miliardi di euro.",
        [("2,3 miliardi di euro", "level", "=", 2.3e9, "EUR", "net loss", "Stellantis", "2025-H1", None)],
    ),
    (
        "Eni ha registrato un utile netto di 1,2 mld di euro, in aumento del 20%.",
        [
            ("1,2 mld di euro", "level", "=", 1.2e9, "EUR", "net profit", "Eni", None, None),
            ("20%", "change", "=", 20, "%", "net profit", "Eni", None, None),
        ],
    ),
    (
        "Il Pil è cresciuto dello 0,4% su base annua nel terzo trimestre.",
        [("0,4%", "change", "=", 0.4, "%", "gdp", None, "2025-Q3", "2024-Q3")],
    ),
    (
        "L'inflazione è scesa all'1,2% a ottobre, dall'1,6% di settembre.",
        [
            ("1,2%", "level", "=", 1.2, "%", "inflation", None, "2025-10", None),
            ("1,6%", "level", "=", 1.6, "%", "inflation", None, "2025-09", None),
        ],
    ),
    (
        "Il petrolio Brent cede l'1,2% a 63,45 dollari al barile.",
        [
            ("1,2%", "change", "=", -1.2, "%", "price", "petrolio Brent", None, None),
            ("63,45 dollari", "level", "=", 63.45, "USD", "price", "petrolio Brent", None, None),
        ],
    ),
    (
        "Lo spread tra Btp e Bund è sceso a 75 punti base.",
        [("75 punti base", "level", "=", 75, "basis point", None, None, None, None)],
    ),
    (
        "Il tasso di disoccupazione è salito al 6,1%, in aumento di 0,1 punti percentuali.",
        [
            ("6,1%", "level", "=", 6.1, "%", "unemployment rate", None, None, None),
            ("0,1 punti percentuali", "change", "=", 0.1, "pp", "unemployment rate", None, None, None),
        ],
    ),
    (
        "Le esportazioni sono aumentate per il quinto mese consecutivo.",
        [("quinto mese", "streak", "=", 5, "month", "exports", None, None, None)],
    ),
    (
        "Toyota è al secondo posto con circa 12mila auto vendute.",
        [
            ("secondo", "rank", "=", 2, "rank", "sales", "Toyota", None, None),
            ("12mila auto", "level", "~", 12000, "vehicle", "sales", "Toyota", None, None),
        ],
    ),
    (
        "Le vendite sono raddoppiate rispetto al 2021.",
        [("raddoppiate", "multiple", "=", 2, "fold", "sales", None, None, "2021")],
    ),
    (
        "Un terzo delle famiglie ha ridotto i consumi.",
        [("Un terzo", "share", "=", 33.33, "%", None, None, None, None)],
    ),
    (
        "Oltre 300 mila persone hanno partecipato alla manifestazione.",
        [("300 mila persone", "level", ">", 300000, "person", None, None, None, None)],
    ),
    (
        "L'azienda investirà 250 milioni di euro entro il 2028.",
        [("250 milioni di euro", "level", "=", 250e6, "EUR", "investment", None, "2028", None)],
    ),
    (
        "Volkswagen ha venduto 98.500 auto (+3,2%), il 5% in più rispetto all'anno scorso.",
        [
            ("98.500 auto", "level", "=", 98500, "vehicle", "sales", "Volkswagen", None, None),
            ("+3,2%", "change", "=", 3.2, "%", "sales", "Volkswagen", None, None),
            ("5%", "change", "=", 5, "%", "sales", "Volkswagen", None, None),
        ],
    ),
    (
        "Il prezzo medio è passato da 26.000 a 30.000 euro.",
        [
            ("26.000", "level", "=", 26000, "EUR", "price", None, None, None),
            ("30.000 euro", "level", "=", 30000, "EUR", "price", None, None, None),
        ],
    ),
    (
        "1. Fiat Panda 8.234; 2. Dacia Sandero 4.512; 3. Jeep Avenger 4.210.",
        [
            ("8.234", "level", "=", 8234, None, None, "Fiat Panda", None, None),
            ("4.512", "level", "=", 4512, None, None, "Dacia Sandero", None, None),
            ("4.210", "level", "=", 4210, None, None, "Jeep Avenger", None, None),
        ],
    ),
    (
        "A dicembre sono state immatricolate 105.715 autovetture, il 4,9% in meno rispetto a dicembre 2023.",
        [
            ("105.715 autovetture", "level", "=", 105715, "vehicle", "registrations", None, "2024-12", None),
            ("4,9%", "change", "=", -4.9, "%", "registrations", None, "2024-12", "2023-12"),
        ],
    ),
    (
        "Il titolo ha perso fino all'8% in Borsa.",
        [("8%", "change", "<=", -8, "%", "share price", None, None, None)],
    ),
    (
        "I ricavi di Ferrari sono saliti del 7,4% a 1,77 miliardi di euro nel terzo trimestre.",
        [
            ("7,4%", "change", "=", 7.4, "%", "revenue", "Ferrari", "2025-Q3", None),
            ("1,77 miliardi di euro", "level", "=", 1.77e9, "EUR", "revenue", "Ferrari", "2025-Q3", None),
        ],
    ),
    (
        "Da inizio anno la Borsa di Milano ha guadagnato il 25%.",
        [("25%", "change", "=", 25, "%", "index level", "Borsa di Milano", "2025-01-01/2025-11-18", None)],
    ),
]


@pytest.mark.parametrize(("sentence", "expected"), CASES)
def test_what_an_italian_sentence_says(sentence, expected):
    compare("it", sentence, expected, published="2025-11-18")


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Il debito pubblico dovrebbe raggiungere il 137% del Pil nel 2026.", "forecast"),
        ("Fratelli d'Italia otterrebbe il 30,5% dei voti.", "forecast"),
        ("Il debito pubblico ha raggiunto il 137% del Pil nel 2024.", "actual"),
    ],
)
def test_what_is_expected(text, status):
    (figure,) = find_figures(Article.from_text(text, published="2025-11-18", language="it"))
    assert figure.status == status


@pytest.mark.parametrize("source", ["Istat", "Confcommercio"])
@pytest.mark.parametrize("saying", ["secondo l'{}", "ha comunicato l'{}"])
def test_who_counted_it(source, saying):
    text = f"A ottobre l'inflazione è scesa all'1,2%, {saying.format(source)}."
    (figure,) = find_figures(Article.from_text(text, published="2025-11-18", language="it"))
    assert figure.source == (source,)


@pytest.mark.parametrize(
    "text",
    [
        "Toyota ha annunciato un utile molto alto. Tanto basta agli analisti, mentre Honda resta in calo.",
        "Mira alla vetta Suzuki, che in Italia vende tanto.",
    ],
)
def test_words_that_are_cars_in_japan_make_no_japanese_market(text):
    assert choose(text) == Market.general()
