import {
  type DecidedState,
  type Decision,
  type DecisionReader,
  readDecisions,
  readDecisionsOfEach,
  takeBackAll,
} from '#approvals/decision.ts';
import { standingBy } from '#approvals/standing-by.ts';
import type { Standing } from '#approvals/standing.ts';
import type { Desk } from '#desks/desk.ts';
import type { Members } from '#desks/may.ts';
import type { UnitOfWork } from '#storage/store.ts';

import type { Draft } from './draft.ts';
import { standingByUse } from './emergency/standing-of-use.ts';
import { type DraftOrigin, readDraftOrigin } from './draft-origin.ts';
import { endByRule } from './relayed/by-rule.ts';
import { standingByRule } from './relayed/standing-by-rule.ts';
import { refOfDraft, subjectOfDraft } from './subject-of-draft.ts';
import { isVouched } from './vouched.ts';

/** Reads all decisions on one of the draft's revisions, including withdrawn ones, oldest first. */
export async function decisionsOn(
  reader: DecisionReader,
  draft: Draft,
  revision: number = draft.current.number,
): Promise<readonly Decision[]> {
  return readDecisions(reader, stateOf(reader, draft, revision));
}

/**
 * Reads the decisions on each draft's current revision in one statement, by draft id; drafts without any are left out.
 */
export async function decisionsOnEach(
  reader: DecisionReader,
  drafts: readonly Draft[],
): Promise<ReadonlyMap<string, readonly Decision[]>> {
  return readDecisionsOfEach(
    reader,
    drafts.map((draft) => stateOf(reader, draft, draft.current.number)),
  );
}

function stateOf({ decisionKey }: DecisionReader, draft: Draft, revision: number): DecidedState {
  const isOwn = revision !== draft.current.number || isVouched(decisionKey, draft);
  return { subject: refOfDraft(draft), revision, isOwn };
}

/** Takes back all decisions on the draft's current revision, and its approval by a rule. */
export async function takeBackDecisionsOn(work: UnitOfWork, draft: Draft): Promise<void> {
  await takeBackAll(work, refOfDraft(draft), await decisionsOn(work, draft));
  await endByRule(work, draft.id);
}

/**
 * Returns the standing of the draft's current revision now, by the policy of `desk`, or by the emergency path or the
 * rule that made it. `members`: as the chat answered a moment ago; if it was not asked, people who approved as members
 * of a channel or group still count.
 */
export async function standingOfDraft(
  reader: DecisionReader,
  draft: Draft,
  desk: Desk,
  now: Date,
  members: Members | null = null,
): Promise<Standing> {
  const origin = await readDraftOrigin(reader, draft.id);
  const decisions = await decisionsOn(reader, draft);
  return standingKnowing(reader, { draft, desk, members, ...origin, decisions }, now);
}

/** Returns the same as `standingOfDraft`, from what has been read already. */
export async function standingKnowing(
  reader: DecisionReader,
  known: DraftOrigin & {
    readonly draft: Draft;
    readonly desk: Desk;
    readonly members: Members | null;
    readonly decisions: readonly Decision[];
  },
  now: Date,
): Promise<Standing> {
  const { draft, desk, members, use, byRule, decisions } = known;
  const ordinary = standingBy(decisions, subjectOfDraft(draft, desk), desk, now, members);
  if (use !== null) return standingByUse(reader, { use, draft, desk, members }, ordinary);
  return byRule === null ? ordinary : standingByRule(reader, { byRule, draft, desk, members }, ordinary, now);
}
