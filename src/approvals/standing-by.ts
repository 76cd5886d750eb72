import type { Desk } from '#desks/desk.ts';
import { approversOf, type Members } from '#desks/may.ts';
import { turnAt, turnsOf } from '#desks/turns.ts';

import { openIn } from './chain.ts';
import type { Decision } from './decision.ts';
import { type Standing, type StandingQuestion, standingOf, stepsOf } from './standing.ts';
import type { Subject } from './subject.ts';

/** Hours for which an approval stands, unless the approved time window ends later. */
const expiresHours = 72;

/**
 * Returns a subject's standing now, by all decisions on its state and the desk's policy. `members`: as the chat
 * answered a moment ago; if it was not asked, people who approved as members of a channel or group still count. Pure.
 */
export function standingBy(
  decisions: readonly Decision[],
  subject: Subject,
  desk: Desk,
  now: Date,
  members: Members | null = null,
): Standing {
  return standingOf(questionOf(decisions, subject, desk, now, members));
}

/**
 * Returns the desk with the rule of the step whose turn it is, by the same decisions; the desk itself if it has no
 * steps. Pure.
 */
export function turnBy(
  decisions: readonly Decision[],
  subject: Subject,
  desk: Desk,
  now: Date,
  members: Members | null = null,
): Desk {
  if (desk.steps === null) return desk;
  return turnAt(desk, openIn(stepsOf(questionOf(decisions, subject, desk, now, members))));
}

function questionOf(
  decisions: readonly Decision[],
  { barred: authors, askers, number, fingerprint, notAfterAt }: Subject,
  desk: Desk,
  now: Date,
  members: Members | null,
): StandingQuestion {
  const { steps } = desk;
  const turns = turnsOf(desk);
  const rules = steps?.map(({ name }, index) => {
    const turn = turns[index] ?? desk;
    return { name, needed: turn.approvalsNeeded, approvers: approversOf(turn, members) };
  });
  return {
    authors,
    askers,
    policy: {
      needed: desk.approvalsNeeded,
      expiresHours,
      approvers: approversOf(desk, members),
      ...(rules === undefined ? {} : { steps: rules }),
    },
    revision: { number, fingerprint, notAfterAt },
    decisions,
    now,
  };
}
