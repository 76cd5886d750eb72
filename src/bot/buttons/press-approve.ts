import { decisionText } from '#bot/decision-text.ts';
import { deciderOf } from '#bot/context.ts';
import { once } from '#bot/once.ts';
import { decideAndPlan } from '#publishing/decide-and-plan.ts';

import { type PressHandler, shownOn } from './pressed.ts';

/** Approves exactly the revision on the card. */
export const pressApprove: PressHandler = async (pressed) => {
  const { bot, chat, draft, event } = pressed;
  const outcome = await once(bot.store, { platform: chat.id, dedupeKey: event.dedupeKey }, (w) =>
    decideAndPlan(w, bot.publishing, {
      draftId: draft.id,
      revision: event.revision,
      fingerprint: shownOn(event),
      ...deciderOf(pressed),
      kind: 'approve',
      via: 'button',
      reason: null,
    }),
  );
  return outcome.kind === 'repeat' ? null : decisionText(pressed, outcome.value);
};
