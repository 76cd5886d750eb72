import { type Account, accountFromRow } from '#desks/account.ts';
import type { Desk } from '#desks/desk.ts';
import type { Transaction } from '#storage/database.ts';

import type { Context } from '#bot/context.ts';

/** An account as it is offered in the setup form. */
export type OfferedAccount = Pick<Account, 'id' | 'handle' | 'network' | 'practice'>;

/** Somebody who sets up, or would. */
export interface SettingUp extends Context {
  /** Whether they administer the workspace, or the team, of the channel. */
  readonly administers: boolean;
}

/** Asks the platform what this person is in that channel. */
export async function settingUp(ctx: Context, channel: string): Promise<SettingUp> {
  return { ...ctx, administers: await ctx.chat.administers(ctx.user.id, { channel }) };
}

/**
 * Who may set a desk up: its stewards, and whoever administers the workspace, or the team, of its channel. In a practice chat any full member,
 * where there are no stewards.
 */
export function maySetUp(ctx: SettingUp, desk: Desk | null): boolean {
  if (ctx.user.kind !== 'member') return false;
  if (desk !== null && desk.stewards.includes(ctx.user.id)) return true;
  return isPractice(ctx) ? desk === null || desk.stewards.length === 0 : ctx.administers;
}

/**
 * The accounts that this person may give the desk, the desk's own first: the practice accounts in a practice chat, every
 * real one for an administrator, and for a steward those that the desk has, to be taken away and never added to.
 */
export async function offeredAccounts(
  tx: Transaction,
  ctx: SettingUp,
  desk: Desk | null,
): Promise<readonly OfferedAccount[]> {
  const own = desk?.accounts ?? [];
  if (!isPractice(ctx) && !isAdministrator(ctx)) return own;
  const rows = await tx.account.findMany({
    where: { practice: isPractice(ctx), id: { notIn: own.map(({ id }) => id) } },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  });
  return [...own, ...rows.map((row) => accountFromRow(row, ctx.bot.store.clock.now()))];
}

/** Whether the chat is one to practise in. */
function isPractice({ bot, chat }: Pick<Context, 'bot' | 'chat'>): boolean {
  return bot.practicePlatforms.has(chat.id);
}

function isAdministrator({ user, administers }: SettingUp): boolean {
  return user.kind === 'member' && administers;
}
