"""Former texts ranked against what is asked."""

from __future__ import annotations

from docgen.derive.former.ranking import Field, Ranking


def ranking(*texts: str) -> Ranking:
    return Ranking([(Field(text, 1),) for text in texts])


def best(ranked: Ranking, asked: str, most: int = 3) -> list[int]:
    return [each.at for each in ranked.best((Field(asked, 1),), most)]


def test_what_shares_rare_words_comes_before_what_shares_common_ones() -> None:
    ranked = ranking(
        "大厅地面每日保洁两次", "大厅玻璃每日保洁一次", "大厅绿植每日浇水", "电梯困人十分钟内到场"
    )
    assert best(ranked, "电梯困人的，每日值守，及时到场")[0] == 3


def test_the_same_words_are_a_hundred_percent_and_others_none() -> None:
    ranked = ranking("专车接送求职者到企业", "展示岗位与企业")
    assert ranked.best((Field("专车接送求职者到企业", 1),))[0].score >= 90
    assert ranked.best((Field("缴纳履约保证金", 1),)) == []


def test_words_and_signs_and_width_do_not_matter() -> None:
    assert best(ranking("别的", "PM２.５ 每月检测"), "《pm2.5》每月检测")[0] == 1


def test_only_some_may_be_looked_at() -> None:
    ranked = ranking("每月入户走访", "每月入户走访一次", "每月走访")
    assert [each.at for each in ranked.best((Field("每月入户走访", 1),), 3, {1, 2})] == [1, 2]


def test_an_empty_shelf_and_empty_words_give_nothing() -> None:
    assert ranking().best((Field("任何", 1),)) == []
    assert ranking("任何").best((Field("", 1),)) == []


def test_a_large_shelf_leaves_out_what_most_texts_say_and_finds_the_rest() -> None:
    texts = [f"本项目要求第{n}条由专人负责" for n in range(3_000)] + ["锅炉年检由有证的单位做"]
    assert best(ranking(*texts), "本项目要求锅炉年检由专人负责", 1) == [3_000]
