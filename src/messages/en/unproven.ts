import type { UnprovenWords } from '#messages/words/unproven.ts';

export const unproven: UnprovenWords = {
  lapsed: (version) =>
    `⚠️ Version ${version}: a decision is not as Tambour wrote it (other key, database changed): none counts any more. Tell your administrator, then decide again on the approval card.`,
};
