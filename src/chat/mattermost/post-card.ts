import type { ChatMemory } from '#chat/chat-memory.ts';
import type { Card } from '#chat/card.ts';
import type { ChannelRef, MessageRef, ThreadRef } from '#chat/refs.ts';

import { dressedPost } from './dressed-post.ts';
import { findParts, type Place } from './find-parts.ts';
import { remove, sendPart } from './send-part.ts';
import { postsOf, type Sending } from './sending.ts';

/**
 * Posts a card under a key, once, over restarts too: noted before the first byte, looked for where it is not known how
 * the last time ended. The first post is the card's; the rest of a long card answers it.
 */
export async function postCard(
  sending: Sending & { readonly memory: ChatMemory },
  where: ChannelRef | ThreadRef,
  card: Card,
  key: string,
): Promise<MessageRef> {
  const place: Place = { channel: where.channel, thread: 'thread' in where ? where.thread : null };
  const begun = await sending.memory.beginPost(key);
  if (begun.kind === 'again' && begun.ref !== null) return begun.ref;
  const isAgain = begun.kind === 'again';
  const posts = await postsOf(sending, card);
  const of = posts.length;
  let first: string | null = null;
  for (const [at, post] of posts.entries()) {
    const under: Place = first === null ? place : { ...place, thread: place.thread ?? first };
    const part = { key, part: at + 1, of, first };
    const found: string | null = isAgain ? await foundPart(sending, under, part) : null;
    const send = async (): Promise<string> =>
      sendPart(sending, under, part, await dressedPost(sending, under, post, part), isAgain ? 'perhaps' : 'no');
    const id: string = found ?? (await send());
    first ??= id;
  }
  if (first === null) throw new Error('a card came to no post');
  const ref = { channel: place.channel, message: first, thread: place.thread };
  await sending.memory.endPost(key, ref);
  return ref;
}

/** The post that an earlier try left; where there are two, the younger goes. */
async function foundPart(
  { api, us }: Sending,
  place: Place,
  { key, part }: { readonly key: string; readonly part: number },
): Promise<string | null> {
  const there = (await findParts(api, us, place, key)).filter((one) => one.part === part);
  const [found, ...younger] = there.map(({ id }) => id);
  for (const id of younger) await remove(api, id);
  return found ?? null;
}
