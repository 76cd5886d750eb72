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
  return openForm(pressed, event.trigger, editDraftForm(start, draft.number, draft.current.content), {
    purpose: 'edit',
    channel: desk.channel,
    draftId: draft.id,
    revision: draft.current.number,
    target: null,
  });
};
