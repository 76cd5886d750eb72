import { createHash, type KeyObject } from 'node:crypto';

import type { ReservePeriod } from '#desks/period.ts';
import { canonicalJson } from '#storage/canonical-json.ts';
import { isMacOfRow, macOfRow } from '#storage/signing/row-mac.ts';

/** The terms of a period, as people agree on them. */
export type PeriodTerms = Pick<
  ReservePeriod,
  'label' | 'basis' | 'fromAt' | 'toAt' | 'timeZone' | 'accountIds' | 'level' | 'role' | 'rolePeople' | 'replacesId'
>;

/** Everything that is agreed on: the terms, and who asked which desk when. */
export type PeriodWish = PeriodTerms & Pick<ReservePeriod, 'id' | 'deskId' | 'askedBy' | 'askedAt'>;

/** Returns the fingerprint of a period, which any change of its terms changes. Pure. */
export function periodFingerprint(period: PeriodWish): string {
  const { id, deskId, askedBy, askedAt, label, basis, fromAt, toAt, timeZone, accountIds, level } = period;
  const { role, rolePeople, replacesId } = period;
  const terms = { label, basis, fromAt, toAt, timeZone, accountIds, level, role, rolePeople, replacesId };
  return createHash('sha256')
    .update(`tambour period\0${canonicalJson({ id, deskId, askedBy, askedAt, ...terms })}`, 'utf8')
    .digest('hex');
}

/** Everything that the gate trusts in a period's row; the fingerprint stands for the terms. */
type Signed = Pick<ReservePeriod, 'id' | 'deskId' | 'fingerprint' | 'state' | 'number'>;

/** Returns the MAC of a period and its state. It does not fit a state that nobody decided. */
export function macOfPeriod(key: KeyObject | null, period: Signed): string {
  return macOfRow(key, 'period', coveredBy(period));
}

/** Tells whether the fingerprint and the state are as Tambour wrote them. False without a key. */
export function isMacOfPeriod(key: KeyObject | null, period: Signed & Pick<ReservePeriod, 'mac'>): boolean {
  return isMacOfRow(key, 'period', coveredBy(period), period.mac);
}

/** Tells whether a period's row is as Tambour wrote it: its terms match the fingerprint, and its state is signed. */
export function isGenuine(key: KeyObject | null, period: ReservePeriod): boolean {
  return periodFingerprint(period) === period.fingerprint && isMacOfPeriod(key, period);
}

function coveredBy({ id, deskId, fingerprint, state, number }: Signed): object {
  return { id, deskId, fingerprint, state, number };
}
