import type { DraftContext } from '#bot/context.ts';
import { textIn } from '#bot/forms/form-values.ts';
import { readSentence } from '#bot/forms/read-text.ts';
import { once } from '#bot/once.ts';
import type { FormSubmitted } from '#chat/chat-sink.ts';
import { askRetract } from '#publishing/ask-retract.ts';

import { mend, type Submitted, taken } from './submitted.ts';

/** Retracts one account's post at once, with a reason. */
export async function submitRetract(ctx: DraftContext, { values, binding }: FormSubmitted): Promise<Submitted> {
  const { bot, chat, draft, m, user, members } = ctx;
  const read = readSentence(textIn(values, 'text'), m);
  if (read.kind === 'error') return mend({ text: read.error });
  const outcome = await once(bot.store, { platform: chat.id, dedupeKey: ctx.dedupeKey }, (w) =>
    askRetract(w, {
      draftId: draft.id,
      deliveryId: binding.target,
      person: user.id,
      members,
      reason: read.text,
    }),
  );
  if (outcome.kind === 'repeat') return taken();
  switch (outcome.value.kind) {
    case 'retracting':
      return taken();
    case 'nothingPublic':
      return taken(m.answers.nothingToRetract);
    case 'notAllowed':
      return taken(m.answers.retractOnlyAuthorOrApprover);
  }
}
