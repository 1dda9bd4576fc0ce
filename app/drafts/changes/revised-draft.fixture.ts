import type { ClauseAfter, ClauseBefore } from "./align";

/** A number from 0 to below 1, the same for the same seed each time. */
export function chance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const VERBS =
  "完善 推进 加快 支持 规范 建设 改造 优化 落实 开展 鼓励 加强 健全 培育 治理 保障 扩大 提升".split(
    " ",
  );
const THINGS =
  "停车设施 公共厕所 雨水管网 社区食堂 老旧小区 电动自行车 充电桩 农贸市场 街头绿地 学校周边道路 公交专用道 夜间经济 养老服务 托育机构 图书馆 河道岸线 物业服务 垃圾分类 无障碍通道 路灯照明 历史街区 应急避难场所 二手车交易 冷链物流 渔港码头 职业培训 家庭医生 消防通道 屋顶光伏 地下空间".split(
    " ",
  );
const WAYS =
  "分批实施 按年度公布清单 纳入考核 引入社会资本 同步规划 限期整改 建立台账 公开征集需求 先行试点 每季度通报 由街道组织 委托第三方评估 设置过渡期 统一标识 共享数据 给予补贴 定期巡查 明确责任人".split(
    " ",
  );
const PLACES =
  "中心城区 东岸新区 各县区 老城片区 工业园区 沿江地带 乡镇集镇 开发区 景区周边 高校园区".split(
    " ",
  );
const UNITS = "市住建局 市交通局 市城管局 市财政局 市民政局 市教育局 市水务局 市商务局".split(" ");

type Truth = { from: number | null; drawnFrom: number[] };
export type Revised = { before: ClauseBefore[]; after: ClauseAfter[]; truth: Truth[] };

type Words = { heading: string; sentences: string[] };

function wordsOf(random: () => number): Words {
  const one = (of: readonly string[]) => of[Math.floor(random() * of.length)]!;
  const sentence = () =>
    `${one(PLACES)}${one(VERBS)}${one(THINGS)}，${one(WAYS)}，到20${26 + Math.floor(random() * 9)}年达到${10 + Math.floor(random() * 890)}处。`;
  return {
    heading: `${one(VERBS)}${one(PLACES)}${one(THINGS)}。`,
    sentences: Array.from({ length: 2 + Math.floor(random() * 4) }, sentence),
  };
}

/** Another word, figure or clause of a sentence here and there. */
function reworded(words: Words, random: () => number): Words {
  const one = (of: readonly string[]) => of[Math.floor(random() * of.length)]!;
  // Now and then little but the heading stays as it was.
  const heavily = random() < 0.15;
  const sentences = words.sentences.map((sentence) => {
    const dice = random();
    if (heavily && dice < 0.5) return wordsOf(random).sentences[0]!;
    if (dice < 0.3) return sentence.replace(/\d+处/, `${10 + Math.floor(random() * 890)}处`);
    if (dice < 0.5) return sentence.replace(/，[^，]+，/, `，${one(WAYS)}，`);
    if (dice < 0.6) return `${sentence.slice(0, -1)}，并${one(WAYS)}。`;
    return sentence;
  });
  return { ...words, sentences };
}

const bracket = (random: () => number) =>
  `（${UNITS[Math.floor(random() * UNITS.length)]}牵头，市财政局按职责分工负责）`;

/** A draft, the same revised as offices revise, and which clause became which. */
export function revisedDraft(seed: number, count: number): Revised {
  const random = chance(seed);
  const units = Array.from({ length: count }, () => bracket(random));
  const old = Array.from({ length: count }, () => wordsOf(random));
  const text = (words: Words, at: number) => words.sentences.join("") + units[at % count];
  const path = (at: number) => `${1 + Math.floor(at / 12)}/${1 + (at % 12)}`;
  const before = old.map((words, at) => ({
    lineage: 1_000 + at,
    path: path(at),
    heading: words.heading,
    text: text(words, at),
  }));
  const made: { heading: string; text: string; truth: Truth }[] = [];
  const put = (words: Words, at: number, truth: Truth) =>
    made.push({ heading: words.heading, text: text(words, at), truth });
  for (let at = 0; at < count; at++) {
    const words = old[at]!;
    const dice = random();
    if (random() < 0.05)
      put(wordsOf(random), Math.floor(random() * count), { from: null, drawnFrom: [] });
    if (dice < 0.06) continue;
    if (dice < 0.36) put(reworded(words, random), at, { from: at, drawnFrom: [] });
    else if (dice < 0.39 && words.sentences.length >= 4) {
      const [first, rest] = [words.sentences.slice(0, -1), words.sentences.slice(-1)];
      put({ ...words, sentences: first }, at, { from: at, drawnFrom: [] });
      made.push({ heading: "", text: rest.join(""), truth: { from: null, drawnFrom: [at] } });
    } else if (dice < 0.42 && at + 1 < count) {
      const next = old[at + 1]!;
      if (next.sentences.length > words.sentences.length) {
        put({ ...next, sentences: [...words.sentences, ...next.sentences] }, at + 1, {
          from: at + 1,
          drawnFrom: [at],
        });
      } else
        put({ ...words, sentences: [...words.sentences, ...next.sentences] }, at, {
          from: at,
          drawnFrom: [at + 1],
        });
      at++;
    } else put(words, at, { from: at, drawnFrom: [] });
  }
  for (let k = 0; k < count / 40; k++) {
    const [taken] = made.splice(Math.floor(random() * made.length), 1);
    made.splice(Math.floor(random() * made.length), 0, taken!);
  }
  return {
    before,
    after: made.map(({ heading, text: words }, at) => ({ heading, text: words, path: path(at) })),
    truth: made.map(({ truth }) => truth),
  };
}
