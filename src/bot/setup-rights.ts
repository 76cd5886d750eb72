import { type Account, accountFromRow } from '#desks/account.ts';
import type { Desk } from '#desks/desk.ts';
import type { Transaction } from '#storage/database.ts';

import type { Deed } from './deed.ts';

/** An account as it is offered in the setup form. */
export type OfferedAccount = Pick<Account, 'id' | 'handle' | 'network' | 'practice'>;

/** Somebody who sets up, or would. */
export interface SettingUp extends Deed {
  /** Whether they administer the workspace, or the team, of the channel. */
  readonly administers: boolean;
}

/** Asks the platform what this person is in that channel. */
export async function settingUp(deed: Deed, channel: string): Promise<SettingUp> {
  return { ...deed, administers: await deed.chat.administers(deed.user.id, { channel }) };
}

/**
 * Who may set a desk up: its stewards, and whoever administers the workspace, or the team, of its channel. In a practice chat any full member,
 * where there are no stewards.
 */
export function maySetUp(deed: SettingUp, desk: Desk | null): boolean {
  if (deed.user.kind !== 'member') return false;
  if (desk !== null && desk.stewards.includes(deed.user.id)) return true;
  return isPractice(deed) ? desk === null || desk.stewards.length === 0 : deed.administers;
}

/**
 * The accounts that this person may give the desk, the desk's own first: the practice accounts in a practice chat, every
 * real one for an administrator, and for a steward those that the desk has, to be taken away and never added to.
 */
export async function offeredAccounts(
  tx: Transaction,
  deed: SettingUp,
  desk: Desk | null,
): Promise<readonly OfferedAccount[]> {
  const own = desk?.accounts ?? [];
  if (!isPractice(deed) && !isAdministrator(deed)) return own;
  const rows = await tx.account.findMany({
    where: { practice: isPractice(deed), id: { notIn: own.map(({ id }) => id) } },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  });
  return [...own, ...rows.map((row) => accountFromRow(row, deed.bot.store.clock.now()))];
}

/** Whether the chat is one to practise in. */
function isPractice({ bot, chat }: Pick<Deed, 'bot' | 'chat'>): boolean {
  return bot.practicePlatforms.has(chat.id);
}

function isAdministrator({ user, administers }: SettingUp): boolean {
  return user.kind === 'member' && administers;
}
