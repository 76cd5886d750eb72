import { openForm } from '#bot/forms/open-form.ts';
import { sentenceForm } from '#bot/forms/sentence-form.ts';
import { accountLabel } from '#bot/show/labels.ts';
import { MAX_TEXT_LENGTH } from '#drafts/clean-text.ts';

import type { PressHandler } from './pressed.ts';
import { oldText } from './stale-text.ts';

/** Opens the one field with the text of one account, to give it a text of its own. */
export const pressShorten: PressHandler = async (pressed) => {
  const { desk, draft, event, m } = pressed;
  const stale = oldText(pressed);
  if (stale !== null) return stale;
  if (draft.state === 'cancelled') return m.answers.closedDraft;
  const account = desk.accounts.find(({ id }) => id === event.target);
  if (account === undefined) return m.answers.notPossibleNow;
  const { content, number } = draft.current;
  const form = sentenceForm({
    title: m.forms.shorten,
    intro: null,
    submitLabel: m.forms.save,
    label: m.forms.ownText(accountLabel(account)),
    hint: m.forms.shortenHint(account.limits.maxCharacters),
    initial: content.ownTexts[account.id] ?? content.text,
    kind: 'textarea',
    maxLength: MAX_TEXT_LENGTH,
  });
  return openForm(pressed, event.trigger, form, {
    purpose: 'shorten',
    channel: desk.channel,
    draftId: draft.id,
    revision: number,
    target: account.id,
  });
};
