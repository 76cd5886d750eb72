import type { Bot } from '#bot/bot.ts';
import { refuseRow } from '#desks/refuse-row.ts';
import type { PostedMessage } from '#storage/generated/client.ts';
import { isOwnCard } from '#storage/signing/card-mac.ts';
import { isSigningDue } from '#storage/signing/existing-rows.ts';

/**
 * The worth of a card's row. `unsigned`: it was written before rows were signed, and shows where a card is, but nobody
 * decides by it. `forged`: it counts for nothing, which is recorded and told.
 */
export type CardWorth = 'own' | 'unsigned' | 'forged';

/** Tells what a card's row is worth, and has it told where somebody else wrote it. */
export async function worthOfCard(bot: Bot, row: PostedMessage): Promise<CardWorth> {
  const { store } = bot;
  if (isOwnCard(store.decisionKey, row)) return 'own';
  if (row.mac === null && (await isSigningDue(store.db))) return 'unsigned';
  const { key, platform, channel, message, draftId, revision } = row;
  // Read from its draft: the channel that the row names may be anything.
  const draft =
    draftId === null ? null : await store.db.draft.findUnique({ where: { id: draftId }, select: { deskId: true } });
  const place = { key, platform, channel, message, draft: draftId, revision };
  await store.write((work) => refuseRow(work, { what: 'card', deskId: draft?.deskId ?? null, place }));
  return 'forged';
}
