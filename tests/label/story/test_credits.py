"""A caption that ends with its picture's credit stands in no body, and no sentence of a story passes for one."""

# ruff: noqa: E501
from __future__ import annotations

import pytest

from newsclean import clean
from newsclean.label.story.credits import Credit, credit_at_end, may_be_signature
from tests.each import each
from tests.stories import STORIES, amid, page_of, paragraphs, text_of

TOLD = {language.partition("-")[0]: story for language, story in STORIES.items()}
# What says so anywhere, and what does right below a picture alone.
ANYWHERE = {
    "en": [
        "The mill in May. Photo: Bo Ek",
        "The mill in May (Photo: Bo Ek/AFP)",
        "The mill in May. Bo Ek/Getty Images",
        "The mill in May. Credit: Bo Ek",
        "The mill in May © Bo Ek",
        "The mill in May. Photograph by Bo Ek",
    ],
    "de": [
        "Die Mühle im Mai. Foto: Bo Ek",
        "Die Mühle im Mai (Bild: Bo Ek/dpa)",
        "Die Mühle im Mai. © Bo Ek",
        "Die Mühle im Mai. Foto: privat",
        "Die Mühle. Foto: Bo Ek / picture alliance",
    ],
    "fr": [
        "Le moulin, lundi matin. Photo : Yann Ker",
        "Le moulin, lundi matin (Photo Yann Ker)",
        "Le moulin, lundi. © Yann Ker",
        "Le moulin, lundi. Crédit photo : Y. Ker",
    ],
    "es": [
        "El molino, el viernes. Foto: Marta Ríos",
        "El molino, el viernes (Foto: Marta Ríos)",
        "El molino. / Foto: Marta Ríos",
        "El molino, el viernes. Fotografía de Marta Ríos",
    ],
    "it": [
        "Il mulino visto dalla piazza. Foto: Aldo Neri",
        "Il mulino visto dalla piazza (foto Ansa)",
        "Il mulino visto dalla piazza © Aldo Neri",
        "Il mulino (Foto di Aldo Neri)",
    ],
    "pt": [
        "Os moinhos da serra. Foto: Tiago Reis",
        "Os moinhos da serra (Foto: Tiago Reis/Lusa)",
        "Os moinhos da serra. Foto: Divulgação",
        "Os moinhos da serra © Tiago Reis",
    ],
    "nl": [
        "De molen in mei. Foto: Jan Smit",
        "De molen in mei (foto Jan Smit)",
        "De molen in mei. Beeld: Jan van der Berg / ANP",
        "De molen in mei © Jan Smit",
    ],
    "sv": [
        "Kvarnen före stormen. Foto: Lisa Grahn",
        "Kvarnen före stormen. Bild: Lisa Grahn/TT",
        "Kvarnen (Foto: Lisa Grahn)",
        "Kvarnen före stormen. Arkivbild: Lisa Grahn",
    ],
    "fi": [
        "Mylly keväällä. Kuva: Aino Salo",
        "Mylly keväällä (Kuva: Aino Salo)",
        "Mylly keväällä. Arkistokuva: Aino Salo",
        "Mylly keväällä © Aino Salo",
    ],
    "pl": [
        "Młyn przed remontem. Fot. Jan Lis",
        "Młyn przed remontem / fot. Jan Lis",
        "Młyn przed remontem (Foto: Jan Lis / PAP)",
        "Młyn przed remontem. Fot.: Jan Lis",
    ],
    "cs": [
        "Mlýn před opravou. Foto: Jan Lis",
        "Mlýn před opravou (foto: Jan Lis, ČTK)",
        "Mlýn. Ilustrační foto: Jan Lis",
    ],
    "tr": [
        "Değirmenin önünde köylüler. Fotoğraf: Ayşe Demir",
        "Değirmenin önünde köylüler (Foto: AA)",
        "Köylüler. Görsel: Ayşe Demir",
    ],
    "ru": [
        "Мельница весной. Фото: Пётр Жаров",
        "Мельница весной / Фото Петра Жарова",
        "Мельница весной. © Пётр Жаров",
        "Мельница (Фото: Пётр Жаров)",
    ],
    "uk": ["Млин навесні. Фото: Петро Жар", "Млин навесні (Фото: Петро Жар)", "Млин навесні. Світлина: Петро Жар"],
    "el": ["Ο μύλος τον Μάιο. Φωτογραφία: Άννα Λέκκα", "Ο μύλος (Φωτό: Άννα Λέκκα)"],
    "ar": ["ساحة الطاحونة (تصوير: كريم ناصر)", "ساحة الطاحونة | الصورة: كريم ناصر", "ساحة الطاحونة. تصوير: كريم ناصر"],
    "he": ["הטחנה באביב. צילום: יעל כרמי", "הטחנה באביב (צילום: יעל כרמי)", "הטחנה באביב | צילום: יעל כרמי"],
    "hi": ["गांव की चक्की। फोटो: राकेश वर्मा", "गांव की चक्की (फोटो: राकेश वर्मा)", "गांव की चक्की | तस्वीर: राकेश वर्मा"],
    "ja": [
        "粉ひき小屋に並ぶ町民（小川撮影）",
        "粉ひき小屋に並ぶ町民 写真：小川健",
        "粉ひき小屋＝五日、瀬戸口町",
        "粉ひき小屋に並ぶ町民＝小川撮影",
    ],
    "zh": [
        "学员在茶厂上课。王磊 摄",
        "学员在茶厂上课（图源：青溪晚报）",
        "学员在茶厂上课。新华社发",
        "学员在茶厂上课 图片来源：青溪晚报",
    ],
    "ko": ["역에 마련된 객석 [사진=김도현]", "역에 마련된 객석. 사진: 김도현", "▲ 역에 마련된 객석 ⓒ 달빛일보"],
    "th": ["โรงสีในเดือนพฤษภาคม ภาพ: สมชาย ใจดี", "โรงสีในเดือนพฤษภาคม (ภาพ: สมชาย ใจดี)"],
}
BELOW_PICTURE = {
    "en": ["The old mill in May Photograph: Bo Ek/Mercury", "The old mill in May, seen from here | Bo Ek"],
    "de": ["Die Mühle im Jahr 1974 Bild: dpa", "Die Mühle im Jahr 1974. Quelle: Gemeindearchiv"],
    "es": ["La plaza, el viernes. / EFE", "La plaza, el viernes | Marta Ríos", "La plaza, de noche. / M. RÍOS"],
    "zh": ["学员在青溪茶厂上课 小王摄影", "学员在茶厂上课。来源：青溪晚报"],
    "ja": ["粉ひき小屋に並ぶ町民＝瀬戸口町で", "粉ひき小屋に並ぶ町民（町提供）"],
    "ko": ["역에 마련된 객석. 김도현 기자", "역에 마련된 객석 (은송시 제공)"],
    "he": ["התחנה החדשה ביישוב צילום: יעל כרמי", "התחנה החדשה (רויטרס)"],
}
# Sentences that end nearly so.
STORY = {
    "en": ["Photo: nobody had taken one.", "She kept one photo: the only one of her father.", "On the wall hung a single picture: Ann.", "In every room hung a picture: Ann, Bo and the dog.", "He has worked for years for Getty Images.", "The credit goes to one woman: Ann Lee.", "The prize for best picture went to Ann Lee.", "The minister denied it, he told Reuters.", "“It is my photo,” said Ann Lee."],
    "de": ["Er besaß nur ein Foto: Anna.", "Auf dem Tisch stand ein Bild: seine Mutter.", "Die Polizei veröffentlichte ein Foto von Karl Ott.", "Das berichtet die Agentur dpa.", "Am Ende blieb ihr ein Bild, sagte Anna Ott.", "Er verlor 2:3, meldet die Agentur."],
    "fr": ["Elle n’a gardé qu’une photo : Anna.", "Il ne reste qu’une image : celle de Yann Ker.", "Tout le crédit revient à Yann Ker.", "Selon l’AFP, il vivait à Lyon.", "Le patron de l’agence s’appelle Yann Ker."],
    "es": ["Solo tenía una foto: Marta.", "En la pared colgaba una foto de Marta Ríos.", "Lo dijo a EFE Marta Ríos.", "La imagen dio la vuelta al mundo, dice Marta Ríos.", "Así lo contó ella: Marta Ríos."],
    "it": ["Teneva una sola foto: Anna.", "Lo ha detto all’ANSA Aldo Neri.", "Sulla scrivania c’è una foto di Aldo Neri.", "Il merito è di Aldo Neri.", "Lo ha raccontato il fotografo Aldo Neri."],
    "pt": ["Na parede havia uma só foto: Inês.", "Disse à Lusa Tiago Reis.", "A fotografia é de Tiago Reis.", "O crédito é de Tiago Reis.", "Restou uma imagem do moinho."],
    "nl": ["Op tafel stond één foto: Anna.", "De foto is van Jan Smit.", "Dat zei hij tegen het ANP.", "Het beeld bleef hangen.", "De bron wilde anoniem blijven."],
    "sv": ["På väggen hängde en bild: Anna.", "Bilden togs av Lisa Grahn.", "Det säger hon till TT.", "Hon är fotograf.", "Så minns hon Lisa Grahn."],
    "pl": ["Na ścianie wisiało jedno zdjęcie: Anna.", "Zdjęcie zrobił Jan Lis.", "Powiedział PAP Jan Lis.", "To był fotograf Jan Lis.", "Została po niej tylko fotografia."],
    "tr": ["Duvarda tek bir fotoğraf vardı: Ayşe.", "Fotoğrafı Ayşe Demir çekti.", "Köyü anlatan Ayşe Demir.", "Görsel bir şölendi.", "Kaynak suyu buradan çıkıyor."],
    "ru": ["На стене висело фото: Анна.", "Об этом ТАСС рассказал Пётр Жаров.", "Фотография досталась Петру Жарову.", "Снимок сделал Пётр Жаров.", "На снимке он стоит рядом с отцом."],
    "ar": ["لم يبق لها سوى صورة واحدة.", "الصورة التقطها كريم ناصر.", "قال كريم ناصر لوكالة رويترز.", "كان يعمل في تصوير الأفلام.", "علقت على الجدار صورة أمها."],
    "he": ["על הקיר נשארה תמונה אחת.", "את התמונה צילם יעל כרמי.", "כך אמר לרויטרס.", "הוא צלם כבר שנים.", "זו התמונה של יעל כרמי."],
    "hi": ["दीवार पर एक फोटो थी।", "यह तस्वीर राकेश वर्मा ने ली।", "फोटो में वह पिता के साथ है।", "चित्र अधूरा रह गया।", "उनके पास एक ही तस्वीर है।"],
    "ja": ["彼女が残したのは一枚の写真だった。", "写真は小川健さんが撮影した。", "「写真：小川健」と裏に書かれていた。", "撮影したのは小川健さんだ。", "共同通信が伝えた。"],
    "zh": ["墙上只有一张照片。", "照片是王磊拍摄的。", "这张图片来源不明。", "拍摄者是王磊。", "新华社发了消息。", "三部门 联合印发"],
    "ko": ["벽에는 사진 한 장이 걸려 있었다.", "사진은 김도현 씨가 찍었다.", "그는 사진작가 김도현이다.", "시는 무료 점심을 제공한다.", "연합뉴스가 전했다."],
}  # fmt: skip


