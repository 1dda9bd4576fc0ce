/**
 * Characters of the radical blocks (U+2E80–2FDF) that fonts of PDF files put in place of the plain
 * characters: ⼀ for 一, ⻅ for 见. The Kangxi radicals are told by Unicode's own decomposition, the
 * supplement after Unicode's EquivalentUnifiedIdeograph.
 */
const SUPPLEMENT: [radicals: string, characters: string][] = [
  [
    "⺁⺂⺃⺄⺅⺆⺈⺉⺊⺋⺍⺎⺏⺐⺒⺓⺔⺕⺖⺗⺘⺙⺛⺝⺞⺟⺠⺡⺢⺣⺤⺥⺦⺨⺩⺪⺫⺬⺭⺮⺯⺰",
    "厂乛乚乙亻冂刀刂卜㔾小兀尣尢巳幺彑彐忄心扌攵旡月歺母民氵氺灬爫爫丬犭王疋目示礻竹糹纟",
  ],
  [
    "⺱⺲⺶⺹⺺⺻⺼⺽⺾⺿⻀⻁⻂⻃⻄⻅⻆⻈⻉⻊⻋⻌⻍⻎⻏⻐⻑⻒⻓⻔⻕⻖⻗⻘⻙⻚⻛⻜⻝⻟⻠",
    "罓罒羊耂肀聿月臼艹艹艹虎衤覀西见角讠贝足车辶辶辶邑钅長镸长门阜阝雨青韦页风飞食飠饣",
  ],
  ["⻡⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲⻳", "首马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟"],
  // In the fonts of the mainland these two look as the simplified characters do.
  ["⼾⾭", "户青"],
];

const MAPPED = new Map(
  SUPPLEMENT.flatMap(([radicals, characters]) => {
    const plain = [...characters];
    return [...radicals].map((radical, at): [string, string] => [radical, plain[at]!]);
  }),
);

/** One character for one; everything outside of the two blocks stays as it is. */
export function withoutRadicals(text: string): string {
  return text.replace(
    /[\u2e80-\u2fdf]/g,
    (sign) => MAPPED.get(sign) ?? (sign < "\u2f00" ? sign : sign.normalize("NFKC")),
  );
}
