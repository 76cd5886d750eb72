import type { Sleep } from '#storage/generated/client.ts';

export interface NaiveSleep {
  readonly id: string;
  readonly start: number;
  readonly end: number | null;
  readonly label: string | null;
  readonly exceptEmergencies: boolean;
}

/** All sleeps that had begun, each by itself: the random ones of an account never meet. */
export function naiveSleeps(rows: readonly Sleep[], asOf: Date): readonly NaiveSleep[] {
  const slept: NaiveSleep[] = [];
  for (const { accountId, startsAt, endsAt, endedAt, cancelledAt, label, why, ...row } of rows) {
    if (cancelledAt !== null || startsAt > asOf) continue;
    const end = endedAt !== null && endedAt <= asOf ? endedAt : endsAt;
    const [start, until] = [startsAt.getTime(), end?.getTime() ?? null];
    slept.push({ id: accountId, start, end: until, label: label ?? why, exceptEmergencies: row.exceptEmergencies });
  }
  return slept.sort((one, other) => one.start - other.start);
}

export function sleepsAt(slept: readonly NaiveSleep[], id: string, at: number): boolean {
  for (const one of slept) if (one.id === id && one.start <= at && (one.end === null || at < one.end)) return true;
  return false;
}
