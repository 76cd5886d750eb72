import { z } from 'zod';

import type { Card } from '#chat/card.ts';
import { postParts } from '#chat/kit/post-parts.ts';
import type { ChannelRef, ThreadRef, UserId } from '#chat/refs.ts';

import { mattermostParts } from './part-store.ts';
import { isId } from './render/is-id.ts';
import { answerOf, type Asked } from './rest-api.ts';
import { postsOf, type Sending } from './sending.ts';

const channelSchema = z.object({ id: z.string().min(1) });
const mostDirects = 5_000;

/**
 * Shows a card to one person, in a direct message, since a bot cannot show anything in a channel to one member alone.
 * The message says which thread it is about, and its buttons act there.
 */
export async function whisperCard(
  sending: Sending,
  to: UserId,
  where: ChannelRef | ThreadRef,
  card: Card,
  permalink: (at: { readonly channel: string; readonly message: string }) => Promise<string>,
): Promise<void> {
  if (!isId(to)) throw new Error('a whisper is for nobody whom Mattermost could know');
  const words = sending.options.words(sending.who.languageOf(to));
  const thread = 'thread' in where ? where.thread : null;
  const link = {
    kind: 'link',
    url: thread === null ? '' : await permalink({ channel: where.channel, message: thread }),
    text: words.about,
  } as const;
  const blocks = [...(thread === null ? [] : [{ kind: 'paragraph', inlines: [link] } as const]), ...card.blocks];
  const posts = await postsOf(sending, { summary: card.summary, blocks });
  const direct = sending.directs.get(to) ?? answerOf(await directChannel(sending, to)).id;
  if (sending.directs.size >= mostDirects) sending.directs.clear();
  sending.directs.set(to, direct);
  const place = { channel: direct, thread: null };
  const parts = mattermostParts(sending, { channel: where.channel, thread });
  await postParts(parts, place, sending.nonce(), posts, 'no');
}

/**
 * Sends a person a direct message. "cannot": the server knows nobody of that id, or lets the bot write to nobody
 * outside its team.
 */
export async function sendDirectMessage(sending: Sending, to: UserId, card: Card): Promise<'told' | 'cannot'> {
  if (!isId(to)) return 'cannot';
  const direct = await directChannel(sending, to);
  if (direct.kind === 'refused' && lasting.has(direct.status)) return 'cannot';
  const place = { channel: answerOf(direct).id, thread: null };
  const posts = await postsOf(sending, card);
  await postParts(mattermostParts(sending), place, sending.nonce(), posts, 'no');
  return 'told';
}

/** Statuses of refusals that are the same the next time. */
const lasting = new Set([400, 403, 404]);

async function directChannel({ api, us }: Sending, to: UserId): Promise<Asked<z.infer<typeof channelSchema>>> {
  return api.ask('POST', '/channels/direct', channelSchema, { body: [us.user, to], tries: 3 });
}
