/**
 * Names of properties that nothing outside the content script sees: no message, no storage, no page, no other part of the extension.
 * The minifier makes them short (ADR 7). Of all such names those with which the script packs best.
 */
export const INNER_NAMES: readonly string[] = (
  'bucketMask candidateCount checkAlive cuePlaces englishCues expansions hasOpenMenu headingBefore headings hitTest inAddress ' +
  'isHeading isIntact isOurs isShown isSkipped onBare onBareHost onDirty onScanned onShadowRoot passages pieces pointAt possessive ' +
  'sectionOf shadowStyles tagBits takeAttached traits'
).split(' ');
