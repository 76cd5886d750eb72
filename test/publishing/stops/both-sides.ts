import type { Draft } from '#drafts/draft.ts';
import type { Delivery } from '#publishing/delivery.ts';
import { gatesKnowing, type OpenGate, readKnown } from '#publishing/gate.ts';
import { lockReady } from '#publishing/lock-delivery.ts';
import { claimDeliveries } from '#publishing/sending/claim.ts';
import { sendClaimed } from '#publishing/sending/request.ts';
import { send } from '#publishing/sending/send.ts';
import type { Content } from '#drafts/content.ts';
import type { UnitOfWork } from '#storage/store.ts';

import { openScene, present, type Scene } from '../../support/publishing-scene.ts';
import { approve, made } from './play.ts';
import type { PostKind } from './table.ts';

/** A post that is due, and leaves unless something stops it. */
export interface Due extends AsyncDisposable {
  readonly scene: Scene;
  readonly kind: PostKind;
  readonly draft: Draft;
  readonly delivery: Delivery;
  readonly open: OpenGate;
}

/** Makes a post to both accounts that is due; of a series, its second part, whose first is public. */
export async function openDue(kind: PostKind, content: Partial<Content> = {}): Promise<Due> {
  const scene = await openScene();
  const { mastodon, x } = scene.accountIds;
  const draft = await made(scene, kind, { ...content, accountIds: [mastodon, x] });
  await approve(scene, draft);
  scene.clock.advance(60_000);
  const [first, second] = (await scene.deliveries(draft.id)).filter(({ accountId }) => accountId === mastodon);
  const { id, attempt } = present(first);
  if (second !== undefined) await send(scene.deps, { deliveryId: id, attempt, round: 1 }, new AbortController().signal);
  const delivery = second ?? present(first);
  const open = await rolledBack(scene, async (work) => {
    const [opened] = await openGates(work, scene, delivery);
    return present(opened).open;
  });
  return { scene, kind, draft, delivery, open, [Symbol.asyncDispose]: () => scene[Symbol.asyncDispose]() };
}

/** Runs in a transaction that leaves nothing behind. */
async function rolledBack<T>({ store }: Scene, run: (work: UnitOfWork) => Promise<T>): Promise<T> {
  const over = new Error('rolled back');
  let result: { readonly is: T } | undefined;
  await store
    .write(async (work) => {
      result = { is: await run(work) };
      throw over;
    })
    .catch((thrown: unknown) => {
      if (thrown !== over) throw thrown;
    });
  return present(result).is;
}

async function openGates(
  work: UnitOfWork,
  { deps }: Scene,
  { id }: Delivery,
): Promise<Awaited<ReturnType<typeof gatesKnowing>>['opened']> {
  const { draft, deliveries } = present(await lockReady(work.tx, [id]));
  const now = work.clock.now();
  const known = await readKnown(work, draft, now, null);
  const { opened, pictures } = await gatesKnowing(deps, work.tx, draft, deliveries, known, now);
  return [...opened, ...pictures];
}

/** Whether each side stops a post: the condition in TypeScript, and the two in SQL. */
export interface Sides {
  readonly gate: boolean;
  readonly claim: boolean;
  readonly lastLook: boolean;
}

/** Asks both sides about the same rows at the same moment. `write` writes the rows, of which nothing stays. */
export async function askBothSides(due: Due, write: (work: UnitOfWork) => Promise<unknown>): Promise<Sides> {
  const { scene, kind, delivery, open } = due;
  const isEmergency = kind === 'emergency';
  return rolledBack(scene, async (work) => {
    await write(work);
    const gate = (await openGates(work, scene, delivery)).length === 0;
    const { draft, deliveries } = present(await lockReady(work.tx, [delivery.id]));
    const [claimed] = await claimDeliveries(work, scene.deps, draft, deliveries, { isEmergency });
    const lease = new Date(work.clock.now().getTime() + 40_000);
    // So that the last look is asked about the same rows, although there was no claim.
    await work.tx.delivery.update({
      where: { id: delivery.id },
      data: { state: 'sending', attempt: 1, sendingSince: work.clock.now(), leaseUntil: lease },
    });
    const claim = claimed ?? {
      deliveryId: delivery.id,
      attempt: 1,
      sendingSince: work.clock.now(),
      isEmergency,
      leaseUntil: lease,
      leaseUntilMonotonicMs: work.clock.monotonicMs() + 40_000,
    };
    const within = { ...scene.deps.store, db: work.tx, write: <T>(run: (same: UnitOfWork) => Promise<T>) => run(work) };
    const before = scene.mastodon.requests.length + scene.mastodon.corrections.length;
    // The network's copy outlives the transaction: each request is refused.
    scene.mastodon.troubles.push({ answer: { kind: 'refused', why: 'invalid' } });
    // The cast: all that the last look, and the record of its answer, do with the database, a transaction does too.
    const deps = { ...scene.deps, store: within as unknown as typeof scene.deps.store };
    const signal = new AbortController().signal;
    await sendClaimed(deps, { claim, open: { ...open, passed: [] }, key: delivery.key }, signal);
    scene.mastodon.troubles.length = 0;
    const lastLook = scene.mastodon.requests.length + scene.mastodon.corrections.length === before;
    return { gate, claim: claimed === undefined, lastLook };
  });
}
