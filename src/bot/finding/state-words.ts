import { typedMeanings } from '#messages/typed-words.ts';
import type { FindState } from '#publishing/find-drafts.ts';

/** How states are asked for, folded; of several words the longest that fits is taken. In quotation marks a word is a word. */
export const stateWords: ReadonlyMap<string, FindState> = typedMeanings(({ states }) => states);

/** No state's words are more. */
export const mostStateWords = Math.max(...[...stateWords.keys()].map((words) => words.split(' ').length));
