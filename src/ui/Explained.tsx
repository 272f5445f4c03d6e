import { useContext } from 'preact/hooks';
import type { HanText } from '../core/term';
import { t } from './texts';
import { ScriptContext, Written } from './Written';

/** The languages that an entry is explained in. */
export type Language = 'en' | 'zh';

/** A text of the entry in the language of the card: the Chinese one where it is wanted and there is one. */
export function Explained({ en, zh, language }: { en: string; zh: HanText | undefined; language: Language }) {
  const script = useContext(ScriptContext);
  if (language === 'en' || !zh) return <Written text={en} />;
  return <span lang={script}>{script === 'zh-Hant' ? zh.zhHant : zh.zhHans}</span>;
}

/** The button that changes the language of gloss and definition. */
export function LanguageButton({ language, onChange }: { language: Language; onChange: (to: Language) => void }) {
  const other = language === 'en' ? 'zh' : 'en';
  return (
    <button
      type="button"
      class="text-button card-language"
      title={t(other === 'zh' ? 'showInChinese' : 'showInEnglish')}
      onClick={() => onChange(other)}
    >
      <span lang={other}>{t(other === 'zh' ? 'inChinese' : 'inEnglish')}</span>
    </button>
  );
}
