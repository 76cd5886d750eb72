import { journal } from '#storage/journal.ts';
import type { UnitOfWork } from '#storage/store.ts';
import { oneLine } from '#text/one-line.ts';

import { deskDefaults, type DeskSettings, type SettingsRefusal, refusalOf } from './desk-settings.ts';
import { beginToLook } from './look-at-members.ts';
import { seenFrom } from './seen-rule.ts';
import { columnsOf, linkAccounts, linkPeople } from './write-desk.ts';

export type NewDesk = Pick<DeskSettings, 'name' | 'language' | 'timeZone'> &
  Partial<DeskSettings> & {
    readonly platform: string;
    readonly channel: string;
    /** The person who sets it up: a platform user id, or "administrator" for the command line. */
    readonly by: string;
  };

export type CreateDeskOutcome =
  | { readonly kind: 'created'; readonly deskId: string }
  | { readonly kind: 'refused'; readonly why: 'channel_taken' | SettingsRefusal };

/** Sets up a desk in a channel that has none. Missing settings get the values of `deskDefaults`. */
export async function createDesk(work: UnitOfWork, desk: NewDesk): Promise<CreateDeskOutcome> {
  const { platform, channel, by, ...given } = desk;
  const wanted: DeskSettings = { ...deskDefaults, ...given };
  const settings = { ...wanted, name: oneLine(wanted.name), seenFromAt: seenFrom(null, wanted, work.clock.now()) };
  const why = refusalOf(settings);
  if (why !== null) return { kind: 'refused', why };

  const deskId = work.newId();
  const { count } = await work.tx.desk.createMany({
    data: [{ id: deskId, platform, channel, ...columnsOf(settings), createdAt: work.clock.now() }],
    skipDuplicates: true,
  });
  if (count === 0) return { kind: 'refused', why: 'channel_taken' };
  await linkPeople(work, deskId, settings);
  if (!(await linkAccounts(work, deskId, settings.accountIds))) {
    await work.tx.deskPerson.deleteMany({ where: { deskId } });
    await work.tx.desk.delete({ where: { id: deskId } });
    return { kind: 'refused', why: 'unknown_account' };
  }
  if (settings.seenFromAt !== null) await beginToLook(work, deskId);
  await journal(work, {
    kind: 'desk.created',
    deskId,
    draftId: null,
    actor: by,
    data: { platform, channel, ...settings },
  });
  return { kind: 'created', deskId };
}
