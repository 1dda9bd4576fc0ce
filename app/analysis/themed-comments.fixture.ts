import { seededRandom } from "~/app/analysis/random";

/** Comments on a plan of a fictional city, each drawn from the sentences of one theme. */
const themes: Record<string, readonly string[]> = {
  parking: [
    "老旧小区停车位太少，晚上回来找不到地方停车",
    "路边停车泊位收费太高，前半小时应当免费",
    "地下车库空着不开放，业主的车都停在消防通道上",
    "商场周边违停严重，交警贴单也没有用，不如多建停车楼",
    "电动车和汽车抢车位，停车秩序乱，车库出入口堵死",
    "充电桩车位被燃油车占用，车主充不上电",
    "停车场夜间应当错时共享，机关单位的车位晚上开放",
  ],
  elderly: [
    "社区养老食堂的饭菜要软一些，老人牙口不好",
    "独居老人需要上门护理，床位和护工都不够",
    "日间照料中心离家太远，失能老人去不了",
    "养老院收费涨得快，退休金付不起护理费",
    "适老化改造先装扶手和电梯，高龄老人下楼困难",
    "助餐点周末不开门，老人吃饭没有着落",
    "护工培训要跟上，照料失智老人需要专业护理",
  ],
  bus: [
    "3路公交车末班太早，下晚班的工人坐不上车",
    "公交线路绕行太远，换乘两次才能到火车站",
    "早高峰公交班次间隔长，站台上挤满乘客",
    "新区没有公交站，居民步行半小时才能乘车",
    "公交专用道被占，司机只能跟着堵在路口",
    "站牌没有到站信息，乘客不知道班次几点到",
    "地铁接驳公交要加密班次，方便乘客换乘",
  ],
  waste: [
    "厨余垃圾桶夏天发臭，清运次数太少",
    "垃圾分类投放点撤得太多，扔垃圾要走很远",
    "装修垃圾堆在楼下没有人清运，灰尘很大",
    "分类好的垃圾又混装上一辆清运车，居民白分了",
    "垃圾站的污水流到路上，蚊蝇很多，臭味难闻",
    "定时投放的时间太短，上班族赶不上扔垃圾",
    "可回收物没有回收点，纸箱和塑料瓶只能扔进垃圾桶",
  ],
  school: [
    "小学学位紧张，新建楼盘的孩子要到外面上学",
    "课后服务不能变相补课，老师负担也重",
    "学区划分每年都变，家长心里没有底",
    "幼儿园收费高，公办学位摇号摇不上",
    "中学食堂要让家长陪餐监督，学生吃得放心",
    "校门口接送孩子拥挤，上学放学时间可以错开",
    "寄宿学生周末校车太少，家长接送不便，老师也为难",
  ],
};

const openings = ["", "您好，", "我认为", "作为澄江居民，", "看了这份方案，", "补充一点："];
const closings = ["", "。", "，请考虑。", "，希望改进。", "，谢谢！"];

/** `size` different comments in turn from five themes; `label` names the theme. */
export function themedComments(size: number, seed = 7) {
  const random = seededRandom(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const names = Object.keys(themes);
  const words = (text: string) => text.split("，");
  return Array.from({ length: size }, (_, i) => {
    const label = names[i % names.length]!;
    const sentences = themes[label]!;
    const parts = [pick(words(pick(sentences))), pick(words(pick(sentences))), pick(sentences)];
    return {
      id: `c${i + 1}`,
      text: pick(openings) + [...new Set(parts)].join("，") + pick(closings),
      label,
    };
  });
}
