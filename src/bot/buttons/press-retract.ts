import { openForm } from '#bot/forms/open-form.ts';
import { sentenceForm } from '#bot/forms/sentence-form.ts';
import { accountLabel } from '#bot/show/labels.ts';
import { mayApprove } from '#desks/may.ts';
import { readDelivery } from '#publishing/delivery.ts';

import type { PressHandler } from './pressed.ts';

/** Asks for the reason of a retraction, and names what it will do. */
export const pressRetract: PressHandler = async (pressed) => {
  const { bot, desk, draft, event, m, members, user } = pressed;
  if (user.id !== draft.author && !mayApprove(desk, user.id, members)) {
    return m.answers.retractOnlyAuthorOrApprover;
  }
  const delivery = event.target === null ? null : await readDelivery(bot.store.db, event.target);
  if (delivery?.draftId !== draft.id || delivery.state !== 'sent') return m.answers.nothingToRetract;
  const account = desk.accounts.find(({ id }) => id === delivery.accountId);
  const form = sentenceForm({
    title: m.forms.retractTitle,
    intro: m.forms.retractIntro(accountLabel(account)),
    submitLabel: m.forms.retractSend,
    label: m.forms.reason,
    hint: null,
    initial: '',
    kind: 'text',
    maxLength: 500,
  });
  return openForm(pressed, event.trigger, form, {
    purpose: 'retract',
    channel: desk.channel,
    draftId: draft.id,
    revision: delivery.revision,
    target: delivery.id,
  });
};
