import assert from 'node:assert/strict';

import { noMembers } from '#desks/may.ts';
import type { Content } from '#drafts/content.ts';
import type { Draft } from '#drafts/draft.ts';
import { keepUse } from '#drafts/emergency/use.ts';
import { decideAndPlan } from '#publishing/deciding/decide.ts';
import type { Delivery } from '#publishing/delivery.ts';
import { retryDelivery } from '#publishing/doubt/by-hand.ts';
import { sendLate } from '#publishing/holding/late.ts';
import type { PublishingDeps } from '#publishing/publishing-deps.ts';
import { send } from '#publishing/sending/send.ts';
import type { Transaction } from '#storage/database.ts';
import type { Store } from '#storage/store.ts';

import { askedCorrection, publishedDraft } from '../../support/correction-scene.ts';
import { member, openScene, present, type Scene } from '../../support/publishing-scene.ts';
import { scriptedRules } from '../../support/scripted-rules.ts';
import type { Place, PostKind } from './table.ts';

/** One post on its way to one account, and what a stop may change about its world. */
export interface Rig {
  readonly scene: Scene;
  readonly accountId: string;
  readonly draft: Draft;
  /** The delivery that the stop is about: of a series, its second part. Null before it is planned. */
  readonly delivery: Delivery | null;
  /** When it is due, or would be if it were approved now. */
  readonly dueAt: Date;
  /** What the administrator has switched on. */
  readonly switchedOn: { network: boolean; series: boolean };
}

/** A reason not to send, as it begins in life. */
export interface Stop {
  readonly begin: (rig: Rig) => Promise<unknown>;
  /** What the post has to be like, so that this can happen to it. */
  readonly content?: Partial<Content>;
  /** Runs before the post is approved. */
  readonly prepare?: (rig: Rig) => Promise<unknown>;
}

const graceMs = 20_000;
const notAfterMinutes = 60;

/**
 * Brings a post to a place while these stops, and no others, stand there, and returns what becomes of it. `–`: the place
 * does not stop it.
 */
export async function play(stops: readonly Stop[], kind: PostKind, place: Place): Promise<string> {
  const switchedOn = { network: true, series: true };
  const mastodon = {
    ...scriptedRules.mastodon,
    get sendsSeries(): boolean {
      return switchedOn.series;
    },
  };
  await using scene = await openScene({
    settings: { graceSeconds: graceMs / 1000, notAfterMinutes },
    rules: { ...scriptedRules, mastodon },
    wrap: (deps) => ({ ...deps, isSwitchedOn: () => switchedOn.network }),
  });
  const { mastodon: accountId } = scene.accountIds;
  const content = stops.reduce<Partial<Content>>((all, stop) => ({ ...all, ...stop.content }), {});
  const draft = await made(scene, kind, { ...content, accountIds: [accountId] });
  const rig = async (): Promise<Rig> => {
    const delivery = (await scene.deliveries(draft.id)).at(-1) ?? null;
    const later = kind === 'emergency' ? 0 : graceMs;
    const dueAt = delivery?.dueAt ?? new Date(scene.clock.now().getTime() + later);
    return { scene, accountId, draft: await scene.draft(draft.id), delivery, dueAt, switchedOn };
  };
  for (const { prepare } of stops) await prepare?.(await rig());
  const begin = async (): Promise<void> => {
    const now = await rig();
    for (const stop of stops) await stop.begin(now);
  };
  return await plays[place]({ scene, rig, begin });
}

interface Played {
  readonly scene: Scene;
  readonly rig: () => Promise<Rig>;
  readonly begin: () => Promise<void>;
}

const plays: Readonly<Record<Place, (played: Played) => Promise<string>>> = {
  async plan({ rig, begin, scene }) {
    await begin();
    await approve(scene, (await rig()).draft);
    return fateOf(present((await rig()).delivery));
  },
  async gate(played) {
    const due = await becomeDue(played);
    await played.begin();
    await sendOne(played.scene.deps, due);
    const after = present((await played.rig()).delivery);
    if (after.state !== 'ready') return fateOf(after);
    // What the gate did not stop, the claim may: that is the claim's own place.
    return after.dueAt > due.dueAt ? 'later' : '–';
  },
  async claim(played) {
    const due = await becomeDue(played);
    await sendOne(beforeClaim(played.scene.deps, played.begin), due);
    const after = present((await played.rig()).delivery);
    return after.state === 'ready' ? 'waits' : fateOf(after);
  },
  async lastLook(played) {
    const due = await becomeDue(played);
    await sendOne(beforeLastLook(played.scene.deps, played.begin), due);
    const after = present((await played.rig()).delivery);
    return after.state === 'ready' ? 'later' : fateOf(after);
  },
  async byHand(played) {
    const due = await becomeDue(played);
    played.scene.mastodon.troubles.push({ answer: { kind: 'refused', why: 'invalid' } });
    played.scene.mastodon.correctTroubles.push({ answer: { kind: 'refused', why: 'invalid' } });
    await sendOne(played.scene.deps, due);
    assert.equal((await played.rig()).delivery?.state, 'failed');
    await played.begin();
    return retried(played);
  },
  async letGo(played) {
    const due = await becomeDue(played);
    await played.begin();
    await sendOne(played.scene.deps, due);
    assert.equal((await played.rig()).delivery?.state, 'held');
    return retried(played);
  },
  async late(played) {
    const { scene, rig } = played;
    const due = await becomeDue(played);
    scene.clock.advance(notAfterMinutes * 60_000);
    await sendOne(scene.deps, due);
    assert.partialDeepStrictEqual((await rig()).delivery, { state: 'held', why: 'late' });
    await played.begin();
    const request = {
      draftId: due.draftId,
      deliveryId: due.id,
      person: member('lea'),
      members: noMembers,
      window: null,
    };
    const outcome = await scene.store.write((work) => sendLate(work, scene.deps, request));
    return outcome.kind === 'decided' ? '–' : outcome.kind === 'refused' ? `refused: ${outcome.why}` : outcome.kind;
  },
};

