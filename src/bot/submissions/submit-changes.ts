import { decisionText } from '#bot/decision-text.ts';
import { deciderOf, type DraftContext } from '#bot/context.ts';
import { textIn } from '#bot/forms/form-values.ts';
import { readSentence } from '#bot/forms/read-text.ts';
import { once } from '#bot/once.ts';
import type { FormSubmitted } from '#chat/chat-sink.ts';
import { decideAndPlan } from '#publishing/decide-and-plan.ts';

import { mend, type Submitted, taken } from './submitted.ts';

/** Asks for changes, in the words of who asks. */
export async function submitChanges(ctx: DraftContext, { values, binding }: FormSubmitted): Promise<Submitted> {
  const { bot, chat, draft, m } = ctx;
  const read = readSentence(textIn(values, 'text'), m);
  if (read.kind === 'error') return mend({ text: read.error });
  const outcome = await once(bot.store, { platform: chat.id, dedupeKey: ctx.dedupeKey }, (w) =>
    decideAndPlan(w, bot.publishing, {
      draftId: draft.id,
      revision: binding.revision ?? 0,
      fingerprint: binding.target ?? '',
      ...deciderOf(ctx),
      kind: 'changes',
      via: 'button',
      reason: read.text,
    }),
  );
  if (outcome.kind === 'repeat') return taken();
  return taken(await decisionText(ctx, outcome.value));
}
