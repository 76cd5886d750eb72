import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import type { Logger } from 'pino';

import type { ChatPlatform } from '#chat/chat.ts';
import { practiceChat } from '#chat/practice/practice-chat.ts';
import { systemClock } from '#clock.ts';
import type { Config } from '#config.ts';
import type { AccountSecret } from '#desks/account-secret.ts';
import { readDesk } from '#desks/desk.ts';
import { keepAccount } from '#desks/keep-account.ts';
import { checkPracticeAccounts, type PracticeCheck } from '#practice/desk/check-practice-accounts.ts';
import { openPracticeClock } from '#practice/desk/open-practice-clock.ts';
import { openDeskDoor } from '#practice/desk/open-desk-door.ts';
import {
  lacksFirstDraft,
  makeFirstDraft,
  type PracticeDesk,
  seedPracticeDesk,
} from '#practice/desk/seed-practice-desk.ts';
import type { ClockDoor } from '#practice/page/clock-door.ts';
import type { PracticeServers } from '#practice/open-practice.ts';
import { fillHistory, type HistoryOutcome } from '#practice/past/fill-history.ts';
import type { NetworksAlone } from '#practice/open-networks-alone.ts';
import {
  type NetworkKeys,
  type PracticeKeys,
  type PracticeNetwork,
  readPracticeKeys,
} from '#practice/practice-keys.ts';
import { orderDigest } from '#reach/enqueue-digests.ts';
import { describeError } from '#storage/describe-error.ts';
import type { JobTime } from '#storage/job-time.ts';
import type { Keyring } from '#storage/keyring.ts';
import type { MovableClock } from '#storage/movable-clock.ts';
import type { Store, UnitOfWork } from '#storage/store.ts';

import { giveBackMemory } from './give-back-memory.ts';
import { imageFrom } from './image-from.ts';
import { type Connect, sealSecret } from './networks.ts';
import type { Refusal } from './refusal-log.ts';
import { rules } from './rules.ts';

// Loaded only where practice is on: other files here must import it dynamically.

/** The platform of the practice desk, as rows, the journal and decisions' MACs hold it. */
export const practicePlatform = 'sandbox:practice';
const practicePage = 'sandbox:page';

/** The seed of the made-up past, the same for everybody, so that only the day makes a difference. */
const seed = 2026;
/** Milliseconds to wait for the practice networks' followers; short, since somebody waits for a command's answer. */
const followersTimeoutMs = 800;

const digestWithinMs = 30_000;
const digestEveryMs = 100;

/** The Tambour in the same process. */
interface Beside {
  readonly store: Store;
  readonly clock: MovableClock;
  readonly time: JobTime;
  readonly logger: Logger;
}

/** Serves the practice chat and networks in this process. `beside` null: for a Tambour in another process. */
export async function openOwnPractice(
  config: Config,
  opened: AsyncDisposableStack,
  refused: (refusal: Refusal) => void,
  beside: Beside | null,
): Promise<PracticeServers> {
  // Loaded here: a start beside practice in another process never needs it.
  const { openPractice } = await import('#practice/open-practice.ts');
  const servers = await openPractice({
    folder: practiceFolder(config),
    clock: beside?.clock ?? systemClock,
    newId: randomUUID,
    refused: (kind) => refused({ platform: practicePage, kind }),
    language: config.language,
    names: config.practiceForAll ? namesOf(config) : [],
    hasBluesky: config.practiceBluesky,
    ...(beside === null
      ? {}
      : { door: openDeskDoor(beside.store, practicePlatform, openClock(config, beside, opened)) }),
  });
  opened.defer(() => servers.close());
  return servers;
}

/** Serves the practice networks alone in this process, with a page that shows them. */
export async function openOwnNetworks(
  config: Config,
  opened: AsyncDisposableStack,
  refused: (refusal: Refusal) => void,
): Promise<NetworksAlone> {
  const { openNetworksAlone } = await import('#practice/open-networks-alone.ts');
  const served = await openNetworksAlone({
    folder: practiceFolder(config),
    clock: systemClock,
    language: config.language,
    refused: (kind) => refused({ platform: practicePage, kind }),
    names: config.practiceForAll ? namesOf(config) : [],
    hasBluesky: config.practiceBluesky,
  });
  opened.defer(() => served.close());
  return served;
}

