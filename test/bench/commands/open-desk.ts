import { randomUUID } from 'node:crypto';

import { connector } from '#app/networks.ts';
import { rules } from '#app/rules.ts';
import { systemClock } from '#clock.ts';
import { readConfig } from '#config.ts';
import { createDesk } from '#desks/create-desk.ts';
import { readDesk } from '#desks/desk.ts';
import { noMembers } from '#desks/may.ts';
import { plainContent } from '#drafts/content.ts';
import { askForApproval } from '#drafts/ask-for-approval.ts';
import { createDraft } from '#drafts/create-draft.ts';
import { unlimitedRoom } from '#drafts/room-for-draft.ts';
import { openOutbound } from '#outbound/outbound.ts';
import { decideAndPlan } from '#publishing/deciding/decide.ts';
import type { PracticeKeys } from '#practice/practice-keys.ts';
import { keyring } from '#storage/keyring.ts';
import { readMasterKey } from '#storage/master-key.ts';
import { openStore } from '#storage/open-store.ts';
import type { Store } from '#storage/store.ts';
import { withDecisionKey } from '#storage/with-decision-key.ts';

import { keepAccounts } from '../keep-accounts.ts';

/** A desk in a channel of a running Tambour. The benchmark works on it from outside, as its commands do. */
export interface BenchDesk extends AsyncDisposable {
  readonly store: Store;
  readonly deskId: string;
  /** Opens a desk in another channel on the same store; it is closed with this one. */
  another(channel: string): Promise<BenchDesk>;
  addAccounts(keys: PracticeKeys): Promise<readonly string[]>;
  /** Writes a draft and returns its id; with `approved`, its approver has approved it. */
  write(accountIds: readonly string[], how: 'asked' | 'approved'): Promise<string>;
  /** Returns the number of requests to networks under way. */
  underWay(): Promise<number>;
}

export interface Installed {
  readonly databaseUrl: string;
  readonly dataFolder: string;
  readonly place: DeskPlace;
  readonly keys: PracticeKeys;
}

/** Channel of the desk, and its people. */
export interface DeskPlace {
  readonly platform: string;
  readonly channel: string;
  readonly author: string;
  readonly approver: string;
  /** People who may approve, including `approver`. */
  readonly approvers: readonly string[];
}

/** Creates the desk, without grace. */
export async function openDesk({ databaseUrl, dataFolder, place, keys }: Installed): Promise<BenchDesk> {
  await using opened = new AsyncDisposableStack();
  const read = readConfig({ DATABASE_URL: databaseUrl, TAMBOUR_DATA: dataFolder });
  if (read.kind === 'refused') throw new Error('the settings were refused', { cause: read.problems });
  const { config } = read;
  const shared = { clock: systemClock, newId: randomUUID, logger: null, onProgress: () => {} };
  const storage = await openStore({ ...shared, database: config.database, backupFolder: dataFolder, role: 'command' });
  if (storage.kind === 'refused') throw new Error('the store did not open', { cause: storage.refusal });
  opened.use(storage.store);
  const key = await readMasterKey(config.keyFile);
  if (key.kind === 'refused') throw new Error('no master key', { cause: key.refusal });
  const store = withDecisionKey(storage.store, key.keys);
  const connect = connector(config, { keys, outbound: opened.use(openOutbound(config.proxy)) });
  const ring = keyring(config.keyFile.path, key.keys);
  const { platform, author, approver, approvers } = place;
  const rest = opened.move();

  async function deskIn(channel: string): Promise<BenchDesk> {
    const there = { platform, channel, name: 'Valmont', language: 'fr' } as const;
    const people = { by: approver, approvers, stewards: [approver] };
    const made = await store.write((work) =>
      createDesk(work, { ...there, ...people, timeZone: 'Europe/Paris', graceSeconds: 0 }),
    );
    if (made.kind === 'refused') throw new Error(`the desk was refused: ${made.why}`);
    const { deskId } = made;
    return {
      store,
      deskId,
      another: deskIn,
      addAccounts: (added) => keepAccounts(store, { keyring: ring, connect, deskId }, added),
      async write(accountIds, how) {
        const desk = await readDesk(store.db, { id: deskId }, new Date());
        if (desk === null) throw new Error('the desk is gone');
        const text = `La mairie est ouverte jusqu’à 18 h (${randomUUID()}).`;
        const content = plainContent({ text, language: 'fr', accountIds, timeZone: 'Europe/Paris' });
        return store.write(async (work) => {
          const { id: draftId } = await createDraft(work, { room: unlimitedRoom, desk, author, content, rules });
          const asked = await askForApproval(work, { draftId, revision: 1, person: author, desk, rules });
          if (asked.kind !== 'asked') throw new Error(`the draft could not be frozen: ${asked.kind}`);
          if (how === 'asked') return draftId;
          const person = { id: approver, name: 'Karim', kind: 'member' } as const;
          const by = { person, members: noMembers, kind: 'approve', via: 'button', reason: null } as const;
          const decided = await decideAndPlan(work, null, { draftId, revision: 1, fingerprint: null, ...by });
          if (decided.kind !== 'decided') throw new Error(`the approval was not taken: ${decided.kind}`);
          return draftId;
        });
      },
      underWay: () => store.db.delivery.count({ where: { state: 'sending', leaseUntil: { gt: new Date() } } }),
      [Symbol.asyncDispose]: () => rest.disposeAsync(),
    };
  }

  return await deskIn(place.channel);
}
