"""Which language a text is in, by its script and its words; and what is made of what the page says."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from keisu.languages import available, common_words, detect, of_page
from keisu.languages.detect import _of_scripts
from keisu.pages import read

GERMAN = (
    "Im November wurden in Deutschland 250.671 neue Autos zugelassen, das sind 2,5 Prozent mehr als vor einem Jahr, "
    "wie das Amt mitteilte. Jeder fünfte Wagen fuhr mit Strom, und der Anteil der Diesel fiel unter 14 Prozent."
)
JAPANESE = "ホンダの「N-BOX」が1万6198台で首位だった。前年同月比は89.8%で、2位はスズキの「スペーシア」だった。"
LUXEMBOURGISH = (
    "D'Zuel vun den neien Autoen ass am November ëm 5 Prozent geklommen, wéi d'Regierung matgedeelt huet. Dat sinn "
    "der méi wéi am Joer virdrun, an et gëtt och eng nei Hëllef fir déi, déi en elektreschen Auto kafe wëllen, "
    "well der nach ëmmer ze wéineg op eise Stroossen ënnerwee sinn an d'Ziler fir dëst Joer net méi z'erreeche sinn."
)
AFRIKAANS = (
    "Die verkope van nuwe motors het in November met 8 persent gestyg, maar dit was nie genoeg om die teiken vir die "
    "jaar te haal nie, het die vereniging gesê. Meer as die helfte van die motors wat verkoop is, is in die land gebou."
)
ENGLISH = (
    "Honda sold 16,198 of the N-Box in November, which was 10 percent less than in the year before, and it was still "
    "the car that the Japanese bought more often than any other, the association said on Thursday."
)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Nissan has received over 20,000 orders for the new model since it was unveiled.", "en"),
        ("Sales of the N-Box rose in November", "en"),
        ("The sales of cars", "en"),
        ("新しい軽自動車は11月に16198台売れた。", "ja"),
        ("ホンダ「N-BOX」が首位", "ja"),
        ("Nissan ルークス 7,741台", "ja"),
        ("As vendas de carros no Brasil caíram 3,5% em novembro, disse a associação dos fabricantes.", "pt"),
        ("Les ventes de voitures ont reculé de 3,5 % en novembre, selon les constructeurs.", "fr"),
        ("Die Verkäufe sind im November um 3,5 Prozent gefallen.", "de"),
        ("Le immatricolazioni di auto nuove sono calate dello 0,6% a novembre, secondo il ministero.", "it"),
        ("Las matriculaciones de coches subieron un 12,9 % en noviembre, según la patronal.", "es"),
        (GERMAN, "de"),
        (JAPANESE, "ja"),
        ("", None),
        ("16,198 (+3.5%)", None),
        ("  \n ", None),
        ("Honda N-Box 16,198; Suzuki Spacia 12,904", None),
    ],
)
def test_a_language_that_is_known(text, code):
    assert detect(text) == code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (
            "In november werden in Nederland 31.000 nieuwe auto's verkocht, zeven procent minder dan een jaar eerder.",
            "nl",
        ),
        ("Les vendes de cotxes van pujar un 4,2% al novembre, segons l'associació de fabricants, però no prou.", "ca"),
        (
            "As vendas de coches subiron un 4% no mes de novembro, segundo a patronal, e non se agarda máis.",
            "gl",
        ),
        ("Salget af nye biler steg med 8 procent i november, men det var ikke nok til at nå målet for året.", "da"),
        ("Försäljningen av nya bilar ökade med 8 procent i november, men det var inte nog för att nå målet.", "sv"),
        (
            "Vânzările de mașini noi au crescut cu 4,5% în noiembrie, potrivit asociației producătorilor din România.",
            "ro",
        ),
        (
            "W listopadzie zarejestrowano 52 tys. nowych aut, czyli o 6 proc. więcej niż przed rokiem.",
            "pl",
        ),
        ("Penjualan mobil pada bulan November naik 5 persen dibandingkan dengan tahun lalu, kata asosiasi itu.", "id"),
        ("Продажи новых автомобилей в ноябре выросли на 7,3% и составили 125 тысяч, сообщила ассоциация.", "ru"),
        ("Продажі нових автомобілів у листопаді зросли на 7,3% і становили 6,2 тисячі, повідомила асоціація.", "uk"),
        ("ارتفعت مبيعات السيارات الجديدة في نوفمبر بنسبة 7.3% مقارنة بالعام الماضي.", "ar"),
        ("汽车销量11月下降3.5%，至16,198辆。", "zh"),
        ("11월 자동차 판매는 작년보다 3.5% 줄었다.", "ko"),
        ("Οι πωλήσεις αυτοκινήτων αυξήθηκαν κατά 5% τον Νοέμβριο.", "el"),
        ("Novembrī reģistrēti 1 500 jauni auto, kas ir par 4% vairāk nekā pirms gada, ziņo direkcija.", None),
        ("Izimoto ezintsha ezithengisiwe ngoNovemba zikhuphuke ngamaphesenti amahlanu, kusho inhlangano.", None),
    ],
)
def test_a_language_without_a_pack_is_not_taken_for_one_with(text, code):
    assert detect(text) == code
    assert code not in available()


@pytest.mark.parametrize("code", available())
def test_every_language_with_a_pack_can_be_told(code):
    assert common_words(code) or code in _of_scripts()


def test_the_answer_does_not_change_with_length():
    english = "The company said that sales of its cars were higher than in the year before. "
    japanese = "この会社は十一月の販売が前年より多かったと発表した。"
    assert detect(english * 2000) == detect(english) == "en"
    assert detect(japanese * 2000) == detect(japanese) == "ja"


def test_a_long_text_takes_no_longer_than_its_beginning():
    text = ENGLISH * 5000
    assert len(text) > 1_000_000
    began = time.perf_counter()
    assert detect(text) == "en"
    assert time.perf_counter() - began < 0.1


def test_accents_that_stand_apart_are_read():
    assert detect("As vendas caíram até março, não só em São Paulo, disse a associação.") == "pt"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The car, known as 軽自動車, is sold in Japan and is the smallest of its kind.", "en"),
        (
            "The ルークス of Nissan and the スペーシア of Suzuki were ahead of the ムーヴ of Daihatsu.",
            "en",
        ),
        ("Honda N-BOX、Suzuki Spacia Gear、Daihatsu Move Canbus、Nissan Roox Highway Starの4車種が上位", "ja"),
        (
            "11月の軽乗用車 新車販売台数 1位 Honda N-BOX JOY CUSTOM 2位 Suzuki SPACIA GEAR 3位 Daihatsu MOVE CANBUS",
            "ja",
        ),
        ("Der Song „Here, There and Everywhere“ steht in der Liste der besten Lieder, die es gibt.", "de"),
    ],
)
def test_names_of_another_language_do_not_decide(text, code):
    assert detect(text) == code


# ---- what the page says ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("told", "text", "known"),
    [
        ("en", ENGLISH, ("en", "page")),
        (None, ENGLISH, ("en", "text")),
        ("en", JAPANESE, ("ja", "text")),  # the script decides
        ("ja", ENGLISH, ("en", "text")),
        ("en", GERMAN, ("de", "text")),  # a template's word
        ("de", ENGLISH, ("en", "text")),
        (
            "nb",
            "Salget av nye biler økte med 8 prosent i november, men det var ikke nok til å nå målet som regjeringen "
            "hadde satt for hele året, og det er de fleste enige om.",
            ("nb", "page"),
        ),  # another name of what is found
        ("de", "Sales of the year", ("de", "page")),  # too little to deny it
        ("en", "N-Box 16,198, Spacia 12,904", ("en", "page")),
        ("en", "", ("en", "page")),
        (None, "N-Box 16,198", (None, None)),
        ("eu", "Azaroan 3.5% gehiago saldu ziren, elkarteak dioenez.", ("eu", "page")),
        ("zh", JAPANESE, ("ja", "text")),
        ("jp", JAPANESE, ("ja", "text")),  # which is no language
        ("lb", LUXEMBOURGISH, ("lb", "page")),
        ("en", LUXEMBOURGISH * 2, (None, None)),
        (None, LUXEMBOURGISH, (None, None)),
        ("af", AFRIKAANS, ("af", "page")),
        ("ja", "2025年10月的汽车销量下降了3.5%，" * 20, ("zh", "text")),
        ("ja", "年月軽乗用上位表：当月、前月、前年同月比", ("ja", "page")),  # not a sign that Chinese has not
        ("ja", "2025年11月 順位表 台数", ("ja", "page")),
        ("ja", "Honda N-Box 16,198", ("ja", "page")),
        ("kk", "Жаңа автомобильдер сатылымы қараша айында 7,3% өсті, деп хабарлады қауымдастық.", ("kk", "page")),
        ("bg", "Продажбите на нови автомобили нараснаха със 7,3% през ноември, съобщи асоциацията.", ("bg", "page")),
        ("en", "Продажбите на нови автомобили нараснаха със 7,3% през ноември. " * 8, (None, None)),
    ],
)
def test_the_page_is_believed_unless_its_text_is_plainly_in_another_language(told, text, known):
    assert of_page(told, text) == known


def test_an_english_text_with_japanese_names_is_not_in_the_japanese_of_its_template():
    text = f"{ENGLISH} In Japan they are 軽自動車; the ルークス and the スペーシア are among them."
    assert of_page("ja", text) == ("en", "text")
    assert of_page("en", text) == ("en", "page")


def test_a_list_of_latin_names_on_a_japanese_page_does_not_make_it_english():
    row = "{}位 Honda N-BOX JOY CUSTOM TURBO premium edition {}台\n"
    text = "販売台数\n" + "".join(row.format(n, n * 1000) for n in range(1, 40))
    assert of_page("en", text) != ("en", "page")
    assert of_page("ja", text) == ("ja", "page")  # whose few characters Chinese has too


def test_a_page_in_no_known_language_is_not_in_the_one_it_says():
    zulu = "Izimoto ezintsha ezithengisiwe ngoNovemba zikhuphuke ngamaphesenti amahlanu, kusho inhlangano yabakhiqizi. "
    assert of_page("en", zulu * 10) == (None, None)
    assert of_page("en", zulu) == ("en", "page")


@given(st.text(max_size=200), st.sampled_from([None, "en", "ja", "de", "nb", "xx"]))
def test_any_text_has_an_answer(text, told):
    language, basis = of_page(told, text)
    assert (language is None) == (basis is None)
    assert language in (told, detect(text))


def page(language, text, head=""):
    body = f"<article><h1>A page</h1><p>{text}</p></article>"
    return f"<!doctype html><html{language}><head>{head}</head><body>{body}</body></html>".encode()


@pytest.mark.parametrize(
    ("attribute", "head", "text", "known"),
    [
        (' lang="de-AT"', "", GERMAN, ("de", "page")),
        ("", '<meta property="og:locale" content="de_DE">', GERMAN, ("de", "page")),
        (
            "",
            '<script type="application/ld+json">{"@type":"NewsArticle","inLanguage":"de"}</script>',
            GERMAN,
            ("de", "page"),
        ),
        ("", "", GERMAN, ("de", "text")),
        (' lang="en"', "", GERMAN, ("de", "text")),
        (' lang="en"', "", JAPANESE, ("ja", "text")),
    ],
)
def test_an_article_says_how_its_language_is_known(attribute, head, text, known):
    article = read(page(attribute, text, head))
    assert (article.language, article.language_basis) == known


def test_a_language_that_is_given_is_not_checked():
    article = read(page(' lang="de"', GERMAN), language="fr")
    assert (article.language, article.language_basis) == ("fr", "given")


def test_the_language_of_a_saved_text_and_of_a_plain_one():
    saved = read(f"Neuzulassungen\n\n{GERMAN}\n".encode())
    plain = read(GERMAN.encode(), plain=True)
    given = read(GERMAN.encode(), plain=True, language="de")
    assert (saved.language, saved.language_basis) == ("de", "text")
    assert (plain.language, plain.language_basis) == ("de", "text")
    assert (given.language, given.language_basis) == ("de", "given")
    assert read(b"16,198 / 12,904", plain=True).language_basis is None
