import type { Card } from '#chat/card.ts';
import type { ChatMemory } from '#chat/chat-memory.ts';
import type { ChatPlatform } from '#chat/chat.ts';
import type { MessageRef } from '#chat/refs.ts';
import { keyedMutex } from '#keyed-mutex.ts';

import { below, type Part, type PartStore, type PartThere, type Place, placeOf } from './part-store.ts';
import { postParts, sendPart, type SentBefore } from './post-parts.ts';

/** A platform's rendering of a card. */
export interface Rendering<Rendered> {
  /** At least one message. */
  readonly render: (card: Card) => Promise<readonly Rendered[]>;
  /** Shows in the card's thread the parts that no message of a card can hold. */
  readonly share?: (card: Card, under: Place & { readonly thread: string }, sharedBefore: SentBefore) => Promise<void>;
}

/**
 * Posts each card once per key, also over restarts: the post is recorded before its first byte is sent, and looked for
 * if the last outcome is unknown. Updates of one card run one after the other. The first message's id is the card's.
 */
export function cards<Rendered, Message, There extends PartThere>(
  store: PartStore<Rendered, Message, There>,
  memory: ChatMemory,
  { render, share = async () => {} }: Rendering<Rendered>,
): Pick<ChatPlatform, 'post' | 'update'> {
  const mutex = keyedMutex();
  const posting = new Map<string, Promise<MessageRef>>();

  const postOnce = async (place: Place, card: Card, key: string): Promise<MessageRef> => {
    const begun = await memory.beginPost(key);
    if (begun.kind === 'again' && begun.ref !== null) return begun.ref;
    const sentBefore = begun.kind === 'again' ? 'perhaps' : 'no';
    const message = await postParts(store, place, key, await render(card), sentBefore);
    await share(card, below(place, message), sentBefore);
    const ref = { channel: place.channel, message, thread: place.thread };
    await memory.endPost(key, ref);
    return ref;
  };

  return {
    post: (where, card, { key }) => {
      const begun = posting.get(key);
      if (begun !== undefined) return begun;
      const upcoming = postOnce(placeOf(where), card, key).finally(() => posting.delete(key));
      posting.set(key, upcoming);
      return upcoming;
    },
    update: (ref, card) =>
      mutex(ref.message, async () => {
        const outcome = await updateParts(store, ref, await render(card));
        if (outcome === 'updated') await share(card, below(ref, ref.message), 'perhaps');
        return outcome;
      }),
  };
}

/**
 * Replaces all messages of a card, and deletes those that the new card no longer needs. The first message records how
 * many there ever were, before any is added, so that a crash leaves no part of an older card for good.
 */
async function updateParts<Rendered, Message, There extends PartThere>(
  store: PartStore<Rendered, Message, There>,
  ref: MessageRef,
  rendered: readonly Rendered[],
): Promise<'updated' | 'gone'> {
  const [first, ...rest] = rendered;
  if (first === undefined) throw new Error('a card came to no message');
  const { channel, message } = ref;
  const stands = await store.read(ref);
  if (stands === 'gone') return 'gone';
  const key = stands?.key ?? `${channel}:${message}`;
  const of = Math.max(stands?.of ?? 1, rendered.length);
  const put = async (place: Place, id: string, part: Part, one: Rendered, old: There | null): Promise<boolean> =>
    (await store.replace(channel, id, part, await store.ready(place, part, one, old ?? 'added'))) === 'updated';

  const place: Place = { channel, thread: ref.thread };
  if (!(await put(place, message, { key, part: 1, of, first: null }, first, stands))) return 'gone';
  if (of === 1) return 'updated';

  const under = below(place, message);
  const there = (await store.find(under, key)).filter(({ part }) => part > 1);
  const taken = new Set<string>();
  for (const [at, one] of rest.entries()) {
    const part: Part = { key, part: at + 2, of, first: message };
    const old = there.find((each) => each.part === part.part);
    if (old !== undefined) taken.add(old.id);
    if (old === undefined || !(await put(under, old.id, part, one, old)))
      await sendPart(store, under, part, await store.ready(under, part, one, 'added'), 'no');
  }
  for (const { id } of there) if (!taken.has(id)) await store.remove(channel, id);
  return 'updated';
}
