import type { MessageRef } from '#chat/refs.ts';

import { below, type Part, type PartStore, type PartThere, type Place } from './part-store.ts';
import { sendPart } from './post-parts.ts';

/**
 * Replaces all messages of a card, and deletes those that the new card no longer needs. The first message records how
 * many there ever were, before any is added, so that a crash leaves no part of an older card for good.
 */
export async function updateParts<Rendered, Message, There extends PartThere>(
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
