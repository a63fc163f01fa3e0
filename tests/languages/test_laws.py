"""The numbers of laws and of their parts name them, in every language whose words are parted by spaces."""

import pytest
from stated import stated

QUOTES = [
    ("en", "Under Articles 5 and 6 of the Act and Law No. 13, the term is 10 days.", "10 days"),
    ("de", "Nach den Artikeln 5 und 6 des Gesetzes und §§ 3, 4 und 7 BGB beträgt die Frist 14 Tage.", "14 Tage"),
    ("de", "Nach § 4 Nr. 7 des Gesetzes und § 5 Absatz 2 Nr. 3 beträgt die Frist 30 Tage.", "30 Tage"),
    ("en", "Under Section 4 No. 7 of the Act, the term is 10 days.", "10 days"),
    (
        "fr",
        "Selon les articles 5 et 6 de la loi n° 78-17 et le règlement n° 47, le délai est de 10 jours.",
        "10 jours",
    ),
    ("es", "Según los artículos 5 y 6 de la Ley 39/2015 y el Decreto n.º 47, el plazo es de 10 días.", "10 días"),
    ("pt", "Nos termos do artigo 5.º, n.º 2, e do Decreto-Lei n.º 47/2020, o prazo é de 15 dias.", "15 dias"),
    ("it", "Ai sensi degli articoli 5 e 6 della legge n. 241, il termine è di 30 giorni.", "30 giorni"),
]


@pytest.mark.parametrize(("language", "text", "quote"), QUOTES, ids=[case[0] for case in QUOTES])
def test_of_a_legal_text_only_the_term_is_a_figure(language, text, quote):
    assert [line.split(" | ")[0] for line in stated(language, text)] == [quote]
