import { typedMeanings } from '#messages/typed-words.ts';
import type { FindState } from '#publishing/find-drafts.ts';

/**
 * States by the folded words that ask for them. The longest match counts. In quotation marks they are words to look
 * for.
 */
export const stateWords: ReadonlyMap<string, FindState> = typedMeanings(({ states }) => states);

/** The most words in the name of a state. */
export const mostStateWords = Math.max(...[...stateWords.keys()].map((words) => words.split(' ').length));
