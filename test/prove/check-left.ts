import { z } from 'zod';

import { correctionIn, standingAt } from './replay.ts';
import { everNamed, policiesIn } from './replay-policy.ts';
import { deliveryIn, type Violation } from './violation.ts';
import type { Evidence, JournalRow } from './witness.ts';

const planSchema = z.object({ requestId: z.uuid(), aboutId: z.string() }).loose();
const instantSchema = z.iso.datetime().transform((text) => new Date(text));
const askedSchema = planSchema.extend({
  terms: z.object({ way: z.string(), leavesAt: instantSchema, reviewAt: instantSchema }),
});
/** A sleep that a plan has begun. */
const asleepSchema = z.object({ leavingId: z.uuid(), accountId: z.string() }).loose();

/** A plan in force. */
interface Plan {
  readonly requestId: string;
  readonly sleepsAt: Date;
}

/**
 * Finds posts after the last day of an agreed plan, sleeps by a plan that nobody agreed to, and plans that somebody
 * made, agreed to or cancelled without the right.
 */
export function wronglyLeft(evidence: Evidence): readonly Violation[] {
  return evidence.journal.flatMap((entry): readonly Violation[] => {
    const why = whyWrong(evidence, entry);
    return why === null ? [] : [{ kind: 'left', detail: `entry ${entry.seq}: ${why}` }];
  });
}

function whyWrong(evidence: Evidence, entry: JournalRow): string | null {
  switch (entry.kind) {
    case 'delivery.sending':
      return whyNotClaimed(evidence, entry);
    case 'account.asleep':
      return whyNotLeft(evidence, entry);
    case 'leaving.asked':
      return isDone(evidence, entry, (did) => did === 'submit leave') ? null : `${entry.actor} planned it, and had not`;
    case 'leaving.agreed':
      return whyNotAgreed(evidence, entry, 1);
    case 'leaving.cancelAsked':
      return isDone(evidence, entry, isCancelling)
        ? null
        : `${entry.actor} wished to cancel it, and may not or had not`;
    case 'leaving.cancelled':
      return whyNotCancelled(evidence, entry);
    default:
      return null;
  }
}

/** Returns the plan in force for an account just before an entry; null if there is none. */
function inForce(journal: readonly JournalRow[], accountId: string, before: bigint): Plan | null {
  const last = journal.findLast(
    ({ seq, kind, data }) => seq < before && ends.has(kind) && isEndOf(journal, kind, data, accountId, seq),
  );
  if (last?.kind !== 'leaving.agreed') return null;
  const { requestId } = planSchema.parse(last.data);
  const asked = journal.find(
    ({ kind, data }) => kind === 'leaving.asked' && planSchema.parse(data).requestId === requestId,
  );
  if (asked === undefined) return null;
  const { way, leavesAt, reviewAt } = askedSchema.parse(asked.data).terms;
  return { requestId, sleepsAt: way === 'fadeOut' ? reviewAt : leavesAt };
}

const ends: ReadonlySet<string> = new Set(['leaving.agreed', 'leaving.cancelled', 'leaving.left', 'leaving.void']);

/** Tells whether an entry ends a plan in force. A plan that nobody has agreed to ends none. */
function isEndOf(
  journal: readonly JournalRow[],
  kind: string,
  data: unknown,
  accountId: string,
  upTo: bigint,
): boolean {
  const plan = planSchema.parse(data);
  if (plan.aboutId !== accountId) return false;
  return kind === 'leaving.agreed' || isAgreed(journal, plan.requestId, upTo);
}

function isAgreed(journal: readonly JournalRow[], requestId: string, before: bigint): boolean {
  return journal.some(
    ({ seq, kind, data }) =>
      seq < before && kind === 'leaving.agreed' && planSchema.parse(data).requestId === requestId,
  );
}

