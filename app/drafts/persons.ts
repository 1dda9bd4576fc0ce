const LABELLED =
  /(?:联\s{0,4}系\s{0,4}人|收\s{0,4}件\s{0,4}人|经\s{0,4}办\s{0,4}人|联\s{0,4}络\s{0,4}[人员])(?:员|姓名)?(?:[及和与、/](?:联系)?(?:电话|方式))?(?:为|是)?(?:\s?:|(?<=[人员话式])\s{1,4})\s?([^,;。\n:]{2,40})/g;
const STYLE = "先生|女士|小姐|科长|处长|主任|股长|老师|同志|警官|工程师|工";
const STYLED = new RegExp(`^\\p{Script=Han}{1,3}(?:${STYLE})$`, "u");
/** 电话：2661234（赵先生） */
const BEHIND_PHONE = /\d{3}\s?\(([^()\n\d]{2,24})\)/g;
/** 赵先生：2661234 */
const BEFORE_PHONE =
  /(\p{Script=Han}{1,2}(?:先生|女士|小姐|科长|处长|主任|股长|老师|警官))\s?[:,]?\s?(?=\(?\d)/gu;
/** 联系人及电话：张三 0890-2661234；李四 0890-2661235 */
const NAME_AND_NUMBER =
  /(?<=[;,、\s\d)])(\p{Script=Han}{2,3})[\s:,]{0,2}(?=\(?0\d{2,3}\)?-?\d{7}|1[3-9]\d{9})/gu;
