import type { Desk } from '#desks/desk.ts';
import { approversOf, type Members } from '#desks/may.ts';

import type { Decision } from './decision.ts';
import { type Standing, standingOf } from './standing.ts';
import type { Subject } from './subject.ts';

/** Hours for which an approval stands unless a later moment was approved with it. */
const expiresHours = 72;

/**
 * Returns what stands now on a subject, by all decisions on its state and the desk's policy. `members`: as the chat told
 * a moment ago; if it was not asked, people who approved as one of a channel or group still count. Pure.
 */
export function standingBy(
  decisions: readonly Decision[],
  subject: Subject,
  desk: Desk,
  now: Date,
  members: Members | null = null,
): Standing {
  const { barred: authors, askers, number, fingerprint, notAfterAt } = subject;
  return standingOf({
    authors,
    askers,
    policy: {
      needed: desk.approvalsNeeded,
      expiresHours,
      approvers: approversOf(desk, members),
    },
    revision: { number, fingerprint, notAfterAt },
    decisions,
    now,
  });
}
