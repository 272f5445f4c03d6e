import type { Characters } from './chinese';

/** Those that are frequent in this field. They are sent to a page with the look of its first card: Han hardly packs. */
export const CHARACTERS: Characters = {
  simplified:
    '习党国会义产经济发体实战时个这为来说学华东车门问间见观规视长书记军区农业务劳动关变历权机构组织线级纲领导层办医联议论设计证评词译语读谁调课谈让认识质贫资购费赛赢转轮软较达过进还远连适选运际陆难风飞马鱼鸟龙两严临举乐乡买卖亿仅从众优传伤价团图圆声处奋妇孙宁宝对寻尔尝岁岛币师带帮广庆应库废开异张弹强归录',
  traditional:
    '習黨國會義產經濟發體實戰時個這為來說學華東車門問間見觀規視長書記軍區農業務勞動關變歷權機構組織線級綱領導層辦醫聯議論設計證評詞譯語讀誰調課談讓認識質貧資購費賽贏轉輪軟較達過進還遠連適選運際陸難風飛馬魚鳥龍兩嚴臨舉樂鄉買賣億僅從眾優傳傷價團圖圓聲處奮婦孫寧寶對尋爾嘗歲島幣師帶幫廣慶應庫廢開異張彈歸錄',
};
