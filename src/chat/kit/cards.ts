import type { Card } from '#chat/card.ts';
import type { ChatMemory } from '#chat/chat-memory.ts';
import type { ChatPlatform } from '#chat/chat.ts';
import type { MessageRef } from '#chat/refs.ts';
import { keyedMutex } from '#keyed-mutex.ts';

import { below, placeOf, type PartStore, type PartThere, type Place } from './part-store.ts';
import { postParts, type SentBefore } from './post-parts.ts';
import { updateParts } from './update-parts.ts';

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
