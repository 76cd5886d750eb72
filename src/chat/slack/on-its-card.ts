import type { ChatEvent } from '#chat/chat-sink.ts';
import { cache } from '#chat/kit/cache.ts';
import type { Clock } from '#clock.ts';

import { refOf, type SlackReaction } from './chat-event-of.ts';
import { readPartAnywhere } from './find-parts.ts';
import { readReactions } from './read-reactions.ts';
import type { SlackApi } from './web-api.ts';
import type { Us } from './who-we-are.ts';

type Reaction = Extract<ChatEvent, { readonly kind: 'reaction' }>;

/** A message stays what it is: it is asked about once, however often somebody reacts. */
const partForMs = 10 * 60_000;

/**
 * A long card is several messages: a reaction to any of them is one to the card. Null for one that was taken back while
 * the same person reacts the same to another of its messages. What is not ours, or means nothing, is not asked about.
 */
export function onItsCard(deps: {
  readonly api: SlackApi;
  readonly us: Us;
  readonly clock: Clock;
}): (reaction: SlackReaction) => Promise<Reaction | null> {
  const { api, us, clock } = deps;
  const parts = cache<Awaited<ReturnType<typeof readPartAnywhere>>>(clock, partForMs);
  return async ({ isOnOurs, ...reaction }) => {
    if (!isOnOurs || reaction.name === 'other') return reaction;
    const { channel, message } = reaction.ref;
    const there = await parts.get(`${channel}:${message}`, () => readPartAnywhere(api, us, { channel, message }));
    if (there === null) return reaction;
    const ref = refOf(channel, there.part.first ?? message, there.thread);
    if (!reaction.added && there.part.of > 1) {
      const given = (await readReactions(api, us, [ref])).get(ref.message) ?? [];
      if (given.some(({ name, user }) => name === reaction.name && user === reaction.user)) return null;
    }
    return { ...reaction, ref };
  };
}
