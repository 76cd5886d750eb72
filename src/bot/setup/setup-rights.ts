import { type Account, accountFromRow } from '#desks/account.ts';
import type { Desk } from '#desks/desk.ts';
import type { Transaction } from '#storage/database.ts';

import type { Context } from '#bot/context.ts';

/** An account that the setup form may offer. */
export type OfferedAccount = Pick<Account, 'id' | 'handle' | 'network' | 'practice'>;

/** Somebody who sets up a desk, or would like to. */
export interface SettingUp extends Context {
  /** The person administers the workspace or team of the channel. */
  readonly administers: boolean;
}

/** Asks the platform whether the person administers that channel. */
export async function settingUp(ctx: Context, channel: string): Promise<SettingUp> {
  return { ...ctx, administers: await ctx.chat.administers(ctx.user.id, { channel }) };
}

/**
 * Tells whether the person may set up a desk: its stewards, and administrators of the workspace or team of its channel.
 * In a practice chat without stewards, any full member.
 */
export function maySetUp(ctx: SettingUp, desk: Desk | null): boolean {
  if (ctx.user.kind !== 'member') return false;
  if (desk !== null && desk.stewards.includes(ctx.user.id)) return true;
  return isPractice(ctx) ? desk === null || desk.stewards.length === 0 : ctx.administers;
}

/**
 * Lists the accounts that this person may give the desk, the desk's own first. In a practice chat these are all
 * practice accounts. In a real chat an administrator gets every account, practice ones only if desks may rehearse; a
 * steward gets the desk's own, to keep or remove.
 */
export async function offeredAccounts(
  tx: Transaction,
  ctx: SettingUp,
  desk: Desk | null,
): Promise<readonly OfferedAccount[]> {
  const own = desk?.accounts ?? [];
  if (!isPractice(ctx) && !isAdministrator(ctx)) return own;
  const kinds = isPractice(ctx) ? { practice: true } : ctx.bot.rehearses ? {} : { practice: false };
  const rows = await tx.account.findMany({
    where: { ...kinds, id: { notIn: own.map(({ id }) => id) } },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  });
  return [...own, ...rows.map((row) => accountFromRow(row, ctx.bot.store.clock.now()))];
}

/** Tells whether a desk in a real chat would publish the same post on practice and real accounts. */
export function mixesPractice(ctx: SettingUp, chosen: readonly OfferedAccount[]): boolean {
  return !isPractice(ctx) && new Set(chosen.map(({ practice }) => practice)).size > 1;
}

/** Tells whether the chat is for practice. */
function isPractice({ bot, chat }: Pick<Context, 'bot' | 'chat'>): boolean {
  return bot.practicePlatforms.has(chat.id);
}

function isAdministrator({ user, administers }: SettingUp): boolean {
  return user.kind === 'member' && administers;
}
