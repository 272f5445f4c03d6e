/** What a peer looks for. Bundling puts another module in the place of this one, in which both are filled in. */

/** The forms as they are written in the glossary. */
export const FORMS: readonly string[] = [];

/** The same as the source of one regular expression; see `expression.ts`. */
export const SOURCE: string = '';
