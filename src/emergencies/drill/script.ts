/** Kinds of events in a drill. */
export const cueKinds = ['alert', 'asleep', 'wrong', 'lost', 'found', 'over', 'end'] as const;

export type CueKind = (typeof cueKinds)[number];

/**
 * When each event happens, in minutes since the drill began: the alert; an approver stops answering; a network loses
 * its answers; the warning turns out to be wrong; the network answers again; the danger is over; the drill ends.
 */
export const drillScript: readonly { readonly kind: CueKind; readonly afterMinutes: number }[] = [
  { kind: 'alert', afterMinutes: 0 },
  { kind: 'asleep', afterMinutes: 3 },
  { kind: 'lost', afterMinutes: 6 },
  { kind: 'wrong', afterMinutes: 7 },
  { kind: 'found', afterMinutes: 14 },
  { kind: 'over', afterMinutes: 18 },
  { kind: 'end', afterMinutes: 25 },
];

/** Returns when an event of the script happens. Pure. */
export function cueAt(begunAt: Date, kind: CueKind): Date {
  const cue = drillScript.find((one) => one.kind === kind);
  return new Date(begunAt.getTime() + (cue?.afterMinutes ?? 0) * 60_000);
}
