import { z } from 'zod';

import { useOf } from './emergencies-known.ts';
import { correctionIn, standingAt } from './replay.ts';
import { deliveryIn, type Violation } from './violation.ts';
import type { Evidence, JournalRow } from './witness.ts';
import { writersOf } from './writers-of.ts';

const aboutSchema = z.object({ periodId: z.uuid() }).loose();
const instant = z.iso.datetime().transform((text) => new Date(text));
const agreedSchema = aboutSchema.extend({
  level: z.enum(['inform', 'extraApproval', 'closed']),
  fromAt: instant,
  toAt: instant,
  accountIds: z.array(z.string()),
  rolePeople: z.array(z.string()),
  replacesId: z.uuid().nullable(),
});
const overrideSchema = z.object({ overrideId: z.uuid(), revision: z.number() }).loose();
const askedSchema = overrideSchema.extend({ periodIds: z.array(z.uuid()) });
const approvalSchema = z.object({ revision: z.number(), inPlaceOf: z.string().optional() }).loose();

/**
 * Finds routine claims in a closed period without a second person's override, and in a period with one approval more
 * without it. Also finds periods agreed to or cancelled by the person who had asked.
 */
export function publishedInPeriod(evidence: Evidence): readonly Violation[] {
  return evidence.journal.flatMap((entry): readonly Violation[] => {
    const why = whyWrong(evidence, entry);
    return why === null ? [] : [{ kind: 'period', detail: `entry ${entry.seq}: ${why}` }];
  });
}

function whyWrong(evidence: Evidence, entry: JournalRow): string | null {
  switch (entry.kind) {
    case 'delivery.sending':
      return whyNotClaimed(evidence, entry);
    case 'period.agreed':
      return whyNotDecided(evidence, entry, 'period.asked');
    case 'period.cancelled':
      return isAgreed(evidence.journal, aboutSchema.parse(entry.data).periodId, entry.seq)
        ? whyNotDecided(evidence, entry, 'period.cancelAsked')
        : null;
    case 'override.agreed':
      return whyNotOverridden(evidence, entry);
    default:
      return null;
  }
}

function whyNotClaimed(evidence: Evidence, claim: JournalRow): string | null {
  const { journal, claimTakesMs } = evidence;
  const delivery = deliveryIn(claim);
  if (delivery === null) return null;
  const use = useOf(journal, { draftId: claim.draftId, revision: delivery.revision });
  // Posts of a real emergency pass.
  if (use?.mode === 'real') return null;
  const standing = standingAt(journal, claim.draftId ?? '', claim.seq);
  const content = standing?.contents.get(delivery.revision);
  // Corrections of public posts pass.
  if (content !== undefined && correctionIn(content, delivery.accountId) !== null) return null;
  for (const period of inForce(journal, claim.seq)) {
    // A claim checks the periods before its entry is written.
    const looked = claim.at.getTime() - claimTakesMs;
    if (looked < period.fromAt.getTime() || claim.at >= period.toAt) continue;
    if (!period.accountIds.includes(delivery.accountId)) continue;
    if (period.level === 'closed' && !isOverridden(journal, claim, { revision: delivery.revision, ...period }))
      return 'claimed at a forbidden time: its period was closed';
    if (period.level === 'extraApproval' && !isApprovedMore(journal, claim, { revision: delivery.revision, ...period }))
      return 'claimed at a forbidden time: the approval of the role was missing';
  }
  return null;
}

type Agreed = z.infer<typeof agreedSchema>;

/** Lists the periods that were agreed to before an entry, and not cancelled or replaced by then. */
function inForce(journal: readonly JournalRow[], before: bigint): readonly Agreed[] {
  const earlier = journal.filter(({ seq }) => seq < before);
  const agreed = earlier.filter(({ kind }) => kind === 'period.agreed').map(({ data }) => agreedSchema.parse(data));
  const over = new Set([
    ...earlier.filter(({ kind }) => kind === 'period.cancelled').map(({ data }) => aboutSchema.parse(data).periodId),
    ...agreed.map(({ replacesId }) => replacesId),
  ]);
  return agreed.filter(({ periodId }) => !over.has(periodId));
}

interface Claimed extends Agreed {
  readonly revision: number;
}

function isOverridden(journal: readonly JournalRow[], claim: JournalRow, { revision, periodId }: Claimed): boolean {
  return journal.some((entry) => {
    if (entry.kind !== 'override.agreed' || entry.seq >= claim.seq || entry.draftId !== claim.draftId) return false;
    const { overrideId, ...agreed } = overrideSchema.parse(entry.data);
    return agreed.revision === revision && (askedOf(journal, overrideId)?.periodIds.includes(periodId) ?? false);
  });
}

function askedOf(
  journal: readonly JournalRow[],
  overrideId: string,
): (z.infer<typeof askedSchema> & { readonly actor: string }) | null {
  const entry = journal.find(
    ({ kind, data }) => kind === 'override.asked' && overrideSchema.parse(data).overrideId === overrideId,
  );
  return entry === undefined ? null : { ...askedSchema.parse(entry.data), actor: entry.actor };
}

function isApprovedMore(journal: readonly JournalRow[], claim: JournalRow, period: Claimed): boolean {
  const { revision, rolePeople } = period;
  const by = new Set(
    journal
      .filter(({ kind, seq, draftId }) => kind === 'decision.approve' && seq < claim.seq && draftId === claim.draftId)
      .flatMap(({ actor, data }) => {
        const approval = approvalSchema.parse(data);
        return approval.revision === revision ? [approval.inPlaceOf ?? actor] : [];
      }),
  );
  // One approval more than usual: somebody of the role, and somebody else.
  return rolePeople.some((person) => by.has(person)) && by.size > 1;
}

function isAgreed(journal: readonly JournalRow[], periodId: string, before: bigint): boolean {
  return journal.some(
    ({ seq, kind, data }) => seq < before && kind === 'period.agreed' && aboutSchema.parse(data).periodId === periodId,
  );
}

/** Returns why a decision is wrong: somebody other than its asker must have pressed its button before. */
function whyNotDecided({ journal, acts }: Evidence, entry: JournalRow, kind: string): string | null {
  const { periodId } = aboutSchema.parse(entry.data);
  const asked = journal.findLast(
    (one) => one.seq < entry.seq && one.kind === kind && aboutSchema.parse(one.data).periodId === periodId,
  );
  if (asked === undefined) return `${entry.actor} decided what nobody had asked for`;
  if (asked.actor === entry.actor) return `${entry.actor} decided their own wish`;
  const hasPressed = acts.some(
    ({ person, did, target, journalSeq }) =>
      person === entry.actor && did === 'approvePeriod' && target === periodId && journalSeq < entry.seq,
  );
  return hasPressed ? null : `${entry.actor} had not decided`;
}

function whyNotOverridden({ journal }: Evidence, entry: JournalRow): string | null {
  const { overrideId, revision } = overrideSchema.parse(entry.data);
  const asked = askedOf(journal, overrideId);
  if (asked === null) return `${entry.actor} agreed to an override that nobody had asked for`;
  if (asked.actor === entry.actor) return `${entry.actor} overrode it alone`;
  const standing = standingAt(journal, entry.draftId ?? '', entry.seq);
  const writers = standing === null ? new Set<string>() : writersOf(standing, revision);
  if (writers.has(entry.actor)) return `${entry.actor} overrode it for words of their own`;
  return writers.has(asked.actor) ? `${asked.actor} asked for it for words of their own` : null;
}
