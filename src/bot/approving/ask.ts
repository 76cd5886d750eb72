import { type Action, doOnce, type DraftPress } from '#bot/action.ts';
import { readDraftView } from '#bot/drafting/draft-view.ts';
import { listOf } from '#bot/drafting/finding-blocks.ts';
import { plainCard } from '#bot/plain-card.ts';
import type { Card } from '#chat/card.ts';
import { askForApproval } from '#drafts/ask-for-approval.ts';
import type { Finding } from '#drafts/finding.ts';

import { oldCardText } from './decision-text.ts';

/** Fixes the revision on the card and asks the approvers for exactly that. */
export const ask: Action<'ask'> = {
  button: {
    about: 'draft',
    may: 'team',
    on: 'anyCard',
    press: doOnce({
      does: ({ bot, desk, draft, members, revision, target, user }, work) =>
        askForApproval(work, {
          draftId: draft.id,
          revision,
          fingerprint: target ?? '',
          person: user.id,
          desk,
          rules: bot.rules,
          members,
        }),
      says: {
        asked: null,
        blocked: (ctx, { findings }) => blockedCard(ctx, findings),
        stale: oldCardText,
        otherContent: ({ m, revision }) => m.answers.otherCard(revision),
        alreadyAsked: ({ m }) => m.answers.ask.alreadyAsked,
        closed: ({ draft, m }) => (draft.state === 'cancelled' ? m.answers.closedDraft : m.answers.ask.rejected),
        notAllowed: ({ m }) => m.answers.notOnDesk,
      },
    }),
  },
};

async function blockedCard({ bot, chat, draft, m }: DraftPress, findings: readonly Finding[]): Promise<Card | string> {
  const view = await readDraftView(bot, chat, draft.id);
  if (view === null) return m.answers.draftGone;
  const [, ...blocks] = listOf({ ...view, m }, m.answers.ask.blocked, findings);
  return plainCard(m.answers.ask.blocked, ...blocks);
}
