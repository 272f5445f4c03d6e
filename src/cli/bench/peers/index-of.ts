/** Word by word: each form is searched in each text node, in small letters, and must be a word there. With highlights. */
import { needsBoundary } from './expression';
import { timed, type Found } from './found';
import { FORMS } from './given';
import { highlight } from './highlight';

export { settle } from '../settle';

const WORD = /\w/;

export const coldFind = (): Found =>
  timed(() => {
    const forms = FORMS.map((form) => ({
      text: form.toLowerCase(),
      before: needsBoundary(form[0]!),
      after: needsBoundary(form[form.length - 1]!),
    }));
    return highlight((text, add) => {
      const lower = text.toLowerCase();
      for (const { text: form, before, after } of forms) {
        for (let at = lower.indexOf(form); at >= 0; at = lower.indexOf(form, at + form.length)) {
          const end = at + form.length;
          if (before && at > 0 && WORD.test(lower[at - 1]!)) continue;
          if (after && end < lower.length && WORD.test(lower[end]!)) continue;
          add(at, form.length);
        }
      }
    });
  });
