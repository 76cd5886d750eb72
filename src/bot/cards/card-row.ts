import type { Bot } from '#bot/bot.ts';
import { refuseRow } from '#desks/refuse-row.ts';
import type { PostedMessage } from '#storage/generated/client.ts';
import { isOwnCard } from '#storage/signing/card-mac.ts';

/** Tells whether Tambour wrote a card's row. One that somebody else wrote counts for nothing, and is reported. */
export async function isGenuineCard(bot: Bot, row: PostedMessage): Promise<boolean> {
  const { store } = bot;
  if (isOwnCard(store.decisionKey, row)) return true;
  const { key, platform, channel, message, draftId, revision } = row;
  // Read from its draft, since the row may name any channel.
  const draft =
    draftId === null ? null : await store.db.draft.findUnique({ where: { id: draftId }, select: { deskId: true } });
  const place = { key, platform, channel, message, draft: draftId, revision };
  await store.write((work) => refuseRow(work, { what: 'card', deskId: draft?.deskId ?? null, place }));
  return false;
}