/** 江滨路8号501室周小敏收: the person to whom a letter goes. */
const RECIPIENT = /[室号层楼房座院](\p{Script=Han}{2,3})\s?\(?收\)?(?=[,;。、\s(]|$)/gu;
/** 市交通局法规科周小敏 */
const OFFICE_AND_NAME =
  /^\p{Script=Han}{2,20}(?:[司局处科室股所站办部厅馆院会委]|中心|支队|大队|公司)(\p{Script=Han}{2,3})$/u;
/** 联系方式：法规科 周小敏，2661234 */
const NAMED_WAY =
  /(?:联系方式|联系电话|咨询电话)\s?:\s?(?:\p{Script=Han}{2,16}[\s,、])?(\p{Script=Han}{2,3})[\s,:]{1,2}(?=\(?\d{3})/gu;
/** 联系人：周小敏，何立新: one more name behind the comma. */
const ONE_MORE = /^\s?,\s?(\p{Script=Han}{2,3})(?=[,;。\s()\d]|$)/u;
const LONGEST_LINE = 160;
/** 市财政局农业处 孙悦 0571-88882222, on a line below that of 联系人. */
const BELOW =
  /^\s{0,20}(?:\p{Script=Han}{2,24}[\s,:、]{1,4})?(?!(?:联系)?(?:电话|手机|方式))(\p{Script=Han}{2,4}|\p{Script=Han} {1,2}\p{Script=Han}|\p{Script=Han}{4,24})(?:\([^()\n]{1,16}\))?[\s,:]{0,4}(?:(?:联系)?(?:电话|手机|方式)\s?:?\s?)?\(?(?:0\d{2,3}\)?[ -]{0,2}\d{7}|1[3-9]\d{9}|[2-9]\d{6})/u;
const MASKED = /^\p{Script=Han}\*{1,2}\p{Script=Han}?$/u;
/** 买合木提·阿不都拉 */
const OF_SEVERAL_PARTS = /^\p{Script=Han}{1,8}(?:[·•‧]\p{Script=Han}{1,8}){1,3}$/u;
/** The most usual ones, which is nearly everybody's. */
const SURNAMES = new Set(
  "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢路岳齐沿梅莫庄辛管祝左涂谷祁时舒耿牟卜詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强柴华车冉房边",
);
const NO_NAME_HERE = /电话|手机|传真|邮|联系|时间|[区县市镇乡街]$|^周[一二三四五六日末]/;
const NOT_A_NAME =
  /单位|方式|地址|姓名|先生女士|[局委办科处室股厅部院会司所站组队馆]$|中心$|公司$|政府$|大厦|以上|以下|^(?:公室|主任|科长|处长)/;

/** "需要注明:联系人、单位、联系方式" asks the citizen; it names nobody. Takes a half-width text. */
export function personsIn(looked: string): string[] {
  const found: { at: number; name: string }[] = [];
  let below = 0;
  for (const match of looked.matchAll(LABELLED)) {
    for (const name of namesIn(match[1]!)) found.push({ at: match.index, name });
    let from = match.index + match[0].length;
    for (let more = oneMore(looked, from); more; more = oneMore(looked, from)) {
      found.push({ at: from, name: more.name });
      from += more.length;
    }
    const [line = ""] = looked.slice(from, from + LONGEST_LINE).split(/[。\n]/, 1);
    for (const { index, 1: name } of line.matchAll(NAME_AND_NUMBER)) {
      if (!NOT_A_NAME.test(name!) && !/电话|手机|传真|邮|联系/.test(name!)) {
        found.push({ at: from + index, name: name! });
      }
    }
    const next = looked.indexOf("\n", from) + 1;
    if (next <= below) continue;
    const more = namesBelow(looked, next);
    found.push(...more);
    below = more.at(-1)?.at ?? next;
  }
  for (const { index, 1: name } of looked.matchAll(NAMED_WAY)) {
    if (isName(name!)) found.push({ at: index, name: name! });
  }
  for (const match of looked.matchAll(BEHIND_PHONE)) {
    for (const name of match[1]!.split(/[、,/\s]+/)) {
      if (STYLED.test(name)) found.push({ at: match.index, name });
    }
  }
  for (const match of looked.matchAll(BEFORE_PHONE)) {
    const name = match[1]!.replace(/^[为至由人]/, "");
    if (STYLED.test(name)) found.push({ at: match.index, name });
  }
  for (const match of looked.matchAll(RECIPIENT)) {
    if (!NOT_A_NAME.test(match[1]!)) found.push({ at: match.index, name: match[1]! });
  }
  return found.sort((left, right) => left.at - right.at).map(({ name }) => name);
}

/** Those who follow with their numbers, each on a line of its own, on the lines from a place on. */
function namesBelow(looked: string, start: number): { at: number; name: string }[] {
  const found: { at: number; name: string }[] = [];
  for (let at = start; at > 0; at = looked.indexOf("\n", at) + 1) {
    const told = BELOW.exec(looked.slice(at, at + LONGEST_LINE))?.[1]?.replace(/ /g, "");
    const name = told && (OFFICE_AND_NAME.exec(told)?.[1] ?? told);
    if (!name || name.length > 4 || !(STYLED.test(name) || isName(name))) break;
    found.push({ at, name });
  }
  return found;
}

function oneMore(looked: string, from: number): { name: string; length: number } | null {
  const found = ONE_MORE.exec(looked.slice(from, from + 12));
  return found && isName(found[1]!) ? { name: found[1]!, length: found[0].length } : null;
}

/** Where nothing but its place tells a name, it has to begin as names do. */
function isName(name: string): boolean {
  return SURNAMES.has(name[0]!) && !NOT_A_NAME.test(name) && !NO_NAME_HERE.test(name);
}

function namesIn(words: string): string[] {
  const names: string[] = [];
  const [told = ""] = words
    .replace(/\([^()]{0,30}\)/g, " ")
    .split(/联系|电\s{0,4}话|手机|邮|传真|地址/, 1);
  // 周 敏 is set like 周小敏.
  const closed = told.replace(
    /(?<!\p{Script=Han})(\p{Script=Han})[ \t]{1,2}(\p{Script=Han})(?!\p{Script=Han})/gu,
    "$1$2",
  );
  for (const part of closed.split(/[、/\s()\d-]+/)) {
    if (/^\p{Script=Han}{2,4}$/u.test(part) && (STYLED.test(part) || !NOT_A_NAME.test(part))) {
      names.push(part);
      continue;
    }
    const named = OFFICE_AND_NAME.exec(part)?.[1];
    if (named && !NOT_A_NAME.test(named)) names.push(named);
    else if (MASKED.test(part) || OF_SEVERAL_PARTS.test(part)) names.push(part);
  }
  return names;
}
