import { openForm } from '#bot/forms/open-form.ts';
import { exampleTime } from '#bot/forms/read-window.ts';
import { sentenceForm } from '#bot/forms/sentence-form.ts';
import { mayApprove } from '#desks/may.ts';

import type { PressHandler } from './pressed.ts';

/** Asks an approver for a new time for what missed its own. Who may not decide is told so before they write. */
export const pressSendLateAt: PressHandler = async (pressed) => {
  const { bot, desk, draft, event, m, members, user } = pressed;
  if (user.kind !== 'member') return m.answers.decision[user.kind];
  if (user.id === draft.author) return m.answers.decision.author;
  if (!mayApprove(desk, user.id, members)) return m.answers.decision.not_approver;
  const form = sentenceForm({
    title: m.forms.newTimeTitle,
    intro: null,
    submitLabel: m.forms.newTimeSend,
    label: m.forms.at,
    hint: m.forms.atHint(user.timeZone, exampleTime(user.timeZone, bot.store.clock.now())),
    initial: '',
    kind: 'text',
    maxLength: 60,
  });
  const binding = { channel: desk.channel, draftId: draft.id, revision: draft.current.number, target: null };
  return openForm(pressed, event.trigger, form, { ...binding, purpose: 'sendLateAt' });
};
