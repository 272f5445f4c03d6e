import { useEffect } from 'preact/hooks';
import type { TermId } from '../core/term';
import type { HanScript } from '../ui/chinese';
import { TOPIC_TEXTS } from '../ui/labels';
import { t } from '../ui/texts';
import { ChineseName, ScriptContext, Written } from '../ui/Written';
import { termsOf, topicCounts } from './glossary';
import { View } from './View';

const TITLE = 'topic-title';
const rowId = (name: string): string => `row-${name}`;

export interface TopicViewProps {
  /** Null for the list of topics. */
  topic: string | null;
  /** What the reader comes back from: the term or topic whose row takes the focus. */
  from: string | undefined;
  script: HanScript;
  onBack: () => void;
  onTopic: (topic: string) => void;
  onOpen: (term: TermId) => void;
}

/** The glossary by topic: the topics with their sizes, or the terms of one. */
export function TopicView({ topic, from, script, onBack, onTopic, onOpen }: TopicViewProps) {
  useEffect(() => (document.getElementById(rowId(from ?? '')) ?? document.getElementById(TITLE))?.focus(), [topic]);
  const key = topic === null ? 'browse' : TOPIC_TEXTS[topic];
  return (
    <View onBack={onBack}>
      <div class="topic-body" key={topic}>
        <h2 id={TITLE} class="topic-title serif" tabIndex={-1}>
          {key ? t(key) : topic}
        </h2>
        <ScriptContext.Provider value={script}>
          {topic === null ? <TopicList onTopic={onTopic} /> : <TopicTerms topic={topic} onOpen={onOpen} />}
        </ScriptContext.Provider>
      </div>
    </View>
  );
}

function TopicList({ onTopic }: { onTopic: (topic: string) => void }) {
  const counts = topicCounts();
  return (
    <ul class="topics" aria-labelledby={TITLE}>
      {Object.entries(TOPIC_TEXTS).map(([topic, text]) => (
        <li key={topic}>
          <button type="button" class="row-button" id={rowId(topic)} onClick={() => onTopic(topic)}>
            <span>{t(text)}</span>
            <span class="row-count">{t('termCount', String(counts.get(topic) ?? 0))}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

function TopicTerms({ topic, onOpen }: { topic: string; onOpen: (term: TermId) => void }) {
  return (
    <ul class="topic-terms" aria-labelledby={TITLE}>
      {termsOf(topic).map((term) => (
        <li key={term.id}>
          <button type="button" class="row-button" id={rowId(term.id)} onClick={() => onOpen(term.id)}>
            <span>
              <span class="row-name serif" lang="en">
                {term.en}
              </span>{' '}
              <ChineseName class="row-han serif" names={term} />
              <Written class="row-gloss" text={term.gloss} />
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}