function whyNotClaimed({ journal, claimTakesMs }: Evidence, claim: JournalRow): string | null {
  const delivery = deliveryIn(claim);
  if (delivery === null) return null;
  const plan = inForce(journal, delivery.accountId, claim.seq);
  // A claim checks the plan before its entry is written.
  if (plan === null || claim.at.getTime() - claimTakesMs < plan.sleepsAt.getTime()) return null;
  const content = standingAt(journal, claim.draftId ?? '', claim.seq)?.contents.get(delivery.revision);
  const mends = content !== undefined && correctionIn(content, delivery.accountId) !== null;
  return mends ? null : 'claimed after the last day of a plan that was agreed';
}

/** Returns why an account fell asleep wrongly. By itself it does so only by the plan in force, on or after its day. */
function whyNotLeft({ journal }: Evidence, entry: JournalRow): string | null {
  const byPlan = asleepSchema.safeParse(entry.data).data;
  if (byPlan === undefined) return entry.actor === 'tambour' ? 'it fell asleep by itself, and by no plan' : null;
  const plan = inForce(journal, byPlan.accountId, entry.seq);
  if (plan?.requestId !== byPlan.leavingId) return 'it was left by a plan that was not in force';
  return entry.at < plan.sleepsAt ? 'it was left before its day' : null;
}

/** Tells whether the steward, who alone may, did one of these before. */
function isDone({ acts }: Evidence, entry: JournalRow, isMeant: (did: string) => boolean): boolean {
  return (
    entry.actor === 'sophie' &&
    acts.some(({ person, did, journalSeq }) => person === entry.actor && journalSeq < entry.seq && isMeant(did))
  );
}

function whyNotCancelled(evidence: Evidence, entry: JournalRow): string | null {
  const { requestId } = planSchema.parse(entry.data);
  if (isAgreed(evidence.journal, requestId, entry.seq)) {
    const wish = evidence.journal.findLast(
      ({ seq, kind, data }) =>
        seq < entry.seq && kind === 'leaving.cancelAsked' && planSchema.parse(data).requestId === requestId,
    );
    if (wish === undefined) return `${entry.actor} cancelled what was agreed, and nobody had asked for that`;
    return whyNotAgreed(evidence, entry, numberSchema.parse(wish.data).number);
  }
  return isDone(evidence, entry, isCancelling) ? null : `${entry.actor} cancelled it, and may not or had not`;
}

/** Tells whether an act cancels a plan, by its button or by the typed word. */
function isCancelling(did: string): boolean {
  return did === 'cancelLeaving' || did.endsWith(' cancel');
}

const numberSchema = z.object({ number: z.number() }).loose();

/** Returns why a plan was not agreed to. Enough possible approvers must agree on its card, and none its asker. */
function whyNotAgreed(evidence: Evidence, entry: JournalRow, number: number): string | null {
  const { journal, acts, absences } = evidence;
  const { requestId } = planSchema.parse(entry.data);
  const asked = journal.findLast(
    ({ seq, kind, data }) =>
      seq < entry.seq &&
      kind === (number === 1 ? 'leaving.asked' : 'leaving.cancelAsked') &&
      planSchema.parse(data).requestId === requestId,
  );
  if (asked === undefined) return `${entry.actor} agreed to what nobody had asked for`;
  const could = new Set([...everNamed(evidence), ...absences.flatMap(({ deputy }) => deputy ?? [])]);
  const agreed = new Set(
    acts
      .filter(
        (act) =>
          act.did === 'approveLeaving' &&
          act.target === requestId &&
          act.revision === number &&
          act.journalSeq < entry.seq,
      )
      .map(({ person }) => person)
      .filter((person) => person !== asked.actor && could.has(person)),
  );
  if (!agreed.has(entry.actor)) return `${entry.actor} agreed last, and had not or may not`;
  const needed = policiesIn(evidence).map(({ approvalsNeeded }) => approvalsNeeded);
  return agreed.size < Math.min(...needed) ? `${entry.actor} agreed, and too few had` : null;
}
