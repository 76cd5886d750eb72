import type { DecisionReader } from '#approvals/decision.ts';

import { type AgreedRota, rotaInForce } from './agreed-rota.ts';
import { endOf, onShiftAt, peopleOf, type Shift, spansBetween, type Takeover } from './shifts.ts';

/** Lists who is on call for a desk at an instant, including handovers; nobody if there is no genuine rota. */
export async function onCallAt(reader: DecisionReader, deskId: string, at: Date): Promise<readonly string[]> {
  const inForce = await rotaInForce(reader, deskId);
  return inForce.kind === 'agreed' ? onShiftAt(inForce.rota.shifts, inForce.rota.takeovers, at) : [];
}

/**
 * Lists everybody on a desk's rota in the order to page them at an instant: people on call first, then those who will
 * be next, last those who will not be again.
 */
export async function pagingOrder(reader: DecisionReader, deskId: string, at: Date): Promise<readonly string[]> {
  const inForce = await rotaInForce(reader, deskId);
  return inForce.kind === 'agreed' ? inPagingOrder(inForce.rota, at) : [];
}

/** Lists everybody on a rota in the order to page them at an instant. Pure. */
function inPagingOrder(
  { shifts, takeovers }: { readonly shifts: readonly Shift[]; readonly takeovers: readonly Takeover[] },
  at: Date,
): readonly string[] {
  if (shifts.length === 0) return [];
  const now = onShiftAt(shifts, takeovers, at);
  const end = endOf(shifts);
  const later = end <= at ? [] : spansBetween({ shifts, takeovers }, { fromAt: at, toAt: end });
  return [...new Set([...now, ...later.flatMap(({ people }) => people), ...peopleOf(shifts)])];
}

/** Returns the person on the rota to whom a system user is mapped; null if none. */
export async function personOfTerminalUser(
  reader: DecisionReader,
  deskId: string,
  user: string,
): Promise<string | null> {
  const inForce = await rotaInForce(reader, deskId);
  if (inForce.kind !== 'agreed') return null;
  return inForce.rota.terminalUsers.find((one) => one.user === user)?.person ?? null;
}

/** Returns the span in which a person is on call at an instant, or will be next; null if never again. Pure. */
export function nextTurnOf(
  { shifts, takeovers }: Pick<AgreedRota, 'shifts' | 'takeovers'>,
  person: string,
  at: Date,
): { readonly fromAt: Date; readonly toAt: Date } | null {
  const end = endOf(shifts);
  if (shifts.length === 0 || end <= at) return null;
  const spans = spansBetween({ shifts, takeovers }, { fromAt: at, toAt: end });
  const first = spans.findIndex(({ people }) => people.includes(person));
  const begun = spans[first];
  if (begun === undefined) return null;
  const rest = spans.slice(first);
  const over = rest.findIndex(({ people }) => !people.includes(person));
  return { fromAt: begun.fromAt, toAt: (over === -1 ? end : rest[over]?.fromAt) ?? end };
}
