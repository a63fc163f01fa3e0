"""Japanese: sentences as newspapers write them, and what each of their figures is."""

import pytest

from keisu.figures import Knowledge, explain, find, passed_over
from keisu.markets import Market
from keisu.model import Article
from keisu.road import find_figures, observe

KEI = Market.named("japan-kei")


def read(text, published="2025-12-07", market=None):
    article = Article.from_text(text, published=published, language="ja")
    return find_figures(article, market=market) if market else find(article)


def fields(text, *names, **how):
    return [tuple(getattr(f, n) for n in names) for f in read(text, **how)]


# ---- numbers, units, bounds --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "value", "unit", "bound"),
    [
        ("売上高は3億5000万円だった。", 350_000_000, "JPY", "="),
        ("売上高は約1兆2345億円だった。", 1_234_500_000_000, "JPY", "~"),
        ("資本金は1・2億円だ。", 120_000_000, "JPY", "="),
        ("参加者は二十五人だった。", 25, "person", "="),
        ("参加者は１２，３４５人だった。", 12_345, "person", "="),
        ("来場者は10万8千人だった。", 108_000, "person", "="),
        ("従業員は1万7,041人だ。", 17_041, "person", "="),
        ("従業員は5万0111人だ。", 50_111, "person", "="),
        ("1万台以上を受注した。", 10_000, "unit", ">="),
        ("けが人は20人以上に上った。", 20, "person", ">="),
        ("受注は1万台超に達した。", 10_000, "unit", ">"),
        ("受注は1万台を突破した。", 10_000, "unit", ">"),
        ("受注は1万台未満にとどまった。", 10_000, "unit", "<"),
        ("受注は1万台弱だった。", 10_000, "unit", "<"),
        ("受注は1万台強だった。", 10_000, "unit", ">"),
        ("受注は1万台程度だった。", 10_000, "unit", "~"),
        ("受注は1万台近くになった。", 10_000, "unit", "~"),
        ("受注は2万台に乗った。", 20_000, "unit", ">="),
        ("受注は最大で300台だ。", 300, "unit", "<="),
        ("受注は少なくとも300台だ。", 300, "unit", ">="),
        ("シェアは三割だ。", 30, "%", "="),
        ("シェアは約5割だ。", 50, "%", "~"),
        ("シェアは91・9%だ。", 91.9, "%", "="),
        ("航続距離は640キロだ。", 640, "kilometre", "="),
        ("コメ5キロを買った。", 5, "kilogram", "="),
        ("平均株価は3万8456円78銭だった。", 38456.78, "JPY", "="),
        ("開発には9年6カ月かかった。", 9.5, "year", "="),
        ("開発には1年半かかった。", 1.5, "year", "="),
        ("売上高は1024億6600万ドルだった。", 102_466_000_000, "USD", "="),
        ("出力は47キロワットだ。", 47, "kilowatt", "="),
        ("生産は1.5倍になった。", 1.5, "fold", "="),
        ("気温は35.2度だった。", 35.2, "degree celsius", "="),
    ],
)
def test_quantities(text, value, unit, bound):
    assert fields(text, "value", "unit", "bound") == [(value, unit, bound)]


def test_the_quote_holds_number_and_unit_and_widths_stay():
    found = read("首位はＮ－ＢＯＸで２・４％減の２０万１３５４台だった。", market=KEI)
    assert [f.quote for f in found] == ["首位", "２・４％", "２０万１３５４台"]
    assert {f.subject for f in found} == {"Ｎ－ＢＯＸ"}


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("価格は320万~460万円だ。", 3_200_000, 4_600_000, "JPY"),
        ("価格は320万円から460万円。", 3_200_000, 4_600_000, "JPY"),
        ("伸び率は3～5%とみる。", 3, 5, "%"),
        ("10―20人が参加した。", 10, 20, "person"),
    ],
)
def test_ranges(text, low, high, unit):
    assert fields(text, "low", "high", "bound", "unit") == [(low, high, "range", unit)]


