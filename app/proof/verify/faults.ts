/** What a check found. Indexes are from 0; people are told numbers from 1. */
export type Fault =
  | { kind: "head-not-signed" | "head-out-of-order" | "head-not-continued"; size: number }
  | { kind: "key-withdrawn"; id: string }
  | { kind: "leaf-missing" | "leaf-changed" | "leaf-surplus"; index: number }
  /** What belongs at `index` stands at `to`. */
  | { kind: "leaf-moved"; index: number; to: number }
  /** Somewhere from `from` to before `to`. */
  | { kind: "leaves-changed"; from: number; to: number }
  | { kind: "text-changed" | "text-erased"; index: number }
  | { kind: "more-faults" };

/** Each comment is named once, by what was found out first. */
export class Faults {
  readonly all: Fault[] = [];
  private named = new Set<number>();

  add(fault: Fault): void {
    if ("index" in fault) {
      if (this.named.has(fault.index)) return;
      this.named.add(fault.index);
      if (fault.kind === "leaf-moved") this.named.add(fault.to);
    }
    this.all.push(fault);
  }
}

const number = (index: number) => `第 ${index + 1} 号意见`;

/** One sentence for a person. */
export function faultWords(fault: Fault): string {
  switch (fault.kind) {
    case "head-not-signed":
      return `登记到 ${fault.size} 条时的树根，签名不对。`;
    case "head-out-of-order":
      return `登记到 ${fault.size} 条时的树根，次序或者时间倒退了。`;
    case "head-not-continued":
      return `登记册不是在登记到 ${fault.size} 条时的那一册后面续写的：此前登记过的内容被换掉了。`;
    case "key-withdrawn":
      return `公钥 ${fault.id} 原来公布过，现在撤下了。`;
    case "leaf-missing":
      return `${number(fault.index)}的登记不见了。`;
    case "leaf-changed":
      return `${number(fault.index)}的登记被改动了。`;
    case "leaf-surplus":
      return `登记册在${number(fault.index)}的位置被插进了没有登记过的内容。`;
    case "leaf-moved":
      return `${number(fault.index)}的登记被挪到了第 ${fault.to + 1} 号的位置。`;
    case "leaves-changed":
      return `第 ${fault.from + 1} 号至第 ${fault.to} 号意见之间的登记被改动了。`;
    case "text-changed":
      return `${number(fault.index)}的内容与登记的不一样：文字、态度、条款或者时间被改动了。`;
    case "text-erased":
      return `${number(fault.index)}登记还在，意见已经不在了。`;
    case "more-faults":
      return "被改动的地方还有更多，没有一一列出。";
  }
}
