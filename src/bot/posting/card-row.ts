import type { Bot } from '#bot/bot.ts';
import { refuseRow } from '#desks/refuse-row.ts';
import type { PostedMessage } from '#storage/generated/client.ts';
import { isOwnCard } from '#storage/signing/card-mac.ts';
import { isSigningDue } from '#storage/signing/existing-rows.ts';

/**
 * How far a card's row can be trusted. `unsigned`: written before rows were signed; it shows where a card is, but
 * nobody decides by it. `forged`: it counts for nothing, which is recorded and reported.
 */
export type CardWorth = 'own' | 'unsigned' | 'forged';

/** Tells how far a card's row can be trusted, and reports one that somebody else wrote. */
export async function worthOfCard(bot: Bot, row: PostedMessage): Promise<CardWorth> {
  const { store } = bot;
  if (isOwnCard(store.decisionKey, row)) return 'own';
  if (row.mac === null && (await isSigningDue(store.db))) return 'unsigned';
  const { key, platform, channel, message, draftId, revision } = row;
  // Read from its draft, since the row may name any channel.
  const draft =
    draftId === null ? null : await store.db.draft.findUnique({ where: { id: draftId }, select: { deskId: true } });
  const place = { key, platform, channel, message, draft: draftId, revision };
  await store.write((work) => refuseRow(work, { what: 'card', deskId: draft?.deskId ?? null, place }));
  return 'forged';
}
