import { listOf } from '#bot/cards/finding-blocks.ts';
import { oldCardText } from '#bot/decision-text.ts';
import { once } from '#bot/once.ts';
import { plainCard } from '#bot/plain-card.ts';
import { readDraftView } from '#bot/show/draft-view.ts';
import { askForApproval } from '#drafts/ask-for-approval.ts';

import { type PressHandler, shownOn } from './pressed.ts';

/** Freezes the revision on the card and asks the approvers for exactly that. */
export const pressAsk: PressHandler = async (pressed) => {
  const { bot, chat, desk, draft, event, m, members, user } = pressed;
  const outcome = await once(bot.store, { platform: chat.id, dedupeKey: event.dedupeKey }, (w) =>
    askForApproval(w, {
      draftId: draft.id,
      revision: event.revision,
      fingerprint: shownOn(event),
      person: user.id,
      desk,
      rules: bot.rules,
      members,
    }),
  );
  if (outcome.kind === 'repeat') return null;
  switch (outcome.value.kind) {
    case 'asked':
      return null;
    case 'blocked': {
      const view = await readDraftView(bot, chat, draft.id);
      if (view === null) return m.answers.draftGone;
      const [, ...blocks] = listOf({ ...view, m }, m.answers.ask.blocked, outcome.value.findings);
      return plainCard(m.answers.ask.blocked, ...blocks);
    }
    case 'stale':
      return oldCardText(pressed);
    case 'otherContent':
      return m.answers.otherCard(event.revision);
    case 'alreadyAsked':
      return m.answers.ask.alreadyAsked;
    case 'closed':
      return draft.state === 'cancelled' ? m.answers.closedDraft : m.answers.ask.rejected;
    case 'notAllowed':
      return m.answers.notOnDesk;
  }
};
