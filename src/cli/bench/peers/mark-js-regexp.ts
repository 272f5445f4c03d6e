/** mark.js with one regular expression. */
import Mark from 'mark.js';
import { toExpression } from './expression';
import { timed, type Found } from './found';
import { SOURCE } from './given';

export { settle } from '../settle';

export const coldFind = (): Found =>
  timed(() => {
    let found = 0;
    new Mark(document.body).markRegExp(toExpression(SOURCE), { done: (total) => (found = total) });
    return found;
  });
