"""Portuguese: sentences in the manner of news agencies, and what is stated in them."""

import pytest
from stated import cases, stated

TABLE = """
As vendas de carros novos no Brasil subiram 3,5% em novembro em relação ao mesmo mês do ano passado, para 239,5 mil
  unidades, informou a Fenabrave.
    3,5% | change | 3.5 % | sales | carros novos | 2025-11 | on 2024-11 | by Fenabrave
    239,5 mil unidades | level | 239500 vehicle | sales | carros novos | 2025-11 | by Fenabrave
O lucro líquido da Petrobras caiu 12,3% no terceiro trimestre, para R$ 32,7 bilhões, ante R$ 37,3 bilhões um ano
  antes.
    12,3% | change | -12.3 % | net profit | Petrobras | 2025-Q3
    R$ 32,7 bilhões | level | 32700000000 BRL | net profit | Petrobras | 2025-Q3
    R$ 37,3 bilhões | level | 37300000000 BRL | net profit | Petrobras | 2024-Q3
A inflação oficial do país ficou em 0,09% em outubro, abaixo dos 0,48% registrados em setembro, segundo o IBGE.
    0,09% | level | 0.09 % | inflation | país | 2025-10 | by IBGE
    0,48% | level | 0.48 % | inflation | país | 2025-09 | by IBGE
Nos últimos 12 meses, o IPCA acumula alta de 4,68%.
    4,68% | change | 4.68 % | inflation | - | 2024-12/2025-12
A taxa de desemprego em Portugal recuou para 5,8% no terceiro trimestre, menos 0,1 pontos percentuais do que no
  trimestre anterior, divulgou o INE.
    5,8% | level | 5.8 % | unemployment rate | Portugal | 2025-Q3 | by INE
    menos 0,1 pontos percentuais | change | -0.1 pp | unemployment rate | Portugal | 2025-Q3 | on 2025-Q2 | by INE
O número de desempregados caiu 3,2% face ao mês anterior e situou-se em 317,4 mil pessoas.
    3,2% | change | -3.2 % | - | desempregados | -
    317,4 mil pessoas | level | 317400 person | people | desempregados | -
As exportações cresceram 6,1% no acumulado do ano, para US$ 317,8 bilhões, enquanto as importações avançaram 7,2%, a
  US$ 259,9 bilhões.
    6,1% | change | 6.1 % | exports | - | 2025-01-01/2025-12-10
    US$ 317,8 bilhões | level | 317800000000 USD | exports | - | 2025-01-01/2025-12-10
    7,2% | change | 7.2 % | imports | - | 2025-01-01/2025-12-10
    US$ 259,9 bilhões | level | 259900000000 USD | imports | - | 2025-01-01/2025-12-10
A Volkswagen prevê vender cerca de 480 mil veículos no Brasil em 2026.
    480 mil veículos | level | ~480000 vehicle | sales | Volkswagen | 2026 | by Volkswagen | forecast
A receita da WEG avançou 4,2% na comparação anual, para R$ 10,27 bilhões.
    4,2% | change | 4.2 % | revenue | WEG | -
    R$ 10,27 bilhões | level | 10270000000 BRL | revenue | WEG | -
O dólar fechou em queda de 0,35%, cotado a R$ 5,32.
    0,35% | change | -0.35 % | exchange rate | dólar | -
    R$ 5,32 | level | 5.32 BRL | exchange rate | dólar | -
O Ibovespa subiu 1,2%, aos 158.554 pontos, na terça-feira.
    1,2% | change | 1.2 % | index level | Ibovespa | 2025-12-09 | on 2025-12-08
    158.554 pontos | level | 158554 point | index level | Ibovespa | 2025-12-09
A BYD vendeu 10.911 carros em novembro, mais que o dobro dos 5.107 de um ano antes.
    10.911 carros | level | 10911 vehicle | sales | BYD | 2025-11
    dobro | multiple | >2 fold | sales | BYD | 2025-11
    5.107 | level | 5107 vehicle | sales | BYD | 2024-11
Pelo quarto mês consecutivo, a produção industrial recuou, com queda de 0,7% em outubro ante setembro.
    quarto mês | streak | 4 month | production | - | -
    0,7% | change | -0.7 % | production | - | 2025-10 | on 2025-09
A empresa emprega 4.200 pessoas e planeja contratar mais 300 trabalhadores até 2027.
    4.200 pessoas | level | 4200 person | employment | empresa | -
    300 trabalhadores | level | 300 worker | workers | empresa | 2027 | target
O petróleo Brent avançava 1,1%, a US$ 63,75 por barril.
    1,1% | change | 1.1 % | price | petróleo Brent | -
    US$ 63,75 | level | 63.75 USD | price | petróleo Brent | -
Mais de 20 mil pessoas participaram da manifestação em Lisboa.
    20 mil pessoas | level | >20000 person | people | pessoas | -
A Toyota respondeu por 18,4% das vendas e ficou em segundo lugar no ranking de marcas.
    18,4% | share | 18.4 % | market share | Toyota | -
    segundo | rank | 2 rank | sales | Toyota | -
Os emplacamentos de veículos novos somaram 238,6 mil unidades em novembro, queda de 8,2% ante outubro e de 5,9% sobre
  o mesmo mês de 2024.
    238,6 mil unidades | level | 238600 vehicle | registrations | veículos novos | 2025-11
    8,2% | change | -8.2 % | registrations | veículos novos | 2025-11 | on 2025-10
    5,9% | change | -5.9 % | registrations | veículos novos | 2025-11 | on 2024-11
No acumulado de janeiro a novembro, foram vendidos 2,41 milhões de automóveis e comerciais leves, alta de 1,4%.
    2,41 milhões de automóveis | level | 2410000 vehicle | sales | automóveis | 2025-01/2025-11
    1,4% | change | 1.4 % | sales | automóveis | 2025-01/2025-11 | on 2024-01/2024-11
O Volkswagen Polo manteve a liderança entre os carros, com 12.120 emplacamentos, à frente do Fiat Argo, com 10.307.
    liderança | rank | 1 rank | registrations | Volkswagen Polo | -
    12.120 emplacamentos | level | 12120 vehicle | registrations | Volkswagen Polo | -
    10.307 | level | 10307 vehicle | registrations | Fiat Argo | -
Em Portugal, as matrículas de ligeiros de passageiros cresceram 13,6% em termos homólogos, para 20.174 veículos.
    13,6% | change | 13.6 % | registrations | Portugal | -
    20.174 veículos | level | 20174 vehicle | registrations | Portugal | -
As vendas da Stellantis na Europa caíram 4,3% no terceiro trimestre, enquanto as da BYD mais do que triplicaram.
    4,3% | change | -4.3 % | sales | Stellantis | 2025-Q3 | on 2024-Q3
    triplicaram | multiple | >3 fold | sales | BYD | 2025-Q3
O lucro líquido recorrente do Itaú Unibanco atingiu R$ 11,9 bilhões no terceiro trimestre de 2025, aumento de 11,3% na
  comparação anual.
    R$ 11,9 bilhões | level | 11900000000 BRL | net profit | Itaú Unibanco | 2025-Q3
    11,3% | change | 11.3 % | net profit | Itaú Unibanco | 2025-Q3 | on 2024-Q3
A Galp lucrou 407 milhões de euros entre julho e setembro, mais 53% do que no mesmo período do ano passado.
    407 milhões de euros | level | 407000000 EUR | profit | Galp | 2025-07/2025-09
    53% | change | 53 % | profit | Galp | 2025-07/2025-09 | on 2024-07/2024-09
A margem ebitda recuou 1,2 ponto percentual, para 38,4%.
    1,2 ponto percentual | change | -1.2 pp | operating margin | - | -
    38,4% | level | 38.4 % | operating margin | - | -
A dívida líquida da companhia era de R$ 24,3 bilhões no fim de setembro.
    R$ 24,3 bilhões | level | 24300000000 BRL | debt | companhia | 2025-09
O IPCA subiu 0,18% em novembro, após alta de 0,09% em outubro, informou o IBGE nesta quarta-feira (10).
    0,18% | change | 0.18 % | inflation | - | 2025-11 | by IBGE
    0,09% | change | 0.09 % | inflation | - | 2025-10 | by IBGE
O desemprego na zona euro manteve-se em 6,4% em outubro, de acordo com o Eurostat.
    6,4% | level | 6.4 % | unemployment rate | zona euro | 2025-10 | by Eurostat
O Brasil criou 85.147 vagas formais em outubro, o menor saldo para o mês desde 2020.
    85.147 vagas | level | 85147 job | jobs | Brasil | 2025-10
A balança comercial registrou superávit de US$ 5,8 bilhões em novembro.
    US$ 5,8 bilhões | level | 5800000000 USD | surplus | balança comercial | 2025-11
As exportações de soja somaram 4,2 milhões de toneladas, 64% acima do volume embarcado um ano antes.
    4,2 milhões de toneladas | level | 4200000 tonne | exports | soja | -
    64% | change | 64 % | exports | soja | -
O candidato do PSD obteve 28,7% dos votos, contra 24,1% do rival socialista.
    28,7% | share | 28.7 % | votes | candidato do PSD | -
    24,1% | share | 24.1 % | votes | candidato do PSD | -
O preço médio da gasolina nas bombas ficou em R$ 6,21 por litro na semana passada.
    R$ 6,21 | level | 6.21 BRL | price | gasolina | 2025-12-01/2025-12-07
O litro de gasóleo vai descer 3,5 cêntimos na próxima semana.
    3,5 cêntimos | change | -3.5 cent | - | litro de gasóleo | 2025-12-15/2025-12-21 | forecast
A capacidade instalada de energia solar do país ultrapassou 60 gigawatts.
    60 gigawatts | level | >60 gigawatt | installed capacity | energia solar do país | -
Entre 15 mil e 20 mil pessoas assistiram ao concerto.
    15 mil e 20 mil pessoas | level | 15000..20000 person | viewers | pessoas | -
A cidade tem cerca de 1,2 milhão de habitantes.
    1,2 milhão de habitantes | level | ~1200000 inhabitant | population | cidade | -
A empresa pretende investir 2,5 mil milhões de euros até 2030.
    2,5 mil milhões de euros | level | 2500000000 EUR | investment | empresa | 2030 | target
O banco central deve cortar a taxa Selic em 0,25 ponto percentual em janeiro, para 14,75% ao ano.
    0,25 ponto percentual | change | -0.25 pp | interest rate | banco central | 2026-01 | forecast
    14,75% | level | 14.75 % | interest rate | banco central | 2026-01 | forecast
A produção de veículos recuou 8,2% em novembro na comparação com outubro, para 219,1 mil unidades, segundo a Anfavea.
    8,2% | change | -8.2 % | production | veículos | 2025-11 | on 2025-10 | by Anfavea
    219,1 mil unidades | level | 219100 vehicle | production | veículos | 2025-11 | by Anfavea
O Toyota Corolla ficou em terceiro lugar, com 7.845 unidades, uma alta de 12,5%.
    terceiro | rank | 3 rank | - | Toyota Corolla | -
    7.845 unidades | level | 7845 unit | - | Toyota Corolla | -
    12,5% | change | 12.5 % | - | Toyota Corolla | -
Dois terços dos consumidores pretendem gastar menos neste Natal.
    Dois terços | share | 66.67 % | share | - | -
Um em cada cinco portugueses vive sozinho.
    Um em cada cinco | share | 20 % | share | - | -
A companhia aérea transportou 7,6 milhões de passageiros em outubro, mais 6,1% face a igual mês de 2024.
    7,6 milhões de passageiros | level | 7600000 passenger | passengers | companhia aérea | 2025-10
    6,1% | change | 6.1 % | passengers | companhia aérea | 2025-10 | on 2024-10
O PIB cresceu 0,1% no terceiro trimestre em relação ao trimestre anterior e 1,8% na comparação anual.
    0,1% | change | 0.1 % | gdp | - | 2025-Q3 | on 2025-Q2
    1,8% | change | 1.8 % | gdp | - | 2025-Q3 | on 2024-Q3
O iPhone respondeu por cerca de metade da receita da Apple, que somou US$ 102,5 bilhões.
    metade | share | ~50 % | share | iPhone | -
    US$ 102,5 bilhões | level | 102500000000 USD | revenue | Apple | -
A Tesla entregou 497.099 veículos no terceiro trimestre, 7,4% a mais que um ano antes.
    497.099 veículos | level | 497099 vehicle | deliveries | Tesla | 2025-Q3
    7,4% | change | 7.4 % | deliveries | Tesla | 2025-Q3 | on 2024-Q3
A temperatura chegou a 41 graus no Rio de Janeiro.
    41 graus | level | 41 degree | temperature | - | -
Pelo menos 12 pessoas morreram e 30 ficaram feridas no acidente.
    12 pessoas | level | >=12 person | deaths | pessoas | -
    30 | level | 30 person | deaths | pessoas | -
A montadora vendeu no ano passado 1,8 milhão de carros e espera chegar a 2 milhões em 2026.
    1,8 milhão de carros | level | 1800000 vehicle | sales | montadora | 2024
    2 milhões | level | 2000000 vehicle | sales | montadora | 2026 | forecast
As ações da Vale fecharam em alta de 2,3%, a R$ 68,10.
    2,3% | change | 2.3 % | share price | Vale | -
    R$ 68,10 | level | 68.1 BRL | share price | Vale | -
A Renault Brasil cresceu 6,2% no mês, com 14.012 emplacamentos, e ficou com 5,9% do mercado.
    6,2% | change | 6.2 % | registrations | Renault Brasil | -
    14.012 emplacamentos | level | 14012 - | registrations | Renault Brasil | -
    5,9% | share | 5.9 % | market share | Renault Brasil | -
Foram emplacadas 178.203 motocicletas em novembro, 9,9% a mais do que em novembro do ano passado.
    178.203 motocicletas | level | 178203 motorcycle | registrations | motocicletas | 2025-11
    9,9% | change | 9.9 % | registrations | motocicletas | 2025-11 | on 2024-11
O segmento de elétricos vendeu 8.321 unidades, um salto de 72%.
    8.321 unidades | level | 8321 unit | sales | segmento de elétricos | -
    72% | change | 72 % | sales | segmento de elétricos | -
A empresa registrou prejuízo de R$ 312 milhões no segundo trimestre, revertendo lucro de R$ 45 milhões um ano antes.
    R$ 312 milhões | level | 312000000 BRL | net loss | empresa | 2025-Q2
    R$ 45 milhões | level | 45000000 BRL | profit | empresa | 2024-Q2
A receita operacional líquida somou R$ 4,38 bilhões, 12,7% superior à do mesmo período de 2024.
    R$ 4,38 bilhões | level | 4380000000 BRL | revenue | - | -
    12,7% | change | 12.7 % | revenue | - | -
As vendas no varejo caíram 0,3% em setembro ante agosto, mas subiram 0,8% em relação a setembro de 2024.
    0,3% | change | -0.3 % | sales | - | 2025-09 | on 2025-08
    0,8% | change | 0.8 % | sales | - | 2025-09 | on 2024-09
O rendimento médio real dos trabalhadores foi estimado em R$ 3.528, 3,9% a mais que há um ano.
    R$ 3.528 | level | ~3528 BRL | wages | trabalhadores | -
    3,9% | change | 3.9 % | wages | trabalhadores | -
A população desocupada era de 5,9 milhões de pessoas no trimestre encerrado em outubro.
    5,9 milhões de pessoas | level | 5900000 person | population | pessoas | 2025-08/2025-10
A taxa de desemprego caiu de 6,2% para 5,4% em um ano.
    6,2% | level | 6.2 % | unemployment rate | - | -
    5,4% | level | 5.4 % | unemployment rate | - | -
O défice da balança comercial agravou-se em 512 milhões de euros, para 2.890 milhões.
    512 milhões de euros | change | 512000000 EUR | deficit | balança comercial | -
    2.890 milhões | level | 2890000000 EUR | deficit | balança comercial | -
Os Estados Unidos impuseram uma tarifa de 50% sobre produtos brasileiros.
    50% | level | 50 % | tariff rate | Estados Unidos | -
Com 99% das urnas apuradas, ele tinha 50,9% dos votos válidos.
    99% | share | 99 % | votes | - | -
    50,9% | share | 50.9 % | votes | - | -
O ouro atingiu o recorde de US$ 4.381 por onça.
    US$ 4.381 | level | 4381 USD | price | ouro | -
O litro do diesel custava 1,62 euros há uma semana.
    1,62 euros | level | 1.62 EUR | price | litro do diesel | -
A produção de petróleo da Petrobras alcançou 2,52 milhões de barris por dia no trimestre.
    2,52 milhões de barris por dia | level | 2520000 barrel per day | production | petróleo da Petrobras | -
Os reservatórios do Sudeste estão com 44,8% da capacidade.
    44,8% | share | 44.8 % | capacity | reservatórios do Sudeste | -
A hidrelétrica tem potência de 11.233 megawatts.
    11.233 megawatts | level | 11233 megawatt | capacity | hidrelétrica | -
O consumo de eletricidade aumentou 3,1% em novembro face ao mês homólogo.
    3,1% | change | 3.1 % | demand | - | 2025-11 | on 2024-11
O governo estima que o PIB cresça 2,2% neste ano e 2,4% em 2026.
    2,2% | change | 2.2 % | gdp | - | 2025 | by governo | forecast
    2,4% | change | 2.4 % | gdp | - | 2026 | by governo | forecast
A inflação deverá ficar entre 2% e 2,5% em 2026, segundo o Banco de Portugal.
    2% e 2,5% | level | 2..2.5 % | inflation | - | 2026 | by Banco de Portugal | forecast
Trinta e cinco mil pessoas visitaram a feira.
    Trinta e cinco mil pessoas | level | 35000 person | people | pessoas | -
O fundo soberano detém 9,8% do capital da EDP.
    9,8% | share | 9.8 % | stake | fundo soberano | -
As ações da Petrobras perderam 3,4% na semana.
    3,4% | change | -3.4 % | share price | Petrobras | 2025-12-08/2025-12-14
O bitcoin caía mais de 4%, para menos de US$ 90 mil.
    4% | change | >-4 % | price | bitcoin | -
    US$ 90 mil | level | <90000 USD | price | bitcoin | -
O euro era negociado a 1,1645 dólares, contra 1,1620 na véspera.
    1,1645 dólares | level | 1.1645 USD | exchange rate | euro | -
    1,1620 | level | 1.162 USD | exchange rate | euro | -
Até agora, 12,4 milhões de contribuintes entregaram a declaração.
    12,4 milhões de contribuintes | level | 12400000 taxpayer | taxpayers | contribuintes | -
A marca alemã vendeu quase três vezes mais do que em 2020.
    três vezes | multiple | ~3 fold | sales | marca alemã | - | on 2020
No total, foram vendidos 397.512 veículos novos em outubro, recuo de 2,1%.
    397.512 veículos | level | 397512 vehicle | sales | veículos novos | 2025-10
    2,1% | change | -2.1 % | sales | veículos novos | 2025-10 | on 2024-10
No 3T25 a companhia lucrou R$ 120 milhões, 5% a mais que no 3T24.
    R$ 120 milhões | level | 120000000 BRL | profit | companhia | 2025-Q3
    5% | change | 5 % | profit | companhia | 2025-Q3 | on 2024-Q3
O Note vendeu 14.113 unidades, alta de 28.3% no ano.
    14.113 unidades | level | 14113 unit | sales | Note | -
    28.3% | change | 28.3 % | sales | Note | -
"""


@pytest.mark.parametrize(("sentence", "expected"), cases(TABLE))
def test_what_a_sentence_states(sentence, expected):
    assert stated("pt", sentence) == expected