@pytest.mark.parametrize(
    "text",
    [
        "三菱と千葉の一部で、唯一の四輪車が十分だった。",
        "午後3時に第2回の会合が7階で開かれた。",
        "上位10車と20位までの表がある。",
        "数百台と数%の差だ。",
        "S660とNT100は生産を終えた。",
        "3回目の会合には2人目の社長が出た。",
        "トップ10とトップページを見る。",
        "2025年11月4日、令和7年、昨年度、1～3月期のことだ。",
        "1990年代に5人乗りの車が出た。",
        "藤田健二社長は海外現地法人のトップを務めた。",
        "震源は北緯31.8度、東経131.6度で、震度5弱だった。",
    ],
)
def test_numbers_that_are_no_figures(text):
    assert read(text) == ()


def test_numbers_that_are_no_figures_are_passed_over_with_a_reason():
    article = Article.from_text("三菱の第2工場で、S660を作る。", language="ja")
    assert [(article.text[p.start : p.end], p.reason) for p in passed_over(article)] == [
        ("三", "name"),
        ("2", "ordinal"),
        ("660", "code"),
    ]


# ---- periods and bases ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("when", "period"),
    [
        ("11月", "2025-11"),
        ("12月", "2025-12"),
        ("昨年11月", "2024-11"),
        ("2024年5月", "2024-05"),
        ("先月", "2025-11"),
        ("昨年", "2024"),
        ("令和元年", "2019"),
        ("平成30年", "2018"),
        ("平成30年度", "FY2018"),
        ("昨年度", "FY2024"),
        ("今年度上半期", "FY2025-H1"),
        ("2018年度上期", "FY2018-H1"),
        ("2025年上半期", "2025-H1"),
        ("2025年3月期", "FY2024"),
        ("2025年3月期第1四半期", "FY2024-Q1"),
        ("2025年4~6月期", "2025-Q2"),
        ("7～9月期", "2025-Q3"),
        ("2025年第2四半期", "2025-Q2"),
        ("1~11月累計", "2025-01/2025-11"),
        ("4―9月", "2025-04/2025-09"),
        ("2024年12月~2025年2月", "2024-12/2025-02"),
        ("6月末", "2025-06-30"),
        ("11月4日時点", "2025-11-04"),
        ("2014/03", "2014-03"),
    ],
)
def test_periods(when, period):
    assert fields(f"{when}の販売は1万6198台だった。", "period") == [(period,)]


@pytest.mark.parametrize(
    ("compared", "kind", "value", "base"),
    [
        ("前年同月比89.8%", "ratio", 89.8, "2024-11"),
        ("前年同月比10.2%減", "change", -10.2, "2024-11"),
        ("前月比126.7%", "ratio", 126.7, "2025-10"),
        ("前月に比べ3%増", "change", 3, "2025-10"),
        ("前年を5.8%上回った", "change", 5.8, "2024-11"),
        ("前年同月より3%少なかった", "change", -3, "2024-11"),
        ("2019年同月比12%増", "change", 12, "2019-11"),
        ("2年前に比べ12%増", "change", 12, None),
        ("前年同月比▲5.6%", "change", -5.6, "2024-11"),
        ("前年の76.0%", "ratio", 76, "2024-11"),
        ("前年同月比マイナス3%", "change", -3, "2024-11"),
    ],
)
def test_bases(compared, kind, value, base):
    found = [f for f in read(f"11月の販売は{compared}だった。") if f.unit == "%"]
    assert [(f.kind, f.value) for f in found] == [(kind, value)]
    assert base is None or found[0].base == base


def test_the_base_is_said_once_and_carried_by_the_word_for_same():
    text = "2025年はN―BOXが20万1354台(前年比2.4%減)だった。2位ヤリスは16万6533台(同0.2%増)。"
    found = read(text, market=KEI)
    assert [(f.value, f.base, "base" in f.inferred) for f in found if f.kind == "change"] == [
        (-2.4, "2024", False),
        (0.2, "2024", True),
    ]


