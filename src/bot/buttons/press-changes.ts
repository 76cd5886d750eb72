import { openForm } from '#bot/forms/open-form.ts';
import { sentenceForm } from '#bot/forms/sentence-form.ts';
import { mayApprove } from '#desks/may.ts';

import type { PressHandler } from './pressed.ts';
import { staleText } from './stale-text.ts';

/** Asks in a form what should change. Who may not decide is told so before they write. */
export const pressChanges: PressHandler = async (pressed) => {
  const { desk, draft, event, m, members, user } = pressed;
  const stale = staleText(pressed);
  if (stale !== null) return stale;
  if (user.kind !== 'member') return m.answers.decision[user.kind];
  if (user.id === draft.author) return m.answers.decision.author;
  if (!mayApprove(desk, user.id, members)) return m.answers.decision.not_approver;
  const form = sentenceForm({
    title: m.forms.changesTitle,
    intro: null,
    submitLabel: m.forms.changesSend,
    label: m.forms.changes,
    hint: null,
    initial: '',
    kind: 'textarea',
    maxLength: 2000,
  });
  const binding = { channel: desk.channel, draftId: draft.id, revision: event.revision, target: null };
  return openForm(pressed, event.trigger, form, { ...binding, purpose: 'changes' });
};
