import type { Desk } from '#desks/desk.ts';
import { approversOf, type Members } from '#desks/may.ts';
import { askersOf, barredOf } from '#drafts/authors-of.ts';
import type { Draft } from '#drafts/draft.ts';

import { type Decision, type DecisionReader, readDecisions } from './decision.ts';
import { type Standing, standingOf } from './standing.ts';

/** Hours for which an approval stands unless a later moment was approved with it. */
const expiresHours = 72;

/**
 * Returns what stands now on the draft's current revision, by the desk's policy of today. `members`: as the chat told a
 * moment ago; if it was not asked, people who approved as one of a channel or group still count.
 */
export async function standingOfDraft(
  reader: DecisionReader,
  draft: Draft,
  desk: Desk,
  now: Date,
  members: Members | null = null,
): Promise<Standing> {
  const decisions = await readDecisions(reader, draft, draft.current.number);
  return standingBy(decisions, draft, desk, now, members);
}

/** Returns what `standingOfDraft` does, from all decisions on the current revision. Pure. */
export function standingBy(
  decisions: readonly Decision[],
  draft: Draft,
  desk: Desk,
  now: Date,
  members: Members | null = null,
): Standing {
  const { number, fingerprint, content } = draft.current;
  return standingOf({
    authors: barredOf(draft, desk),
    askers: askersOf(draft),
    policy: {
      needed: desk.approvalsNeeded,
      expiresHours,
      approvers: approversOf(desk, members),
    },
    revision: { number, fingerprint, notAfterAt: content.window?.notAfterAt ?? null },
    decisions,
    now,
  });
}
