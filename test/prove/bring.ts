import type { History } from './open-history.ts';
import type { Parcel } from './sim-world.ts';

/** Returns a key that is unique to one thing that the platform delivers. */
export function newKey(history: History): string {
  history.deliveries += 1;
  return `event ${history.deliveries}`;
}

/** Makes the platform deliver something: at least once, and not always in order. */
export async function send(
  history: History,
  parcel:
    | Pick<Extract<Parcel, { kind: 'event' }>, 'kind' | 'event'>
    | Pick<Extract<Parcel, { kind: 'form' }>, 'kind' | 'submitted'>,
): Promise<void> {
  const { chance, world, stage } = history;
  const now = world.time.trueMs();
  const one: Parcel = { ...parcel, notBeforeMs: now, tries: 0 };
  if (history.stage.chatIsPlain) {
    world.parcels.push({ ...one, notBeforeMs: now + history.lateSeconds * 1000 });
    return deliverDue(history);
  }
  const isAdded = parcel.kind === 'event' && parcel.event.kind === 'reaction' && parcel.event.added;
  const mustBeLate = stage.theme.reactionsComeLate === true && isAdded;
  if (mustBeLate || chance.onceIn(stage.theme.lateOnceIn ?? 12)) {
    world.inject('chat event late, out of order');
    world.parcels.push({ ...one, notBeforeMs: now + chance.oneOf([5, 60, 300]) * 1000 });
    return;
  }
  if (chance.onceIn(8)) {
    world.inject('chat event delivered twice');
    world.parcels.push({ ...one, notBeforeMs: now + chance.oneOf([0, 60, 300]) * 1000 });
  }
  world.parcels.push(one);
  await deliverDue(history);
}

/** Delivers what is due. What Tambour did not accept comes again in a minute. */
export async function deliverDue(history: History): Promise<void> {
  const { chance, world } = history;
  const { parcels, time } = world;
  for (;;) {
    const index = parcels.findIndex(({ notBeforeMs }) => notBeforeMs <= time.trueMs());
    const [parcel] = index < 0 ? [] : parcels.splice(index, 1);
    if (parcel === undefined) return;
    await world.restartDead();
    const process = chance.oneOf(world.processes);
    const isTaken = await world.run(`a chat ${parcel.kind}`, async () => {
      const sink = process.sink();
      if (sink === null) throw new Error('the chat reaches nobody');
      if (parcel.kind === 'event') await sink.accept(parcel.event);
      else await sink.submit(parcel.submitted);
    });
    if (isTaken) {
      await hear(history, parcel);
      continue;
    }
    parcel.tries += 1;
    // As real platforms do, it gives up after some tries.
    if (parcel.tries < 4) parcels.push({ ...parcel, notBeforeMs: time.trueMs() + 60_000 });
  }
}

/** Records when Tambour first received a press of Stop. */
async function hear({ heard, world }: History, parcel: Parcel): Promise<void> {
  if (parcel.kind !== 'event' || parcel.event.kind !== 'button' || parcel.event.action !== 'stop') return;
  const { dedupeKey } = parcel.event;
  if (!heard.has(dedupeKey)) heard.set(dedupeKey, await world.journalSeq());
}

/** Lets time pass. The chat delivers everything at its moment. */
export async function pass(history: History, seconds: number): Promise<void> {
  const { world } = history;
  if (seconds >= 60) world.tell(`${seconds} s pass`);
  const until = world.time.trueMs() + seconds * 1000;
  while (world.time.trueMs() < until) {
    const now = world.time.trueMs();
    const nextParcel = Math.min(...world.parcels.map(({ notBeforeMs }) => notBeforeMs));
    await world.pass((Math.max(now + 1, Math.min(until, nextParcel)) - now) / 1000);
    await deliverDue(history);
  }
}
