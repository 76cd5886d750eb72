import type { Database } from '#storage/database.ts';

import { type FindingOf, type Plain, right, wrong } from './finding.ts';

/** The findings of this check, with the values that each sentence needs. */
export interface TimeZoneFacts {
  readonly timeZonesKnown: Plain;
  /** `desk` null: every installation needs the zone. */
  readonly timeZoneUnknown: { readonly zone: string; readonly desk: string | null };
}

// One of each kind that Tambour needs: the default, an overseas zone, and UTC.
const needed = ['Europe/Paris', 'America/Martinique', 'UTC'];

/** Checks that this Node knows the time zones of all desks; `db` null: no desk can be read. */
export async function checkTimeZones(db: Database | null): Promise<readonly FindingOf<TimeZoneFacts>[]> {
  const desks = db === null ? [] : await db.desk.findMany({ select: { name: true, timeZone: true } });
  const zones = [
    ...needed.map((zone) => ({ zone, desk: null })),
    ...desks.map(({ name, timeZone }) => ({ zone: timeZone, desk: name })),
  ];
  const unknown = zones.filter(({ zone }) => !isKnown(zone));
  if (unknown.length === 0) return [right({ code: 'timeZonesKnown' })];
  return unknown.map((one) => wrong({ code: 'timeZoneUnknown', ...one }));
}

function isKnown(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).format(0) !== '';
  } catch {
    return false;
  }
}
