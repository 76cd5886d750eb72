import { altTextsForm } from '#bot/forms/alt-texts-form.ts';
import { openForm } from '#bot/forms/open-form.ts';

import type { PressHandler } from './pressed.ts';
import { staleText } from './stale-text.ts';

const usualMaxAltCharacters = 1000;

/** Opens the one form in which all pictures are described. */
export const pressAltTexts: PressHandler = async (pressed) => {
  const { desk, draft, event, m } = pressed;
  const stale = staleText(pressed);
  if (stale !== null) return stale;
  if (draft.state === 'cancelled') return m.answers.closedDraft;
  const { content, fingerprint, number } = draft.current;
  const limits = desk.accounts.filter(({ id }) => content.accountIds.includes(id)).map(({ limits }) => limits);
  const most = Math.min(...limits.map(({ maxAltCharacters }) => maxAltCharacters));
  const form = altTextsForm(m, content, Number.isFinite(most) ? most : usualMaxAltCharacters);
  return openForm(pressed, event.trigger, form, {
    purpose: 'altTexts',
    channel: desk.channel,
    draftId: draft.id,
    revision: number,
    target: fingerprint,
  });
};
