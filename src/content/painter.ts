/** Everything that shows marks in the page and knows where they are; gone with its signal. */
import type { HighlightStyle } from '../core/settings';
import { createHighlighter, type Highlighter } from '../page/highlighter';
import { createHitTest, type HitTest } from '../page/hit-test';
import { NO_MARKS, type Marks } from '../page/marks';
import { elementOfMention, type PageMention } from '../page/mentions';
import { createNearViewport } from '../page/near-viewport';
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
  let marks = NO_MARKS;
  let elements: (Element | null)[] = []; // of the marks
  let style: HighlightStyle = 'underline';
  const isPossible = (mention: PageMention): boolean => marks.doubts.has(mention);
  const draw = (): void => {
    const near = marks.marked.filter((_, at) => viewport.isNear(elements[at]!));
    const certain = near.filter((mention) => !isPossible(mention));
    highlighter.paint(certain, near.filter(isPossible), style);
  };
  const viewport = createNearViewport(draw, signal);
  signal.addEventListener('abort', () => {
    highlighter.clear();
    shadowStyles.clear();
  });
  return {
    paint(chosen, chosenStyle) {
      marks = chosen;
      style = chosenStyle;
      shadowStyles.dress(marks.marked);
      elements = marks.marked.map(elementOfMention);
      viewport.watch(elements);
      draw();
      hitTest.set(marks.marked);
    },
    ...{ highlighter, shadowStyles, hitTest },
  };
}
