/** Names only: the packages themselves are not for Node. */
import type { PEERS } from './matcher-peers';

export type PeerName = keyof typeof PEERS;

export const PEER_NAMES: readonly PeerName[] = [
  'modern-ahocorasick',
  'monyone-aho-corasick',
  'monyone-aho-corasick-fast',
  'ahocorasick',
  'fastscan',
  'prototype',
  'trie-regexp',
];

/** Those that are no Aho-Corasick. */
export const OTHERS: readonly PeerName[] = ['prototype', 'trie-regexp'];
