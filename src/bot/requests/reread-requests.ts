import { requestIdIn, requestKey } from '#bot/cards/card-keys.ts';
import { isGenuineCard } from '#bot/cards/card-row.ts';
import type { Bot } from '#bot/bot.ts';
import { contextOf } from '#bot/context.ts';
import type { ChatPlatform } from '#chat/chat.ts';
import type { PostedMessage } from '#storage/generated/client.ts';

import type { RequestReaction } from './react-on-request.ts';
import type { RequestHandling } from './show-request.ts';

/**
 * Takes the reactions on the cards of waiting requests whose events may have been missed: those of people who have not
 * decided about it in any way, nor were refused. Tells nobody anything, since they reacted long ago.
 */
export async function rereadRequests(
  bot: Bot,
  chat: ChatPlatform,
  kinds: ReadonlyMap<string, RequestHandling>,
): Promise<void> {
  const { db } = bot.store;
  const waiting = await db.request.findMany({
    where: { state: 'asked', desk: { platform: chat.id } },
    select: { id: true, kind: true },
  });
  if (waiting.length === 0) return;
  const kindOf = new Map(waiting.map(({ id, kind }) => [id, kind]));
  const rows = await db.postedMessage.findMany({ where: { key: { in: waiting.map(({ id }) => requestKey(id)) } } });
  for (const [channel, cards] of Map.groupBy(rows, (row) => row.channel)) {
    try {
      const found = await chat.reactions(cards.map(({ message, thread }) => ({ channel, message, thread })));
      for (const card of cards) {
        const react = kinds.get(kindOf.get(requestIdIn(card.key) ?? '') ?? '')?.react;
        if (react !== undefined) await takeEach(bot, chat, { card, react, reactions: found.get(card.message) ?? [] });
      }
    } catch (error) {
      // The job is tried again, but not for a channel that the bot was removed from.
      if (await chat.inChannel({ channel }).catch(() => true)) throw error;
      bot.logger.warn({ platform: chat.id, channel }, 'the bot is not in the channel of open requests');
    }
  }
}

async function takeEach(
  bot: Bot,
  chat: ChatPlatform,
  {
    card,
    react,
    reactions,
  }: {
    readonly card: PostedMessage;
    readonly react: RequestHandling['react'];
    readonly reactions: readonly { readonly name: string; readonly user: string }[];
  },
): Promise<void> {
  const { channel, message, thread, revision: number, fingerprint } = card;
  const requestId = requestIdIn(card.key);
  if (requestId === null || number === null || fingerprint === null || !(await isGenuineCard(bot, card))) return;
  const shown = { ref: { channel, message, thread }, requestId, number, fingerprint };
  const take = async (user: string, key: string, reaction: Pick<RequestReaction, 'name' | 'added'>): Promise<void> => {
    const ctx = await contextOf(bot, chat, user, `reread ${requestId} ${key}`);
    if (ctx?.user.kind === 'member') await react(ctx, { ...shown, ...reaction });
  };
  const added = async (name: RequestReaction['name']): Promise<void> => {
    for (const { user } of reactions.filter((one) => one.name === name)) {
      if (!(await hasDecided(bot, requestId, user, name))) await take(user, `${name} ${user}`, { name, added: true });
    }
  };
  // Refusals come first, then what was taken back: both stop what would be agreed.
  await added('reject');
  for (const { id, person } of await standingByReaction(bot, card, requestId)) {
    const isThere = reactions.some(({ name, user }) => name === 'approve' && user === person);
    if (!isThere) await take(person, `gone ${id}`, { name: 'approve', added: false });
  }
  await added('approve');
}

/** Lists the approvals that a ✅ on this message gave; none is missing on one that was posted after it was given. */
async function standingByReaction(
  { store }: Bot,
  { postedAt }: PostedMessage,
  subjectId: string,
): Promise<readonly { readonly id: string; readonly person: string }[]> {
  const given = { kind: 'approve', via: 'reaction', withdrawnAt: null, decidedAt: { gte: postedAt } } as const;
  return store.db.decision.findMany({ where: { subjectId, ...given }, select: { id: true, person: true } });
}

/** Tells whether a person has decided so about a request, or was refused, and has not taken it back since. */
async function hasDecided(
  { store }: Bot,
  requestId: string,
  actor: string,
  name: RequestReaction['name'],
): Promise<boolean> {
  const last = await store.db.journalEntry.findFirst({
    where: {
      kind: { in: [`decision.${name}`, 'decision.refused', 'decision.withdrawn'] },
      actor,
      data: { path: ['subject', 'id'], equals: requestId },
    },
    orderBy: { seq: 'desc' },
    select: { kind: true },
  });
  return last !== null && last.kind !== 'decision.withdrawn';
}
