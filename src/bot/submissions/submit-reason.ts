import type { DraftContext } from '#bot/context.ts';
import { textIn } from '#bot/forms/form-values.ts';
import { readSentence } from '#bot/forms/read-text.ts';
import { tellBot } from '#bot/notices/bot-notice.ts';
import { once } from '#bot/once.ts';
import type { FormSubmitted } from '#chat/chat-sink.ts';
import { journal } from '#storage/journal.ts';

import { mend, type Submitted, taken } from './submitted.ts';

/** Tells the thread, and the journal, why somebody rejected: asked for after the rejection, which waits for nothing. */
export async function submitReason(ctx: DraftContext, { values, binding }: FormSubmitted): Promise<Submitted> {
  const { bot, chat, draft, m, user } = ctx;
  const read = readSentence(textIn(values, 'text'), m);
  if (read.kind === 'error') return mend({ text: read.error });
  await once(bot.store, { platform: chat.id, dedupeKey: ctx.dedupeKey }, async (w) => {
    const data = { person: user.id, reason: read.text };
    await journal(w, {
      kind: 'decision.reason',
      deskId: draft.deskId,
      draftId: draft.id,
      actor: user.id,
      data: { revision: binding.revision, reason: read.text, name: user.name },
    });
    await tellBot(w, draft, { kind: 'bot.reason', data });
  });
  return taken();
}