def test_the_level_of_an_earlier_time_has_that_time():
    text = (
        "全軽自協の表。2022年6月合計130,366、前月100,079(130.3)、前年同月130,934(99.6)、"
        "1~6月累計800,418(前年942,708、84.9)。"
    )
    assert fields(text, "value", "kind", "period", "base", market=KEI) == [
        (130366, "level", "2022-06", None),
        (100079, "level", "2022-05", None),
        (130.3, "ratio", "2022-06", "2022-05"),
        (130934, "level", "2021-06", None),
        (99.6, "ratio", "2022-06", "2021-06"),
        (800418, "level", "2022-01/2022-06", None),
        (942708, "level", "2021-01/2021-06", None),
        (84.9, "ratio", "2022-01/2022-06", "2021-01/2021-06"),
    ]


def test_places_that_something_went_from_are_of_the_year_before():
    text = "2024年のヤリスは前年の3位から2位に、タントは3位から7位になった。軽の話だ。"
    assert fields(text, "value", "period", market=KEI) == [(3, "2023"), (2, "2024"), (3, "2023"), (7, "2024")]


def test_a_headline_may_say_when_behind_its_figures():
    assert fields("N-BOXが2カ月ぶり首位 2025年11月の販売", "value", "period", market=KEI) == [
        (2, "2025-11"),
        (1, "2025-11"),
    ]


def test_a_time_that_is_set_against_another_holds_for_its_clause_only():
    text = (
        "2025年11月の軽自動車の順位。首位は10月がタント、N-BOXは返り咲いた(前月比126.7%)。ムーヴは前月比68.4%だった。"
    )
    made = [(f.value, f.period, f.base) for f in read(text, market=KEI) if f.kind == "ratio"]
    assert made == [(126.7, "2025-11", "2025-10"), (68.4, "2025-11", "2025-10")]


def test_a_time_behind_says_nothing_outside_headlines():
    assert fields("受注は2万台で、2026年に生産を始める。", "period") == [(None,)]


def test_a_sum_of_a_period_is_that_period_s():
    text = "上期(4~9月)の累計販売台数はN-BOXが10万2226台だった。"
    assert fields(text, "measure", "period", market=KEI) == [("sales", "2025-04/2025-09")]


def test_a_percentage_of_a_market_is_a_share():
    text = "11月の軽自動車のシェアは36.5%で、前年同月に比べ1.2ポイント上昇した。"
    assert fields(text, "kind", "unit", "measure", "base") == [
        ("share", "%", "market share", None),
        ("change", "pp", "market share", "2024-11"),
    ]


def test_a_run_of_months_does_not_go_on_in_the_next_sentence():
    text = "11月の首位はN-BOX。1~11月累計は18万5784台だった。スペーシアは1万台だった。"
    assert fields(text, "value", "period", market=KEI)[1:] == [(185784, "2025-01/2025-11"), (10000, "2025-11")]


