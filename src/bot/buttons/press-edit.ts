import { correctionForm } from '#bot/forms/correction-form.ts';
import { editDraftForm } from '#bot/forms/draft-form.ts';
import { openForm } from '#bot/forms/open-form.ts';

import type { PressHandler } from './pressed.ts';
import { staleText } from './stale-text.ts';

/** Opens the draft's form, bound to the revision on the card. */
export const pressEdit: PressHandler = async (pressed) => {
  const { bot, desk, draft, event, m } = pressed;
  const stale = staleText(pressed);
  if (stale !== null) return stale;
  if (draft.state === 'cancelled') return m.answers.closedDraft;
  const start = { m, desk, now: bot.store.clock.now(), takesFiles: false };
  const { content } = draft.current;
  const form =
    content.corrections === undefined
      ? editDraftForm(start, draft.number, content)
      : correctionForm({
          ...start,
          rules: bot.rules,
          title: m.forms.editDraft(draft.number),
          intro: null,
          submitLabel: m.forms.save,
          accounts: content.corrections,
          content,
        });
  return openForm(pressed, event.trigger, form, {
    purpose: 'edit',
    channel: desk.channel,
    draftId: draft.id,
    revision: draft.current.number,
    target: draft.current.fingerprint,
  });
};
