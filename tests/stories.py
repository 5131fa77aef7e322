"""Invented stories in several languages, and pages around them: what markup may do to a story without changing it."""

# ruff: noqa: E501
from __future__ import annotations

from dataclasses import dataclass, field
from html import escape


@dataclass(frozen=True)
class Story:
    """A story as its paper would print it."""

    language: str
    headline: str
    byline: str
    author: str
    paragraphs: tuple[str, ...]
    site: str
    sections: tuple[str, ...]
    teasers: tuple[str, ...]
    more: str  # the title above the teasers
    captions: tuple[str, ...]
    day: str = "2026-03-04"
    printed_day: str = field(default="4 March 2026")


ENGLISH = Story(
    "en",
    "Weavers of Skarholm win back their old mill",
    "By Ines Halloran",
    "Ines Halloran",
    (
        "The last weavers of Skarholm will get back the mill that their grandparents built, after the county gave up "
        "its plan on Monday to turn the brick building by the weir into forty flats for summer guests.",
        "The vote was close. Five members of the works committee were for the weavers and four for the flats, and the "
        "chairwoman, who had not said a word all evening, raised her hand last.",
        "“We never asked for a present,” said Gudrun Aske, who has run the cooperative of eleven since her father died. "
        "“We asked for a roof that does not drip on the looms, and for a lease that is longer than a winter.”",
        "The roof will have to wait until the autumn. A slater from the next valley has promised to do the work for the "
        "price of the slates, but he broke his wrist in January and may not climb before the end of August.",
        "What the county will do without the flats is not clear. It had counted on six million crowns from the sale, "
        "most of which was to pay for a new ferry landing, and nobody on the committee would say where the money might "
        "come from now.",
        "In the mill itself, four of the nine looms still work. The oldest was bought in Leeds in 1887 and carried "
        "over the pass in parts, by mule, because the road was not finished and the railway had run out of money.",
    ),
    "The Skarholm Mercury",
    ("News", "Sport", "Business", "Culture", "Opinion"),
    ("Snow closes the pass for a third day", "Choir looks for two more basses", "Dairy to pay farmers a little more"),
    "More from News",
    ("Weavers wait in front of the town hall on Monday night.", "The weir and the mill, seen from the ferry landing."),
)
GERMAN = Story(
    "de",
    "Weberinnen von Skarholm bekommen ihre Mühle zurück",
    "Von Ines Halloran",
    "Ines Halloran",
    (
        "Die letzten Weberinnen von Skarholm bekommen die Mühle zurück, die ihre Großeltern gebaut haben: Der Kreis gab "
        "am Montag seinen Plan auf, aus dem Backsteinbau am Wehr vierzig Ferienwohnungen zu machen.",
        "Die Abstimmung war knapp. Fünf Mitglieder des Bauausschusses stimmten für die Weberinnen, vier für die "
        "Wohnungen, und die Vorsitzende, die den ganzen Abend geschwiegen hatte, hob als Letzte die Hand.",
        "„Wir wollten nie ein Geschenk“, sagte Gudrun Aske, die die Genossenschaft seit dem Tod ihres Vaters leitet. "
        "„Wir wollten ein Dach, das nicht auf die Webstühle tropft, und einen Vertrag, der länger hält als ein Winter.“",
        "Das Dach muss bis zum Herbst warten. Ein Dachdecker aus dem Nachbartal will die Arbeit für den Preis des "
        "Schiefers machen, doch er hat sich im Januar das Handgelenk gebrochen und darf noch nicht klettern.",
        "Was der Kreis ohne die Wohnungen macht, ist offen. Er hatte mit sechs Millionen Kronen aus dem Verkauf "
        "gerechnet, die zum größten Teil einen neuen Fähranleger bezahlen sollten.",
        "In der Mühle selbst laufen noch vier der neun Webstühle. Der älteste wurde 1887 in Leeds gekauft und in "
        "Teilen auf Maultieren über den Pass getragen, weil die Straße nicht fertig war.",
    ),
    "Skarholmer Bote",
    ("Politik", "Wirtschaft", "Kultur", "Sport", "Wissen"),
    ("Pass bleibt den dritten Tag gesperrt", "Chor sucht noch zwei Bässe", "Molkerei zahlt Bauern etwas mehr"),
    "Mehr zum Thema",
    ("Weberinnen warten am Montagabend vor dem Rathaus.", "Das Wehr und die Mühle, vom Anleger aus gesehen."),
    printed_day="4. März 2026",
)
SPANISH = Story(
    "es",
    "Las tejedoras de Skarholm recuperan su viejo molino",
    "Por Ines Halloran",
    "Ines Halloran",
    (
        "Las últimas tejedoras de Skarholm recuperarán el molino que levantaron sus abuelos, después de que la comarca "
        "renunciara el lunes a convertir el edificio de ladrillo en cuarenta apartamentos para veraneantes.",
        "La votación fue reñida. Cinco miembros de la comisión de obras apoyaron a las tejedoras y cuatro los "
        "apartamentos, y la presidenta, que no había abierto la boca en toda la noche, levantó la mano la última.",
        "«Nunca pedimos un regalo», dijo Gudrun Aske, que dirige la cooperativa desde que murió su padre. «Pedimos un "
        "tejado que no gotee sobre los telares y un contrato que dure más que un invierno».",
        "El tejado tendrá que esperar hasta el otoño. Un pizarrero del valle vecino ha prometido hacer el trabajo por "
        "el precio de la pizarra, pero se rompió la muñeca en enero y todavía no puede subirse a nada.",
        "No está claro qué hará la comarca sin los apartamentos. Contaba con seis millones de coronas de la venta, que "
        "en su mayor parte iban a pagar un nuevo embarcadero.",
    ),
    "El Correo de Skarholm",
    ("Política", "Economía", "Cultura", "Deportes", "Opinión"),
    ("El puerto sigue cerrado por la nieve", "El coro busca dos bajos más", "La lechería pagará algo más"),
    "Te puede interesar",
    ("Las tejedoras esperan ante el ayuntamiento el lunes.", "La presa y el molino, vistos desde el embarcadero."),
    printed_day="4 de marzo de 2026",
)
CHINESE = Story(
    "zh-CN",
    "柳湾镇织工夺回老磨坊",
    "作者：沈若溪",
    "沈若溪",
    (
        "柳湾镇最后一批织工将收回祖辈建造的老磨坊。县里周一晚间放弃了把河边砖楼改成四十套度假公寓的计划。",
        "投票结果十分接近。建设委员会五名委员支持织工，四名支持公寓，整晚没有说话的女主席最后一个举手。",
        "“我们从来没有要过礼物，”合作社负责人顾梅说，“我们只想要一个不往织机上漏水的屋顶，和一份比冬天更长的租约。”",
        "屋顶要等到秋天才能修。邻村的瓦匠答应只收材料钱，可是他一月份摔断了手腕，八月底以前不能爬高。",
    ),
    "柳湾日报",
    ("首页", "国内", "国际", "财经", "体育"),
    ("大雪封山第三天 班车全部停运", "镇合唱团再招两名男低音", "奶站提高收购价 农户略有增收"),
    "热门新闻",
    ("周一晚上织工在镇政府门前等候。", "从渡口望去的堤坝和老磨坊。"),
    printed_day="2026年3月4日 18:30",
)
JAPANESE = Story(
    "ja",
    "柳浜の織り手、古い水車小屋を取り戻す",
    "文：高瀬ゆり",
    "高瀬ゆり",
    (
        "柳浜に残る最後の織り手たちが、祖父母の建てた水車小屋を取り戻すことになった。町は月曜日、れんが造りの建物を別荘にする計画を断念した。",
        "採決は僅差だった。建設委員会では五人が織り手に、四人が別荘に賛成し、一晩中黙っていた委員長が最後に手を挙げた。",
        "「贈り物がほしいと言ったことはありません。織機に雨漏りのしない屋根と、冬より長い契約がほしかっただけです」と組合の浅井さんは話す。",
        "屋根の修理は秋まで待たなければならない。隣の谷の職人が材料費だけで引き受けたが、一月に手首を折り、まだ高い所に上れない。",
    ),
    "柳浜新聞",
    ("ホーム", "社会", "経済", "スポーツ", "文化"),
    ("大雪で峠の通行止めが三日目に", "合唱団が低音の歌い手を募集", "乳業会社が買い取り価格を引き上げ"),
    "関連記事",
    ("月曜の夜、町役場の前で待つ織り手たち。", "渡し場から見た堰と水車小屋。"),
    printed_day="2026年3月4日 18時30分",
)
KOREAN = Story(
    "ko",
    "버들만 직공들, 옛 물레방앗간 되찾는다",
    "서하늘 기자",
    "서하늘",
    (
        "버들만에 남은 마지막 직공들이 조부모가 지은 물레방앗간을 되찾게 됐다. 군은 월요일 벽돌 건물을 별장으로 바꾸려던 계획을 접었다.",
        "표결은 아슬아슬했다. 건설위원 다섯 명이 직공 편에, 네 명이 별장 편에 섰고, 밤새 말이 없던 위원장이 마지막으로 손을 들었다.",
        "“선물을 달라고 한 적은 없습니다. 베틀에 비가 새지 않는 지붕과 겨울보다 긴 계약을 원했을 뿐입니다.” 조합을 이끄는 오순영 씨의 말이다.",
        "지붕은 가을까지 기다려야 한다. 이웃 골짜기의 기와장이가 재료값만 받기로 했지만 1월에 손목이 부러져 아직 높은 곳에 오르지 못한다.",
    ),
    "버들신문",
    ("홈", "정치", "경제", "사회", "스포츠"),
    ("폭설로 고갯길 사흘째 통제", "합창단 베이스 단원 두 명 모집", "우유 회사 수매가 소폭 인상"),
    "관련기사",
    ("월요일 밤 군청 앞에서 기다리는 직공들.", "나루터에서 바라본 보와 물레방앗간."),
    printed_day="2026.03.04 18:30",
)
HEBREW = Story(
    "he",
    "האורגות של נחלון מקבלות בחזרה את הטחנה",
    "מאת יעל ברקאי",
    "יעל ברקאי",
    (
        "האורגות האחרונות של נחלון יקבלו בחזרה את הטחנה שבנו סבותיהן, אחרי שהמועצה ויתרה על תוכנית הדירות.",
        "ההצבעה הייתה צמודה: חמישה חברי ועדה תמכו באורגות וארבעה בדירות, והיושבת ראש הצביעה אחרונה.",
        "„מעולם לא ביקשנו מתנה”, אמרה גילה אשכר, שמנהלת את האגודה. „ביקשנו גג שאינו דולף על הנולים.”",
        "הגג יחכה לסתיו. רעף מהעמק השכן הבטיח לעבוד במחיר החומר, אך שבר את ידו בינואר.",
    ),
    "נחלון היום",
    ("ראשי", "חדשות", "כלכלה", "ספורט", "תרבות"),
    ("השלג סגר את המעבר ביום השלישי", "המקהלה מחפשת שני זמרי בס", "המחלבה תשלם מעט יותר"),
    "כתבות נוספות",
    ("אורגות מחכות מול בית המועצה.", "הסכר והטחנה כפי שהם נראים מהמעגן."),
    printed_day="04.03.2026 18:30",
)
THAI = Story(
    "th",
    "ช่างทอบ้านหนองหลิวได้โรงสีเก่าคืน",
    "โดย วารี สายธาร",
    "วารี สายธาร",
    (
        "ช่างทอกลุ่มสุดท้ายของบ้านหนองหลิวจะได้โรงสีที่ปู่ย่าสร้างไว้คืน หลังอำเภอล้มแผนเปลี่ยนอาคารอิฐเป็นห้องพักตากอากาศ",
        "ผลลงมติสูสีมาก กรรมการห้าคนเข้าข้างช่างทอ สี่คนเข้าข้างห้องพัก และประธานซึ่งเงียบมาทั้งคืนยกมือเป็นคนสุดท้าย",
        "“เราไม่เคยขอของขวัญ เราขอแค่หลังคาที่ไม่รั่วลงบนหูก” มาลี ผู้ดูแลสหกรณ์กล่าว",
        "หลังคาต้องรอถึงฤดูใบไม้ร่วง ช่างมุงจากหมู่บ้านข้าง ๆ รับปากจะทำให้ในราคาวัสดุ แต่เขาข้อมือหักเมื่อเดือนมกราคม",
    ),
    "หนองหลิวรายวัน",
    ("หน้าแรก", "การเมือง", "เศรษฐกิจ", "กีฬา", "วัฒนธรรม"),
    ("หิมะปิดช่องเขาเป็นวันที่สาม", "คณะประสานเสียงรับนักร้องเพิ่มสองคน", "โรงนมขึ้นราคารับซื้อเล็กน้อย"),
    "ข่าวที่เกี่ยวข้อง",
    ("ช่างทอรออยู่หน้าที่ว่าการเมื่อคืนวันจันทร์", "ฝายและโรงสีมองจากท่าเรือ"),
    printed_day="4 มีนาคม 2569",
)
STORIES = {s.language: s for s in (ENGLISH, GERMAN, SPANISH, CHINESE, JAPANESE, KOREAN, HEBREW, THAI)}
LONG = {s.language: s for s in (ENGLISH, GERMAN, SPANISH)}
DENSE = {s.language: s for s in (CHINESE, JAPANESE, KOREAN, HEBREW, THAI)}


