/** Everything that shows marks in the page and knows where they are; gone with its signal. */
import type { HighlightStyle } from '../core/settings';
import { createHighlighter, type Highlighter } from '../page/highlighter';
import { createHitTest, type HitTest } from '../page/hit-test';
import type { Marks } from '../page/marks';
import type { PageMention } from '../page/mentions';
import { createShadowStyles, type ShadowStyles } from './shadow-styles';

export interface Painter {
  paint: (marks: Marks, style: HighlightStyle) => void;
  highlighter: Highlighter;
  shadowStyles: ShadowStyles;
  hitTest: HitTest;
}

export function createPainter(signal: AbortSignal): Painter {
  const highlighter = createHighlighter();
  const shadowStyles = createShadowStyles();
  const hitTest = createHitTest(shadowStyles.roots);
  signal.addEventListener('abort', () => {
    highlighter.clear();
    shadowStyles.clear();
  });
  return {
    paint(marks, style) {
      shadowStyles.dress(marks.marked);
      highlighter.paint(certainOf(marks), possibleOf(marks), style);
      hitTest.set(marks.marked);
    },
    ...{ highlighter, shadowStyles, hitTest },
  };
}

const certainOf = ({ marked, doubts }: Marks): PageMention[] => marked.filter((mention) => !doubts.has(mention));
const possibleOf = ({ marked, doubts }: Marks): PageMention[] => marked.filter((mention) => doubts.has(mention));
