import type { Bot } from '#bot/bot.ts';
import { askedAnewIn } from '#bot/cards/card-keys.ts';
import { isGenuineCard } from '#bot/cards/card-row.ts';
import { showAnew } from '#bot/cards/show-anew.ts';
import type { OpenCard } from './take-reactions.ts';
import type { ChatPlatform } from '#chat/chat.ts';
import type { PostedMessage } from '#storage/generated/client.ts';

/** A card that can be decided on, with its desk and the key of its message. */
interface KnownCard extends OpenCard {
  readonly deskId: string;
  readonly key: string;
}

/**
 * Catches up after events may have been missed: reads the reactions on all cards that can still be decided on, and
 * posts deleted cards again. A channel that the bot was removed from does not hold up the others. Throws at the end if
 * the chat did not answer.
 */
export async function afterGap(bot: Bot, chat: ChatPlatform): Promise<void> {
  const ofChannels = Map.groupBy(await openCards(bot, chat), ({ ref }) => ref.channel);
  if (ofChannels.size === 0) return;
  // Loads as much as the whole bot does, and a start needs it only if a card is open.
  const { takeReactions } = await import('./take-reactions.ts');
  const failures: unknown[] = [];
  for (const [channel, cards] of ofChannels) {
    try {
      for (const card of await takeReactions(bot, chat, cards)) {
        await bot.store.write((work) => showAnew(work, { id: card.draftId, deskId: card.deskId }, card.key));
      }
    } catch (error) {
      const isIn = await chat.inChannel({ channel }).catch(() => true);
      if (isIn) failures.push(error);
      else bot.logger.warn({ platform: chat.id, channel }, 'the bot is not in the channel of open cards');
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, 'reactions could not be read');
}

async function openCards(bot: Bot, chat: ChatPlatform): Promise<readonly KnownCard[]> {
  const { db } = bot.store;
  const drafts = await db.draft.findMany({
    where: { state: { in: ['asked', 'approved'] }, desk: { platform: chat.id } },
    select: { id: true, deskId: true, currentRevision: true, desk: { select: { reactionsCount: true } } },
  });
  const rows = await db.postedMessage.findMany({
    where: {
      role: 'asked',
      platform: chat.id,
      OR: drafts.map(({ id, currentRevision }) => ({ draftId: id, revision: currentRevision })),
    },
  });
  const draftOf = new Map(drafts.map((draft) => [draft.id, draft]));
  const cards: KnownCard[] = [];
  for (const row of rows.filter((one) => !isAskedAnew(one, rows))) {
    const { key, draftId, revision, fingerprint, channel, message, thread, postedAt } = row;
    const draft = draftOf.get(draftId ?? '');
    if (draft === undefined || revision === null) continue;
    const { id, deskId, desk } = draft;
    const askedAnew = askedAnewIn(key);
    const ref = { channel, message, thread };
    const card = { key, draftId: id, deskId, revision, fingerprint, askedAnew, ref, postedAt };
    if (await isGenuineCard(bot, row)) cards.push({ ...card, ...desk });
    else await bot.store.write((work) => showAnew(work, { id, deskId }, key));
  }
  return cards;
}

/** Tells whether the same content was asked about again on another card, so that this one's reactions are over. */
function isAskedAnew({ key, draftId, revision, fingerprint }: PostedMessage, rows: readonly PostedMessage[]): boolean {
  return rows.some(
    (other) =>
      other.draftId === draftId &&
      other.revision === revision &&
      other.fingerprint === fingerprint &&
      askedAnewIn(other.key) > askedAnewIn(key),
  );
}
