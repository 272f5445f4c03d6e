/** The glossary in numbers. */
import type { Pattern } from '../../core/term';
import type { Compiled } from './compile';
import { byText } from './order';
import { wrap } from './columns';

const WIDTH = 100;

/** A short report on a compiled glossary, as plain text. */
export function toReport({ entries, patterns, cues }: Compiled): string {
  const sources = new Map(entries.flatMap((entry) => entry.sources).map((source) => [source.id, source]));
  const oneSided = entries.filter(({ independent }) => !independent).map(({ id }) => id);
  const oldest = [...entries].sort((a, b) => byText(a.checked, b.checked) || byText(a.id, b.id))[0];
  return [
    `${entries.length} terms, ${entries.filter(({ contested }) => contested).length} of them contested`,
    row('by kind', counted(entries.map(({ kind }) => kind))),
    row('by topic', counted(entries.flatMap(({ topics }) => topics))),
    row('by tier', counted(entries.map(({ tier }) => String(tier)))),
    `${patterns.length} patterns, ${cues.length} cues`,
    row('by language', counted(patterns.map(languageOf))),
    `${sources.size} sources`,
    row('by kind', counted([...sources.values()].map(({ kind }) => kind))),
    `Without an independent reading: ${oneSided.length}`,
    ...(oneSided.length > 0 ? [wrap(oneSided.join(' '), WIDTH, '  ')] : []),
    oldest ? `Checked longest ago: ${oldest.checked} (${oldest.id})` : 'No entries',
  ].join('\n');
}

const languageOf = ({ text }: Pattern): string => (/\p{Script=Han}/u.test(text) ? 'Chinese' : 'English');

/** How often each value occurs, the most frequent first. */
function counted(values: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts]
    .sort(([a, countA], [b, countB]) => countB - countA || byText(a, b))
    .map(([value, count]) => `${value} ${count}`)
    .join(', ');
}

const row = (title: string, text: string): string => wrap(`${title}: ${text || 'none'}`, WIDTH, '  ');
