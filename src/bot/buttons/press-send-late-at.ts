import { openForm } from '#bot/forms/open-form.ts';
import { exampleTime } from '#bot/forms/read-window.ts';
import { whyNotDecide } from '#bot/why-not-decide.ts';
import type { Form } from '#chat/form.ts';

import type { PressHandler } from './pressed.ts';

/** Asks an approver for a new time for what missed its own. Who may not decide is told so before they write. */
export const pressSendLateAt: PressHandler = async (pressed) => {
  const { bot, desk, draft, event, m } = pressed;
  const why = whyNotDecide(pressed);
  if (why !== null) return why;
  const form: Form = {
    title: m.forms.newTimeTitle,
    intro: null,
    submitLabel: m.forms.newTimeSend,
    fields: [
      {
        kind: 'moment',
        id: 'text',
        label: m.forms.at,
        hint: m.forms.atHint(desk.timeZone, exampleTime(desk.timeZone, bot.store.clock.now())),
        pickerHint: m.forms.atPickerHint(desk.timeZone),
        optional: false,
        initial: '',
        initialAt: null,
        maxLength: 60,
      },
    ],
    images: [],
  };
  const binding = { channel: desk.channel, draftId: draft.id, revision: draft.current.number, target: event.target };
  return openForm(pressed, event.trigger, form, { ...binding, purpose: 'sendLateAt' });
};
