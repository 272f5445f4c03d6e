/**
 * The features that the gate weighs. The sign of each is fixed here; how much it weighs is fitted (`gate-weights.json`).
 *
 * `sentence`, `block` and `page` nest: what stands in the sentence stands in the block and on the page too, so that the weights
 * of the inner ones say how much nearness adds.
 */

/** Speaks for the term (1) or against it (-1). */
export const FEATURES = {
  /** An unambiguous term. */
  termInSentence: 1,
  termInBlock: 1,
  termOnPage: 1,
  /** A word that shows that the text is about China. */
  chinaInSentence: 1,
  chinaInBlock: 1,
  chinaOnPage: 1,
  /** Three such words or more: fewer are met on many pages that have nothing to do with China. */
  chinaOften: 1,
  /** A word that speaks for this term by name. */
  cueInSentence: 1,
  cueInBlock: 1,
  cueOnPage: 1,
  /** An ambiguous form of another term, and two or more of them. */
  otherInBlock: 1,
  othersOnPage: 1,
  /** The form has capitals in running text, and needs none. */
  capitals: 1,
  /** It stands in quotation marks, or after "so-called". */
  quoted: 1,
  /** Another form of the same term stands beside it: tang ping (躺平). */
  glossed: 1,
  /** A Chinese form in a text of Latin letters. */
  otherScript: 1,
  /** A word that speaks against this term by name. */
  againstInSentence: -1,
  againstInBlock: -1,
} as const;

export type Feature = keyof typeof FEATURES;

export const FEATURE_NAMES = Object.keys(FEATURES) as Feature[];

/** The features that hold, each with the texts that make it do so, at most three. */
export type Signs = Partial<Record<Feature, readonly string[]>>;
