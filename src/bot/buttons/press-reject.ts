import { decisionText } from '#bot/decision-text.ts';
import { openForm } from '#bot/forms/open-form.ts';
import { sentenceForm } from '#bot/forms/sentence-form.ts';
import { deciderOf } from '#bot/context.ts';
import { once } from '#bot/once.ts';
import { decideAndPlan } from '#publishing/decide-and-plan.ts';

import { type PressHandler, shownOn } from './pressed.ts';

/** Rejects at once; only then is the reason asked for. */
export const pressReject: PressHandler = async (pressed) => {
  const { bot, chat, desk, draft, event, m } = pressed;
  const outcome = await once(bot.store, { platform: chat.id, dedupeKey: event.dedupeKey }, (w) =>
    decideAndPlan(w, bot.publishing, {
      draftId: draft.id,
      revision: event.revision,
      fingerprint: shownOn(event),
      ...deciderOf(pressed),
      kind: 'reject',
      via: 'button',
      reason: null,
    }),
  );
  if (outcome.kind === 'repeat') return null;
  if (outcome.value.kind !== 'decided') return decisionText(pressed, outcome.value);
  const form = sentenceForm({
    title: m.forms.rejectTitle,
    intro: m.forms.rejectIntro,
    submitLabel: m.forms.save,
    label: m.forms.reason,
    hint: null,
    initial: '',
    kind: 'textarea',
    maxLength: 2000,
  });
  const binding = { channel: desk.channel, draftId: draft.id, revision: event.revision, target: null };
  // Too late for the form is no matter: the rejection stands, and the thread is there for reasons.
  await openForm(pressed, event.trigger, form, { ...binding, purpose: 'reason' });
  return null;
};
