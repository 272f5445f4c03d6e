/** One regular expression over the text nodes, with highlights: what a browser can do by itself. */
import { toExpression } from './expression';
import { timed, type Found } from './found';
import { SOURCE } from './given';
import { highlight } from './highlight';

export { settle } from '../settle';

export const coldFind = (): Found =>
  timed(() => {
    const expression = toExpression(SOURCE);
    return highlight((text, add) => {
      expression.lastIndex = 0;
      for (let match = expression.exec(text); match; match = expression.exec(text)) add(match.index, match[0].length);
    });
  });
