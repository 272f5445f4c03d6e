/** Numbers for the documents of an entry, and the places in them that its claims rest on. */
import { createContext } from 'preact';
import type { Cite, Entry, SourceId } from '../core/term';

/** What a superscript and the list of sources need to agree on. */
export interface Citations {
  /** Number of a document in the list of sources, from 1; 0 for one that is not listed. */
  numberOf: (source: SourceId) => number;
  /** Where in a document the claims rest, in order, each place once. */
  placesIn: (source: SourceId) => string[];
}

/** Number the sources of an entry in the order in which the entry lists them. */
export function createCitations(entry: Entry): Citations {
  const cites = citesOf(entry);
  const order = entry.sources.map((source) => source.id);
  return {
    numberOf: (source) => order.indexOf(source) + 1,
    placesIn: (source) => [...new Set(cites.filter((cite) => cite.source === source).map((cite) => cite.at))],
  };
}

function citesOf(entry: Entry): Cite[] {
  const claims = [entry.definition, entry.official, entry.independent].flatMap((claim) => claim?.sources ?? []);
  const quotation = entry.quotation ? [entry.quotation.cite] : [];
  return [...claims, ...quotation, ...entry.timeline.map((event) => event.cite)];
}

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

/** The address if a reader may be sent there (http and https only), else null. */
export function webAddress(address: string | undefined): string | null {
  if (address === undefined || !URL.canParse(address)) return null;
  const { protocol, href } = new URL(address);
  return protocol === 'https:' || protocol === 'http:' ? href : null;
}

/** What the superscripts of a card use: the numbers, and a way to bring a document into view. */
export interface Citing extends Pick<Citations, 'numberOf'> {
  show: (source: SourceId) => void;
}

export const CitingContext = createContext<Citing>({ numberOf: () => 0, show: () => {} });
