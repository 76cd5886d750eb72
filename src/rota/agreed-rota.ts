import { type Decision, type DecisionReader, readDecisions } from '#approvals/decision.ts';

import { isOwnHandover, isOwnRota } from './rota-mac.ts';
import { isAsAsked, type Rota, rotaFromRow } from './rota.ts';
import { peopleOf, type Takeover } from './shifts.ts';

/** The rota in force for a desk, with the accepted handovers. */
export interface AgreedRota extends Rota {
  readonly takeovers: readonly Takeover[];
  /** The people who approved it. */
  readonly approvers: readonly string[];
}

/** The rota in force for a desk; or that there is none, or that its row cannot be proved. */
export type RotaInForce =
  | { readonly kind: 'agreed'; readonly rota: AgreedRota }
  | { readonly kind: 'none' }
  | { readonly kind: 'unproven'; readonly rotaId: string };

/**
 * Reads the rota in force for a desk: the one agreed last, if it is as it was asked for, signed as agreed, and all
 * decisions on it are genuine. Otherwise none counts, not even an earlier one.
 */
export async function rotaInForce(reader: DecisionReader, deskId: string): Promise<RotaInForce> {
  const { tx, decisionKey } = reader;
  const row = await tx.rota.findFirst({
    where: { deskId, OR: [{ agreedAt: { not: null } }, { state: 'agreed' }] },
    orderBy: [{ agreedAt: { sort: 'desc', nulls: 'first' } }, { id: 'desc' }],
  });
  if (row === null) return { kind: 'none' };
  const rota = rotaFromRow(row);
  const approvals = await approvalsOfRota(reader, rota);
  // A rota counts only exactly as it was agreed.
  if (rota.state !== 'agreed' || !isAsAsked(rota) || !isOwnRota(decisionKey, rota) || approvals.length === 0) {
    return { kind: 'unproven', rotaId: rota.id };
  }
  const takeovers = await acceptedHandovers(reader, rota);
  return { kind: 'agreed', rota: { ...rota, takeovers, approvers: approvals.map(({ person }) => person) } };
}

/** Lists the genuine approvals of a rota; none if any decision on it is not genuine. */
export async function approvalsOfRota(reader: DecisionReader, rota: Rota): Promise<readonly Decision[]> {
  const subject = { kind: 'rota', id: rota.id, deskId: rota.deskId } as const;
  const decisions = await readDecisions(reader, { subject, revision: 1, isOwn: true });
  if (decisions.some(({ isGenuine }) => !isGenuine)) return [];
  return decisions.filter(
    (one) => one.kind === 'approve' && one.withdrawnAt === null && one.fingerprint === rota.fingerprint,
  );
}

/** Lists the handovers of a rota that count: accepted, genuine, and between people of the rota. */
async function acceptedHandovers(
  { tx, decisionKey }: DecisionReader,
  { id: rotaId, shifts }: Pick<Rota, 'id' | 'shifts'>,
): Promise<readonly Takeover[]> {
  const people = peopleOf(shifts);
  const rows = await tx.rotaHandover.findMany({ where: { rotaId, state: 'accepted' }, orderBy: { id: 'asc' } });
  return rows.flatMap((row) => {
    const { fromPerson, toPerson, fromAt, toAt, acceptedAt } = row;
    // A handover counts only exactly as it was accepted.
    if (acceptedAt === null || !isOwnHandover(decisionKey, row)) return [];
    if (!people.includes(fromPerson) || !people.includes(toPerson)) return [];
    return [{ fromPerson, toPerson, fromAt: fromAt > acceptedAt ? fromAt : acceptedAt, toAt, acceptedAt }];
  });
}
