import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';

import type { DecisionKind, DecisionVia } from '#approvals/decision.ts';
import type { Decider, DecisionOutcome } from '#approvals/decide.ts';
import { createDesk } from '#desks/create-desk.ts';
import { type Desk, readDesk } from '#desks/desk.ts';
import type { DeskSettings } from '#desks/desk-settings.ts';
import { type Members, noMembers } from '#desks/may.ts';
import { askForApproval } from '#drafts/ask-for-approval.ts';
import { createDraft } from '#drafts/create-draft.ts';
import { unlimitedRoom } from '#drafts/room-for-draft.ts';
import { type Content, plainContent } from '#drafts/content.ts';
import { type Draft, readDraft } from '#drafts/draft.ts';
import type { Rules } from '#drafts/renderings-of.ts';
import type { NetworkKind } from '#networks/network-rules.ts';
import { decideAndPlan } from '#publishing/deciding/decide.ts';
import { deliveriesOf, type Delivery } from '#publishing/delivery.ts';
import type { PublishingDeps } from '#publishing/publishing-deps.ts';
import { startPublishing } from '#publishing/start-publishing.ts';
import type { Store } from '#storage/store.ts';

import { openTestStore, type TestStore } from './store.ts';
import { testClock, type TestClock } from './test-clock.ts';
import { scriptedNetwork, type ScriptedNetwork } from './scripted-network.ts';
import { limits, scriptedRules, type SceneNetwork } from './scripted-rules.ts';

export const rules = scriptedRules;

/** A desk with a Mastodon and an X account: Amina writes, Karim and Lea approve, Omar only watches. */
export interface Scene extends AsyncDisposable {
  readonly store: TestStore;
  readonly clock: TestClock;
  readonly deskId: string;
  readonly mastodon: ScriptedNetwork;
  readonly x: ScriptedNetwork;
  readonly accountIds: Readonly<Record<SceneNetwork, string>>;
  readonly deps: PublishingDeps;
  /** As the chat reports them; null: the chat does not answer. */
  members: Members | null;
  desk(): Promise<Desk>;
  /** Makes a draft of Amina's for both accounts, and asks for its approval. */
  asked(changes?: Partial<Content>): Promise<Draft>;
  decide(draft: Pick<Draft, 'id'>, options?: DecideOptions): Promise<DecisionOutcome>;
  draft(id: string): Promise<Draft>;
  deliveries(draftId: string): Promise<readonly Delivery[]>;
  delivery(draftId: string, network?: SceneNetwork): Promise<Delivery>;
  notices(draftId: string): Promise<readonly string[]>;
  /** Lets time pass, running each job at its time. Throws a job's error. */
  pass(seconds: number): Promise<void>;
}

export interface DecideOptions {
  readonly by?: string;
  readonly person?: Partial<Decider>;
  readonly kind?: DecisionKind;
  readonly via?: DecisionVia;
  readonly revision?: number;
  /** The fingerprint that the card showed; left out: any. */
  readonly fingerprint?: string;
  readonly members?: Members;
  /** Runs in the process that may be killed. */
  readonly isMortal?: boolean;
}

export function member(id: string): Decider {
  return { id, name: id, kind: 'member' };
}

