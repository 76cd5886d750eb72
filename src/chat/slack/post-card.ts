import type { ChatMemory } from '#chat/chat-memory.ts';
import type { ChannelRef, MessageRef, ThreadRef } from '#chat/refs.ts';

import { findParts, type Place } from './find-parts.ts';
import type { PartThere } from './part.ts';
import type { SlackMessage } from './render/card-messages.ts';
import { remove, sendPart, type Sending } from './send-part.ts';

/** What a card comes to: its messages, and what is shown in the thread below them. */
export interface Posted {
  readonly messages: () => Promise<readonly SlackMessage[]>;
  readonly share: (under: Place & { readonly thread: string }, sharedBefore: 'no' | 'perhaps') => Promise<void>;
}

/**
 * Posts a card under a key, once, over restarts too: noted before the first byte, looked for where it is not known how
 * the last time ended. The first message is the card's; the rest of a long card, and its files,
 * answer it.
 */
export async function postCard(
  sending: Sending & { readonly memory: ChatMemory },
  where: ChannelRef | ThreadRef,
  { messages, share }: Posted,
  key: string,
): Promise<MessageRef> {
  const { memory } = sending;
  const place: Place = { channel: where.channel, thread: 'thread' in where ? where.thread : null };
  const begun = await memory.beginPost(key);
  if (begun.kind === 'again' && begun.ref !== null) return begun.ref;
  const toSend = await messages();
  const [first, ...rest] = toSend;
  if (first === undefined) throw new Error('a card came to no message');
  const of = toSend.length;
  const sentBefore = begun.kind === 'again' ? 'perhaps' : 'no';

  const firstTs =
    (begun.kind === 'again' ? await foundFirst(sending, place, key) : null) ??
    (await sendPart(sending, place, { key, part: 1, of, first: null }, first, sentBefore));
  const under = { channel: place.channel, thread: place.thread ?? firstTs };
  const there = begun.kind === 'again' && rest.length > 0 ? await findParts(sending.api, sending.us, under, key) : [];
  for (const [at, message] of rest.entries()) {
    const part = at + 2;
    if (!there.some((one) => one.part === part))
      await sendPart(sending, under, { key, part, of, first: firstTs }, message, sentBefore);
  }
  await share(under, sentBefore);
  const ref = { channel: place.channel, message: firstTs, thread: place.thread };
  await memory.endPost(key, ref);
  return ref;
}

/** The message that an earlier try left; where there are two, the younger goes. */
async function foundFirst({ api, us }: Sending, place: Place, key: string): Promise<string | null> {
  const firsts: readonly PartThere[] = (await findParts(api, us, place, key)).filter(({ part }) => part === 1);
  const [found, ...younger] = firsts.map(({ ts }) => ts);
  for (const ts of younger) await remove(api, place.channel, ts);
  return found ?? null;
}
