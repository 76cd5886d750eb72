import pMap from 'p-map';

import type { ChatEvent } from '#chat/chat-sink.ts';
import type { MessageRef } from '#chat/refs.ts';
import type { Clock } from '#clock.ts';

import { cache } from './cache.ts';
import { below, type Given, type Part, type PartStore, type PartThere } from './part-store.ts';

type Message = Pick<MessageRef, 'channel' | 'message'>;
type Reaction = Extract<ChatEvent, { readonly kind: 'reaction' }>;

/** Operations needed to read the reactions to cards, each of which may be several messages. */
export interface ReactionStore extends Pick<PartStore<never, never>, 'find'> {
  /** Reads the parts of our messages, by message. A deleted one is missing; one without a part is null. */
  readAll(refs: readonly MessageRef[]): Promise<ReadonlyMap<string, PartThere | null>>;
  /** Returns the current reactions to each message. A deleted one is missing. */
  reactionsTo(messages: readonly Message[]): Promise<ReadonlyMap<string, Given>>;
  /** Reads a message's part of a card, wherever it is; null if it is not ours, or has none. */
  readAnywhere(message: Message): Promise<PartSomewhere | null>;
  /** Messages that this process sent. */
  readonly sentHere: SentHere;
}

/** A message's part of a card, and the thread in which it is. */
interface PartSomewhere {
  readonly part: Part;
  readonly thread: string | null;
}

/** Memory of the messages that this process sent: to which card each belongs never changes. */
interface SentHere {
  note(message: string, sent: PartSomewhere): void;
  known(message: string): PartSomewhere | null;
}

/** Most messages that are remembered; then all are forgotten, and read when they are asked for. */
const mostSent = 20_000;

export function sentHere(): SentHere {
  const sent = new Map<string, PartSomewhere>();
  return {
    note: (message, it) => {
      if (sent.size >= mostSent) sent.clear();
      sent.set(message, it);
    },
    known: (message) => sent.get(message) ?? null,
  };
}

const atOnce = 4;
/** Time for which a message's part is cached. It never changes, so it is read once, however often somebody reacts. */
const partForMs = 10 * 60_000;

/** Returns the current reactions to each of the cards, on any of its messages. A deleted card has no entry. */
export async function readReactions(
  store: ReactionStore,
  refs: readonly MessageRef[],
): Promise<ReadonlyMap<string, Given>> {
  const stands = await store.readAll(refs);
  const there = refs.filter(({ message }) => stands.has(message));
  const further = async (ref: MessageRef): Promise<readonly string[]> => {
    const part = stands.get(ref.message) ?? null;
    if (part === null || part.of === 1) return [];
    return (await store.find(below(ref, ref.message), part.key)).filter((one) => one.part > 1).map(({ id }) => id);
  };
  const cards = await pMap(there, async (ref) => ({ ref, all: [ref.message, ...(await further(ref))] }), {
    concurrency: atOnce,
  });
  const given = await store.reactionsTo(
    cards.flatMap(({ ref, all }) => all.map((message) => ({ channel: ref.channel, message }))),
  );
  return new Map(
    cards.flatMap(({ ref, all }) =>
      given.has(ref.message) ? [[ref.message, all.flatMap((message) => given.get(message) ?? [])] as const] : [],
    ),
  );
}

/**
 * Builds a function that maps a reaction to any message of a card to one to the card. It returns null for a reaction
 * taken back while the same person still gives it to another message of the card. Reactions without a meaning are not
 * looked up.
 */
export function onItsCard(store: ReactionStore, clock: Clock): (reaction: Reaction) => Promise<Reaction | null> {
  const parts = cache<Awaited<ReturnType<typeof store.readAnywhere>>>(clock, partForMs);
  return async (reaction) => {
    if (reaction.name === 'other') return reaction;
    const { channel, message } = reaction.ref;
    // A reaction that is taken back needs to know how many messages the card has by now.
    const there =
      (reaction.added ? store.sentHere.known(message) : null) ??
      (await parts.get(`${channel}:${message}`, () => store.readAnywhere({ channel, message })));
    if (there === null) return reaction;
    const first = there.part.first ?? message;
    const ref = { channel, message: first, thread: there.thread === first ? null : there.thread };
    if (!reaction.added && there.part.of > 1) {
      const given = (await readReactions(store, [ref])).get(first) ?? [];
      if (given.some(({ name, user }) => name === reaction.name && user === reaction.user)) return null;
    }
    return { ...reaction, ref };
  };
}
