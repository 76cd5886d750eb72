import { below, type Part, type PartStore, type PartThere, type Place } from './part-store.ts';
import { pause } from './pause.ts';

const maxSends = 3;
/** Time after which a message can be read that arrived although its answer was lost. */
const settleMs = 500;

/** "perhaps" if messages may already be on the platform, from an attempt whose outcome is unknown. */
export type SentBefore = 'no' | 'perhaps';

/**
 * Posts the messages of a card, each once, and returns the first, described if it was sent just now. If the first is in no thread, the others go
 * into its own. Messages left by an earlier attempt are reused; of duplicates, the younger is deleted.
 */
export async function postParts<Rendered, Message, There extends PartThere>(
  store: PartStore<Rendered, Message, There>,
  place: Place,
  key: string,
  rendered: readonly Rendered[],
  sentBefore: SentBefore,
): Promise<{ readonly id: string; readonly there: There | null }> {
  let first: string | null = null;
  let firstThere: There | null = null;
  let there: readonly There[] = [];
  for (const [at, one] of rendered.entries()) {
    const under: Place = first === null ? place : below(place, first);
    // The first stands where the card is posted; all others stand in one thread.
    if (sentBefore === 'perhaps' && at <= 1) there = await store.find(under, key);
    const part: Part = { key, part: at + 1, of: rendered.length, first };
    const found = await onlyFirst(store, place, there.filter(isLike(part)));
    if (found !== null) {
      first ??= found;
      continue;
    }
    const ready = await store.ready(under, part, one, 'posted');
    const id: string = await sendPart(store, under, part, ready, sentBefore);
    if (first === null) firstThere = store.sent(id, part, ready);
    first ??= id;
  }
  if (first === null) throw new Error('a card produced no message');
  return { id: first, there: firstThere };
}

/**
 * Posts one message of a card, once. If the answer is lost, or the message was perhaps sent before, looks for it before
 * sending it again, and removes a second one.
 */
export async function sendPart<Message>(
  store: Pick<PartStore<never, Message>, 'send' | 'find' | 'remove' | 'life'>,
  place: Place,
  part: Part,
  message: Message,
  sentBefore: SentBefore,
): Promise<string> {
  const there = async (): Promise<readonly PartThere[]> => (await store.find(place, part.key)).filter(isLike(part));
  for (let attempt = 1; ; attempt += 1) {
    const sent = await store.send(place, part, message);
    if (sent.id !== null) {
      if (attempt === 1 && sentBefore === 'no') return sent.id;
      // An earlier one may have arrived late.
      return (await onlyFirst(store, place, await there())) ?? sent.id;
    }
    await pause(settleMs * attempt, store.life.signal);
    const [found] = await there();
    if (found !== undefined) return found.id;
    if (attempt === maxSends || store.life.signal.aborted) throw sent.error;
  }
}

/** Removes all messages but the first and returns its id; null if there are none. */
async function onlyFirst(
  store: Pick<PartStore<never, never>, 'remove'>,
  { channel }: Place,
  there: readonly PartThere[],
): Promise<string | null> {
  const [first, ...younger] = there;
  for (const { id } of younger) await store.remove(channel, id);
  return first?.id ?? null;
}

function isLike({ part }: Part): (there: PartThere) => boolean {
  return (there) => there.part === part;
}
