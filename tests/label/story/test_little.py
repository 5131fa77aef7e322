"""Stories of a few short paragraphs in scripts without capitals are kept whole; what stands beside them is not."""

from __future__ import annotations

import pytest

from newsclean import clean

STORIES = {
    "th": (
        "น้ำท่วมถนนสายหลักในเมืองริมแม่น้ำ",
        (
            "ฝนตกหนักเมื่อคืนวันอังคารทำให้น้ำท่วมถนนสายหลักของเมืองสูงหนึ่งเมตร",
            "เทศบาลสั่งปิดโรงเรียนสามแห่งและตลาดสดจนถึงวันศุกร์",
            "นายกเทศมนตรีกล่าวว่าไม่มีผู้ได้รับบาดเจ็บ",
            "คาดว่าน้ำจะลดลงภายในสองวัน",
        ),
    ),
    "he": (
        "השיטפון סגר את הכביש הראשי בעיירה",
        (
            "גשם כבד שירד בליל שלישי הציף את הכביש הראשי של העיירה.",
            "העירייה סגרה שלושה בתי ספר ואת השוק עד יום שישי.",
            "ראש העיר אמר כי איש לא נפגע.",
            "המים צפויים לרדת בתוך יומיים.",
        ),
    ),
    "he-market": (
        "השוק הישן נסגר אחרי מאה שנה",
        (
            "השוק המקורה של העיר נסגר אתמול אחרי מאה ועשר שנים.",
            "הסוחרים חילקו בחינם את מה שנותר להם.",
            "הבניין יהפוך לספרייה.",
            "העבודות יימשכו כשנה וחצי.",
        ),
    ),
    "hi": (
        "नदी किनारे के कस्बे में मुख्य सड़क डूबी",
        (
            "मंगलवार की रात भारी बारिश से कस्बे की मुख्य सड़क पर पानी भर गया।",
            "नगर पालिका ने तीन स्कूल शुक्रवार तक बंद कर दिए।",
            "महापौर ने कहा कि कोई घायल नहीं हुआ।",
            "पानी दो दिन में उतरने की उम्मीद है।",
        ),
    ),
}
PAGE = """<html lang={language}><body><nav><a href=/>Home</a> <a href=/n>News</a></nav><{home}><h1>{title}</h1>{day}
{story}</{home}><footer><p>© 2026 The Beacon</p></footer></body></html>"""


@pytest.mark.parametrize("name", STORIES)
@pytest.mark.parametrize(("home", "tag"), [("article", "p"), ("div", "div"), ("section", "p")])
@pytest.mark.parametrize("day", ["", "<p>4.3.2026</p>"])
def test_a_page_s_short_story_is_kept_whole(name: str, home: str, tag: str, day: str) -> None:
    title, told = STORIES[name]
    story = "".join(f"<{tag}>{text}</{tag}>" for text in told)
    article = clean(PAGE.format(language=name[:2], home=home, title=title, day=day, story=story), kind="html")
    assert (article.headline, article.body) == (title, "\n\n".join(told))


@pytest.mark.parametrize("name", STORIES)
@pytest.mark.parametrize("below", ["", "\n\n© 2026 The Beacon"])
def test_a_pasted_one_too(name: str, below: str) -> None:
    title, told = STORIES[name]
    article = clean("\n\n".join((title, *told)) + below, kind="text")
    assert (article.headline, article.body) == (title, "\n\n".join(told))
