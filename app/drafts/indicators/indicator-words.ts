/** The words of key figures: units of measure, comparators, verbs. Alternatives, longest first. */

export const longestFirst = (words: string): string =>
  words
    .split(/\s+/)
    .filter(Boolean)
    .sort((one, other) => other.length - one.length)
    .join("|");

/** Units that count or measure things. */
const MEASURES = longestFirst(`
  吨标准煤 载重吨 总吨 吨级 吨 本 节 字 P 标准箱 标箱 千瓦时 万千瓦 兆瓦时 兆瓦 千瓦 吉瓦 GWh MWh kWh GW MW kW 千克 公斤
  平方公里 平方千米 平方米 立方米 公里 千米 海里 厘米 毫米 米 公顷 亩 美元 元 人次 车次 架次 班次 列次 人 名 位
  户次 户 家 个百分点 百分点 个 座 处 所 条 项 件 套 台 辆 艘 架 部 张 床 间 栋 幢 株 棵 头 只 场 次 批次 批
  班 支 组 对 片 块 段 种 款 篇 册 盏 根 口 眼 倍 成 分贝 分 微克 毫克 克 升 ℃ 级 门 例 宗 起 幅 尊 台套 台（套） 部（套） 期
  平米 标台 车位 泊位 学位 床位 Mbps Gbps TEU 道 站 镇 村 县 乡 社区 网点 档 股 代 户数 双 尾 盆 公斤 比特 轮 遍 度 页
`);
const TIMES = longestFirst(
  "个工作日 工作日 个小时 小时 分钟 秒钟 秒 学时 课时 个月 个星期 天 学年 学期",
);

export const MEASURE = `(?:${MEASURES})`;
export const TIME = `(?:${TIMES}|年(?![级产均度])|周(?!岁|年)|日(?!元|[均产]))`;
/** Units that a Chinese numeral may count; 类, 大 and 项 mostly count the draft's own headings. */
export const COUNTED = `(?:${longestFirst(
  "个百分点 个 家 座 处 所 条 件 套 台 辆 艘 名 人 户 次 批 支 场 期 倍 成 公里 亩 元 间 栋 株 班 只 部 项 轮 条以上 人次 平方米 家次 个工作日 小时 分钟 天 学时",
)})`;

/** What may follow an amount and belongs to it. */
export const AFTER = /^(?:以上|以下|以内|之内|左右|上下|以外)/;

/** Words right before an amount that say how it is meant. */
export const COMPARATORS = longestFirst(`
  达到 达 突破 超过 超 提高到 提高至 提升到 提升至 增加到 增加至 增长到 增至 增长至 缩小到 缩小至 优化到 优化至 扩大到 扩大至 扩展到 拓展到 拓展至 上升到 上升至 升至
  发展到 发展至 延长到 延长至 恢复到 恢复至 降至 降到 降低到 降低至 下降到 下降至 减少到 减少至 压减到 压减至 压缩到 压缩至 缩短到 缩短至 缩减至 缩减到 下调至 下调到 压降至 压降到
  控制在 控制到 保持在 稳定在 维持在 稳定到 保持 不低于 不少于 不超过 不高于 不大于 不小于 不短于 不长于 不多于 不得少于 不得低于 不得超过 不得高于 不晚于
  大于 小于 低于 高于 少于 多于 至少 至多 最多 最高 最低 为 占 占比 约 近 大于等于 小于等于 ≥ ≤ > < ＞ ＜ 提前 保证 确保 总计 共计 合计 累计 总数 平均 均 各 仅 可达 有望达到 接近 逾 过 满 稳步提高到 全部 实现
`);

/** Changes by an amount. */
export const CHANGES = longestFirst(
  "增长 增加 提高 提升 上升 下降 减少 降低 压减 压缩 缩短 缩减 削减 扩大 递增 递减 回升 节约 压降 增速 降幅 增幅 涨幅 下调 上浮",
);

