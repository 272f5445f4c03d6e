import { useEffect, useMemo, useState } from 'preact/hooks';
import { DEFAULTS } from '../core/settings';
import type { TermId } from '../core/term';
import { ask } from '../platform/messaging';
import { changeSettings, readSettings, watchSettings } from '../platform/settings-store';
import { leadingScript } from '../ui/chinese';
import { SearchBox } from '../ui/SearchBox';
import { Switch } from '../ui/Switch';
import { t } from '../ui/texts';
import { showTheme } from '../ui/theme';
import { useSettings } from '../ui/use-settings';
import { EntryView } from './EntryView';
import { FormulasHere } from './FormulasHere';
import { findTerms } from './glossary';
import { SiteSwitch } from './SiteSwitch';
import { TermsHere } from './TermsHere';
import { TopicView } from './TopicView';
import { useIsLoading } from './use-is-loading';
import { useTabReport } from './use-tab-report';

const STORE = { read: readSettings, change: changeSettings, watch: watchSettings };

export interface AppProps {
  /** The tab that the popup is about; null where there is none. */
  tab: number | null;
  /** What the search field holds at first. */
  firstQuery: string;
}

/** What is opened over the start: an entry, or a topic, null for the list of topics. */
type View = { term: TermId } | { topic: string | null };

const nameOfView = (view: View): string | undefined => ('term' in view ? view.term : (view.topic ?? undefined));

/** The popup: an entry or topic where one is open, else switches, search and the terms of the page. */
export function App({ tab, firstQuery }: AppProps) {
  const [stored, change] = useSettings(STORE);
  // The search field is there at once: who opens the popup types without waiting for the settings.
  const settings = stored ?? DEFAULTS;
  const [query, setQuery] = useState(firstQuery);
  const [looks, setLooks] = useState(0); // how often something else than the field has asked
  const [open, setOpen] = useState<readonly View[]>([]);
  const [left, setLeft] = useState<View | undefined>(undefined); // what the reader has just come back from
  const report = useTabReport(tab, stored);
  const isLoading = useIsLoading(tab);
  const results = useMemo(() => findTerms(query), [query]);
  useEffect(() => {
    if (stored) showTheme(stored.theme);
  }, [stored]);

  const script = leadingScript(settings.script, t('uiLang'));
  const enter = (view: View): void => {
    setLeft(undefined);
    setOpen((before) => [...before, view]);
  };
  const read = (term: TermId): void => enter({ term });
  const browse = (topic: string | null): void => enter({ topic });
  const look = (text: string): void => {
    setQuery(text);
    setLooks((before) => before + 1);
  };
  const back = (): void => {
    setLeft(open.at(-1));
    setOpen((before) => before.slice(0, -1));
  };
  const shown = open.at(-1);
  if (shown && 'term' in shown)
    return <EntryView term={shown.term} script={script} pinyin={settings.pinyin} onBack={back} onOpen={read} />;
  if (shown)
    return (
      <TopicView
        topic={shown.topic}
        from={left && nameOfView(left)}
        script={script}
        onBack={back}
        onTopic={browse}
        onOpen={read}
      />
    );
  return (
    <main class={stored ? 'home' : 'home is-waiting'}>
      <header class="home-head">
        <h1 class="serif" lang="en">
          Termlight
        </h1>
        <Switch
          label={t('everywhere')}
          on={settings.highlights}
          onChange={(highlights) => void change({ highlights }).catch(() => {})}
        />
      </header>
      <SiteSwitch report={report} isLoading={isLoading} settings={settings} onChange={change} />
      <SearchBox
        query={query}
        asked={looks}
        results={results}
        script={script}
        pinyin={settings.pinyin}
        onQuery={setQuery}
        onOpen={read}
      />
      {query.trim() === '' && (
        <div class="home-page">
          <TermsHere tab={tab} report={report} settings={settings} script={script} onRead={read} />
          <FormulasHere tab={tab} report={report} onLook={look} />
        </div>
      )}
      <footer class="home-foot">
        <button type="button" class="text-button" onClick={() => browse(null)}>
          {t('browse')}
        </button>
        <button type="button" class="text-button" onClick={() => void openOptions()}>
          {t('settings')}
        </button>
      </footer>
    </main>
  );
}

async function openOptions(): Promise<void> {
  await ask('options/open', {});
  window.close();
}
