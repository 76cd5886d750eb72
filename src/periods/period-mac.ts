import { createHash, type KeyObject } from 'node:crypto';

import type { ReservePeriod } from '#desks/period.ts';
import { canonicalJson } from '#storage/canonical-json.ts';
import { isMacOfRow, macOfRow } from '#storage/signing/row-mac.ts';
import { isOwnWish } from '#storage/signing/wish-mac.ts';

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

/** Tells whether a period's row is as Tambour wrote it: its terms match the fingerprint, and its state is signed. */
export function isGenuine(key: KeyObject | null, period: ReservePeriod): boolean {
  return periodFingerprint(period) === period.fingerprint && isOwnWish(key, 'period', period);
}

/** A period with a wish to cancel it, which is signed by itself: a row that is not genuine can be cancelled as well. */
type SignedCancel = Pick<ReservePeriod, 'id' | 'deskId' | 'fingerprint' | 'number' | 'cancelAskedBy' | 'cancelAskedAt'>;

/** Returns the MAC of the wish to cancel a period. It fits nobody else's wish. */
export function macOfCancel(key: KeyObject | null, period: SignedCancel): string {
  return macOfRow(key, 'periodCancel', coveredBy(period));
}

/** Tells whether Tambour itself wrote who wishes to cancel a period, and when. */
export function isOwnCancel(key: KeyObject | null, period: SignedCancel & Pick<ReservePeriod, 'cancelMac'>): boolean {
  return isMacOfRow(key, 'periodCancel', coveredBy(period), period.cancelMac);
}

function coveredBy({ id, deskId, fingerprint, number, cancelAskedBy, cancelAskedAt }: SignedCancel): object {
  return { id, deskId, fingerprint, number, cancelAskedBy, cancelAskedAt };
}