/** Makes a post of this kind, of which approval is asked. */
export async function made(scene: Scene, kind: PostKind, content: Partial<Content>): Promise<Draft> {
  switch (kind) {
    case 'post':
      return scene.asked(content);
    case 'correction': {
      const published = await publishedDraft(scene, { accountIds: present(content.accountIds) });
      return askedCorrection(scene, published, { text: 'The town hall is open until 19:00 on Monday.' });
    }
    case 'emergency': {
      const draft = await scene.asked(content);
      const { store, deskId, clock } = scene;
      const emergency = { id: store.newId(), deskId, mode: 'real', what: 'Flood', openedAt: clock.now() } as const;
      // Over, so that its pause stops nothing here.
      await store.db.emergency.create({ data: { ...emergency, openedBy: 'lea', endedAt: clock.now() } });
      const { number: revision, fingerprint } = draft.current;
      const use = { id: store.newId(), emergencyId: emergency.id, deskId, draftId: draft.id, revision, fingerprint };
      const free = { mode: 'real', part: 'free', templateId: null, version: 0, values: {} } as const;
      await store.write((work) => keepUse(work, { ...use, ...free, by: draft.author, at: clock.now() }));
      return draft;
    }
  }
}

/** Approves it. The job engine sends what is due: nothing leaves before the test says so. */
export async function approve({ store }: Pick<Scene, 'store'>, draft: Draft): Promise<void> {
  const { id: draftId, current } = draft;
  const decision = { kind: 'approve', via: 'button', reason: null, members: noMembers } as const;
  const asked = { draftId, revision: current.number, fingerprint: null, person: member('karim'), ...decision };
  const outcome = await store.write((work) => decideAndPlan(work, null, asked));
  assert.equal(outcome.kind, 'decided', JSON.stringify(outcome));
}

/** Approves the post and lets its hour come; the part before it, if there is one, goes out. */
async function becomeDue({ scene, rig }: Played): Promise<Delivery> {
  await approve(scene, (await rig()).draft);
  scene.clock.advance(2 * graceMs);
  const parts = await scene.deliveries((await rig()).draft.id);
  for (const part of parts.slice(0, -1)) await sendOne(scene.deps, part);
  return present((await rig()).delivery);
}

/** Does what the job does that a planned delivery has. */
async function sendOne(deps: PublishingDeps, { id: deliveryId, attempt }: Delivery): Promise<void> {
  await send(deps, { deliveryId, attempt, round: 1 }, new AbortController().signal);
}

async function retried({ scene, rig }: Played): Promise<string> {
  const { id: deliveryId } = present((await rig()).delivery);
  const request = { deliveryId, person: 'karim', members: noMembers };
  const { kind } = await scene.store.write((work) => retryDelivery(work, request));
  return kind === 'retried' ? '–' : kind;
}

function fateOf(delivery: Delivery): string {
  switch (delivery.state) {
    case 'ready':
    case 'sent':
      return '–';
    case 'held':
      return delivery.why;
    case 'failed':
    case 'cancelled':
    case 'sending':
    case 'doubt':
    case 'retracting':
    case 'retracted':
      return delivery.state;
  }
}

function isLock(asked: unknown): boolean {
  return (
    Array.isArray(asked) && asked.some((piece: unknown) => typeof piece === 'string' && piece.includes('"thawed"'))
  );
}

/** Lets something be committed between the gate and the claim: just before the statement that locks the accounts. */
function beforeClaim(deps: PublishingDeps, begin: () => Promise<void>): PublishingDeps {
  let hasBegun = false;
  const write: Store['write'] = (run) =>
    deps.store.write((work) => {
      const ask = async (...asked: Parameters<Transaction['$queryRaw']>): Promise<unknown> => {
        if (!hasBegun && isLock(asked[0])) {
          hasBegun = true;
          await begin();
        }
        return work.tx.$queryRaw(...asked);
      };
      const tx = new Proxy(work.tx, {
        get: (of, name): unknown => (name === '$queryRaw' ? ask : Reflect.get(of, name)),
      });
      return run({ ...work, tx });
    });
  return { ...deps, store: { ...deps.store, write } };
}

/** Lets something be committed between the claim and the last look, which is what is asked outside of a transaction. */
function beforeLastLook(deps: PublishingDeps, begin: () => Promise<void>): PublishingDeps {
  const { db } = deps.store;
  let hasBegun = false;
  const ask = async (...asked: Parameters<typeof db.$queryRaw>): Promise<unknown> => {
    if (!hasBegun) {
      hasBegun = true;
      await begin();
    }
    return db.$queryRaw(...asked);
  };
  const looking = new Proxy(db, { get: (of, name): unknown => (name === '$queryRaw' ? ask : Reflect.get(of, name)) });
  return { ...deps, store: { ...deps.store, db: looking } };
}