@each([(line,) for lines in ANYWHERE.values() for line in lines])
def test_a_credit_behind_what_is_said_says_so_anywhere(line: str) -> None:
    assert credit_at_end(line) is Credit.ANYWHERE


@each([(line,) for lines in BELOW_PICTURE.values() for line in lines])
def test_less_than_a_credit_says_so_below_a_picture(line: str) -> None:
    assert credit_at_end(line) is Credit.BELOW_PICTURE


@each([(line,) for lines in STORY.values() for line in lines])
def test_a_sentence_of_a_story_ends_with_no_credit(line: str) -> None:
    assert credit_at_end(line) is Credit.NONE


@pytest.mark.parametrize("language", [language for language in ANYWHERE if language in TOLD])
def test_a_caption_with_its_credit_stands_in_no_body(language: str) -> None:
    story = TOLD[language]
    below = "<p><img src=i.jpg></p><p>{}</p>", "<p><img src=i.jpg><br>{}</p>", "<p align=center><b>{}</b></p>"
    for caption in ANYWHERE[language]:
        for after in range(1, len(story.paragraphs)):
            for form in below:
                article = clean(page_of(story, amid(story, form.format(caption), after)))
                assert tuple(article.body.split("\n\n")) == story.paragraphs, (caption, form, after)
            pasted = [*story.paragraphs[:after], caption, *story.paragraphs[after:]]
            article = clean(text_of(story, *pasted))
            assert caption not in article.body, (caption, after)
            assert all(text in article.body for text in story.paragraphs), (caption, after)


