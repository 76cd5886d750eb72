import { sendLateText } from '#bot/decision-text.ts';
import { deciderOf, type DraftContext } from '#bot/context.ts';
import { textIn } from '#bot/forms/form-values.ts';
import { readWindow } from '#bot/forms/read-window.ts';
import { onceInEffect } from '#bot/once.ts';
import type { FormSubmitted } from '#chat/chat-sink.ts';
import { sendLate } from '#publishing/send-late.ts';

import { keptOpen, mend, type Submitted, taken } from './submitted.ts';

/** Gives what missed its time a new one: an approver's wish, which approves that time as well. */
export async function submitSendLateAt(ctx: DraftContext, { values, binding }: FormSubmitted): Promise<Submitted> {
  const { bot, chat, desk, draft, m } = ctx;
  const { target: deliveryId } = binding;
  if (deliveryId === null) return keptOpen(m.answers.notPossibleNow);
  const read = readWindow(textIn(values, 'text'), {
    m,
    desk,
    now: bot.store.clock.now(),
  });
  if (read.kind === 'error') return mend({ text: read.error });
  const outcome = await onceInEffect(
    bot.store,
    { platform: chat.id, dedupeKey: ctx.dedupeKey },
    (w) => sendLate(w, bot.publishing, { draftId: draft.id, deliveryId, ...deciderOf(ctx), window: read.window }),
    ({ kind }) => kind !== 'underWay',
  );
  if (outcome.kind === 'repeat') return taken();
  const sentence = await sendLateText(ctx, outcome.value);
  return outcome.value.kind === 'underWay' && sentence !== null ? keptOpen(sentence) : taken(sentence);
}
