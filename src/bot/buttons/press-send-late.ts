import { sendLateText } from '#bot/decision-text.ts';
import { deciderOf } from '#bot/context.ts';
import { once } from '#bot/once.ts';
import { sendLate } from '#publishing/send-late.ts';

import type { PressHandler } from './pressed.ts';

/** Publishes now what missed its time: an approver's press, which approves the new time as well. */
export const pressSendLate: PressHandler = async (pressed) => {
  const { bot, chat, draft, event, m } = pressed;
  const { target: deliveryId } = event;
  if (deliveryId === null) return m.answers.notPossibleNow;
  const outcome = await once(bot.store, { platform: chat.id, dedupeKey: event.dedupeKey }, (w) =>
    sendLate(w, bot.publishing, { draftId: draft.id, deliveryId, ...deciderOf(pressed), window: null }),
  );
  return outcome.kind === 'repeat' ? null : sendLateText(pressed, outcome.value);
};
