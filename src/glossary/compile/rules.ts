/** All rules of the glossary by name. Each sees all files, so that every problem is reported at once. */
import { toGlossary, type Rule } from './glossary';
import { sortProblems, type Problem } from './problem';
import type { GlossaryFiles } from './read';
import { chineseText, exceptionShape, pinyinOfHeadword, traditionalChoice } from './rules/chinese';
import { cueConflict, cueShape } from './rules/cues';
import { contestedNames, fullDepth, memberCount, secondReading, soughtAndFound } from './rules/depth';
import { boundary, collidingForms, denyNeighbours, formScript, shortForm, traditional } from './rules/forms';
import { cyclicRelation, danglingRelation, oneSidedRelation, selfRelation } from './rules/relations';
import { redundantForm, unfindableForm } from './rules/same-words';
import {
  blockScalar,
  checkedDate,
  definitionLength,
  glossLength,
  idName,
  quotationLength,
  readingBalance,
  readingLength,
  schema,
  timelineDate,
  timelineOrder,
  twoEarliest,
  yamlSyntax,
} from './rules/shape';
import {
  independentSource,
  officialSource,
  sourceShape,
  unknownSource,
  unreadSource,
  unusedSource,
} from './rules/sources';
import { mapShape, noiseShape, passageLength, releaseBounds, yieldedForm } from './rules/structure';
import { nearDefinition, sharedSentence, wording } from './rules/wording';

/** Name of the rule → the check. The names are those of the reports and of the fixtures in `tests/fixtures/terms/invalid`. */
export const RULES: Readonly<Record<string, Rule>> = {
  'yaml-syntax': yamlSyntax,
  schema,
  'id-name': idName,
  'block-scalar': blockScalar,
  'gloss-length': glossLength,
  'definition-length': definitionLength,
  'reading-length': readingLength,
  'reading-balance': readingBalance,
  'quotation-length': quotationLength,
  'timeline-order': timelineOrder,
  'timeline-date': timelineDate,
  'two-earliest': twoEarliest,
  'checked-date': checkedDate,
  'unknown-source': unknownSource,
  'unread-source': unreadSource,
  'independent-source': independentSource,
  'official-source': officialSource,
  'source-shape': sourceShape,
  'unused-source': unusedSource,
  'dangling-relation': danglingRelation,
  'self-relation': selfRelation,
  'one-sided-relation': oneSidedRelation,
  'cyclic-relation': cyclicRelation,
  'full-depth': fullDepth,
  'sought-and-found': soughtAndFound,
  'contested-names': contestedNames,
  'second-reading': secondReading,
  'member-count': memberCount,
  wording,
  'shared-sentence': sharedSentence,
  'near-definition': nearDefinition,
  'short-form': shortForm,
  boundary,
  'deny-neighbours': denyNeighbours,
  'colliding-forms': collidingForms,
  'redundant-form': redundantForm,
  'unfindable-form': unfindableForm,
  'yielded-form': yieldedForm,
  'passage-length': passageLength,
  traditional,
  'traditional-choice': traditionalChoice,
  pinyin: pinyinOfHeadword,
  'chinese-text': chineseText,
  'exception-shape': exceptionShape,
  'form-script': formScript,
  'cue-shape': cueShape,
  'cue-conflict': cueConflict,
  'map-shape': mapShape,
  'noise-shape': noiseShape,
  'release-bounds': releaseBounds,
};

/** Every problem of a glossary, sorted by file and line. Empty means that it can be compiled. */
export function findProblems(files: GlossaryFiles): Problem[] {
  const glossary = toGlossary(files);
  return sortProblems(
    Object.entries(RULES).flatMap(([rule, find]) =>
      find(glossary).map(({ file, line, message }) => ({ file, line, rule, message })),
    ),
  );
}