# ---- whose, and what -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "5月はスペーシアが前年同月比91・9%増の1万5160台で首位。2位N―BOXは4・4%増の1万4582台、タントは7位。",
            [
                ("91・9%", "スペーシア"),
                ("1万5160台", "スペーシア"),
                ("首位", "スペーシア"),
                ("2位", "N―BOX"),
                ("4・4%", "N―BOX"),
                ("1万4582台", "N―BOX"),
                ("7位", "タント"),
            ],
        ),
        (
            "8月はN―BOXが12カ月連続1位、2位スペーシアに5千台近くの差。",
            [("12カ月", "N―BOX"), ("1位", "N―BOX"), ("2位", "スペーシア"), ("5千台", "N―BOX")],
        ),
        (
            "ダイハツが4万1222台で、スズキの3万7772台を抜き首位。軽自動車が対象。",
            [("4万1222台", "ダイハツ"), ("3万7772台", "スズキ"), ("首位", "ダイハツ")],
        ),
        (
            "新型N―BOXの受注は2万5千台超、現行フィット(2万7千台)に次ぐ2位。",
            [("2万5千台", "新型N―BOX"), ("2万7千台", "現行フィット"), ("2位", "新型N―BOX")],
        ),
        ("首位は4年連続でN―BOXだった。", [("首位", "N―BOX"), ("4年", "N―BOX")]),
        ("先月首位のムーヴは軽3位で1万台超。", [("首位", "ムーヴ"), ("3位", "ムーヴ"), ("1万台", "ムーヴ")]),
        ("20万台を超えたのはN-BOXだけ。", [("20万台", "N-BOX")]),
        ("N-BOXは全体5位(軽では4位)だった。", [("5位", "N-BOX"), ("4位", "N-BOX")]),
        ("3位タントは17.4%増でスペーシアと323台差。", [("3位", "タント"), ("17.4%", "タント"), ("323台", "タント")]),
        (
            "2位はスズキの「スペーシア」で、前月比10.5%減の1万2904台。",
            [("2位", "スペーシア"), ("10.5%", "スペーシア"), ("1万2904台", "スペーシア")],
        ),
        ("ムーヴは31.6%減で、3位に後退した。", [("31.6%", "ムーヴ"), ("3位", "ムーヴ")]),
        ("軽自動車の新車販売台数は13万5006台だった。", [("13万5006台", "軽自動車")]),
        ("登録車と軽自動車を合わせた総販売台数は39万台だった。", [("39万台", "登録車と軽自動車")]),
        ("タントは3位から7位に下がった。軽の話だ。", [("3位", "タント"), ("7位", "タント")]),
        ("4車種が軽、6車種が登録車。N-BOXは軽だ。", [("4車種", "軽"), ("6車種", "登録車")]),
    ],
)
def test_subjects_in_a_market(text, expected):
    assert fields(text, "quote", "subject", market=KEI) == expected


@pytest.mark.parametrize(
    ("text", "subject", "measure"),
    [
        ("トヨタ自動車が6日発表した決算は、営業利益が18.6%減の2兆56億円だった。", "トヨタ自動車", "operating profit"),
        ("任天堂は据え置き機の販売台数が582万台に達したと発表した。", "任天堂", "sales"),
        ("米国の7~9月期の実質GDPは3.0%増えた。", "米国", "gdp"),
        ("三菱UFJ銀行の利用者の3割が不満と回答した。", "三菱UFJ銀行の利用者", None),
        ("シャープの液晶テレビの国内シェアは19.5%だった。", "シャープの液晶テレビ", "market share"),
        ("日経平均株価は3万8,456円で終えた。", "日経平均株価", "index level"),
        ("内閣支持率は69%となった。", "内閣", "approval rating"),
        ("電気自動車の販売比率は2.6%に高まった。", "電気自動車", "percentage"),
        ("ＮＴＴドコモの契約数は9000万件を突破した。", "ＮＴＴドコモ", "members"),
        ("ガソリンの全国平均価格は173円50銭だった。", "ガソリン", "price"),
    ],
)
def test_subjects_and_measures_anywhere(text, subject, measure):
    found = read(text)
    assert {(f.subject, f.measure) for f in found} == {(subject, measure)}


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("貿易収支は2318億円の赤字だった。", "trade deficit"),
        ("純損益は452億円の赤字だった。", "net loss"),
        ("純損益は353億円の黒字だった。", "net profit"),
        ("発売から3万台を受注した。", "orders"),
        ("Nシリーズの累計販売は300万台だった。", "cumulative sales"),
        ("中古車販売台数は22万台だった。", "used car sales"),
    ],
)
def test_measures(text, measure):
    assert fields(text, "measure") == [(measure,)]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("全軽自協によると、11月の軽自動車販売は14万8696台だった。", ("全軽自協",)),
        ("自販連と全軽自協が発表した11月の販売は39万台だった。", ("自販連", "全軽自協")),
        ("総務省が21日発表した10月の消費者物価指数は3.0%上昇した。", ("総務省",)),
        ("日本自動車販売協会連合会(自販連)が1日発表した9月の販売は27万台だった。", ("日本自動車販売協会連合会",)),
        ("帝国データバンクの調べで、倒産は965件だった。", ("帝国データバンク",)),
        ("倒産は965件だった。", ()),
    ],
)
def test_sources(text, source):
    assert fields(text, "source", market=KEI) == [(source,)]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("通期の純利益は1兆500億円を見込む。", "forecast"),
        ("2030年に200万台の販売を目指す。", "target"),
        ("10月の販売は200万台だった。", "actual"),
    ],
)
def test_status(text, status):
    assert fields(text, "status") == [(status,)]


