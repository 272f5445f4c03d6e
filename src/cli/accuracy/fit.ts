/**
 * Fits the gate's weights: logistic regression in which each weight keeps the sign of what is expected of it.
 *
 * There are some two hundred samples for twenty features, some of which no sample has. So each weight is drawn towards an
 * expectation, the more strongly the fewer samples speak of it: what was never met keeps it. Deterministic.
 */
import type { Feature } from '../../core/features';
import type { Weights } from '../../core/gate';
import { isTrap, type Sample } from './samples';

/** What is expected of each feature before any sample was seen, in natural logarithms of the odds. */
const EXPECTED: Readonly<Record<Feature, number>> = {
  termInSentence: 0.5,
  termInBlock: 0.8,
  termOnPage: 2,
  chinaInSentence: 2.2,
  chinaInBlock: 0.5,
  chinaOnPage: 1,
  chinaOften: 1.5,
  cueInSentence: 1,
  cueInBlock: 0.5,
  cueOnPage: 2,
  otherInBlock: 0.5,
  othersOnPage: 0.8,
  capitals: 0.5,
  quoted: 0.8,
  glossed: 2,
  otherScript: 2,
  againstInSentence: -2.5,
  againstInBlock: -2,
};
const FEATURES = Object.keys(EXPECTED) as Feature[];
const EXPECTED_BIAS = -2.5;
/** How strongly a weight is drawn to what is expected: as if so many samples had said so. */
const PULL = 5;
const STEPS = 1500;
const RATE = 0.5;

/** From half on a form is certain; from odds of one to four on it is possible. */
const CERTAIN = 0;
const POSSIBLE = -1.4;

/** Fit on all these samples. Weights are rounded to hundredths, so that they are the same on every machine. */
export function fitWeights(samples: readonly Sample[]): Weights {
  const rows = samples.map(({ signs, meant }) => ({
    held: FEATURES.flatMap((feature, at) => (signs[feature] ? [at] : [])),
    meant: Number(meant),
  }));
  const expected = FEATURES.map((feature) => EXPECTED[feature]);
  const weights = [...expected];
  let bias = EXPECTED_BIAS;
  const rate = RATE / Math.sqrt(rows.length + 1);
  for (let step = 0; step < STEPS; step++) {
    const pulls = weights.map((weight, at) => PULL * (weight - expected[at]!));
    let biasPull = PULL * (bias - EXPECTED_BIAS);
    for (const { held, meant } of rows) {
      let sum = bias;
      for (const at of held) sum += weights[at]!;
      const error = 1 / (1 + Math.exp(-sum)) - meant;
      biasPull += error;
      for (const at of held) pulls[at]! += error;
    }
    bias -= rate * biasPull;
    for (const [at, pull] of pulls.entries()) {
      const weight = weights[at]! - rate * pull;
      weights[at] = weight * expected[at]! > 0 ? weight : 0;
    }
  }
  const rounded = FEATURES.map((feature, at) => [feature, round(weights[at]!)]);
  return {
    ...{ bias: round(bias), certain: CERTAIN, possible: POSSIBLE },
    weights: Object.fromEntries(rounded) as Weights['weights'],
  };
}

const round = (value: number): number => Math.round(value * 100) / 100;

/** Traps are put into so many parts, all of one term into one: more fits would take longer and say the same. */
const TRAP_PARTS = 8;

/**
 * Cross-validation: for each group the weights that are fitted on the samples of other groups only. `weightsFor` takes groups
 * without a sample too.
 */
export function crossValidate(samples: readonly Sample[]): { weightsFor: (group: string) => Weights } {
  const groups = [...new Set(samples.map(({ group }) => group))];
  const traps = groups.filter(isTrap);
  const partOf = (group: string): string => {
    const trap = traps.indexOf(group);
    return trap < 0 ? group : `part ${trap % TRAP_PARTS}`;
  };
  const fitted = new Map<string, Weights>();
  return {
    weightsFor(group) {
      const part = partOf(group);
      const known = fitted.get(part) ?? fitWeights(samples.filter((sample) => partOf(sample.group) !== part));
      fitted.set(part, known);
      return known;
    },
  };
}
