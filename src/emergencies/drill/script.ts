/** Kinds of what happens in a drill. */
export const cueKinds = ['alert', 'asleep', 'wrong', 'lost', 'found', 'over', 'end'] as const;

export type CueKind = (typeof cueKinds)[number];

/**
 * When each happens, in minutes since the drill began: the alert; an approver who does not answer any more; what was wrong
 * in the warning; a network whose answers get lost, and answers again; the end of the danger; the end of the drill.
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

/** Returns when something of the script happens. Pure. */
export function cueAt(begunAt: Date, kind: CueKind): Date {
  const cue = drillScript.find((one) => one.kind === kind);
  return new Date(begunAt.getTime() + (cue?.afterMinutes ?? 0) * 60_000);
}
