import type { Desk } from '#desks/desk.ts';
import { periodsAt } from '#desks/period.ts';

import type { Content } from './content.ts';
import { type Finding, type Found, type MomentFound, momentRules, pageRules } from './finding.ts';
import type { Moment, ReadPage } from './finding-rule.ts';
import { gradeFinding } from './grade-finding.ts';
import { firstOfEach, lastingFound, lookAhead } from './lasting-found.ts';
import { leavesAtOf } from './period-steps.ts';
import type { Rules } from './renderings-of.ts';

const ranks = { blocks: 0, warns: 1, info: 2 } as const;

/**
 * Returns all findings in a content at this moment, graded as the desk wants: those that block first, then in the order
 * of the checks. Pure, except that it caches lasting findings; linear in the text's length, whatever the text. `page`:
 * the page that the content links to first, as last read; left out: pages are not checked.
 */
export function findingsOf(
  content: Content,
  desk: Desk,
  rules: Rules,
  now: Date,
  page: ReadPage | null = null,
): readonly Finding[] {
  const { accounts, periods, graceSeconds } = desk;
  const found: readonly Found[] = [
    ...momentFound({ content, accounts, periods, graceSeconds, now }),
    ...lastingFound(content, desk, rules, isReserved(content, desk, now)),
    ...(page === null ? [] : pageRules.flatMap((rule) => rule.onPage(page))),
  ];
  return graded(found, desk);
}

/**
 * Returns the findings in a content whenever it leaves: those of the moment are left out, and no reserve period counts.
 * For what goes out at a time that nobody knows, or that no plan decides. Pure, and cached, as `findingsOf`.
 */
export function findingsAnytime(content: Content, desk: Desk, rules: Rules): readonly Finding[] {
  return graded(lastingFound(content, desk, rules, false), desk);
}

function graded(found: readonly Found[], desk: Desk): readonly Finding[] {
  return firstOfEach(found)
    .flatMap((one) => gradeFinding(one, desk) ?? [])
    .sort((one, other) => ranks[one.level] - ranks[other.level]);
}

/**
 * Returns the same as `findingsOf`, but yields to the event loop between the checks of a content that is not cached.
 */
export async function findingsInTurns(
  content: Content,
  desk: Desk,
  rules: Rules,
  now: Date,
  page: ReadPage | null = null,
): Promise<readonly Finding[]> {
  await lookAhead(content, desk, rules, isReserved(content, desk, now));
  return findingsOf(content, desk, rules, now, page);
}

function isReserved(content: Content, desk: Desk, now: Date): boolean {
  return periodsAt(desk.periods, content.accountIds, leavesAtOf(content, desk, now)).length > 0;
}

function momentFound(moment: Moment): readonly MomentFound[] {
  return momentRules.flatMap((rule): readonly MomentFound[] => rule.atMoment(moment));
}