# ---- tables ------------------------------------------------------------------------------------------------------

ROWS = [
    ("1", "N-BOX", "ホンダ", "16,198", "89.8"),
    ("2", "スペーシア", "スズキ", "12,904", "98.1"),
    ("3", "ムーヴ", "ダイハツ", "10,951", "140.0"),
    ("4", "ルークス", "日産", "7,741", "141.5"),
]
HEAD = ("順位", "通称名", "ブランド", "台数", "前年同月比")
SAID = [("N-BOX", 16198, 89.8), ("スペーシア", 12904, 98.1), ("ムーヴ", 10951, 140), ("ルークス", 7741, 141.5)]


def cells(found):
    by = {}
    for f in found:
        by.setdefault(f.subject, {})[f.kind] = f.value
    return [(name, kinds.get("level"), kinds.get("ratio")) for name, kinds in by.items()], by


@pytest.mark.parametrize("between", [" ", "", " | "])
def test_a_table_that_ran_together_on_one_line(between):
    text = "2025年11月の軽四輪車新車販売 " + between.join([*HEAD, *(c for row in ROWS for c in row)])
    found = read(text, market=KEI)
    told, by = cells(found)
    assert told == SAID
    assert [kinds["rank"] for kinds in by.values()] == [1, 2, 3, 4]
    assert {f.period for f in found} == {"2025-11"}
    assert {f.base for f in found if f.kind == "ratio"} == {"2024-11"}
    assert all(text[f.start : f.end] == f.quote for f in found)


def test_the_english_and_the_japanese_page_meet_in_the_same_cell():
    japanese = read("11月のN-BOXは1万6198台だった。", market=KEI)
    english = find_figures(
        Article.from_text("The Honda N-Box sold 16,198 units in November.", published="2025-12-08", language="en"),
        market=KEI,
    )
    a, b = observe(japanese, market=KEI), observe(english, market=KEI)
    assert len(a) == len(b) == 1
    assert a[0].cell == b[0].cell


def test_what_decided_a_field_is_told():
    article = Article.from_text("11月はN-BOXが前年同月比10.2%減だった。", published="2025-12-07", language="ja")
    figures, why = explain(article, Knowledge(KEI.names))
    assert len(figures) == len(why) == 1
    assert why[0]["kind"] == "a word of change"
    assert why[0]["subject"] == "the noun beside it"


@pytest.mark.parametrize(
    "name",
    ["N-BOX", "N―BOX", "N−BOX", "Ｎ－ＢＯＸ", "Nボックス", "エヌボックス", "N BOX", "ホンダのN-BOX", "新型N-BOX"],
)
def test_a_model_is_known_however_it_is_written(name):
    (found,) = read(f"11月の{name}の販売は1万6198台だった。", market=KEI)
    assert found.subject_id == "honda/n-box"


def test_a_percentage_of_what_is_sold_is_a_share():
    assert fields("ホンダは国内販売の約4割。", "kind", "value", "measure") == [("share", 40, "market share")]
