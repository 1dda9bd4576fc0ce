/**
 * Traditional characters and the simplified ones that they are read as, by pairs: those of the
 * words by which documents, deadlines and units are told. For looking only; nothing is stored so.
 */
const PAIRS =
  "萬万與与專专業业兩两個个臨临為为爲为舉举義义習习鄉乡書书買买爭争於于產产畝亩親亲億亿僅仅從从們们價价眾众衆众會会傳传傷伤體体餘余側侧備备優优內内冊册寫写決决況况準准幾几擊击劃划則则別别製制辦办務务動动勞劳區区協协單单賣卖佔占歷历曆历釐厘廳厅縣县參参發发髮发葉叶隻只臺台檯台號号員员後后嚮向噸吨聽听啟启啓启週周諮咨園园國国圖图圍围團团壞坏壇坛處处復复複复覆复聲声頭头學学審审實实賓宾寬宽對对導导將将屆届層层屬属歲岁師师帳帐幹干並并併并廣广莊庄應应廢废開开異异歸归當当錄录徵征徑径總总恆恒戶户執执掃扫擴扩撥拨據据擇择擬拟擔担損损揮挥換换攝摄敘叙數数齊齐斷断無无舊旧時时暫暂術术雜杂權权條条檔档槍枪標标欄栏樓楼樣样檢检歡欢氣气匯汇彙汇瀏浏灣湾滿满濟济點点熱热狀状獨独獎奖現现電电療疗監监盤盘盡尽碼码確确礙碍禮礼稱称積积穩稳種种競竞築筑節节範范簡简簽签籤签類类糧粮緊紧紀纪約约級级線线組组細细織织終终經经結结給给絡络統统繼继續续維维編编縮缩綱纲納纳網网聯联職职腳脚藥药獲获藍蓝補补裝装裡里裏里見见規规視视覽览覺觉計计訂订認认討讨讓让議议訊讯記记許许論论設设訪访證证評评識识訴诉詞词試试話话詢询該该詳详語语說说説说請请讀读談谈譯译變变負负財财責责敗败賬账質质購购貫贯貼贴費费資资貿贸贊赞讚赞轉转載载輯辑達达過过邁迈還还這这進进遠远違违連连遲迟適适選选遊游遞递郵邮鄭郑採采釋释鐘钟鍾钟鏈链鏡镜鎮镇錢钱銀银錯错鍵键長长門门閉闭問问間间聞闻閱阅隊队陽阳際际險险隨随隱隐雙双離离難难響响頁页頂顶項项須须頒颁預预領领頻频題题顯显風风館馆饋馈驗验黃黄關关興兴機机構构極极牽牵佈布係系繫系註注誌志稅税廠厂場场環环島岛創创蘇苏擾扰";

const SIMPLIFIED = new Map<string, string>();
for (let at = 0; at < PAIRS.length; at += 2) SIMPLIFIED.set(PAIRS[at]!, PAIRS[at + 1]!);

const ANY = new RegExp(`[${[...SIMPLIFIED.keys()].join("")}]`, "g");
/** Of so many characters more than one is of the table where a text is set in traditional ones. */
const ONE_OF = 20;

export function isTraditional(text: string): boolean {
  return (text.match(ANY)?.length ?? 0) * ONE_OF > text.length;
}

/** One character for one, so that places found in the result are places in the original. */
export function simplified(text: string): string {
  return text.replace(ANY, (character) => SIMPLIFIED.get(character)!);
}
