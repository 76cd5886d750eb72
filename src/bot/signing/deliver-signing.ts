import { accountLabel } from '#bot/drafting/labels.ts';
import type { Bot } from '#bot/bot.ts';
import { showNotice } from '#bot/cards/show-notice.ts';
import type { Card, Inline } from '#chat/card.ts';
import type { ChatPlatform } from '#chat/chat.ts';
import { type Desk, readDesk } from '#desks/desk.ts';
import type { SigningNotice } from '#desks/signing-notice.ts';
import { messagesIn } from '#messages/messages.ts';

/** Posts in the desk's channel what Tambour does not vouch for, and mentions the desk's stewards. */
export async function deliverSigning(
  bot: Bot,
  chat: ChatPlatform,
  told: { readonly deskId: string; readonly noticeId: string; readonly notice: SigningNotice },
): Promise<void> {
  const { deskId, noticeId, notice } = told;
  const desk = await readDesk(bot.store.db, { id: deskId }, bot.store.clock.now());
  if (desk === null) throw new Error(`desk ${deskId} was told of a row and is gone`);
  const said = sentence(desk, notice);
  const called = desk.stewards.flatMap((user): readonly Inline[] => [
    { kind: 'mention', user },
    { kind: 'text', text: ' ' },
  ]);
  const card: Card = {
    summary: said,
    blocks: [{ kind: 'paragraph', inlines: [...called, { kind: 'text', text: said }] }],
  };
  await showNotice(bot, chat, { channel: desk.channel }, { key: `notice:${noticeId}`, card });
}

function sentence(desk: Desk, notice: SigningNotice): string {
  const { signing } = messagesIn(desk.language);
  switch (notice.kind) {
    case 'row.refused':
      return signing.refused[notice.data.what];
    case 'account.rowChanged': {
      const account = desk.accounts.find(({ id }) => id === notice.data.accountId);
      return signing.rowChanged(account === undefined ? '?' : accountLabel(account));
    }
  }
}
