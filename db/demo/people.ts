import type { Role } from "~/db/tables/accounts";

export type DemoUnit = { name: string; aliases: string[] };

export type DemoOfficer = {
  email: string;
  name: string;
  role: Role;
  /** Of a liaison: the `name` of the unit it speaks for. */
  unit?: string;
};

export type DemoOffice = {
  slug: string;
  name: string;
  officers: DemoOfficer[];
  units: DemoUnit[];
};

/** A unit of the city under the names that drafts give it: 市教育局, 教育局, 澄江市教育局. */
function bureau(short: string, ...others: string[]): DemoUnit {
  return { name: `市${short}`, aliases: [`澄江市${short}`, short, ...others] };
}

const SHARED_UNITS: DemoUnit[] = [
  bureau("发展改革委", "市发改委", "澄江市发展和改革委员会"),
  bureau("公安局", "市公安机关"),
  bureau("财政局"),
  bureau("自然资源和规划局", "市自规局"),
  bureau("住房城乡建设局", "市住建局", "澄江市住房和城乡建设局"),
  bureau("城市管理局", "市城管局"),
  bureau("市场监管局", "市市场监督管理局", "市场监督管理部门"),
  bureau("民政局"),
  bureau("残联", "市残疾人联合会"),
  bureau("数据局"),
];

export const offices: DemoOffice[] = [
  {
    slug: "fgw",
    name: "澄江市发展和改革委员会",
    officers: [
      { email: "guanli@fgw.chengjiang.example", name: "罗启明", role: "administrator" },
      { email: "qicao@fgw.chengjiang.example", name: "沈若溪", role: "drafter" },
      { email: "shenhe@fgw.chengjiang.example", name: "顾维舟", role: "approver" },
      {
        email: "jiaoyu@fgw.chengjiang.example",
        name: "温雅琴",
        role: "liaison",
        unit: "市教育局",
      },
      {
        email: "weijian@fgw.chengjiang.example",
        name: "江予安",
        role: "liaison",
        unit: "市卫生健康委",
      },
    ],
    units: [
      ...SHARED_UNITS,
      bureau("教育局", "市教体局"),
      bureau("卫生健康委", "市卫健委", "澄江市卫生健康委员会"),
      bureau("妇联", "市妇女联合会"),
      { name: "团市委", aliases: ["共青团澄江市委员会", "共青团市委"] },
      bureau("总工会"),
      bureau("交通运输局", "市交通局"),
      bureau("文化广电旅游局", "市文旅局", "市文广旅局"),
      bureau("体育局"),
      bureau("医保局", "市医疗保障局"),
      bureau("国资委"),
      bureau("农业农村局"),
      bureau("水务局"),
      bureau("应急管理局", "市应急局"),
      bureau("园林绿化中心", "市园林中心"),
      bureau("商务局"),
      bureau("机关事务管理局"),
      bureau("人力资源社会保障局", "市人社局"),
      bureau("检察院", "市人民检察院"),
      bureau("法院", "市中级人民法院"),
      bureau("关工委"),
      bureau("烟草专卖局"),
      { name: "市委网信办", aliases: ["网信办", "中共澄江市委网络安全和信息化委员会办公室"] },
      bureau("工商联"),
      bureau("统计局"),
      { name: "云溪区人民政府", aliases: ["云溪区政府", "云溪区"] },
      { name: "白石区人民政府", aliases: ["白石区政府", "白石区"] },
      { name: "望江县人民政府", aliases: ["望江县政府", "望江县"] },
      { name: "青岩县人民政府", aliases: ["青岩县政府", "青岩县"] },
      { name: "澄江高新区管委会", aliases: ["高新区管委会", "澄江高新区"] },
      {
        name: "各县（区）人民政府",
        aliases: ["各县(区)人民政府", "沿江各县（区）人民政府", "各县（区）政府"],
      },
    ],
  },
  {
    slug: "zjj",
    name: "澄江市住房和城乡建设局",
    officers: [
      { email: "guanli@zjj.chengjiang.example", name: "邵景行", role: "administrator" },
      { email: "qicao@zjj.chengjiang.example", name: "叶知秋", role: "drafter" },
      { email: "shenhe@zjj.chengjiang.example", name: "陆怀谷", role: "approver" },
      {
        email: "xiaofang@zjj.chengjiang.example",
        name: "程砺",
        role: "liaison",
        unit: "市消防救援支队",
      },
      {
        email: "shichang@zjj.chengjiang.example",
        name: "白静姝",
        role: "liaison",
        unit: "市市场监管局",
      },
    ],
    units: [
      ...SHARED_UNITS,
      bureau("消防救援支队", "消防救援机构", "市消防支队"),
      bureau("司法局"),
      bureau("住房公积金管理中心", "市公积金中心"),
      bureau("邮政管理局", "邮政管理部门"),
      { name: "街道办事处、乡镇人民政府", aliases: ["街道办事处", "乡镇人民政府"] },
      { name: "各管线单位", aliases: ["管线单位"] },
      {
        name: "各县（区）人民政府",
        aliases: ["各县(区)人民政府", "县（区）人民政府", "各县（区）政府"],
      },
    ],
  },
];

/** Which office asks about which document, and under what address. */
export const consultations = [
  { slug: "ertong-youhao", office: "fgw", document: "open-plan.txt", stage: "open" },
  { slug: "tingfang-chongdian", office: "zjj", document: "closed-rule.txt", stage: "closed" },
  { slug: "jiazhuang-dianti", office: "zjj", document: "answered-plan.txt", stage: "answered" },
] as const;
