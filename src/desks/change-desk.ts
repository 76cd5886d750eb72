import { canonicalJson } from '#storage/canonical-json.ts';
import { journal } from '#storage/journal.ts';
import type { UnitOfWork } from '#storage/store.ts';
import { oneLine } from '#text/one-line.ts';

import { type Desk, readDesk, settingsOf } from './desk.ts';
import { type DeskSettings, type SettingsRefusal, refusalOf } from './desk-settings.ts';
import { beginToLook } from './look-at-members.ts';
import { keepPolicyChange } from './policy-change.ts';
import { policyOf } from './policy.ts';
import { seenFrom } from './seen-rule.ts';
import { columnsOf, linkAccounts, linkPeople } from './write-desk.ts';

export type ChangeDeskOutcome =
  | { readonly kind: 'changed'; readonly changed: readonly string[] }
  | { readonly kind: 'refused'; readonly why: 'no_such_desk' | SettingsRefusal };

type DigestHour = Pick<DeskSettings, 'digestWeekday' | 'digestTime' | 'timeZone'>;

/**
 * Changes a desk's settings, all or none. Open drafts keep their decisions; drafts that wait get the stricter policy:
 * see `effectivePolicy`. A change of policy is announced in the channel.
 */
export async function changeDesk(
  work: UnitOfWork,
  request: { readonly deskId: string; readonly by: string; readonly changes: Partial<DeskSettings> },
): Promise<ChangeDeskOutcome> {
  const { deskId, by, changes } = request;
  await work.tx.$queryRaw`SELECT 1 FROM "Desk" WHERE "id" = ${deskId}::uuid FOR UPDATE`;
  const desk = await readDesk(work.tx, { id: deskId }, work.clock.now());
  if (desk === null) return { kind: 'refused', why: 'no_such_desk' };
  const settings = settingsAfter(desk, changes, work.clock.now());
  const why = refusalOf(settings);
  if (why !== null) return { kind: 'refused', why };
  if (changes.accountIds !== undefined && !(await linkAccounts(work, deskId, changes.accountIds))) {
    return { kind: 'refused', why: 'unknown_account' };
  }
  await linkPeople(work, deskId, settings);
  await work.tx.desk.update({
    where: { id: deskId },
    data: { ...columnsOf(settings), ...(isOtherHour(desk, settings) ? { digestNextAt: null } : {}) },
  });
  if (settings.seenFromAt !== null && desk.seenFromAt === null) await beginToLook(work, deskId);
  await keepPolicyChange(work, deskId, { by, before: policyOf(desk), after: policyOf(settings) });
  await journal(work, { kind: 'desk.changed', deskId, draftId: null, actor: by, data: fromTo(desk, settings) });
  return { kind: 'changed', changed: Object.keys(changes) };
}

/** Returns all settings of a desk as a change would leave them. Pure. */
export function settingsAfter(desk: Desk, changes: Partial<DeskSettings>, now: Date): DeskSettings {
  const wanted: DeskSettings = { ...settingsOf(desk), ...changes };
  return { ...wanted, name: oneLine(wanted.name), seenFromAt: seenFrom(desk, wanted, now) };
}

/** Returns the settings that differ, with their old and new values, for the journal. */
function fromTo(desk: Desk, settings: DeskSettings): { readonly from: object; readonly to: object } {
  const before = Object.entries(settingsOf(desk));
  const after: Readonly<Record<string, unknown>> = { ...settings };
  const changed = before.filter(([name, value]) => canonicalJson(value) !== canonicalJson(after[name]));
  return {
    from: Object.fromEntries(changed),
    to: Object.fromEntries(changed.map(([name]) => [name, after[name]])),
  };
}

/** Tells whether the digest's time has changed: the next one is then computed again. */
function isOtherHour(before: DigestHour, after: DigestHour): boolean {
  return (['digestWeekday', 'digestTime', 'timeZone'] as const).some((part) => before[part] !== after[part]);
}
