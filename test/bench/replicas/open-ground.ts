import { mkdirSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';

import { sealSecret } from '#app/networks.ts';
import { rules } from '#app/rules.ts';
import { systemClock } from '#clock.ts';
import { createDesk } from '#desks/create-desk.ts';
import { readDesk } from '#desks/desk.ts';
import { keepAccount } from '#desks/keep-account.ts';
import { noMembers } from '#desks/may.ts';
import { plainContent } from '#drafts/content.ts';
import { askForApproval } from '#drafts/ask-for-approval.ts';
import { createDraft } from '#drafts/create-draft.ts';
import { unlimitedRoom } from '#drafts/room-for-draft.ts';
import { mastodonRules } from '#networks/mastodon/mastodon-rules.ts';
import { decideAndPlan } from '#publishing/deciding/decide.ts';
import { openStore } from '#storage/open-store.ts';
import type { Store } from '#storage/store.ts';
import { withDecisionKey } from '#storage/with-decision-key.ts';

import { temporaryFolder } from '../../support/temporary-folder.ts';
import type { Postgres } from '../open-postgres.ts';
import { type Child, startChild } from '../start-child.ts';
import { readBenchConfig, ringOf } from './bench-config.ts';
import type { NetworkAnswer, NetworkQuestion } from './networks-process.ts';

/** Accounts of each desk. Each of its posts makes that many deliveries. */
export const accountsPerDesk = 10;

export type NetworkChild = Child<NetworkQuestion, NetworkAnswer>;

/** A database with desks and accounts, and the replicas that work on it. */
export interface Ground extends AsyncDisposable {
  readonly store: Store;
  readonly desks: readonly string[];
  /** The accounts' tokens, by which the network identifies them. */
  readonly tokens: readonly string[];
  /** Starts one more replica; resolves once it works. */
  addReplica(): Promise<Child<object, null>>;
  /** Approves one post of a desk, to leave at its time. */
  approve(deskId: string, text: string, publishAt: Date): Promise<void>;
}

const hourMs = 3_600_000;

/** Opens a ground with that many desks on a new database. Its replicas get `more` in their environment. */
export async function openGround(
  postgres: Pick<Postgres, 'newDatabase'>,
  network: NetworkChild,
  deskCount: number,
  more: Readonly<Record<string, string>> = {},
): Promise<Ground> {
  await using opened = new AsyncDisposableStack();
  const folder = opened.use(await temporaryFolder());
  const url = await postgres.newDatabase();
  const data = join(folder.path, 'data');
  mkdirSync(data);
  const config = readBenchConfig(url, data);
  const ring = await ringOf(config);
  const storage = await openStore({
    database: config.database,
    backupFolder: data,
    clock: systemClock,
    newId: randomUUID,
    logger: null,
    role: 'command',
    onProgress: () => {},
  });
  if (storage.kind === 'refused') throw new Error('the store did not open', { cause: storage.refusal });
  opened.use(storage.store);
  const store = withDecisionKey(storage.store, ring.keys());
  const { accounts, url: networkUrl } = await network.ask({ kind: 'accounts', count: deskCount * accountsPerDesk });
  const desks: string[] = [];
  for (const [at, { id: remoteId, token }] of accounts.entries()) {
    if (at % accountsPerDesk === 0) desks.push(await newDesk(store, at));
    const identity = { remoteId, handle: `@${remoteId}`, displayName: remoteId, profileUrl: networkUrl };
    const account = {
      network: 'mastodon',
      practice: true,
      serverUrl: '',
      identity,
      software: 'Mastodon 4.6.5',
    } as const;
    const sealFor = sealSecret(ring, { network: 'mastodon', accessToken: token });
    const deskId = desks.at(-1) ?? null;
    await store.write((work) =>
      keepAccount(work, { ...account, limits: mastodonRules.defaultLimits, sealFor, deskId, by: 'bench' }),
    );
  }
  const rest = opened.move();
  return {
    store,
    desks,
    tokens: accounts.map(({ token }) => token),
    addReplica: async () => {
      const env = { DATABASE_URL: url, TAMBOUR_DATA: data, NETWORK_URL: networkUrl, ...more };
      return rest.use(await startChild<object, null>(join(import.meta.dirname, 'replica-process.ts'), env));
    },
    approve: (deskId, text, publishAt) => approve(store, deskId, text, publishAt),
    [Symbol.asyncDispose]: () => rest.disposeAsync(),
  };
}

async function newDesk(store: Store, at: number): Promise<string> {
  const place = { platform: 'sandbox:bench', channel: `c${at}`, name: 'Valmont' } as const;
  const people = { by: 'amina', approvers: ['karim'], stewards: ['karim'] };
  const made = await store.write((work) =>
    createDesk(work, { ...place, ...people, language: 'en', timeZone: 'Europe/Paris', graceSeconds: 0 }),
  );
  if (made.kind === 'refused') throw new Error(`the desk was refused: ${made.why}`);
  return made.deskId;
}

async function approve(store: Store, deskId: string, text: string, publishAt: Date): Promise<void> {
  await store.write(async (work) => {
    const desk = await readDesk(work.tx, { id: deskId }, work.clock.now());
    if (desk === null) throw new Error('the desk is gone');
    const content = {
      ...plainContent({
        text,
        language: 'en',
        accountIds: desk.accounts.map(({ id }) => id),
        timeZone: 'Europe/Paris',
      }),
      window: { publishAt, notAfterAt: new Date(publishAt.getTime() + 6 * hourMs) },
    };
    const draft = await createDraft(work, { room: unlimitedRoom, desk, author: 'amina', content, rules });
    const draftId = draft.id;
    const asked = await askForApproval(work, { draftId, revision: 1, person: 'amina', desk, rules });
    if (asked.kind !== 'asked') throw new Error(`approval could not be asked for: ${asked.kind}`);
    const card = { revision: 1, fingerprint: null } as const;
    const decision = { ...card, members: noMembers, kind: 'approve', via: 'button', reason: null } as const;
    const person = { id: 'karim', name: 'Karim', kind: 'member' } as const;
    // Another process sends it; this one sends nothing.
    const decided = await decideAndPlan(work, null, { draftId, person, ...decision });
    if (decided.kind !== 'decided') throw new Error(`not decided: ${decided.kind}`);
  });
}
