"""German: sentences in the manner of news agencies, and what is stated in them."""

import pytest
from stated import cases, stated

TABLE = """
Im November wurden in Deutschland 250.671 Pkw neu zugelassen, 2,5 Prozent mehr als im Vorjahresmonat.
    250.671 Pkw | level | 250671 vehicle | registrations | Deutschland | 2025-11
    2,5 Prozent | change | 2.5 % | registrations | Deutschland | 2025-11 | on 2024-11
Das Bruttoinlandsprodukt ist im dritten Quartal um 0,2 Prozent gestiegen, wie das Statistische Bundesamt mitteilte.
    0,2 Prozent | change | 0.2 % | gdp | - | 2025-Q3 | by Statistische Bundesamt
Die Inflationsrate lag im Oktober bei 2,3 Prozent, nach 2,4 Prozent im September.
    2,3 Prozent | level | 2.3 % | inflation | - | 2025-10
    2,4 Prozent | level | 2.4 % | inflation | - | 2025-09
Der Umsatz legte um 12,4 Prozent auf 3,5 Milliarden Euro zu.
    12,4 Prozent | change | 12.4 % | revenue | - | -
    3,5 Milliarden Euro | level | 3500000000 EUR | revenue | - | -
Der Dax gab um 0,2% auf 19.378 Punkte nach.
    0,2% | change | -0.2 % | index level | Dax | -
    19.378 Punkte | level | 19378 point | index level | Dax | -
VW verkaufte im ersten Halbjahr rund 2,3 Millionen Fahrzeuge.
    2,3 Millionen Fahrzeuge | level | ~2300000 vehicle | sales | VW | 2025-H1
Mit 16.198 Einheiten lag der N-Box im November auf Platz eins, gefolgt vom Spacia mit 12.904.
    16.198 Einheiten | level | 16198 unit | - | N-Box | 2025-11
    Platz eins | rank | 1 rank | - | N-Box | 2025-11
    12.904 | level | 12904 unit | - | Spacia | 2025-11
Tesla lieferte im dritten Quartal 462.890 Autos aus.
    462.890 Autos | level | 462890 vehicle | deliveries | Tesla | 2025-Q3
Siemens erwartet für 2026 einen Umsatz von 80 bis 82 Milliarden Euro.
    80 bis 82 Milliarden Euro | level | 80000000000..82000000000 EUR | revenue | Siemens | 2026 | forecast
Zum dritten Mal in Folge hob die EZB den Leitzins um 0,25 Prozentpunkte auf 4,0 Prozent an.
    0,25 Prozentpunkte | change | 0.25 pp | interest rate | EZB | -
    4,0 Prozent | level | 4 % | interest rate | EZB | -
Etwa ein Drittel der Haushalte heizt mit Öl.
    ein Drittel | share | ~33.33 % | share | Haushalte | -
Der Absatz von Elektroautos fiel im Januar um 16,8 % auf 31.659 Stück.
    16,8 % | change | -16.8 % | sales | Elektroautos | 2025-01 | on 2024-01
    31.659 Stück | level | 31659 vehicle | sales | Elektroautos | 2025-01
BMW beschäftigt weltweit rund 154.950 Menschen.
    154.950 Menschen | level | ~154950 person | employment | BMW | -
Die Exporte gingen im September gegenüber dem Vormonat um 1,7 Prozent zurück.
    1,7 Prozent | change | -1.7 % | exports | - | 2025-09 | on 2025-08
Der Preis für Rohöl stieg auf 76,05 Dollar je Barrel.
    76,05 Dollar | level | 76.05 USD | price | Rohöl | -
Die Erzeugerpreise sanken im Vergleich zum Vorjahr um 1,1 Prozent.
    1,1 Prozent | change | -1.1 % | price | - | -
Die Temperatur stieg auf 38,5 Grad.
    38,5 Grad | level | 38.5 degree | temperature | - | -
Die Aktie verlor zeitweise mehr als 5 Prozent.
    5 Prozent | change | >-5 % | share price | - | -
Rund 60 Prozent der Befragten sind dafür.
    60 Prozent | share | ~60 % | share | Befragten | -
Der Umsatz stieg von 80 auf 82 Milliarden Euro.
    80 | level | 80000000000 EUR | revenue | - | -
    82 Milliarden Euro | level | 82000000000 EUR | revenue | - | -
Bosch streicht bis zu 13.000 Stellen.
    13.000 Stellen | level | <=13000 job | payrolls | Bosch | -
Der Verbrauch ging um mehr als 3 Prozent zurück.
    3 Prozent | change | >-3 % | consumption | - | -
"""


@pytest.mark.parametrize(("text", "lines"), cases(TABLE))
def test_what_is_stated(text, lines):
    assert stated("de", text) == lines


@pytest.mark.parametrize(
    "text",
    [
        "Am 3. Oktober um 14.30 Uhr begann die 2. Sitzung.",
        "Die Novelle von 2019 ist Teil des Gesetzes.",
        "Paragraf 5 gilt seit Freitag.",
    ],
)
def test_numbers_that_are_no_figures(text):
    assert stated("de", text) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Es waren 1.234,5 Tonnen.", 1234.5),
        ("Es waren 19 792 Autos.", 19792),
        ("Es waren 1,5 Mrd. Euro.", 1_500_000_000),
        ("Es waren 3 Mio. Euro.", 3_000_000),
        ("Es waren 250 Tsd. Euro.", 250_000),
    ],
)
def test_numbers(text, value):
    assert stated("de", text)[0].split(" | ")[2].split()[0] == f"{value:.15g}"
