import { simplified } from "~/app/analysis/traditional";

/**
 * What a comment seems to want, by words that anybody can look up here. Hints for an officer, never
 * decisions: the stance that a citizen chose stays as it was chosen.
 */
export const STANCE_HINTS = ["support", "oppose", "propose", "ask", "complaint"] as const;
export type StanceHint = (typeof STANCE_HINTS)[number];

export type Hint = {
  stance: StanceHint;
  /** The words of the comment that gave it. */
  words: string[];
};

/** The draft as people call it. */
const DRAFT =
  "(?:[《“]|[本该此这贵](?:个|份|部|项|条|一|次)?|第[一二三四五六七八九十\\d]{1,4}条|(?:征求意见|这|此|新|本)?(?:稿|草案|办法|条例|方案|规定|意见稿|政策|计划|规划|措施|举措|做法|文件|条款|修订|思路|方向|内容|决定|改革)|出台|制定|尽快|早日|推行|推广|政府|市里|你们)";
const SURE =
  "(?:完全|非常|坚决|坚定|十分|强烈|举双手|双手|表示|我们|我|大力|全力|绝对|衷心|热烈|总体|原则上?|基本|很|都|也|挺|特别|一致|本人|个人|全家|大家)";

type Rule = { stance: StanceHint; words: RegExp };

