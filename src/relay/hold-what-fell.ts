import { readDeskOf } from '#drafts/desk-of-draft.ts';
import { lockDraft } from '#drafts/draft.ts';
import { endByRule, readByRule } from '#drafts/relayed/by-rule.ts';
import { judgeByRule } from '#drafts/relayed/standing-by-rule.ts';
import type { Prisma } from '#storage/generated/client.ts';
import { decideDraftAnew } from '#publishing/deciding/decide.ts';
import type { Store } from '#storage/store.ts';

import { enqueueEntryNotice } from './relay-notice.ts';

/**
 * Holds drafts that a rule made but no longer releases, so that people hear before they are due; a person then decides
 * about each. The gate checks the same: this only reports it sooner. Uses one transaction per draft.
 */
export async function holdWhatFell(store: Store, of: Prisma.RelayedByRuleWhereInput = {}): Promise<void> {
  const rows = await store.db.relayedByRule.findMany({
    where: {
      ...of,
      endedAt: null,
      OR: [
        { draft: { state: { in: ['writing', 'asked'] } } },
        { draft: { state: 'approved', deliveries: { some: { state: { in: ['ready', 'held'] } } } } },
      ],
    },
    select: { draftId: true },
    orderBy: { draftId: 'asc' },
  });
  for (const { draftId } of rows) {
    await store.write(async (work) => {
      const draft = await lockDraft(work.tx, draftId);
      if (draft === null) return;
      const byRule = await readByRule(work, draftId);
      const now = work.clock.now();
      const desk = await readDeskOf(work.tx, draft, now);
      const judged = await judgeByRule(work, { byRule, draft, desk, members: null }, now);
      if (byRule === null || judged.kind === 'stands') return;
      await endByRule(work, draftId);
      if (draft.state !== 'approved') return;
      await decideDraftAnew(work, null, draftId);
      await enqueueEntryNotice(work, draft, {
        kind: 'relay.held',
        data: { sourceId: byRule.sourceId, why: judged.why },
      });
    });
  }
}
