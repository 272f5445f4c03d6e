/**
 * The features that the gate weighs. How much each speaks for the term, or against it, is fitted (`gate-weights.json`).
 *
 * `sentence`, `block` and `page` nest: what stands in the sentence stands in the block and on the page too, so that the weights
 * of the inner ones say how much nearness adds.
 */

/** The features that hold, each with the texts that make it do so, at most three. */
export interface Signs {
  /** An unambiguous term. */
  termInSentence?: readonly string[];
  termInBlock?: readonly string[];
  termOnPage?: readonly string[];
  /** A word that shows that the text is about China. */
  chinaInSentence?: readonly string[];
  chinaInBlock?: readonly string[];
  chinaOnPage?: readonly string[];
  /** Three such words or more: fewer are met on many pages that have nothing to do with China. */
  chinaOften?: readonly string[];
  /** A word that speaks for this term by name. */
  cueInSentence?: readonly string[];
  cueInBlock?: readonly string[];
  cueOnPage?: readonly string[];
  /** An ambiguous form of another term, and two or more of them. */
  otherInBlock?: readonly string[];
  othersOnPage?: readonly string[];
  /** The form has capitals in running text, and needs none. */
  capitals?: readonly string[];
  /** It stands in quotation marks, or after "so-called". */
  quoted?: readonly string[];
  /** Another form of the same term stands beside it: tang ping (躺平). */
  glossed?: readonly string[];
  /** A Chinese form in a text of Latin letters. */
  otherScript?: readonly string[];
  /** A word that speaks against this term by name. */
  againstInSentence?: readonly string[];
  againstInBlock?: readonly string[];
}

export type Feature = keyof Signs;