/** What a draft promises to do with a number of things. */
export const DEEDS = longestFirst(`
  新增 新建 改建 扩建 改扩建 新改扩建 新改建 新（改、扩）建 新（改）建 建成 建好 建设 兴建 共建 建立 建 培育 培养 培训 打造 引进 引育 招引 引入 招引落地 签约 完成 改造 实施 创建 开工 设立 布局 组织 开展 发展
  推广 更新 淘汰 关停 关闭 治理 修复 举办 评选 认定 配备 配置 拓展 开通 形成 推出 开设 设置 组建 聚集 集聚 落地 支持 遴选 选树 投入 安排 争取
  压减 减少 增加 整治 种植 造林 绿化 抽检 公布 发布 接种 筛查 开放 招聘 招募 选派 派驻 增设 增配 增开 更换 铺设 敷设 安装 清理 清退 拆除 消除 化解 盘活 出让 供应 筹集 筹建 交付 投用 收储
  制定 制修订 修订 出台 编制 入库 纳入 新开 复耕 新植 种 补植 疏浚 清淤 新挖 打通 加装 建档 走访 巡查 检查 检测 监测 演练 宣讲 组建成立 成立 输送 吸纳 带动 扶持 帮扶 提供 发放 免费发放 办理 办结 办好 推动 推进 实现 争创 创成 增殖 放流 保护 挂牌 征集 储备 保障 救助 服务 购置 添置 投放 采购 建管 争取到 保留 拥有 具备 完善 召开 印发 复审 征收 落实 转化 输出 登记 新登记 孵化 攻关 突破 研发 上市 主导 参与 命名 表彰 聘请 聘用 配建 配 改 扩 增 栽植 栽种 流转 还绿 腾退 搬迁 安置 新设 撤并 整合 接待 容纳 停放 处理 处置 受理 收集 发送 直播 拍摄 出版 翻译 开发 储存 供给 供热 新装 建有 设有 配有 优化 优化调整 调整 更新改造 布设 布局建设 捐赠 解决 投运 延伸 运营 开行 通车 轮训 送 演出 惠及 覆盖 救治 新招 招收 招生
`);

/** Nouns that are themselves measured; an amount may stand right after them. */
export const MEASURED =
  /(?:率|比例|比重|占比|面积|长度|里程|总长|全长|规模|总规模|总投资|投资|总投入|产值|总值|增加值|收入|总额|额|数量|总量|总数|数|产量|用量|强度|浓度|标准|时长|距离|容量|能力|人数|户数|人次|占地|指数|密度|覆盖|等级|水平|吞吐量|成交量|量|度|速度|速率|宽|高|长|深|半径|时限|期限|时间|寿命|次数|频次|价格|估值|市值|资金|基金|费用|预算)$/;

/** Deeds that are named after what they do to a thing: 危房改造, 技能培训. */
export const PROCESS =
  /^(?:改造|服务|培训|治理|修复|建设|检查|巡查|检测|监测|演练|绿化|整治|更新|保护|筛查|救助|研发|攻关|处理|处置|开发|疏浚|清淤|修订|搬迁|种植|安置|供应|交付|储备|转化|回收|加装|补植|推广|招聘|走访|宣讲|孵化|登记|接种|保障|演出|更新改造|配置|认定|评估|接待|招生|扶持|帮扶)$/;

/** Money and sizes that set a rule and promise nothing. */
export const NO_PROMISE =
  /罚款|处以|罚金|滞纳金|违约金|违法所得|注册资本|注册资金|补助|补贴|奖励|奖补|资助|收费|收取|押金|票价|给予|(?<![\d０-９一二两三四五六七八九十百千万])处(?=\d)/;

/** What has happened already. */
export const PAST =
  /已(?!批复|纳入|列入|开工)(?=[经建完有达实累投形开取设培引改新超拥])|现有|目前|现已|(?<![比较与])(?:去年|上年|上一年)|近年来|年来|以来|十三五|十二五|累计已|先后|同比|截[至止](?=20)/;

/** What turns the look from what was to what will be. */
export const AHEAD = /力争|计划|将|争取|确保|预计|基础上|目标/;
