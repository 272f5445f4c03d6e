/** Writes the document of a run, `docs/performance.md`, and its pictures beside it. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Run } from '../figures';
import { toMarkdown } from './format';
import { drawPictures, type Picture } from './pictures';
import { DOCUMENT_SECTIONS } from './sections';
import { judge } from './targets';

/** Write everything into a folder. The same run gives the same files. */
export function writeDocument(run: Run, dir: string): void {
  const pictures = drawPictures(run.figures);
  for (const { file, svg } of pictures) writeFileSync(join(dir, file), svg);
  writeFileSync(join(dir, 'performance.md'), toDocument(run, pictures));
}

/** The text of the document: everything in it comes from the figures. */
export function toDocument({ conditions, figures }: Run, pictures: readonly Picture[]): string {
  const sections = DOCUMENT_SECTIONS.flatMap(({ title, text, tables }) => {
    const found = tables(figures);
    return found.length > 0 ? [`## ${title}`, text, ...found] : [];
  });
  return `${[
    '# Performance',
    'Written by `npm run bench -- --document` from the figures of a run, or of several by section; changes here are lost. Times depend on the machine and on what else it does: compare the ratios, whose two sides were measured in turns.',
    '## Conditions',
    toMarkdown(
      ['what', ''],
      Object.entries(conditions).map(([name, value]) => [CONDITION_NAMES[name] ?? name, `${value}`]),
    ),
    '## Targets',
    toMarkdown(
      ['target', 'bound', 'measured', ''],
      judge(figures).map(({ target, bound, measured, met }) => [target.what, bound, measured, VERDICTS[`${met}`]]),
    ),
    ...(pictures.length > 0 ? ['## Pictures'] : []),
    ...pictures.map(({ file, title }) => `![${title}](${file})`),
    ...sections,
  ].join('\n\n')}\n`;
}

const VERDICTS: Readonly<Record<'true' | 'false' | 'null', string>> = { true: 'met', false: '**not met**', null: '' };

const CONDITION_NAMES: Readonly<Record<string, string>> = {
  node: 'Node',
  cpus: 'cores',
  pages: 'saved pages',
  repeats: 'repeats, of which the least counts',
  chromium: 'Chromium',
  firefox: 'Firefox',
};
