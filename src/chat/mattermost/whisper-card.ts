import { z } from 'zod';

import type { Card } from '#chat/card.ts';
import { postParts } from '#chat/kit/post-parts.ts';
import type { ChannelRef, ThreadRef, UserId } from '#chat/refs.ts';

import { mattermostParts } from './part-store.ts';
import { isId } from './render/is-id.ts';
import { answerOf } from './rest-api.ts';
import { postsOf, type Sending } from './sending.ts';

const channelSchema = z.object({ id: z.string().min(1) });

/**
 * Tells one person alone, in a direct message: a bot may not show anything in a channel to one of its members. The
 * message says which thread it is about, and its buttons act there.
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
  const asked = await sending.api.ask('POST', '/channels/direct', channelSchema, {
    body: [sending.us.user, to],
    tries: 3,
  });
  const place = { channel: answerOf(asked).id, thread: null };
  const parts = mattermostParts(sending, { channel: where.channel, thread });
  await postParts(parts, place, sending.nonce(), posts, 'no');
}
