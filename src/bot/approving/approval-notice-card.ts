import type { ApprovalNotice } from '#approvals/approval-notice.ts';
import { plainCard } from '#bot/plain-card.ts';
import type { DraftView } from '#bot/drafting/draft-view.ts';
import { fullWhenText } from '#bot/when-text.ts';
import type { Block, Card } from '#chat/card.ts';

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
      return plainCard(`${sentence}${still}`, ...(reason === null ? [] : reasonBlocks(reason)));
    }
    case 'decision.withdrawn':
      return plainCard(m.notices.withdrawn(notice.data.personName, notice.data.revision));
    case 'decision.lapsed':
      return plainCard(m.unproven.lapsed(notice.data.revision));
  }
}

const decisionWords = { approve: 'approved', changes: 'changesAsked', reject: 'rejected' } as const;

function reasonBlocks(reason: string): readonly Block[] {
  return [{ kind: 'quote', text: reason }];
}