/** Group 0 is what is shown. 支持 is also what a draft gives to firms: it counts only as a stand. */
const RULES: readonly Rule[] = [
  {
    stance: "support",
    words: new RegExp(`(?<![不没反无未])(?:${SURE}){1,2}(?:支持|赞同|赞成|拥护|同意|认同)`, "g"),
  },
  {
    stance: "support",
    words: new RegExp(
      `(?<=^|[。！？；，,;!?：:\\s])(?:支持|赞同|赞成|拥护|同意|认同)(?=${DRAFT}|[。！，,!了]|$)`,
      "g",
    ),
  },
  {
    stance: "support",
    words:
      /点赞|叫好|好政策|好办法|好事一?[件桩]?(?=[。！，,!]|$)|早就该|早该[有管出这]|盼了?(?:很久|多年|好久|太久)|写得(?:很|非常|挺|真)(?:好|细|全|清楚|到位)|(?:非常|很|十分)(?:及时|必要|合理|到位|好)(?=[。！，,!]|$)|没有意见|没意见|利国利民|大快人心|深得民心/g,
  },
  {
    stance: "oppose",
    words:
      /(?:坚决|强烈|明确|完全|非常|都|也|很|我|们|表示|人|极力)?(?:反对|不同意|不赞成|不赞同|不认同|不支持|抵制|不能接受|不可接受|无法接受|接受不了)/g,
  },
  {
    stance: "oppose",
    words:
      /一刀切|(?:应当?|建议|请|要求|必须|希望)(?:立即|马上|全部|彻底)?(?:取消|撤回|废止|废除|叫停|停止|删除|删去|删掉)(?=本|该|此|这|第|征|草案|整|[。！，,!]|$)|不合理|不公平|不合法|违法的?规定|不切实际|脱离实际|行不通|没有必要|毫无必要|劳民伤财|形同虚设|太离谱|拍脑袋/g,
  },
  {
    stance: "propose",
    words:
      /建议|提议|(?:可以|能|应当?|最好|不如|不妨|宜)(?:考虑|增加|改为|改成|明确|写明|补充|细化|延长|降低|提高|删去|放宽)|(?:请|希望|盼|望)(?:能|能够|可以|尽量|再|也|在|把|将)?(?:增加|增设|改为|改成|明确|写明|写清|补充|细化|延长|降低|提高|删去|放宽|加强|优化|完善|考虑|公布|公开|安排)|改(?:为|成)[“"]|应(?:当|该)?(?:改为|改成|增加|写明|明确|规定|补充)/g,
  },
  {
    stance: "ask",
    words:
      /请问|想问|想知道|咨询|问一下|[\u4e00-\u9fff]{0,6}(?:吗|呢)[？?]|(?:怎么|如何|什么时候|何时|哪里|哪儿|谁来|多少|是否|能不能|可不可以|是不是|有没有|算不算|为什么|为何|几时|哪些|什么)[^，。！？?；\n]{0,24}[？?]|(?:是否|能否|可否|如何)[^，。！？?；\n]{0,16}$/g,
  },
  {
    stance: "complaint",
    words:
      /投诉|举报|信访|上访|维权|讨(?:个|要)?说法|讨薪|欠薪|拖欠|(?:多次|反复|一直|屡次)(?:反映|投诉|打电话|找过|举报)|(?:至今|一直|迟迟|始终)(?:没有|没|未|无人|不)[^，。！？；\n]{0,4}(?:解决|答复|处理|赔偿|发放|发|回复|管|到位|结果|整改|维修|修)|无人(?:管|理睬|问津)|推诿|踢皮球|相互推|互相推|不作为|乱作为|贪污|受贿|严惩|彻查|强拆|还我(?:们)?|血汗钱|烂尾/g,
  },
];

/** What stands right before turns the words round or makes them somebody else's. */
const TURNED: Record<StanceHint, RegExp> = {
  support: /(?:不|没|未|无法|难以|谁|会|如果|是否|能否)$/,
  oppose:
    /(?:不|并不|没有|没人|不是|谁|合|如果|无人|不会|会不会|避免|防止|不要|不能|切忌|杜绝|有人|他们?)$/,
  propose: /(?:没有?|不|谁的)$/,
  ask: /(?!)/,
  complaint:
    /(?:接受|受理|处理|方便|畅通|设立|公布|公开|鼓励|奖励|有奖|便于|可以|可|谁都能|如何|怎么|向谁|去哪里?|到哪里?|增加|完善|建立|的|对|不得|禁止|防止|避免|减少|若|如|遇|被|，|一键|匿名)$/,
};

/** What stands right behind makes them a thing that is spoken of: 投诉电话, 建议书. */
const NAMED: Partial<Record<StanceHint, RegExp>> = {
  complaint:
    /^(?:电话|渠道|热线|平台|机制|制度|箱|邮箱|方式|途径|入口|率|窗口|奖励|办法|的渠道|有奖|人|的?(?:受理|处理)|法|条例)/,
  propose: /^(?:书|稿|权|价|零售价)/,
  support: /^(?:力度|政策|范围|对象|资金|措施)/,
};

/** Words of one stance that are shown. */
const SHOWN = 4;
/** A longer comment has said what it wants by then. */
const READ = 10_000;

/** The hints of a comment, in the order of `STANCE_HINTS`; none where no rule speaks. */
export function stanceHints(comment: string): Hint[] {
  const text = simplified(comment.slice(0, READ));
  const found = new Map<StanceHint, string[]>();
  for (const { stance, words } of RULES)
    for (const match of text.matchAll(words)) {
      const said = match[0];
      const before = text.slice(Math.max(0, match.index - 6), match.index);
      const behind = text.slice(match.index + said.length, match.index + said.length + 6);
      if (TURNED[stance].test(before) || NAMED[stance]?.test(behind)) continue;
      const list = found.get(stance) ?? [];
      const written = comment.slice(match.index, match.index + said.length);
      if (!list.includes(written) && list.length < SHOWN) list.push(written);
      found.set(stance, list);
    }
  return STANCE_HINTS.flatMap((stance) => {
    const words = found.get(stance);
    return words ? [{ stance, words }] : [];
  });
}

/** How far a comment is for (1) or against (−1) what is drafted; 0 where it says neither, or both. */
export function leaning(hints: readonly Hint[]): -1 | 0 | 1 {
  const has = (stance: StanceHint) => hints.some((hint) => hint.stance === stance);
  if (has("support") === has("oppose")) return 0;
  return has("support") ? 1 : -1;
}
