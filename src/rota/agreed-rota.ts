import type { DecisionReader } from '#approvals/decision.ts';
import { requestInForce } from '#approvals/requests/in-force.ts';
import type { Request } from '#approvals/requests/request.ts';

import { isOwnHandover } from './handover-mac.ts';
import { rota as rotaRequest, type RotaPlan } from './rota.ts';
import { peopleOf, type Takeover } from './shifts.ts';

/** The rota in force for a desk, with the accepted handovers. */
export interface AgreedRota extends RotaPlan, Pick<Request<RotaPlan>, 'id' | 'deskId' | 'agreedAt' | 'notified'> {
  readonly takeovers: readonly Takeover[];
  /** The people who approved it. */
  readonly approvers: readonly string[];
}

/** The rota in force for a desk; or that there is none, or that its row cannot be proved. */
export type RotaInForce =
  | { readonly kind: 'agreed'; readonly rota: AgreedRota }
  | { readonly kind: 'none' }
  | { readonly kind: 'unproven' };

/**
 * Reads the rota in force for a desk: the one agreed last, if it is as it was asked for, signed as agreed, and all
 * decisions on it are genuine. Otherwise none counts, not even an earlier one.
 */
export async function rotaInForce(reader: DecisionReader, deskId: string): Promise<RotaInForce> {
  const inForce = await requestInForce(reader, rotaRequest, deskId);
  if (inForce.kind !== 'agreed') return { kind: inForce.kind };
  const { request, approvers } = inForce;
  const { id, agreedAt, notified, terms } = request;
  const takeovers = await acceptedHandovers(reader, { id, shifts: terms.shifts });
  return { kind: 'agreed', rota: { id, deskId, agreedAt, notified, ...terms, takeovers, approvers } };
}

/** Lists the handovers of a rota that count: accepted, genuine, and between people of the rota. */
async function acceptedHandovers(
  { tx, decisionKey }: DecisionReader,
  { id: rotaId, shifts }: Pick<AgreedRota, 'id' | 'shifts'>,
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