/**
 * Stores the accounts of the practice networks, so that desks of a real chat can choose them in their setup. Returns
 * null, or why not: the networks do not answer, or ask to wait.
 */
export async function keepRehearsalAccounts(
  needs: Pick<PracticeNeeds, 'store' | 'keyring' | 'connect'> & { readonly keys: NetworkKeys },
): ReturnType<Practice['seed']> {
  const checked = await checkedAccounts(needs);
  if (checked.kind !== 'checked') return checked;
  await needs.store.write(async (work) => {
    for (const account of checked.accounts) {
      await keepAccount(work, { ...account, practice: true, serverUrl: '', deskId: null, by: 'tambour' });
    }
  });
  return null;
}

/** Opens the door by which time is moved; null beside a real chat. */
function openClock(
  { slack, mattermost }: Config,
  { logger, ...beside }: Beside,
  opened: AsyncDisposableStack,
): ClockDoor | null {
  if (slack !== null || mattermost !== null) return null;
  const failed = (error: unknown): void => logger.error({ error: describeError(error) }, 'time could not be moved');
  return opened.use(openPracticeClock({ ...beside, platform: practicePlatform, failed, giveBackMemory }));
}

/** Lists the host names, besides loopback, under which other machines reach the practice page. */
function namesOf({ publicUrl, listen: { host } }: Config): readonly string[] {
  return [...(publicUrl === null ? [] : [new URL(publicUrl).hostname]), host.includes(':') ? `[${host}]` : host];
}

/**
 * Reads the keys with which the bot and the networks enter the practice chat; null if no practice servers were started.
 */
export function practiceKeys(config: Config, own: PracticeServers | null, url: string): PracticeKeys | null {
  return own?.keysAt(url) ?? readPracticeKeys(practiceFolder(config));
}

function practiceFolder(config: Config): string {
  return join(config.dataFolder, 'practice');
}

interface PracticeNeeds {
  readonly config: Config;
  readonly store: Store;
  readonly keyring: Keyring;
  readonly connect: Connect;
  readonly keys: PracticeKeys;
  readonly logger: Logger;
}

/** Everything that Tambour does with practice. */
export interface Practice {
  /** The practice chat, as the bot uses it. */
  readonly chat: ChatPlatform;
  /**
   * Makes the practice desk if there is none. Returns null, or why not: the practice networks do not answer, or ask to
   * wait.
   */
  seed(): Promise<Exclude<PracticeCheck, { kind: 'checked' }> | null>;
  /** Gives a desk of the practice chat its made-up past, once. */
  fill(deskId: string): Promise<HistoryOutcome>;
  /** Fills in the past of the practice desk of the first start, as `fill` does. */
  fillFirstDesk(): Promise<void>;
  /** Makes the draft that waits at the first start, below the past's digest if there is one. */
  beginFirstDraft(): Promise<void>;
}

/** Connects to running practice servers. Sends them no request yet. */
export function connectPractice(needs: PracticeNeeds): Practice {
  const { store, keys, logger } = needs;
  const chat = practiceChat({
    url: keys.chat.url,
    token: keys.chat.token,
    clock: store.clock,
    imageOf: imageFrom(store),
    failed: (error) => logger.warn({ error: describeError(error) }, 'the practice chat did not answer'),
  });
  return {
    chat,
    seed: () => seedDesk(needs),
    fill: (deskId) => fillDesk(needs, chat, deskId),
    fillFirstDesk: async () => {
      const where = { platform: practicePlatform, channel: keys.chat.channel };
      const desk = await readDesk(store.db, where, store.clock.now());
      if (desk !== null) await fillDesk(needs, chat, desk.id);
    },
    async beginFirstDraft() {
      const first = { ...placeOf(needs), rules };
      if (!(await lacksFirstDraft(store, first))) return;
      await digestShown(store);
      await makeFirstDraft(store, first);
    },
  };
}

