import { openForm } from '#bot/forms/open-form.ts';
import { sentenceForm } from '#bot/forms/sentence-form.ts';
import { whyNotDecide } from '#bot/why-not-decide.ts';

import type { PressHandler } from './pressed.ts';
import { staleText } from './stale-text.ts';

/** Asks in a form what should change. Who may not decide is told so before they write. */
export const pressChanges: PressHandler = async (pressed) => {
  const { desk, draft, event, m } = pressed;
  const stale = staleText(pressed);
  if (stale !== null) return stale;
  const why = whyNotDecide(pressed);
  if (why !== null) return why;
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
  const binding = { channel: desk.channel, draftId: draft.id, revision: event.revision, target: event.target };
  return openForm(pressed, event.trigger, form, { ...binding, purpose: 'changes' });
};