def paragraphs(*texts: str) -> str:
    """Each text in a <p>."""
    return "\n".join(f"<p>{escape(text)}</p>" for text in texts)


def amid(story: Story, inner: str, after: int = 2) -> str:
    """A story with something amid its paragraphs."""
    return paragraphs(*story.paragraphs[:after]) + inner + paragraphs(*story.paragraphs[after:])


def head_of(story: Story) -> str:
    """Headline, byline and date above a story."""
    return (
        f"<h1>{escape(story.headline)}</h1><div class=meta><span class=byline>{story.byline}</span> "
        f"<time datetime={story.day}>{story.printed_day}</time></div>"
    )


def page_around(story: Story, main: str, *, head: str = "", before: str = "") -> str:
    """A page of a story's site: what stands in its main part is given, and may be anything."""
    sections = "".join(f'<li><a href="/{n}">{name}</a></li>' for n, name in enumerate(story.sections))
    teasers = "".join(f'<li><a href="/n/{n}">{title}</a></li>' for n, title in enumerate(story.teasers))
    return (
        f'<!DOCTYPE html><html lang="{story.language}"><head><meta charset="utf-8">'
        f"<title>{escape(story.headline)} | {story.site}</title>{head}</head><body>{before}"
        f'<header class="site-header"><a href="/">{story.site}</a><nav><ul>{sections}</ul></nav></header>'
        f"<main>{main}</main><aside class=related><h3>{story.more}</h3><ul>{teasers}</ul></aside>"
        f"<footer class=site-footer><p>© 2026 {story.site}</p></footer></body></html>"
    )


def page_of(story: Story, body: str, *, head: str = "", before: str = "") -> str:
    """A story's page, its paragraphs given."""
    main = f"<article>{head_of(story)}<div class=story-body>{body}</div></article>"
    return page_around(story, main, head=head, before=before)


def text_of(story: Story, *body: str) -> str:
    """The same as somebody would paste it, a blank line between two paragraphs."""
    above = [story.site, " ".join(story.sections), story.headline, story.byline, story.printed_day]
    below = [story.more, *story.teasers, f"© 2026 {story.site}"]
    return "\n\n".join([*above, *(body or story.paragraphs), *below])
