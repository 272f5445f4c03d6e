/** mark.js with a list of terms, as most pages use it. */
import Mark from 'mark.js';
import { timed, type Found } from './found';
import { FORMS } from './given';

export { settle } from '../settle';

/** It calls itself for each term: at 5,000 in one list the stack overflows. */
const CHUNK = 500;

export const coldFind = (): Found =>
  timed(() => {
    const mark = new Mark(document.body);
    let found = 0;
    const done = (total: number): void => {
      found += total;
    };
    for (let at = 0; at < FORMS.length; at += CHUNK)
      mark.mark(FORMS.slice(at, at + CHUNK), { separateWordSearch: false, done });
    return found;
  });
