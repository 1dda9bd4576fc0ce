/**
 * What offices are called for short, one body a line: its names without the place. Bodies that were
 * parted or joined by reforms stand on lines of their own: only a person knows which is meant.
 */
const BODIES = `
发展和改革委员会 发展改革委员会 发展和改革委 发展改革委 发改委
发展和改革局 发展改革局 发改局
工业和信息化局 工信局 工业信息化局 经信局
工业和信息化委员会 工信委 经信委
教育局
教育体育局 教育和体育局 教体局
科学技术局 科技局
民族宗教事务局 民族和宗教事务局 民宗局
公安局
民政局
司法局
财政局
人力资源和社会保障局 人力资源社会保障局 人社局
自然资源和规划局 自然资源与规划局 自然资源规划局 自规局
自然资源局 自资局
生态环境局 环保局
住房和城乡建设局 住房城乡建设局 住建局 住房建设局
住房和城乡建设委员会 住建委
城市管理局 城管局
综合行政执法局 综合执法局 执法局
城市管理和综合行政执法局 城市管理综合行政执法局 城管执法局 城市管理执法局
交通运输局 交通局
交通运输委员会 交通委 交运委
水利局
水务局
农业农村局 农业局 农村农业局
海洋与渔业局 海洋和渔业局 海洋渔业局 海渔局 海洋发展和渔业局 海洋发展局
林业局
林业和草原局 林草局
商务局
文化和旅游局 文化旅游局 文旅局
文化广电旅游局 文化广电和旅游局 文广旅局 文旅广电局
文化广电旅游体育局 文旅体局 文体旅游局
卫生健康委员会 卫生健康委 卫健委 卫计委
卫生健康局 卫健局
退役军人事务局 退役军人局
应急管理局 应急局
审计局
市场监督管理局 市场监管局 市监局
国有资产监督管理委员会 国资委 国资监管委
行政审批服务局 行政审批局 审批服务局 审批局
体育局
统计局
医疗保障局 医保局
大数据局 大数据管理局 大数据发展局 数据局 大数据发展管理局
信访局
地方金融监督管理局 地方金融监管局 金融局
乡村振兴局
机关事务管理局 机关事务局
机关事务服务中心 机关事务中心
园林绿化局 园林局
粮食和物资储备局 粮食和储备局 粮食物资局 粮食局
能源局
气象局
邮政管理局 邮管局
烟草专卖局 烟草局
税务局
消防救援支队 消防支队 消防救援局
消防救援大队 消防大队
公安局交通警察支队 公安局交警支队 交警支队 公安交警支队
人民政府办公室 政府办公室 政府办 府办公室 府办
人民政府 政府
人民政府外事办公室 外事办公室 外事办 外办
人民政府国有资产监督管理委员会 国有资产监督管理委员会 国资委
中级人民法院 中级法院 中院
人民法院 法院
人民检察院 检察院
总工会 工会
妇女联合会 妇联
残疾人联合会 残联
工商业联合会 工商联
科学技术协会 科协
文学艺术界联合会 文联
归国华侨联合会 侨联
关心下一代工作委员会 关工委
团委 团委员会 共青团委员会
红十字会
供销合作社联合社 供销合作社 供销社
委宣传部 宣传部
委组织部 组织部
委统一战线工作部 委统战部 统战部
委政法委员会 委政法委 政法委
委机构编制委员会办公室 委编委办公室 委编办 编办
委网络安全和信息化委员会办公室 委网信办 网信办 互联网信息办公室
委社会工作部 社会工作部 社工部
委老干部局 老干部局
委办公室 委办
委精神文明建设委员会办公室 文明办 委文明办
爱国卫生运动委员会办公室 爱卫办
供电公司 电力公司
管理委员会 管委会
街道办事处 街道办 街道
住房公积金管理中心 公积金中心 住房公积金中心
公共资源交易中心 公共资源中心
人民银行分行 人民银行 人行 人行分行 中国人民银行分行
疾病预防控制中心 疾控中心
投资促进局 投促局
投资促进中心 投促中心
口岸办公室 口岸办
人民防空办公室 人防办 国防动员办公室 国动办
`;

const groups = new Map<string, number[]>();
BODIES.trim()
  .split("\n")
  .forEach((line, group) => {
    for (const body of line.split(/\s+/)) groups.set(body, [...(groups.get(body) ?? []), group]);
  });

/** Whether two bodies, without their places, are names of one kind of body. */
export function sameBody(one: string, other: string): boolean {
  if (one === other) return true;
  const [mine, theirs] = [groups.get(one), groups.get(other)];
  return mine !== undefined && theirs !== undefined && mine.some((group) => theirs.includes(group));
}

/** The lines of the table that a body stands on. */
export const linesOfBody = (body: string): readonly number[] => groups.get(body) ?? [];
