/** The documents that a claim cites, and what the superscripts of a card need to know of them. */
import { createContext } from 'preact';
import type { Cite, SourceId } from '../core/term';

/** A document once, with all the places a claim cites in it. */
export interface CitedPlaces {
  source: SourceId;
  places: string[];
}

/** Cites of one claim, each document once, in order of first appearance. */
export function bySource(cites: readonly Cite[]): CitedPlaces[] {
  const places = new Map<SourceId, string[]>();
  for (const cite of cites) places.set(cite.source, [...(places.get(cite.source) ?? []), cite.at]);
  return [...places].map(([source, at]) => ({ source, places: [...new Set(at)] }));
}

/** What the superscripts of a card use. */
export interface Citing {
  /** Number of a document in the list of sources, from 1; 0 for one that is not listed. */
  numberOf: (source: SourceId) => number;
  /** Bring a document into view. */
  show: (source: SourceId) => void;
}

export const CitingContext = createContext<Citing>({ numberOf: () => 0, show: () => {} });
