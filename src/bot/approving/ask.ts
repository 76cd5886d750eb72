import { type Action, doOnce, type DraftButton, type DraftPress } from '#bot/action.ts';
import { readDraftView } from '#bot/drafting/draft-view.ts';
import { listOf } from '#bot/drafting/finding-blocks.ts';
import { plainCard } from '#bot/plain-card.ts';
import type { Card } from '#chat/card.ts';
import { mayApprove } from '#desks/may.ts';
import { askForApproval } from '#drafts/ask-for-approval.ts';
import type { Finding } from '#drafts/finding.ts';

import { oldCardText } from './decision-text.ts';
import { leaveUnused, findUnused, unusedCard } from './unused-pictures.ts';

/** Fixes the revision on the card and asks the approvers for exactly that, unless a picture lies unused in the thread. */
export const ask: Action<'ask'> = { button: askingButton({ isRepeat: false }) };

/** Asks as `ask` does, without the pictures that the person was warned about. */
export const askWithout: Action<'askWithout'> = { button: askingButton({ isRepeat: true }) };

function askingButton({ isRepeat }: { readonly isRepeat: boolean }): DraftButton {
  return {
    about: 'draft',
    may: 'team',
    on: 'anyCard',
    press: doOnce({
      async does({ bot, chat, desk, draft, members, revision, target, user }, work) {
        const isOpen = draft.state === 'writing' && draft.current.number === revision;
        const unused = isOpen ? await findUnused(work, draft.id, { platform: chat.id, isRepeat }) : [];
        if (unused.length > 0) return { kind: 'unused' as const, unused };
        const outcome = await askForApproval(work, {
          draftId: draft.id,
          revision,
          fingerprint: target ?? '',
          person: user.id,
          desk,
          rules: bot.rules,
          members,
        });
        if (isRepeat && outcome.kind === 'asked') await leaveUnused(work, draft.id, chat.id);
        return outcome;
      },
      says: {
        asked: null,
        unused: ({ desk, draft, m, members, revision, target, user }, { unused }) =>
          unusedCard(
            m,
            unused,
            { draftId: draft.id, revision, target },
            user.id === draft.author || mayApprove(desk, user.id, members),
          ),
        blocked: (ctx, { findings }) => blockedCard(ctx, findings),
        stale: oldCardText,
        otherContent: ({ m, revision }) => m.answers.otherCard(revision),
        alreadyAsked: ({ m }) => m.answers.ask.alreadyAsked,
        closed: ({ draft, m }) => (draft.state === 'cancelled' ? m.answers.closedDraft : m.answers.ask.rejected),
        notAllowed: ({ m }) => m.answers.notOnDesk,
      },
    }),
  };
}

async function blockedCard({ bot, chat, draft, m }: DraftPress, findings: readonly Finding[]): Promise<Card | string> {
  const view = await readDraftView(bot, chat, draft.id);
  if (view === null) return m.answers.draftGone;
  const [, ...blocks] = listOf({ ...view, m }, m.answers.ask.blocked, findings);
  return plainCard(m.answers.ask.blocked, ...blocks);
}
