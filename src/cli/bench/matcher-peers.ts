/**
 * The packages that do what the matcher does, and a regular expression. Each gets patterns and text in lower case and looks for
 * equal characters: it folds nothing, knows no words, and finds all that overlap where it has no better mode. Less work than ours. The
 * prototype beside the project folds letters and knows words, and takes equal hashes for equal words.
 */
import { AhoCorasick as Monyone } from '@monyone/aho-corasick';
import { AhoCorasick as MonyoneFast } from '@monyone/aho-corasick/fast';
import AhoCorasick from 'ahocorasick';
import FastScanner from 'fastscan';
import ModernAhoCorasick from 'modern-ahocorasick';
import { Matcher, build, makeFold } from './limits/prototype';
import { toTrieRegExp } from './trie-regexp';

/** Finds all patterns in a text and returns how many it found. */
type Find = (text: string) => number;

/** As figures are named → a function that builds it. Of two engines in one package the second is there if it is the faster one. */
export const PEERS = {
  'modern-ahocorasick': (patterns: readonly string[]): Find => {
    const engine = new ModernAhoCorasick(patterns);
    return (text) => engine.search(text).length;
  },
  'monyone-aho-corasick': (patterns: readonly string[]): Find => {
    const engine = new Monyone([...patterns]);
    return (text) => engine.matchInText(text).length;
  },
  'monyone-aho-corasick-fast': (patterns: readonly string[]): Find => {
    const engine = new MonyoneFast([...patterns]);
    return (text) => engine.matchInText(text).length;
  },
  ahocorasick: (patterns: readonly string[]): Find => {
    const engine = new AhoCorasick(patterns);
    return (text) => engine.search(text).length;
  },
  fastscan: (patterns: readonly string[]): Find => {
    const engine = new FastScanner(patterns);
    return (text) => engine.search(text).length;
  },
  prototype: (patterns: readonly string[]): Find => {
    const fold = makeFold();
    const engine = new Matcher(build(patterns, fold), fold);
    return (text) => engine.scan(text);
  },
  'trie-regexp': (patterns: readonly string[]): Find => {
    const engine = toTrieRegExp(patterns);
    return (text) => text.match(engine)?.length ?? 0;
  },
} as const;
