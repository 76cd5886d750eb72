import { deciderOf } from '#bot/context.ts';
import { openForm } from '#bot/forms/open-form.ts';
import { wordingForm } from '#bot/forms/wording-form.ts';
import { proposeText } from '#bot/propose-text.ts';
import { whyNotPropose } from '#publishing/wordings.ts';

import type { PressHandler } from './pressed.ts';
import { staleText } from './stale-text.ts';

/** Opens the form in which an approver words the revision on the card otherwise. Who may not is told so before they write. */
export const pressPropose: PressHandler = async (pressed) => {
  const { desk, draft, event, m } = pressed;
  const stale = staleText(pressed);
  if (stale !== null) return stale;
  const why = whyNotPropose(draft, { ...deciderOf(pressed), desk });
  if (why !== null) return proposeText(m, why);
  return openForm(pressed, event.trigger, wordingForm({ m, desk, content: draft.current.content }), {
    purpose: 'propose',
    channel: desk.channel,
    draftId: draft.id,
    revision: draft.current.number,
    target: draft.current.fingerprint,
  });
};
