import type { FindState } from '#publishing/find-drafts.ts';

/** How states are asked for, folded; of several words the longest that fits is taken. In quotation marks a word is a word. */
export const stateWords: ReadonlyMap<string, FindState> = new Map<string, FindState>([
  ...states('open', 'open', 'ouvert', 'ouverts'),
  ...states('writing', 'writing', 'being written', 'en redaction', 'en cours'),
  ...states('asked', 'asked', 'waiting', 'waiting for approval', 'a valider', 'en attente'),
  ...states('changesAsked', 'changes', 'changes asked for', 'modification demandee', 'modifications demandees'),
  ...states('approved', 'approved', 'valide', 'valides'),
  ...states('scheduled', 'scheduled', 'programme', 'programmes'),
  ...states('published', 'published', 'publie', 'publies', 'publiee', 'publiees'),
  ...states('held', 'held', 'needs action', 'a traiter', 'en panne'),
  ...states('failed', 'failed', 'not published', 'non publie', 'non publies', 'echoue', 'echoues'),
  ...states('retracted', 'retracted', 'retire', 'retires', 'retiree', 'retirees'),
  ...states('rejected', 'rejected', 'refuse', 'refuses'),
  ...states('cancelled', 'cancelled', 'canceled', 'annule', 'annules'),
]);

/** No state's words are more. */
export const mostStateWords = 3;

function states(state: FindState, ...words: readonly string[]): readonly (readonly [string, FindState])[] {
  return words.map((word) => [word, state] as const);
}
