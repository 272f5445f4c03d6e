/** Labelled Chinese in traditional characters, so that both scripts are measured on the same texts. */
import { toTraditional as convert } from '../../glossary/compile/scripts';
import type { Passage } from './labelled';

/** The same passage with the same labels. Throws if conversion has changed the length of the text, which moves the labels. */
export function toTraditional(passage: Passage): Passage {
  const text = convert(passage.text);
  if (text.length !== passage.text.length)
    throw new Error(`The passage ${passage.id} has another length in traditional characters; label it by hand.`);
  return { ...passage, text };
}
