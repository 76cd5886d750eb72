import { once } from '#bot/once.ts';
import { addKnownAcronym } from '#desks/add-known-acronym.ts';
import { tellDraft } from '#drafts/draft-notice.ts';

import type { PressHandler } from './pressed.ts';

const acronymPattern = /^[\p{Lu}\p{N}]{2,12}$/u;

/** Silences the remark about an acronym for the whole desk. */
export const pressKnownHere: PressHandler = async ({ bot, chat, desk, draft, event, m, user }) => {
  const acronym = event.target;
  if (acronym === null || !acronymPattern.test(acronym)) return m.answers.notPossibleNow;
  await once(bot.store, { platform: chat.id, dedupeKey: event.dedupeKey }, async (w) => {
    await addKnownAcronym(w, { deskId: desk.id, by: user.id, acronym });
    await tellDraft(w, draft, { kind: 'draft.changed', data: {} });
  });
  return m.answers.knownHere(acronym);
};
