import type { Bot } from '#bot/bot.ts';
import type { ChatPlatform } from '#chat/chat.ts';
import { type Account, accountFromRow } from '#desks/account.ts';
import { type Desk, readDesk } from '#desks/desk.ts';
import { messagesIn } from '#messages/messages.ts';
import type { Messages } from '#messages/words/messages.ts';

/** A desk to notify about one of its accounts, in its own language. */
export interface AccountNoticeContext {
  readonly bot: Bot;
  readonly chat: ChatPlatform;
  readonly desk: Desk;
  readonly account: Account;
  readonly m: Messages;
}

/** Reads the desk and the account of a notice as they are now. Throws where the desk is gone. */
export async function readAccountNoticeContext(
  bot: Bot,
  chat: ChatPlatform,
  { deskId, accountId }: { readonly deskId: string; readonly accountId: string },
): Promise<AccountNoticeContext> {
  const { db, clock } = bot.store;
  const desk = await readDesk(db, { id: deskId }, clock.now());
  if (desk === null) throw new Error(`desk ${deskId} was told of an account and is gone`);
  const row = await db.account.findUniqueOrThrow({ where: { id: accountId } });
  return { bot, chat, desk, account: accountFromRow(row, clock.now()), m: messagesIn(desk.language) };
}
