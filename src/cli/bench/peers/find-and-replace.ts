/** findAndReplaceDOMText with one regular expression, on prose as it understands it. */
import findAndReplaceDOMText from 'findandreplacedomtext';
import { toExpression } from './expression';
import { timed, type Found } from './found';
import { SOURCE } from './given';

export { settle } from '../settle';

const CLASS = 'bench-hit';

export const coldFind = (): Found =>
  timed(() => {
    findAndReplaceDOMText(document.body, {
      find: toExpression(SOURCE),
      wrap: 'mark',
      wrapClass: CLASS,
      preset: 'prose',
    });
    return () => document.getElementsByClassName(CLASS).length;
  });