export async function openScene(
  options: {
    readonly settings?: Partial<DeskSettings>;
    readonly reading?: boolean;
    readonly keyLifeSeconds?: number;
    readonly wrap?: (deps: PublishingDeps) => PublishingDeps;
    /** The real networks' rules, if those are used. */
    readonly rules?: Rules;
  } = {},
): Promise<Scene> {
  const clock = testClock();
  const store = await openTestStore({ clock });
  const mastodon = scriptedNetwork({
    kind: 'mastodon',
    clock,
    keyLifeSeconds: options.keyLifeSeconds ?? 3000,
    reading: true,
  });
  const x = scriptedNetwork({ kind: 'x', clock, keyLifeSeconds: 0, reading: options.reading ?? true });
  const accountIds = { mastodon: await anAccount(store, 'mastodon'), x: await anAccount(store, 'x') };
  const created = await store.write((work) =>
    createDesk(work, {
      platform: 'sandbox:practice',
      channel: 'c1',
      by: 'sophie',
      name: 'Bruyère',
      language: 'en',
      timeZone: 'Europe/Paris',
      approvers: ['karim', 'lea'],
      stewards: ['sophie'],
      accountIds: [accountIds.mastodon, accountIds.x],
      ...options.settings,
    }),
  );
  assert.equal(created.kind, 'created');
  const { deskId } = created;
  const immortal: PublishingDeps = {
    store,
    rules: options.rules ?? rules,
    networkOf: async ({ network }) => ({ kind: 'open', network: network === 'mastodon' ? mastodon : x }),
    isSwitchedOn: () => true,
    membersOf: async () => {
      if (scene.members === null) throw new Error('the chat does not answer');
      return scene.members;
    },
    sendTimeoutSeconds: 10,
  };
  const deps = options.wrap?.(immortal) ?? immortal;
  await startPublishing(deps);

  const scene: Scene = {
    store,
    clock,
    deskId,
    mastodon,
    x,
    accountIds,
    deps,
    members: noMembers,
    desk: async () => present(await readDesk(store.db, { id: deskId }, clock.now())),
    async asked(changes = {}) {
      const desk = await scene.desk();
      return store.write(async (work) => {
        const draft = await createDraft(work, {
          room: unlimitedRoom,
          desk,
          author: 'amina',
          content: aContent(scene, changes),
          rules: deps.rules,
        });
        const asked = await askForApproval(work, {
          draftId: draft.id,
          revision: 1,
          person: 'amina',
          desk,
          rules: deps.rules,
        });
        if (asked.kind !== 'asked') throw new Error(JSON.stringify(asked));
        return asked.draft;
      });
    },
    async decide({ id }, { by = 'karim', person = {}, kind = 'approve', via = 'button', ...rest } = {}) {
      const draft = await scene.draft(id);
      return (rest.isMortal === true ? deps.store : store).write((work) =>
        decideAndPlan(work, deps, {
          draftId: id,
          revision: rest.revision ?? draft.current.number,
          fingerprint: rest.fingerprint ?? null,
          person: { ...member(by), ...person },
          members: rest.members ?? noMembers,
          kind,
          via,
          reason: null,
        }),
      );
    },
    draft: async (id) => present(await readDraft(store.db, id)),
    deliveries: (draftId) => deliveriesOf(store.db, draftId),
    async delivery(draftId, network = 'mastodon') {
      const all = await deliveriesOf(store.db, draftId);
      return present(all.findLast(({ accountId }) => accountId === accountIds[network]));
    },
    async notices(draftId) {
      const rows = await store.db.notice.findMany({ where: { draftId }, orderBy: { createdAt: 'asc' } });
      return rows.map(({ kind }) => kind);
    },
    async pass(seconds) {
      const until = clock.now().getTime() + seconds * 1000;
      for (;;) {
        const { failures } = await store.runDueJobs();
        if (failures[0] !== undefined) throw failures[0];
        const next = (await store.waitingJobs()).find(({ queue }) =>
          ['publishing', 'leases', 'read-back'].includes(queue),
        );
        const at = Math.min(until, next?.startAfter.getTime() ?? until);
        clock.advance(Math.max(0, at - clock.now().getTime()));
        if (at >= until) break;
      }
      const { failures } = await store.runDueJobs();
      if (failures[0] !== undefined) throw failures[0];
    },
    [Symbol.asyncDispose]: () => store[Symbol.asyncDispose](),
  };
  return scene;
}

export function aContent(scene: Pick<Scene, 'accountIds'>, changes: Partial<Content> = {}): Content {
  return {
    ...plainContent({
      text: 'The town hall is open until 18:00 on Monday.',
      language: 'en',
      accountIds: [scene.accountIds.mastodon, scene.accountIds.x],
      timeZone: 'Europe/Paris',
    }),
    ...changes,
  };
}

/** Stores a picture; its bytes are never read here. */
export async function aPicture(store: Store, content: string): Promise<Content['media'][number]> {
  const bytes = new TextEncoder().encode(content);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const facts = { sha256, mimeType: 'image/png', width: 10, height: 10, byteLength: bytes.length };
  await store.db.media.create({ data: { ...facts, bytes, createdAt: store.clock.now() } });
  return { ...facts, alt: 'The door of the town hall, open' };
}

export async function anAccount(
  store: Store,
  network: NetworkKind,
  name = 'bruyere',
  { practice } = { practice: true },
): Promise<string> {
  const id = store.newId();
  await store.db.account.create({
    data: {
      id,
      network,
      practice,
      serverUrl: practice ? '' : 'https://social.example.org',
      remoteId: name,
      handle: `@${name}`,
      displayName: name,
      software: 'practice',
      limits: { ...limits, mimeTypes: [...limits.mimeTypes] },
      limitsReadAt: store.clock.now(),
      sealedToken: new Uint8Array(),
      createdAt: store.clock.now(),
    },
  });
  return id;
}

export function present<T>(value: T | null | undefined): T {
  assert.ok(value !== null && value !== undefined);
  return value;
}
