/** Which script Chinese text is in, so that each piece of it gets the right `lang` and with it the right glyphs. */
import type { Script } from '../core/settings';
import type { Lang } from '../core/term';

/** The scripts that a card can lead with. */
export type HanScript = Exclude<Lang, 'en'>;

/** A stretch of text in one language. */
export interface Run {
  text: string;
  lang: Lang;
}

// Frequent characters of this field that occur in one script only. Text without any of them is the same in both.
const SIMPLIFIED =
  /[习党国会义产经济发体实战时个这为来说学华东车门问间见观规视长书记军区农业务劳动关变历权机构组织线级纲领导层办医联议论设计证评词译语读谁调课谈让认识质贫资购费赛赢转轮软较达过进还远连适选运际陆难风飞马鱼鸟龙两严临举乐乡买卖亿仅从众优传伤价团图圆声处奋妇孙宁宝对寻尔尝岁岛币师带帮广庆应库废开异张弹强归录]/u;
const TRADITIONAL =
  /[習黨國會義產經濟發體實戰時個這為來說學華東車門問間見觀規視長書記軍區農業務勞動關變歷權機構組織線級綱領導層辦醫聯議論設計證評詞譯語讀誰調課談讓認識質貧資購費賽贏轉輪軟較達過進還遠連適選運際陸難風飛馬魚鳥龍兩嚴臨舉樂鄉買賣億僅從眾優傳傷價團圖圓聲處奮婦孫寧寶對尋爾嘗歲島幣師帶幫廣慶應庫廢開異張彈歸錄]/u;

/** The script of Chinese text; `otherwise` where its characters do not tell. */
export function scriptOf(text: string, otherwise: HanScript): HanScript {
  if (TRADITIONAL.test(text)) return 'zh-Hant';
  return SIMPLIFIED.test(text) ? 'zh-Hans' : otherwise;
}

const HAN =
  /[《〈「『（“]*[\p{Script=Han}〇](?:[\p{Script=Han}〇·、，。；：？！《》〈〉「」『』（）]|[“”](?=\p{Script=Han}))*/gu;

/** Cut text at every change between Han and other writing. Joined, the runs are the text again. */
export function runsOf(text: string, otherwise: HanScript): Run[] {
  const runs: Run[] = [];
  let end = 0;
  for (const match of text.matchAll(HAN)) {
    if (match.index > end) runs.push({ text: text.slice(end, match.index), lang: 'en' });
    runs.push({ text: match[0], lang: scriptOf(match[0], otherwise) });
    end = match.index + match[0].length;
  }
  if (end < text.length) runs.push({ text: text.slice(end), lang: 'en' });
  return runs;
}

/**
 * The script to lead with: the chosen one or, where the setting follows the page, that of `language` (a BCP 47 tag).
 * Simplified for a page that is not in traditional Chinese.
 */
export function leadingScript(setting: Script, language: string): HanScript {
  if (setting !== 'page') return setting;
  return /^zh-(?:[a-z]+-)*(?:hant|tw|hk|mo)\b/i.test(language) && !/-hans\b/i.test(language) ? 'zh-Hant' : 'zh-Hans';
}
