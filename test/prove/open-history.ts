import { createDesk } from '#desks/create-desk.ts';

import { blueskyRules } from '#networks/bluesky/bluesky-rules.ts';

import { limits } from '../support/scripted-rules.ts';
import type { Backup } from './backups.ts';
import type { Chance } from './chance.ts';
import type { Stage } from './stage.ts';
import { did } from './sim-bluesky.ts';
import { channel } from './sim-chat.ts';
import type { Ground } from './ground.ts';
import { type SimWorld, simWorld } from './sim-world.ts';
import type { AbsenceAsked, Lost, PersonAct, SimAccount } from './witness.ts';

/** The desk, people, accounts and machines of one seed, before anything happens. */
export interface History {
  readonly seed: number;
  readonly chance: Chance;
  readonly world: SimWorld;
  readonly ground: Ground;
  readonly deskId: string;
  readonly stage: Stage;
  readonly acts: (PersonAct & { readonly key?: string })[];
  /** Maps the key of a delivery by the chat to the end of the journal when Tambour accepted it. */
  readonly heard: Map<string, bigint>;
  readonly absences: AbsenceAsked[];
  /** Everybody whom a change of policy made an approver. */
  readonly named: string[];
  clockJumped: boolean;
  backup: Backup | null;
  lost: Lost | null;
  /** Drafts whose rows somebody changed in the database. */
  readonly tampered: Set<string>;
  /** Number of wordings so far, which keeps them apart. */
  wordings: number;
  deliveries: number;
  /** In a hand-written history: how late the platform delivers what happens now. */
  lateSeconds: number;
}

export const authors = ['amina', 'bilal'] as const;
/** A guest is in the channel and an outsider is not; neither may approve. */
export const everybody = ['amina', 'bilal', 'karim', 'lea', 'gus', 'omar'] as const;
export const inTheChannel = ['amina', 'bilal', 'karim', 'lea', 'gus', 'sophie'] as const;

export async function openHistory(
  ground: Ground,
  { seed, chance, stage }: Pick<History, 'seed' | 'chance' | 'stage'>,
): Promise<History> {
  const { accounts, replicas, settings } = stage;
  const world = simWorld(ground, accounts, replicas, chance);
  for (const id of [...inTheChannel, 'omar']) {
    const kind = id === 'gus' ? 'guest' : 'member';
    world.chat.users.set(id, { id, name: id, language: 'en', timeZone: 'Europe/Paris', kind });
  }
  world.chat.inChannel.push(...inTheChannel);
  for (const process of world.processes) await world.run('start', () => process.start());
  const [first] = world.processes;
  if (first === undefined) throw new Error('nothing runs');
  for (const account of accounts) await keepAccount(first.store(), account);
  const created = await first.store().write((work) =>
    createDesk(work, {
      platform: 'sim:chat',
      channel,
      by: 'sophie',
      name: 'Valmont',
      language: 'en',
      timeZone: 'Europe/Paris',
      stewards: ['sophie'],
      accountIds: accounts.map(({ id }) => id),
      digestWeekday: null,
      officialDomains: ['valmont.example'],
      ...settings,
    }),
  );
  if (created.kind !== 'created') throw new Error(created.why);
  const machines = `${replicas === 1 ? 'one Tambour' : 'two Tambours'}, ${accounts.map(accountText).join(' and ')}`;
  world.tell(
    `A desk: ${settings.approvalsNeeded} of ${settings.approvers.join(', ')} approve, ${settings.graceSeconds} s of grace; ${machines}; ${stage.theme.name}`,
  );
  const { deskId } = created;
  return {
    seed,
    chance,
    world,
    ground,
    tampered: new Set(),
    deskId,
    stage,
    acts: [],
    heard: new Map(),
    absences: [],
    named: [],
    clockJumped: false,
    backup: null,
    lost: null,
    wordings: 0,
    deliveries: 0,
    lateSeconds: 0,
  };
}

function accountText({ network, keepsKeys, reading }: SimAccount): string {
  if (network === 'bluesky') return 'Bluesky';
  if (network === 'mastodon') return keepsKeys ? 'Mastodon' : 'a server without keys';
  return reading ? 'X' : 'X that may not be read';
}

async function keepAccount(store: ReturnType<SimWorld['processes'][0]['store']>, account: SimAccount): Promise<void> {
  await store.write((work) =>
    work.tx.account.create({
      data: {
        id: account.id,
        network: account.network,
        practice: account.practice === true,
        handle: account.handle,
        displayName: 'Valmont',
        ...serverOf(account),
        limitsReadAt: work.clock.now(),
        sealedToken: new Uint8Array(),
        createdAt: work.clock.now(),
      },
    }),
  );
}

function serverOf({ network, practice, keepsKeys }: SimAccount): {
  readonly serverUrl: string;
  readonly remoteId: string;
  readonly software: string;
  readonly limits: object;
} {
  const software = keepsKeys ? 'Mastodon 4.6.6' : 'GoToSocial 0.20';
  const usual = { remoteId: 'valmont', software, limits: { ...limits, mimeTypes: [...limits.mimeTypes] } };
  if (practice === true) return { ...usual, serverUrl: '' };
  switch (network) {
    case 'mastodon':
      return { ...usual, serverUrl: 'https://social.example.org' };
    case 'x':
      return { ...usual, serverUrl: '' };
    case 'bluesky':
      return {
        serverUrl: 'https://pds.valmont.example',
        remoteId: did,
        software: '',
        limits: { ...blueskyRules.defaultLimits },
      };
  }
}
