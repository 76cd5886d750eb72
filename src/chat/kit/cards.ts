import type { Card } from '#chat/card.ts';
import type { ChatMemory } from '#chat/chat-memory.ts';
import type { ChatPlatform } from '#chat/chat.ts';
import type { MessageRef } from '#chat/refs.ts';
import { keyedMutex } from '#keyed-mutex.ts';

import { below, type Part, type PartStore, type PartThere, type Place, placeOf } from './part-store.ts';
import { postParts, sendPart, type SentBefore } from './post-parts.ts';

/** Most messages that a process remembers; then it forgets all, and reads them again. */
const mostKnown = 5_000;

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
  /** Cards of one message, as this process showed them last. */
  const known = new Map<string, { readonly hash: string; readonly there: There }>();
  const remember = (message: string, hash: string | undefined, there: There | null): void => {
    if (known.size >= mostKnown) known.clear();
    if (hash !== undefined && there?.of === 1) known.set(message, { hash, there });
  };

  const postOnce = async (place: Place, card: Card, { key, hash }: PostOptions): Promise<MessageRef> => {
    const begun = await memory.beginPost(key);
    if (begun.kind === 'again' && begun.ref !== null) return begun.ref;
    const sentBefore = begun.kind === 'again' ? 'perhaps' : 'no';
    const { id: message, there } = await postParts(store, place, key, await render(card), sentBefore);
    if (sentBefore === 'no') remember(message, hash, there);
    await share(card, below(place, message), sentBefore);
    const ref = { channel: place.channel, message, thread: place.thread };
    await memory.endPost(key, ref);
    return ref;
  };

  return {
    post: (where, card, options) => {
      const { key } = options;
      const begun = posting.get(key);
      if (begun !== undefined) return begun;
      const upcoming = postOnce(placeOf(where), card, options).finally(() => posting.delete(key));
      posting.set(key, upcoming);
      return upcoming;
    },
    update: (ref, card, hashes) =>
      mutex(ref.message, async () => {
        const rendered = await render(card);
        const last = known.get(ref.message);
        // If the update fails, nobody knows what is shown.
        known.delete(ref.message);
        const isOurs = last !== undefined && last.hash === hashes?.shown;
        const stands = isOurs ? last.there : await store.read(ref);
        if (stands === 'gone') return 'gone';
        // What another process added a moment ago is not counted in what this one showed last.
        const leastParts = last === undefined || isOurs ? 1 : 2;
        const there = await updateParts(store, ref, { rendered, leastParts }, stands);
        if (there === 'gone') return 'gone';
        remember(ref.message, hashes?.next, there);
        await share(card, below(ref, ref.message), 'perhaps');
        return 'updated';
      }),
  };
}

type PostOptions = Parameters<ChatPlatform['post']>[2];

/**
 * Replaces all messages of a card, and deletes those that the new card no longer needs. Returns the first one. It
 * records how many there ever were, before any is added, so that a crash leaves no part of an older card for good.
 */
async function updateParts<Rendered, Message, There extends PartThere>(
  store: PartStore<Rendered, Message, There>,
  ref: MessageRef,
  { rendered, leastParts }: { readonly rendered: readonly Rendered[]; readonly leastParts: number },
  stands: There | null,
): Promise<There | 'gone'> {
  const [first, ...rest] = rendered;
  if (first === undefined) throw new Error('a card produced no message');
  const { channel, message } = ref;
  const key = stands?.key ?? `${channel}:${message}`;
  const of = Math.max(stands?.of ?? 1, rendered.length, leastParts);
  const put = async (
    place: Place,
    id: string,
    part: Part,
    one: Rendered,
    old: There | null,
  ): Promise<There | 'gone'> => {
    const ready = await store.ready(place, part, one, old ?? 'added');
    return (await store.replace(channel, id, part, ready)) === 'gone' ? 'gone' : store.sent(id, part, ready);
  };

  const place: Place = { channel, thread: ref.thread };
  const replaced = await put(place, message, { key, part: 1, of, first: null }, first, stands);
  if (replaced === 'gone' || of === 1) return replaced;

  const under = below(place, message);
  const there = (await store.find(under, key)).filter(({ part }) => part > 1);
  const taken = new Set<string>();
  for (const [at, one] of rest.entries()) {
    const part: Part = { key, part: at + 2, of, first: message };
    const old = there.find((each) => each.part === part.part);
    if (old !== undefined) taken.add(old.id);
    if (old === undefined || (await put(under, old.id, part, one, old)) === 'gone')
      await sendPart(store, under, part, await store.ready(under, part, one, 'added'), 'no');
  }
  for (const { id } of there) if (!taken.has(id)) await store.remove(channel, id);
  return replaced;
}
