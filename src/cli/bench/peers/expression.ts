/** All forms as one regular expression, as good as such an expression can be. */

const SPECIAL = /[\\^$.*+?()[\]{}|/]/g;

/** Does the end of a form that is this character have to be the end of a word? The expression's own word boundary knows ASCII only. */
export const needsBoundary = (character: string): boolean => /\w/.test(character);

/** The source: longest form first, since the first alternative that fits is taken. Chinese forms may stand within a word. */
export function toSource(forms: readonly string[]): string {
  const longestFirst = [...forms].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
  return longestFirst.map(toAlternative).join('|');
}

function toAlternative(form: string): string {
  const before = needsBoundary(form[0]!) ? '\\b' : '';
  const after = needsBoundary(form[form.length - 1]!) ? '\\b' : '';
  return before + form.replace(SPECIAL, '\\$&') + after;
}

/** The expression itself, made in the page. */
export const toExpression = (source: string): RegExp => new RegExp(source, 'giu');
