import { z } from 'zod';

import type { Action, Answer, DeskPress } from '#bot/action.ts';
import { decideAbout } from '#bot/approving/decide-about.ts';
import { decideUse, deskOfUse } from '#emergencies/decide-use.ts';
import { readRetrospectiveReview } from '#emergencies/retrospective-review.ts';

/** Approves afterwards what went out by the emergency path. Ordinary approvers may, but never the publisher. */
export const approveUse: Action<'approveUse'> = {
  button: { about: 'desk', may: 'anybody', press: (ctx) => deciding(ctx, 'approve') },
};

/** Records that a post by the emergency path has to be corrected. It stays open until that is done. */
export const objectToUse: Action<'objectToUse'> = {
  button: { about: 'desk', may: 'anybody', press: (ctx) => deciding(ctx, 'requestChanges') },
};

async function deciding(ctx: DeskPress, kind: 'approve' | 'requestChanges'): Promise<Answer> {
  const { bot, desk, m, target } = ctx;
  const { db, clock, decisionKey } = bot.store;
  const { officer: author, authorsDeputy, closed } = m.emergency.afterwards;
  const useId = z.uuid().safeParse(target).data;
  const asked = useId === undefined ? null : await readRetrospectiveReview({ tx: db, decisionKey }, useId);
  if (asked === null || asked.use.deskId !== desk.id) return closed;
  const subjectDesk = await deskOfUse(db, asked, clock.now());
  return decideAbout(ctx, {
    subjectDesk,
    refusals: { author, authorsDeputy, closed },
    decides: (work, decider) => decideUse(work, { useId: asked.use.id, deskId: desk.id, ...decider, kind }),
  });
}
