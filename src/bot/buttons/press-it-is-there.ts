import { openForm } from '#bot/forms/open-form.ts';
import { sentenceForm } from '#bot/forms/sentence-form.ts';

import { deliveryOf } from './delivery-of.ts';
import type { PressHandler } from './pressed.ts';

/** Asks for the address of the post that somebody found on the network. */
export const pressItIsThere: PressHandler = async (pressed) => {
  const { bot, desk, draft, event, m } = pressed;
  const deliveryId = await deliveryOf(bot.store.db, draft.id, event.target);
  if (deliveryId === null) return m.answers.notPossibleNow;
  const form = sentenceForm({
    title: m.forms.thereTitle,
    intro: null,
    submitLabel: m.forms.thereSend,
    label: m.forms.thereLink,
    hint: m.forms.error.link,
    initial: '',
    kind: 'text',
    maxLength: 2000,
  });
  return openForm(pressed, event.trigger, form, {
    purpose: 'itIsThere',
    channel: desk.channel,
    draftId: draft.id,
    revision: draft.current.number,
    target: deliveryId,
  });
};
