import { z } from 'zod';

import type { MessageRef } from '#chat/refs.ts';

import { findParts, readPart, type Place } from './find-parts.ts';
import { metadataOf, type Part } from './part.ts';
import type { SlackMessage } from './render/card-messages.ts';
import { asItStands, oncePicturesAreReady, remove, sendPart, type Sending } from './send-part.ts';
import { answerOf } from './web-api.ts';

const updatedAnswer = z.object({});

/**
 * Replaces a card, all of its messages: what the new card has no message for is deleted. The first message knows how
 * many there ever were, before any is added, so that a crash leaves no part of an older card for good.
 */
export async function updateCard(
  sending: Sending,
  ref: MessageRef,
  messages: readonly SlackMessage[],
): Promise<'updated' | 'gone'> {
  const { api, us } = sending;
  const [first, ...rest] = messages;
  if (first === undefined) throw new Error('a card came to no message');
  const stands = await readPart(api, us, ref);
  if (stands === 'gone') return 'gone';
  const key = stands?.key ?? `${ref.channel}:${ref.message}`;
  const of = Math.max(stands?.of ?? 1, messages.length);
  const outcome = await update(sending, ref.channel, ref.message, { key, part: 1, of, first: null }, first);
  if (outcome === 'gone' || of === 1) return outcome;

  const under: Place = { channel: ref.channel, thread: ref.thread ?? ref.message };
  const there = (await findParts(api, us, under, key)).filter(({ part }) => part > 1);
  const taken = new Set<string>();
  for (const [at, message] of rest.entries()) {
    const part: Part = { key, part: at + 2, of, first: ref.message };
    const old = there.find((one) => one.part === part.part);
    if (old !== undefined) taken.add(old.ts);
    const isThere = old !== undefined && (await update(sending, ref.channel, old.ts, part, message)) === 'updated';
    if (!isThere) await sendPart(sending, under, part, message, 'no');
  }
  for (const { ts } of there) if (!taken.has(ts)) await remove(api, ref.channel, ts);
  return 'updated';
}

/** Text and blocks together always: an update with text alone takes the blocks away. */
async function update(
  { api, life }: Sending,
  channel: string,
  ts: string,
  part: Part,
  message: SlackMessage,
): Promise<'updated' | 'gone'> {
  const args = { channel, ts, ...message, ...asItStands, metadata: metadataOf(part) };
  const asked = await oncePicturesAreReady(life, () => api.ask('chat.update', args, updatedAnswer));
  if (asked.kind === 'refused' && asked.why === 'message_not_found') return 'gone';
  answerOf(asked);
  return 'updated';
}
