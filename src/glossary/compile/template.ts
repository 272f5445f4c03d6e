/** A new entry file, to be filled in. */
import type { TermId } from '../../core/term';

/** The text of a new entry; `day` is today as YYYY-MM-DD. Fails the checks until it is filled in. */
export const toTemplate = (id: TermId, day: string): string => `# yaml-language-server: $schema=../term.schema.json
# ${id}: how to write an entry stands in ../STYLE.md. Fields with a # before them are optional.
kind: # formulation, policy, slogan, institution, meeting, document, law, plan, programme, person, place, event, …
topics: [] # one to three
tier: 2 # 1: met every week by a news reader, 2: often, 3: seldom
# contested: true # where the name or the thing itself is disputed between parties
headword:
  en: # as in running text, capitals for proper names only
  zh-Hans: # the bare term
  zh-Hant:
  pinyin: # with tone marks, spaced by word
  # ambiguous: [en] # forms that also have an everyday meaning: en, zh
  # capitals: true # where only the capitalized English form is the term
  # boundary: anywhere # a Chinese form of two characters says anywhere, or guarded with denyBefore and denyAfter
# variants: # other wordings only; case, plurals, spelling and script are folded
#   - { text: "", lang: en, kind: translation, status: official, usedBy: [Xinhua] }
#   - { text: "", lang: en, kind: abbreviation, yieldsTo: { term: , reason: "" } } # also a form of another term
gloss: >-

definition: # 40 to 120 words that stand alone: what it means, what it does, since when, by whose account
  text: >-

  sources:
    - { source: , at: "" }
# zh: # in simplified Chinese, written as Chinese; tier 1 needs it
#   gloss: >-
#
#   definition: >-
#
official: # 15 to 90 words: how officials use it, attributed
  text: >-

  sources:
    - { source: , at: "" }
# independent: # 15 to 90 words: how independent sources read it; leave out where none was found
#   text: >-
#
#   sources:
#     - { source: , at: "" }
# independentSought: "${day}" # instead, if one was looked for in vain
# members: # what a numbered formula counts, complete and in order
#   - { en: "", zh-Hans: , term: }
# timeline: # oldest first
#   - { date: "", what: "", earliest: true, source: , at: "" }
# relations: { broader: [], partOf: [], notToConfuseWith: [], related: [] }
# register: [party document]
# cues: # words elsewhere on the page that speak for or against an ambiguous form
#   for: []
#   against: []
# display: first # or every, or never
checked: "${day}"
# secondReading: "${day}" # contested entries: read by somebody else from the other side
`;