@pytest.mark.parametrize("language", [language for language in BELOW_PICTURE if language in TOLD])
def test_what_may_be_a_caption_goes_below_a_picture_alone(language: str) -> None:
    story = TOLD[language]
    for caption in BELOW_PICTURE[language]:
        pictured = clean(page_of(story, amid(story, f"<p><img src=i.jpg></p><p>{caption}</p>")))
        assert tuple(pictured.body.split("\n\n")) == story.paragraphs, caption
        alone = clean(page_of(story, amid(story, f"<p>{caption}</p>")))
        assert not any(removal.reason == "picture/credited" for removal in alone.removed), caption


def test_below_a_picture_of_markdown_the_same_holds() -> None:
    story = STORIES["es"]
    above, below = "\n\n".join(story.paragraphs[:3]), "\n\n".join(story.paragraphs[3:])
    for caption in BELOW_PICTURE["es"]:
        article = clean(f"# {story.headline}\n\n{above}\n\n![](https://x.example/i.jpg)\n\n{caption}\n\n{below}\n")
        assert article.body.split("\n\n") == list(story.paragraphs), caption


@pytest.mark.parametrize(
    "signature",
    ["Por Ana Ríos | Foto: Luis Vega", "Por Ana Ríos. Fotos: Luis Vega", "Texto de Ana Ríos - foto de Luis Vega"],
)
def test_a_line_that_signs_the_story_is_no_caption(signature: str) -> None:
    story = STORIES["es"]
    assert may_be_signature(signature)
    signed = clean(f"{story.headline}\n\n{signature}\n\n" + "\n\n".join(story.paragraphs))
    assert not any(removal.reason == "picture/credited" for removal in signed.removed)


def test_captions_that_are_the_story_stay_with_their_credits() -> None:
    story = STORIES["en"]
    slides = "".join(f"<p><img src={n}.jpg></p><p>{text} Photo: Bo Ek</p>" for n, text in enumerate(story.paragraphs))
    body = clean(page_of(story, slides)).body
    assert all(text in body for text in story.paragraphs)


def test_a_paragraph_longer_than_a_caption_stays_with_a_credit_at_its_end() -> None:
    story = STORIES["es"]
    first, second, *rest = story.paragraphs
    long = f"{first} {second} Foto: Bo Ek"
    assert long in clean(page_of(story, paragraphs(long, *rest))).body
