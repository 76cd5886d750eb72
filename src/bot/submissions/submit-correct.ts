import type { DraftContext } from '#bot/context.ts';
import { contentOf, postsInOrder } from '#bot/forms/open-correction.ts';
import { readCorrectionForm } from '#bot/forms/read-correction-form.ts';
import { onceInEffect } from '#bot/once.ts';
import type { FormSubmitted } from '#chat/chat-sink.ts';
import { MAX_OPEN_CORRECTIONS } from '#desks/quotas.ts';
import { createCorrection } from '#publishing/create-correction.ts';

import { keptOpen, mend, type Submitted, taken } from './submitted.ts';

/** Makes the draft of a correction. */
export async function submitCorrect(ctx: DraftContext, { values, dedupeKey }: FormSubmitted): Promise<Submitted> {
  const { bot, chat, desk, draft, user, members, m } = ctx;
  const { db, clock } = bot.store;
  const posts = await postsInOrder(db, ctx);
  const before = contentOf(posts);
  if (before === null) return keptOpen(m.corrections.nothingPublic(draft.number));
  const read = readCorrectionForm(values, { m, desk, rules: bot.rules, now: clock.now(), posts, before });
  if (read.kind === 'errors') return mend(read.fields);
  const { content, wayFor } = read;
  const outcome = await onceInEffect(
    bot.store,
    { platform: chat.id, dedupeKey },
    (w) => createCorrection(w, { draftId: draft.id, person: user.id, members, rules: bot.rules, content, wayFor }),
    ({ kind }) => kind !== 'full',
  );
  if (outcome.kind === 'repeat') return taken();
  switch (outcome.value.kind) {
    case 'created':
      return taken(m.corrections.made(outcome.value.draft.number));
    case 'nothingPublic':
      return taken(m.corrections.nothingPublic(draft.number));
    case 'full':
      return keptOpen(m.quotas.openCorrections(MAX_OPEN_CORRECTIONS, draft.number));
    case 'notAllowed':
      return taken(m.answers.notOnDesk);
  }
}
