import type { Chance } from "../random";

const SURNAMES = [
  ..."赵钱孙李周吴郑王冯陈卫蒋沈韩杨朱秦许何吕张孔曹严金魏陶姜谢邹章苏潘葛范彭鲁韦马苗",
];
const GIVEN = [
  ..."芳伟娟敏静磊军洋艳勇杰涛明超霞平刚玲桂秀",
  "建国",
  "淑珍",
  "子墨",
  "雨桐",
  "志远",
  "春梅",
  "文博",
  "晓燕",
  "海波",
  "玉兰",
  "思源",
  "丽华",
  "国强",
  "梓涵",
  "永福",
  "月娥",
];

type Sender = { name?: string; contact?: string };

/** Who sends a comment: most give a name, many a reserved telephone number or address, some nothing. */
export function someone(random: Chance): Sender {
  if (random.often(0.15)) return {};
  const name = random.pick(SURNAMES) + random.pick(GIVEN);
  if (random.often(0.25)) return { name };
  const serial = random.whole(0, 9999).toString().padStart(4, "0");
  return random.often(0.7)
    ? { name, contact: `0000-555${serial}` }
    : { name, contact: `u${serial}@mail.example` };
}

/** Gives every comment that names nobody a sender. */
export function withSenders<T extends Sender>(comments: readonly T[], random: Chance): T[] {
  return comments.map((comment) => {
    const sender = someone(random);
    return comment.name === undefined && comment.contact === undefined
      ? { ...comment, ...sender }
      : comment;
  });
}