async function seedDesk(needs: PracticeNeeds): ReturnType<Practice['seed']> {
  const checked = await checkedAccounts(needs);
  if (checked.kind !== 'checked') return checked;
  const { accounts } = checked;
  await seedPracticeDesk(needs.store, { ...placeOf(needs), accounts, rules });
  return null;
}

async function checkedAccounts({
  keyring,
  connect,
  keys,
}: Pick<PracticeNeeds, 'keyring' | 'connect'> & { readonly keys: NetworkKeys }): Promise<PracticeCheck> {
  return checkPracticeAccounts(
    await Promise.all(
      secretsIn(keys).map(async (secret) => ({
        network: await connect({ practice: true, serverUrl: '', software: '', remoteId: '' }, secret),
        sealFor: sealSecret(keyring, secret),
      })),
    ),
  );
}

function secretsIn({ mastodon, x, bluesky }: NetworkKeys): readonly AccountSecret[] {
  return [mastodon.secret, x.secret, ...(bluesky === undefined ? [] : [bluesky.secret])];
}

function placeOf({ config, keys }: PracticeNeeds): Omit<PracticeDesk, 'accounts' | 'rules'> {
  const { channel, author, approver } = keys.chat;
  const { language } = config;
  return { platform: practicePlatform, channel, author, approver, language, timeZone: 'Europe/Paris' };
}

/** Waits a while until a requested digest is shown, if there is one, then goes on. */
async function digestShown({ db }: Store): Promise<void> {
  const ordered = await db.digest.findFirst({ where: { state: { in: ['due', 'told'] } }, select: { id: true } });
  if (ordered === null) return;
  const key = `digest:${ordered.id}:details`;
  for (let waitedMs = 0; waitedMs < digestWithinMs; waitedMs += digestEveryMs) {
    if ((await db.postedMessage.findFirst({ where: { key }, select: { key: true } })) !== null) return;
    await pause(digestEveryMs);
  }
}

async function fillDesk(needs: PracticeNeeds, chat: ChatPlatform, deskId: string): Promise<HistoryOutcome> {
  const { store, keys } = needs;
  const { author, approver } = keys.chat;
  const [person, followersNow] = await Promise.all([chat.user(approver), readFollowers(needs)]);
  const approverName = person?.name ?? approver;
  const urlOf = (network: PracticeNetwork, remoteId: string): string => `${keys[network].url}/past/${remoteId}`;
  const request = { deskId, rules, seed, author, approver, approverName, followersNow, urlOf };
  return store.write(async (work) => {
    const outcome = await fillHistory(work, request);
    if (outcome === 'filled') await showDigest(work, deskId);
    return outcome;
  });
}

/** Orders the digest of the made-up past's last week, for everybody to see at once, in the channel and on pages. */
async function showDigest(work: UnitOfWork, deskId: string): Promise<void> {
  const desk = await work.tx.desk.findUniqueOrThrow({ where: { id: deskId }, select: { id: true, timeZone: true } });
  await orderDigest(work, desk, work.clock.now());
}

/** Reads the followers of the practice networks, so that later readings continue from the made-up ones. */
async function readFollowers({
  connect,
  keys,
}: PracticeNeeds): Promise<Readonly<Partial<Record<PracticeNetwork, number>>>> {
  const read = async (secret: AccountSecret): Promise<number | null> => {
    const network = await connect({ practice: true, serverUrl: '', software: '', remoteId: '' }, secret);
    return (await network.followers(AbortSignal.timeout(followersTimeoutMs))).followers;
  };
  const [mastodon, x] = await Promise.all([read(keys.mastodon.secret), read(keys.x.secret)]);
  return { ...(mastodon === null ? {} : { mastodon }), ...(x === null ? {} : { x }) };
}
