import { once } from '#bot/once.ts';
import { MAX_OPEN_CORRECTIONS, MAX_OPEN_DRAFTS } from '#desks/quotas.ts';
import { copyUnsent } from '#publishing/copy-unsent.ts';

import type { PressHandler } from './pressed.ts';

/** A draft of its own for the accounts that the post did not reach. */
export const pressCopy: PressHandler = async ({ bot, chat, draft, event, m, members, user }) => {
  const outcome = await once(bot.store, { platform: chat.id, dedupeKey: event.dedupeKey }, (w) =>
    copyUnsent(w, { draftId: draft.id, person: user.id, members, rules: bot.rules }),
  );
  if (outcome.kind === 'repeat') return null;
  switch (outcome.value.kind) {
    case 'copied':
      return m.answers.copied(outcome.value.draft.number);
    case 'nothingToCopy':
      return m.answers.nothingToCopy;
    case 'full':
      return outcome.value.isCorrection
        ? m.quotas.openCorrectionsToCopy(MAX_OPEN_CORRECTIONS)
        : m.quotas.openDrafts(MAX_OPEN_DRAFTS);
    case 'notAllowed':
      return m.answers.notOnDesk;
  }
};
