"""Spanish: sentences in the manner of news agencies, and what is stated in them."""

import pytest
from stated import cases, stated

TABLE = """
Las matriculaciones de turismos en España crecieron un 12,9 % en noviembre respecto al mismo mes del año anterior,
  hasta las 94.124 unidades, según Anfac.
    12,9 % | change | 12.9 % | registrations | turismos | 2025-11 | on 2024-11 | by Anfac
    94.124 unidades | level | 94124 vehicle | registrations | turismos | 2025-11 | by Anfac
El beneficio neto de Iberdrola aumentó un 17 % en los nueve primeros meses del año, hasta 5.307 millones de euros.
    17 % | change | 17 % | net profit | Iberdrola | 2025-01/2025-09
    5.307 millones de euros | level | 5307000000 EUR | net profit | Iberdrola | 2025-01/2025-09
La tasa de paro bajó al 10,45 % en el tercer trimestre, tres décimas menos que en el trimestre anterior, informó el
  INE.
    10,45 % | level | 10.45 % | unemployment rate | - | 2025-Q3 | by INE
    tres décimas | change | -0.3 pp | unemployment rate | - | 2025-Q3 | on 2025-Q2 | by INE
El IPC subió un 0,2 % en noviembre y la inflación interanual se situó en el 3 %.
    0,2 % | change | 0.2 % | inflation | - | 2025-11 | on 2024-11
    3 % | level | 3 % | inflation | - | 2025-11
El Dacia Sandero fue el coche más vendido del mes, con 3.012 unidades, por delante del Seat Ibiza (2.450) y del
  Renault Clio (2.118).
    más vendido | rank | 1 rank | sales | Dacia Sandero | -
    3.012 unidades | level | 3012 vehicle | sales | Dacia Sandero | -
    2.450 | level | 2450 vehicle | sales | Seat Ibiza | -
    2.118 | level | 2118 vehicle | sales | Renault Clio | -
Inditex facturó 28.171 millones de euros entre febrero y octubre, un 2,7 % más que un año antes.
    28.171 millones de euros | level | 28171000000 EUR | revenue | Inditex | 2025-02/2025-10
    2,7 % | change | 2.7 % | revenue | Inditex | 2025-02/2025-10 | on 2024-02/2024-10
El Ibex 35 ganó un 0,84 % y cerró en 16.742 puntos.
    0,84 % | change | 0.84 % | index level | Ibex 35 | -
    16.742 puntos | level | 16742 point | index level | Ibex 35 | -
El Gobierno prevé que la economía crezca un 2,9 % este año y un 2,2 % en 2026.
    2,9 % | change | 2.9 % | gdp | - | 2025 | by Gobierno | forecast
    2,2 % | change | 2.2 % | gdp | - | 2026 | by Gobierno | forecast
México exportó 1,2 millones de vehículos en los primeros diez meses, una caída de 3.4 % a tasa anual.
    1,2 millones de vehículos | level | 1200000 vehicle | exports | México | 2025-01/2025-10
    3.4 % | change | -3.4 % | exports | México | 2025-01/2025-10 | on 2024-01/2024-10
La producción industrial acumula tres meses consecutivos de descensos.
    tres meses | streak | 3 month | production | - | -
El número de parados registrados cayó en 18.805 personas en noviembre, un 0,77 % menos, hasta 2.424.961.
    18.805 personas | change | -18805 person | people | parados registrados | 2025-11
    0,77 % | change | -0.77 % | people | parados registrados | 2025-11
    2.424.961 | level | 2424961 person | people | parados registrados | 2025-11
El precio medio de la vivienda libre alcanzó los 2.153,2 euros por metro cuadrado, un 12,1 % más.
    2.153,2 euros | level | 2153.2 EUR | home price | vivienda libre | -
    12,1 % | change | 12.1 % | home price | vivienda libre | -
El barril de Brent cotizaba a 63,75 dólares, un 1,1 % más.
    63,75 dólares | level | 63.75 USD | price | barril de Brent | -
    1,1 % | change | 1.1 % | price | barril de Brent | -
Red Eléctrica cifró la demanda en 20.436 gigavatios hora en noviembre, un 3,1 % superior a la del mismo mes de 2024.
    20.436 gigavatios hora | level | 20436 gigawatt-hour | demand | - | 2025-11 | by Red Eléctrica
    3,1 % | change | 3.1 % | demand | - | 2025-11 | on 2024-11 | by Red Eléctrica
Las exportaciones sumaron 317.800 millones de dólares y las importaciones 259.900 millones, con lo que el superávit
  comercial fue de 57.900 millones.
    317.800 millones de dólares | level | 317800000000 USD | exports | - | -
    259.900 millones | level | 259900000000 USD | imports | - | -
    57.900 millones | level | 57900000000 USD | trade surplus | - | -
Volkswagen lideró el mercado con una cuota del 18,4 % y Toyota quedó en segundo lugar.
    lideró | rank | 1 rank | - | Volkswagen | -
    18,4 % | share | 18.4 % | market share | Volkswagen | -
    segundo | rank | 2 rank | - | Toyota | -
Al menos 12 personas murieron y otras 30 resultaron heridas.
    12 personas | level | >=12 person | deaths | personas | -
    30 | level | 30 person | deaths | personas | -
Entre enero y noviembre se vendieron 1.043.201 turismos, un 14,9 % más.
    1.043.201 turismos | level | 1043201 vehicle | sales | turismos | 2025-01/2025-11
    14,9 % | change | 14.9 % | sales | turismos | 2025-01/2025-11 | on 2024-01/2024-11
Los ingresos pasaron de 1.200 a 1.350 millones de euros.
    1.200 | level | 1200000000 EUR | revenue | - | -
    1.350 millones de euros | level | 1350000000 EUR | revenue | - | -
En los once primeros meses del año se han matriculado 1.043.201 turismos, un 14,9 % más.
    1.043.201 turismos | level | 1043201 vehicle | registrations | turismos | 2025-01/2025-11
    14,9 % | change | 14.9 % | registrations | turismos | 2025-01/2025-11 | on 2024-01/2024-11
Toyota fue la marca más vendida, con 7.964 unidades, seguida de Renault (7.112) y Seat (6.540).
    más vendida | rank | 1 rank | sales | Toyota | -
    7.964 unidades | level | 7964 unit | sales | Toyota | -
    7.112 | level | 7112 unit | sales | Renault | -
    6.540 | level | 6540 unit | sales | Seat | -
El Dacia Sandero encabeza la lista con 31.204 unidades, por delante del Renault Clio, con 24.870.
    encabeza | rank | 1 rank | - | Dacia Sandero | -
    31.204 unidades | level | 31204 unit | - | Dacia Sandero | -
    24.870 | level | 24870 unit | - | Renault Clio | -
Las ventas de coches eléctricos se dispararon un 93 % y alcanzaron una cuota de mercado del 11,2 %.
    93 % | change | 93 % | sales | coches eléctricos | -
    11,2 % | share | 11.2 % | market share | coches eléctricos | -
El patentamiento de autos en Argentina creció 45,3% interanual en octubre, hasta 54.186 unidades, según Acara.
    45,3% | change | 45.3 % | registrations | autos | 2025-10 | on 2024-10 | by Acara
    54.186 unidades | level | 54186 vehicle | registrations | autos | 2025-10 | by Acara
La producción de vehículos en México bajó 1.5% en noviembre, a 301,622 unidades, informó el INEGI; las exportaciones
  cayeron 3.2%, a 260,140.
    1.5% | change | -1.5 % | production | vehículos | 2025-11 | on 2024-11 | by INEGI
    301,622 unidades | level | 301622 vehicle | production | vehículos | 2025-11 | by INEGI
    3.2% | change | -3.2 % | exports | vehículos | 2025-11 | on 2024-11 | by INEGI
    260,140 | level | 260140 vehicle | exports | vehículos | 2025-11 | by INEGI
Telefónica perdió 1.080 millones de euros hasta septiembre, frente a un beneficio de 989 millones un año antes.
    1.080 millones de euros | level | 1080000000 EUR | net loss | Telefónica | 2025-01/2025-09
    989 millones | level | 989000000 EUR | profit | Telefónica | 2024-01/2024-09
El ebitda de Repsol se redujo un 8,4 % en el tercer trimestre, hasta los 1.620 millones de euros.
    8,4 % | change | -8.4 % | operating profit | Repsol | 2025-Q3
    1.620 millones de euros | level | 1620000000 EUR | operating profit | Repsol | 2025-Q3
La deuda neta se situó en 5.700 millones a cierre de septiembre.
    5.700 millones | level | 5700000000 - | debt | - | 2025-09
Mercadona prevé invertir 1.000 millones de euros en 2026 y abrir 60 tiendas.
    1.000 millones de euros | level | 1000000000 EUR | investment | Mercadona | 2026 | forecast
    60 tiendas | level | 60 store | stores | Mercadona | 2026 | forecast
La inflación se moderó al 3 % en noviembre, una décima menos que en octubre, según el indicador adelantado del INE.
    3 % | level | 3 % | inflation | - | 2025-11 | by INE
    una décima | change | -0.1 pp | inflation | - | 2025-11 | on 2025-10 | by INE
La inflación subyacente subió dos décimas, hasta el 2,6 %.
    dos décimas | change | 0.2 pp | inflation | - | -
    2,6 % | level | 2.6 % | inflation | - | -
La tasa de desempleo de la eurozona se mantuvo en el 6,4 % en octubre, según Eurostat.
    6,4 % | level | 6.4 % | unemployment rate | eurozona | 2025-10 | by Eurostat
El PIB creció un 0,6 % en el tercer trimestre y un 2,8 % en tasa interanual.
    0,6 % | change | 0.6 % | gdp | - | 2025-Q3 | on 2025-Q2
    2,8 % | change | 2.8 % | gdp | - | 2025-Q3 | on 2024-Q3
El déficit comercial aumentó un 38,4 % entre enero y septiembre, hasta los 41.270 millones de euros.
    38,4 % | change | 38.4 % | trade deficit | - | 2025-01/2025-09
    41.270 millones de euros | level | 41270000000 EUR | trade deficit | - | 2025-01/2025-09
Las exportaciones de aceite de oliva sumaron 780.000 toneladas, un 21 % más que en la campaña anterior.
    780.000 toneladas | level | 780000 tonne | exports | aceite de oliva | -
    21 % | change | 21 % | exports | aceite de oliva | -
El precio de la luz subirá mañana un 12 %, hasta los 78,4 euros por megavatio hora.
    12 % | change | 12 % | price | luz | 2025-12-11 | on 2025-12-10 | forecast
    78,4 euros | level | 78.4 EUR | price | luz | 2025-12-11 | forecast
El litro de gasolina cuesta de media 1,48 euros, un 0,9 % menos que la semana pasada.
    1,48 euros | level | 1.48 EUR | price | litro de gasolina | -
    0,9 % | change | -0.9 % | price | litro de gasolina | -
El precio del petróleo Brent bajaba un 1,2 %, hasta los 62,30 dólares por barril.
    1,2 % | change | -1.2 % | price | petróleo Brent | -
    62,30 dólares | level | 62.3 USD | price | petróleo Brent | -
El Ibex 35 cayó un 0,4 %, hasta los 16.690 enteros, en su tercera sesión consecutiva de descensos.
    0,4 % | change | -0.4 % | index level | Ibex 35 | -
    16.690 enteros | level | 16690 point | index level | Ibex 35 | -
    tercera sesión | streak | 3 session | index level | Ibex 35 | -
El euro se cambiaba a 1,1642 dólares.
    1,1642 dólares | level | 1.1642 USD | exchange rate | euro | -
La energía eólica aportó el 27,5 % de la generación y la solar fotovoltaica, el 15,8 %.
    27,5 % | share | 27.5 % | share | energía eólica | -
    15,8 % | share | 15.8 % | share | energía eólica | -
España recibió 91,5 millones de turistas internacionales hasta noviembre, un 3,4 % más.
    91,5 millones de turistas | level | 91500000 tourist | visitors | España | 2025-01/2025-11
    3,4 % | change | 3.4 % | visitors | España | 2025-01/2025-11 | on 2024-01/2024-11
El gasto de los turistas superó los 118.000 millones de euros.
    118.000 millones de euros | level | >118000000000 EUR | spending | turistas | -
La plantilla del grupo ronda los 12.000 empleados.
    12.000 empleados | level | ~12000 employee | employees | grupo | -
Más de 20.000 personas se manifestaron en Madrid.
    20.000 personas | level | >20000 person | people | personas | -
El Gobierno aprobó una subida del salario mínimo del 4,4 %, hasta los 1.184 euros al mes.
    4,4 % | change | 4.4 % | wages | Gobierno | -
    1.184 euros | level | 1184 EUR | wages | Gobierno | -
La vivienda se encareció un 12,8 % en un año, su mayor alza en 18 años.
    12,8 % | change | 12.8 % | home price | - | -
Honda vendió 201.354 unidades del N-Box en 2025, un 2,4 % menos.
    201.354 unidades | level | 201354 unit | sales | N-Box | 2025
    2,4 % | change | -2.4 % | sales | N-Box | 2025 | on 2024
El Kia Sportage cayó al cuarto puesto, con 1.890 unidades.
    cuarto | rank | 4 rank | - | Kia Sportage | -
    1.890 unidades | level | 1890 unit | - | Kia Sportage | -
Entre 30.000 y 35.000 viviendas se construirán hasta 2030.
    30.000 y 35.000 viviendas | level | 30000..35000 home | homes | viviendas | 2030
La compañía duplicó sus ingresos en el primer semestre, hasta los 640 millones.
    duplicó | multiple | 2 fold | revenue | compañía | 2025-H1
    640 millones | level | 640000000 - | revenue | compañía | 2025-H1
Las temperaturas alcanzarán los 40 grados en Sevilla.
    40 grados | level | 40 degree | temperature | - | -
Un tercio de las ventas corresponde a híbridos.
    Un tercio | share | 33.33 % | market share | - | -
La venta de vehículos ligeros en México sumó 149,226 unidades en noviembre, un incremento de 4.2% anual, de acuerdo
  con el Inegi.
    149,226 unidades | level | 149226 vehicle | sales | vehículos ligeros | 2025-11 | by Inegi
    4.2% | change | 4.2 % | sales | vehículos ligeros | 2025-11 | on 2024-11 | by Inegi
Nissan comercializó 24,310 autos, con una participación de mercado de 16.3 por ciento.
    24,310 autos | level | 24310 vehicle | sales | Nissan | -
    16.3 por ciento | share | 16.3 % | market share | Nissan | -
En Chile, el mercado automotor creció 8,6% en noviembre, con 27.415 unidades vendidas, informó la ANAC.
    8,6% | change | 8.6 % | - | mercado automotor | 2025-11 | on 2024-11 | by ANAC
    27.415 unidades | level | 27415 unit | sales | mercado automotor | 2025-11 | by ANAC
La inflación en Argentina fue del 2,3% en octubre y acumula un 24,8% en lo que va del año, según el Indec.
    2,3% | level | 2.3 % | inflation | Argentina | 2025-10 | by Indec
    24,8% | level | 24.8 % | inflation | Argentina | 2025-01/2025-10 | by Indec
El Banco de la República mantuvo la tasa de interés en 9,25%.
    9,25% | level | 9.25 % | interest rate | Banco de la República | -
El PIB de Colombia creció 3,6 % en el tercer trimestre frente al mismo periodo de 2024, reportó el DANE.
    3,6 % | change | 3.6 % | gdp | Colombia | 2025-Q3 | on 2024-Q3 | by DANE
Codelco produjo 118.700 toneladas de cobre en septiembre, 7% menos que un año atrás.
    118.700 toneladas | level | 118700 tonne | production | Codelco | 2025-09
    7% | change | -7 % | production | Codelco | 2025-09 | on 2024-09
El candidato obtuvo 2,4 millones de votos, el 41,6% del total.
    2,4 millones de votos | level | 2400000 vote | votes | candidato | -
    41,6% | share | 41.6 % | votes | candidato | -
Perú exportó 26.400 toneladas de arándanos por 178 millones de dólares.
    26.400 toneladas | level | 26400 tonne | exports | Perú | -
    178 millones de dólares | level | 178000000 USD | - | Perú | -
Pemex reportó una pérdida neta de 61,242 millones de pesos en el tercer trimestre.
    61,242 millones de pesos | level | 61242000000 peso | net loss | Pemex | 2025-Q3
La utilidad neta de Ecopetrol cayó 29,5% hasta 2,6 billones de pesos.
    29,5% | change | -29.5 % | net profit | Ecopetrol | -
    2,6 billones de pesos | level | 2600000000000 peso | net profit | Ecopetrol | -
Cerca de la mitad de los hogares tiene aire acondicionado.
    mitad | share | ~50 % | share | - | -
Las remesas sumaron 5.646 millones de dólares en octubre, un 1,7 % menos a tasa interanual.
    5.646 millones de dólares | level | 5646000000 USD | - | remesas | 2025-10
    1,7 % | change | -1.7 % | - | remesas | 2025-10 | on 2024-10
El gasto en defensa pasará del 1,3 % al 2 % del PIB.
    1,3 % | level | 1.3 % | spending | - | -
    2 % | share | 2 % | spending | - | -
Seis de cada diez trabajadores cobran menos de 2.000 euros.
    Seis de cada diez | share | 60 % | share | - | -
    2.000 euros | level | <2000 EUR | - | - | -
El número de hipotecas sobre viviendas aumentó un 12,1 % en septiembre, con 45.311 préstamos.
    12,1 % | change | 12.1 % | loans | hipotecas | 2025-09
    45.311 préstamos | level | 45311 loan | loans | hipotecas | 2025-09
El tipo de interés medio fue del 2,87 % y el plazo medio, de 25 años.
    2,87 % | level | 2.87 % | interest rate | - | -
    25 años | level | 25 year | duration | - | -
Renfe transportó 41,7 millones de viajeros en octubre, un 5,3 % más que en octubre de 2024.
    41,7 millones de viajeros | level | 41700000 passenger | passengers | Renfe | 2025-10
    5,3 % | change | 5.3 % | passengers | Renfe | 2025-10 | on 2024-10
Los embalses están al 51,3 % de su capacidad, con 28.744 hectómetros cúbicos.
    51,3 % | share | 51.3 % | capacity | embalses | -
    28.744 hectómetros cúbicos | level | 28744 cubic hectometre | capacity | embalses | -
Iberia operará 350 vuelos semanales este invierno, un 10 % más.
    350 vuelos | level | 350 flight | flights | Iberia | 2025-12/2026-02
    10 % | change | 10 % | - | Iberia | 2025-12/2026-02 | on 2024-12/2025-02
Naturgy invertirá entre 500 y 600 millones de euros en redes hasta 2027.
    500 y 600 millones de euros | level | 500000000..600000000 EUR | investment | Naturgy | 2027 | forecast
El Real Madrid ingresó 1.185 millones de euros en la temporada 2024/25.
    1.185 millones de euros | level | 1185000000 EUR | revenue | Real Madrid | -
La tasa de ahorro de los hogares bajó 0,6 puntos porcentuales, hasta el 12,4 %.
    0,6 puntos porcentuales | change | -0.6 pp | savings | hogares | -
    12,4 % | level | 12.4 % | savings | hogares | -
La deuda pública escaló hasta el 103,2 % del PIB.
    103,2 % | share | 103.2 % | debt | - | -
Los salarios pactados en convenio subieron un 3,5 % hasta noviembre.
    3,5 % | change | 3.5 % | wages | - | 2025-01/2025-11
Stellantis recortará 1.500 empleos en su planta de Zaragoza.
    1.500 empleos | change | -1500 job | jobs | Stellantis | -
El BYD Dolphin Surf se situó en el tercer puesto entre los eléctricos, con 742 matriculaciones.
    tercer | rank | 3 rank | registrations | BYD Dolphin Surf | -
    742 matriculaciones | level | 742 - | registrations | BYD Dolphin Surf | -
Por cuarto mes consecutivo, las ventas a particulares crecieron a doble dígito, un 18,3 %.
    cuarto mes | streak | 4 month | sales | - | -
    18,3 % | change | 18.3 % | sales | - | -
Hace un año la cuota era del 8,1 %.
    8,1 % | share | 8.1 % | market share | - | -
En la Comunidad de Madrid, el precio del alquiler subió un 8,9 %, hasta 21,3 euros por metro cuadrado.
    8,9 % | change | 8.9 % | rent | alquiler | -
    21,3 euros | level | 21.3 EUR | rent | alquiler | -
Tras caer un 1,2 % en septiembre, la producción industrial repuntó un 0,7 % en octubre.
    1,2 % | change | -1.2 % | production | - | 2025-09 | on 2024-09
    0,7 % | change | 0.7 % | production | - | 2025-10 | on 2024-10
En total se vendieron 397.512 vehículos nuevos en octubre, una caída del 2,1 %.
    397.512 vehículos | level | 397512 vehicle | sales | vehículos nuevos | 2025-10
    2,1 % | change | -2.1 % | sales | vehículos nuevos | 2025-10 | on 2024-10
En el 3T25 la compañía ganó 120 millones de euros, un 5 % más que en el 3T24.
    120 millones de euros | level | 120000000 EUR | profit | compañía | 2025-Q3
    5 % | change | 5 % | profit | compañía | 2025-Q3 | on 2024-Q3
El Gobierno de EE. UU. prevé un déficit de 1,9 billones de dólares en el ejercicio 2025.
    1,9 billones de dólares | level | 1900000000000 USD | deficit | Gobierno | FY2025 | forecast
La marca vendió 1,234 autos, 3.5 % más que un año antes.
    1,234 autos | level | 1234 vehicle | sales | marca | -
    3.5 % | change | 3.5 % | sales | marca | -
"""


@pytest.mark.parametrize(("sentence", "expected"), cases(TABLE))
def test_what_a_sentence_states(sentence, expected):
    assert stated("es", sentence) == expected
