"""German: sentences in the manner of news agencies and business papers, and what is stated in them."""

import pytest
from stated import cases, stated

TABLE = """
Im November wurden in Deutschland 250.671 Pkw neu zugelassen, 2,5 Prozent mehr als im Vorjahresmonat, wie das
  Kraftfahrt-Bundesamt mitteilte.
    250.671 Pkw | level | 250671 vehicle | registrations | Pkw | 2025-11 | by Kraftfahrt-Bundesamt
    2,5 Prozent | change | 2.5 % | registrations | Deutschland | 2025-11 | on 2024-11 | by Kraftfahrt-Bundesamt
Der Marktanteil von Elektroautos lag bei 22,2 Prozent.
    22,2 Prozent | share | 22.2 % | market share | Elektroautos | -
Der Umsatz des Softwarekonzerns SAP kletterte im dritten Quartal um 7 Prozent auf 9,08 Mrd. Euro.
    7 Prozent | change | 7 % | revenue | Softwarekonzerns SAP | 2025-Q3
    9,08 Mrd. Euro | level | 9080000000 EUR | revenue | Softwarekonzerns SAP | 2025-Q3
Siemens steigerte den Gewinn nach Steuern auf 10,4 Milliarden Euro.
    10,4 Milliarden Euro | level | 10400000000 EUR | net profit | Siemens | -
BMW lieferte im ersten Halbjahr rund 1,2 Millionen Autos aus, knapp drei Prozent weniger als ein Jahr zuvor.
    1,2 Millionen Autos | level | ~1200000 vehicle | deliveries | BMW | 2025-H1
    drei Prozent | change | ~-3 % | deliveries | BMW | 2025-H1 | on 2024-H1
Die Verbraucherpreise in Deutschland lagen im November um 2,3 Prozent über dem Niveau des Vorjahresmonats.
    2,3 Prozent | change | 2.3 % | inflation | Deutschland | 2025-11 | on 2024-11
Das Bruttoinlandsprodukt schrumpfte im zweiten Quartal gegenüber dem Vorquartal um 0,2 Prozent.
    0,2 Prozent | change | -0.2 % | gdp | - | 2025-Q2 | on 2025-Q1
Der Dax legte am Mittwoch um 0,5 Prozent auf 24.130 Punkte zu.
    0,5 Prozent | change | 0.5 % | index level | Dax | 2025-12-10 | on 2025-12-09
    24.130 Punkte | level | 24130 point | index level | Dax | 2025-12-10
Die Produktion sank den dritten Monat in Folge.
    dritten Monat | streak | 3 month | production | - | -
Der Gewinn hat sich auf 3,1 Milliarden Euro verdoppelt.
    3,1 Milliarden Euro | level | 3100000000 EUR | profit | - | -
    verdoppelt | multiple | 2 fold | profit | - | -
Die EZB senkte den Leitzins um 25 Basispunkte auf 2,0 Prozent.
    25 Basispunkte | change | -25 basis point | interest rate | EZB | -
    2,0 Prozent | level | 2 % | interest rate | EZB | -
Deutschlands Exporte stiegen im Oktober um 0,1 Prozent auf 131,3 Milliarden Euro.
    0,1 Prozent | change | 0.1 % | exports | Deutschland | 2025-10 | on 2024-10
    131,3 Milliarden Euro | level | 131300000000 EUR | exports | Deutschland | 2025-10
Tesla verkaufte in China 73.145 Autos, ein Minus von 9,9 Prozent.
    73.145 Autos | level | 73145 vehicle | sales | Tesla | -
    9,9 Prozent | change | -9.9 % | sales | Tesla | -
Die Inflationsrate in der Eurozone stieg im November auf 2,2 Prozent, nach 2,1 Prozent im Oktober.
    2,2 Prozent | level | 2.2 % | inflation | Eurozone | 2025-11
    2,1 Prozent | level | 2.1 % | inflation | Eurozone | 2025-10
Frankreich ist der zweitgrößte Markt Europas.
    zweitgrößte | rank | 2 rank | - | Frankreich | -
Die Grünen erreichen 11 Prozent, die AfD liegt bei 26 Prozent.
    11 Prozent | level | 11 % | - | Grünen | -
    26 Prozent | level | 26 % | - | AfD | -
Die Wahlbeteiligung lag bei 61,5 Prozent.
    61,5 Prozent | level | 61.5 % | turnout | - | -
Österreichs Wirtschaft wuchs 2024 um 0,3 Prozent.
    0,3 Prozent | change | 0.3 % | gdp | Österreich | 2024
Die Aktie von Adidas verlor 3,4 Prozent auf 162,30 Euro.
    3,4 Prozent | change | -3.4 % | share price | Adidas | -
    162,30 Euro | level | 162.3 EUR | share price | Adidas | -
Der Umsatz sank zwei Quartale in Folge.
    zwei Quartale | streak | 2 quarter | revenue | - | -
Für das Gesamtjahr rechnet Continental mit einem Umsatz von 19,5 bis 21,0 Milliarden Euro.
    19,5 bis 21,0 Milliarden Euro | level | 19500000000..21000000000 EUR | revenue | Continental | - | forecast
Lufthansa beförderte von Juli bis September 42,2 Millionen Passagiere.
    42,2 Millionen Passagiere | level | 42200000 passenger | passengers | Lufthansa | 2025-Q3
In den ersten neun Monaten verdiente Rheinmetall 667 Mio. Euro.
    667 Mio. Euro | level | 667000000 EUR | profit | Rheinmetall | 2025-01/2025-09
Die Neuverschuldung soll im kommenden Jahr auf 98 Milliarden Euro steigen.
    98 Milliarden Euro | level | 98000000000 EUR | debt | - | 2026 | forecast
Fast die Hälfte der Befragten lehnt das Vorhaben ab.
    Hälfte | share | ~50 % | share | Befragten | -
Der Goldpreis verteuerte sich um 0,9 Prozent auf 4.235 US-Dollar je Feinunze.
    0,9 Prozent | change | 0.9 % | price | - | -
    4.235 US-Dollar | level | 4235 USD | price | - | -
Die Immobilienpreise zogen im dritten Quartal um 3,3 Prozent an.
    3,3 Prozent | change | 3.3 % | home price | - | 2025-Q3
Zwei von drei Unternehmen rechnen mit steigenden Kosten.
    Zwei von drei | share | 66.67 % | share | Unternehmen | -
Der Konzernumsatz der Deutschen Telekom wuchs um 3,3 Prozent auf 28,9 Milliarden Euro.
    3,3 Prozent | change | 3.3 % | revenue | Deutschen Telekom | -
    28,9 Milliarden Euro | level | 28900000000 EUR | revenue | Deutschen Telekom | -
Die Inflationsrate stieg von 2,3 auf 2,6 Prozent.
    2,3 | level | 2.3 % | inflation | - | -
    2,6 Prozent | level | 2.6 % | inflation | - | -
Experten hatten mit einem Rückgang um 1,5 Prozent gerechnet.
    1,5 Prozent | change | -1.5 % | - | - | - | forecast
Die Miete stieg auf durchschnittlich 12,40 Euro je Quadratmeter.
    12,40 Euro | level | 12.4 EUR | rent | - | -
Der Umsatz gab im dritten Quartal um 3 Prozent auf 1,2 Mrd. Euro nach.
    3 Prozent | change | -3 % | revenue | - | 2025-Q3
    1,2 Mrd. Euro | level | 1200000000 EUR | revenue | - | 2025-Q3
Die Rendite zehnjähriger Bundesanleihen kletterte um vier Basispunkte auf 2,854 Prozent.
    vier Basispunkte | change | 4 basis point | yield | zehnjährige Bundesanleihen | -
    2,854 Prozent | level | 2.854 % | yield | zehnjährige Bundesanleihen | -
In Italien liegt das BIP 2,4 Prozent über dem Stand von Ende 2019, in Frankreich 1,4 Prozent darüber.
    2,4 Prozent | change | 2.4 % | gdp | Italien | - | on 2019-12
    1,4 Prozent | change | 1.4 % | gdp | Frankreich | - | on 2019-12
Mehr als 5% verbilligten sich die Aktien des Onlinebrokers Flatexdegiro.
    5% | change | >-5 % | share price | Onlinebrokers Flatexdegiro | -
Im ersten Halbjahr ist der Umsatz von Bosch um 8% gesunken, der Gewinn sogar um 20%.
    8% | change | -8 % | revenue | Bosch | 2025-H1
    20% | change | -20 % | profit | Bosch | 2025-H1
Das Unternehmen beschäftigt weltweit 12.500 Mitarbeiter.
    12.500 Mitarbeiter | level | 12500 employee | employment | Unternehmen | -
Die Stadt will 120 Mio. Euro investieren.
    120 Mio. Euro | level | 120000000 EUR | investment | Stadt | - | target
"""


@pytest.mark.parametrize(("sentence", "expected"), cases(TABLE))
def test_what_a_sentence_states(sentence, expected):
    assert stated("de", sentence) == expected
