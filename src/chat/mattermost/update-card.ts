import { z } from 'zod';

import type { Card } from '#chat/card.ts';
import type { MessageRef } from '#chat/refs.ts';

import { dressedPost, type DressedPost } from './dressed-post.ts';
import { findParts, readPost, type Place } from './find-parts.ts';
import { partOf } from './part.ts';
import { answerOf } from './rest-api.ts';
import { remove, sendPart } from './send-part.ts';
import { postsOf, type Sending } from './sending.ts';

const updatedSchema = z.object({});

/**
 * Replaces a card, all of its posts: what the new card has no post for is deleted. The first post knows how many there
 * ever were, before any is added, so that a crash leaves no part of an older card for good.
 */
export async function updateCard(sending: Sending, ref: MessageRef, card: Card): Promise<'updated' | 'gone'> {
  const { api, us } = sending;
  const [first, ...rest] = await postsOf(sending, card);
  if (first === undefined) throw new Error('a card came to no post');
  const post = await readPost(api, ref.message);
  if (post === null) return 'gone';
  if (post.user_id !== us.user) throw new Error('a message that is not ours was to be updated');
  const stands = partOf(post.props);
  const key = stands?.key ?? `${ref.channel}:${ref.message}`;
  const of = Math.max(stands?.of ?? 1, rest.length + 1);
  const place: Place = { channel: ref.channel, thread: ref.thread };
  const dressed = await dressedPost(
    sending,
    place,
    first,
    { key, part: 1, of, first: null },
    { there: stands?.files ?? {} },
  );
  const outcome = await update(sending, ref.message, dressed);
  if (outcome === 'gone' || of === 1) return outcome;

  const under: Place = { channel: ref.channel, thread: ref.thread ?? ref.message };
  const there = (await findParts(api, us, under, key)).filter(({ part }) => part > 1);
  const taken = new Set<string>();
  for (const [at, further] of rest.entries()) {
    const part = { key, part: at + 2, of, first: ref.message };
    const old = there.find((one) => one.part === part.part);
    if (old !== undefined) taken.add(old.id);
    const anew = (files: Readonly<Record<string, string>>): Promise<DressedPost> =>
      dressedPost(sending, under, further, part, { there: files });
    const isThere = old !== undefined && (await update(sending, old.id, await anew(old.files))) === 'updated';
    if (!isThere) await sendPart(sending, under, { ...part, again: sending.nonce() }, await anew({}), 'no');
  }
  for (const { id } of there) if (!taken.has(id)) await remove(api, id);
  return 'updated';
}

/** Props are replaced as a whole, so that all is sent each time. */
async function update({ api }: Sending, id: string, body: DressedPost): Promise<'updated' | 'gone'> {
  const asked = await api.ask('PUT', `/posts/${id}/patch`, updatedSchema, { body, tries: 3 });
  // Of a post that was deleted meanwhile the server says that it may not be edited.
  if (asked.kind === 'refused' && (asked.status === 404 || asked.status === 403)) {
    if ((await readPost(api, id)) === null) return 'gone';
  }
  answerOf(asked);
  return 'updated';
}
