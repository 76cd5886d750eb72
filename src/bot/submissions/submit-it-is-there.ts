import type { DraftContext } from '#bot/context.ts';
import { textIn } from '#bot/forms/form-values.ts';
import { postOfLink } from '#bot/forms/post-of-link.ts';
import { onceInEffect } from '#bot/once.ts';
import type { FormSubmitted } from '#chat/chat-sink.ts';
import { readDelivery } from '#publishing/delivery.ts';
import { resolveDoubt } from '#publishing/resolve-doubt.ts';

import { keptOpen, mend, type Submitted, taken } from './submitted.ts';

/** A person has found the post on the network, and gives its address. */
export async function submitItIsThere(ctx: DraftContext, { values, binding }: FormSubmitted): Promise<Submitted> {
  const { bot, chat, desk, draft, m, user, members } = ctx;
  const deliveryId = binding.target;
  const delivery = deliveryId === null ? null : await readDelivery(bot.store.db, deliveryId);
  const account = desk.accounts.find(({ id }) => id === delivery?.accountId);
  if (deliveryId === null || delivery?.draftId !== draft.id || account === undefined) {
    return keptOpen(m.answers.notPossibleNow);
  }
  const post = postOfLink(textIn(values, 'text'), account, bot.rules[account.network]);
  if (post === null) return mend({ text: m.answers.notTheLink });
  const outcome = await onceInEffect(
    bot.store,
    { platform: chat.id, dedupeKey: ctx.dedupeKey },
    (w) => resolveDoubt(w, { deliveryId, person: user.id, members, sighting: { kind: 'there', post } }),
    ({ kind }) => kind !== 'ownedByAnother' && kind !== 'notAllowed',
  );
  if (outcome.kind === 'repeat') return taken();
  switch (outcome.value.kind) {
    case 'settled':
      return taken();
    case 'ownedByAnother':
      return mend({ text: m.answers.ownedByAnother });
    case 'notAllowed':
      return keptOpen(m.answers.notOnDesk);
    case 'sendsAgain':
    case 'late':
    case 'frozen':
    case 'nothingToResolve':
      return taken(m.answers.notPossibleNow);
  }
}
