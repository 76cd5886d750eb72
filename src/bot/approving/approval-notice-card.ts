import type { ApprovalNotice } from '#approvals/approval-notice.ts';
import { cardButton } from '#bot/card-button.ts';
import { plainCard } from '#bot/plain-card.ts';
import type { DraftView } from '#bot/drafting/draft-view.ts';
import { fullWhenText } from '#bot/when-text.ts';
import type { Block, Card, Inline } from '#chat/card.ts';
import { openIn } from '#approvals/chain.ts';

import { awaitedNamed } from './awaited.ts';
import { stepName } from './chain-blocks.ts';

type DecisionMade = Extract<ApprovalNotice, { readonly kind: 'decision.made' }>;

/** Says who decided what on which version, and when. A reason is quoted. */
export function approvalNoticeCard(view: DraftView, notice: ApprovalNotice, name: (person: string) => string): Card {
  const { m, desk, now } = view;
  switch (notice.kind) {
    case 'decision.made': {
      const { personName, inPlaceOf, revision, decidedAt, decision, missing, reason } = notice.data;
      const when = fullWhenText(new Date(decidedAt), desk.timeZone, m.tongue, now);
      const who = inPlaceOf === null ? personName : m.absences.inPlaceOf(personName, name(inPlaceOf));
      const sentence = m.notices[decisionWords[decision]](who, revision, when);
      const still = missing > 0 && decision === 'approve' ? ` ${m.notices.stillMissing(missing)}` : '';
      const { turn } = notice.data;
      const said = turn === undefined ? `${sentence}${still}` : `${sentence} ${m.steps.nowTurn(stepName(m, turn))}`;
      return plainCard(
        said,
        ...callBlocks(view, turn),
        ...(reason === null ? reasonAsked(view, notice) : reasonBlocks(reason)),
      );
    }
    case 'decision.withdrawn':
      return plainCard(m.notices.withdrawn(notice.data.personName, notice.data.revision));
    case 'decision.lapsed':
      return plainCard(m.unproven.lapsed(notice.data.revision));
  }
}

const decisionWords = { approve: 'approved', requestChanges: 'changesAsked', reject: 'rejected' } as const;

/** Mentions the approvers of the next step while it is their turn, as a request for approval does. */
function callBlocks(view: DraftView, turn: string | undefined): readonly Block[] {
  const { draft, standing } = view;
  const chain = standing.kind === 'waiting' ? standing.chain : undefined;
  if (turn === undefined || draft.state !== 'asked' || chain === undefined) return [];
  if (chain[openIn(chain)]?.name !== turn) return [];
  const called = awaitedNamed(view);
  if (called.length === 0) return [];
  const inlines = called.flatMap((user, index): readonly Inline[] => [
    ...(index === 0 ? [] : [{ kind: 'text' as const, text: ' ' }]),
    { kind: 'mention', user },
  ]);
  return [{ kind: 'paragraph', inlines }];
}

/** Offers to give the reason of a rejection that a reaction made. */
function reasonAsked({ draft, m }: DraftView, { data }: DecisionMade): readonly Block[] {
  if (data.decision !== 'reject') return [];
  const of = { draftId: draft.id, revision: data.revision, target: null };
  return [{ kind: 'buttons', buttons: [cardButton('reason', m.buttons.reason, 'plain', of)] }];
}

function reasonBlocks(reason: string): readonly Block[] {
  return [{ kind: 'quote', text: reason }];
}
