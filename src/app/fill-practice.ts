import { askInChannel } from '#bot/digest/ask-in-channel.ts';
import type { ChatPlatform } from '#chat/chat.ts';
import type { AccountSecret } from '#desks/account-secret.ts';
import { readDesk } from '#desks/desk.ts';
import type { NetworkKind } from '#networks/network-rules.ts';
import { fillHistory, type HistoryOutcome } from '#practice/past/fill-history.ts';
import { weekBefore } from '#reach/digest-period.ts';
import type { PracticeKeys } from '#practice/practice-keys.ts';
import type { Store, Writing } from '#storage/store.ts';

import { type Connect, rules } from './networks.ts';
import { practicePlatform } from './practice.ts';

export interface PracticeMeans {
  readonly store: Store;
  readonly connect: Connect;
  readonly keys: PracticeKeys;
  readonly chat: ChatPlatform;
}

/** Everybody's past is the same, but for what the day makes of it. */
const seed = 2026;
/** Somebody waits for the answer to a command. */
const followersTimeoutMs = 800;

/** Gives a desk of the practice chat its made-up past, once. */
export async function fillPractice(means: PracticeMeans, deskId: string): Promise<HistoryOutcome> {
  const { store, keys, chat } = means;
  const { author, approver } = keys.chat;
  const [person, followersNow] = await Promise.all([chat.user(approver), readFollowers(means)]);
  const approverName = person?.name ?? approver;
  const urlOf = (network: NetworkKind, remoteId: string): string => `${keys[network].url}/past/${remoteId}`;
  const request = { deskId, rules, seed, author, approver, approverName, followersNow, urlOf };
  return store.write(async (w) => {
    const outcome = await fillHistory(w, request);
    if (outcome === 'filled') await showDigest(w, deskId);
    return outcome;
  });
}

/** What the past comes to, for everybody to see at once. */
async function showDigest(w: Writing, deskId: string): Promise<void> {
  const asOf = w.clock.now();
  const { timeZone } = await w.tx.desk.findUniqueOrThrow({ where: { id: deskId }, select: { timeZone: true } });
  const data = { ...weekBefore(asOf, timeZone), asOf };
  await askInChannel(w, deskId, `practice:${deskId}`, { kind: 'digest.asked', data });
}

/** As `fillPractice`, for the practice desk of the first start. */
export async function fillFirstDesk(means: PracticeMeans): Promise<void> {
  const { store, keys } = means;
  const where = { platform: practicePlatform, channel: keys.chat.channel };
  const desk = await readDesk(store.db, where, store.clock.now());
  if (desk !== null) await fillPractice(means, desk.id);
}

/** What the practice networks say now, so that the readings to come go on from the made-up ones. */
async function readFollowers({
  connect,
  keys,
}: PracticeMeans): Promise<Readonly<Partial<Record<NetworkKind, number>>>> {
  const read = async (secret: AccountSecret): Promise<number | null> => {
    const network = connect({ practice: true, serverUrl: '', software: '', remoteId: '' }, secret);
    return (await network.followers(AbortSignal.timeout(followersTimeoutMs))).followers;
  };
  const [mastodon, x] = await Promise.all([read(keys.mastodon.secret), read(keys.x.secret)]);
  return { ...(mastodon === null ? {} : { mastodon }), ...(x === null ? {} : { x }) };
}
