import { once } from '#bot/once.ts';
import { showAnew } from '#bot/posting/show-anew.ts';
import { wordingKey } from '#bot/posting/card-keys.ts';
import { takeWording } from '#publishing/wordings.ts';

import type { PressHandler } from './pressed.ts';

/** Makes a revision of the wording on the card; never of one that the card did not compare with the current revision. */
export const pressTakeWording: PressHandler = async ({ bot, chat, desk, draft, event, m, members, user }) => {
  const { target, revision } = event;
  const [wordingId = '', fingerprint] = target?.split(':') ?? [];
  if (fingerprint === undefined) return m.wordings.answer.over;
  const outcome = await once(bot.store, { platform: chat.id, dedupeKey: event.dedupeKey }, async (w) => {
    const card = { wordingId, revision, fingerprint };
    const taken = await takeWording(w, {
      draftId: draft.id,
      ...card,
      person: user.id,
      members,
      desk,
      rules: bot.rules,
    });
    // What they press again is then what they see.
    if (taken.kind === 'stale') await showAnew(w, draft, wordingKey(wordingId));
    return taken;
  });
  if (outcome.kind === 'repeat') return null;
  const { answer } = m.wordings;
  switch (outcome.value.kind) {
    case 'taken':
      return outcome.value.isAsked || !outcome.value.wasProposed ? null : answer.blockedAfter(outcome.value.revision);
    case 'notYours':
      return outcome.value.wording.kind === 'proposed' ? answer.onlyAuthorTakes : answer.onlyWriterTakes;
    case 'stale':
      return answer.movedOn(outcome.value.draft.current.number);
    case 'unchanged':
      return m.wordings.same(draft.current.number);
    case 'over':
      return answer.over;
    case 'cancelled':
    case 'rejected':
    case 'underWay':
      return m.wordings[outcome.value.kind];
  }
};
