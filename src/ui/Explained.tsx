import type { HanText } from '../core/term';
import type { HanScript } from './chinese';
import { t } from './texts';
import { Written } from './Written';

/** The languages that an entry is explained in. */
export type Language = 'en' | 'zh';

export interface ExplainedProps {
  en: string;
  zh: HanText | undefined;
  language: Language;
  script: HanScript;
}

/** A text of the entry in the language of the card: the Chinese one where it is wanted and there is one. */
export function Explained({ en, zh, language, script }: ExplainedProps) {
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
