import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';

import type { AccountSecret } from '#desks/account-secret.ts';
import { checkAccounts } from '#doctor/check-accounts.ts';
import { checkWaysOut, outsideHosts } from '#doctor/check-ways-out.ts';
import { checkX } from '#doctor/check-x.ts';
import type { Finding } from '#doctor/facts.ts';
import { switchesOf } from '#app/networks.ts';
import { readConfig } from '#config.ts';
import type { CheckOutcome } from '#networks/check-outcome.ts';
import type { NetworkKind } from '#networks/network-rules.ts';
import type { Network } from '#networks/network.ts';
import { masterKeyOf } from '#storage/master-key.ts';
import { seal } from '#storage/seal.ts';

import { anAccount } from '../support/publishing-scene.ts';
import { scriptedNetwork } from '../support/scripted-network.ts';
import { limits } from '../support/scripted-rules.ts';
import { openTestStore, type TestStore } from '../support/store.ts';
import { said } from './said.ts';

const masterKey = masterKeyOf(randomBytes(32));
const token = 'a-very-secret-token';
const secrets = {
  mastodon: { network: 'mastodon', accessToken: token },
  x: { network: 'x', appKey: 'k', appSecret: 's', accessToken: token, accessSecret: 's' },
} as const satisfies Record<string, AccountSecret>;

async function account(store: TestStore, network: 'mastodon' | 'x', name: string): Promise<string> {
  const id = await anAccount(store, network, name, { practice: false });
  const home = await store.db.account.findUniqueOrThrow({ where: { id } });
  const sealedToken = seal(masterKey, { accountId: id, purpose: 'token' }, home, JSON.stringify(secrets[network]));
  await store.db.account.update({ where: { id }, data: { sealedToken } });
  return id;
}

function identified(name: string): CheckOutcome {
  const identity = {
    remoteId: name,
    handle: `@${name}`,
    displayName: name,
    profileUrl: `https://social.example.org/@${name}`,
  };
  return { kind: 'ok', identity, limits, software: 'Mastodon 4.6.5', lacks: [] };
}

/** Each server answers what the test says to whoever has the token. */
async function checked(
  store: TestStore,
  answers: Readonly<Record<string, CheckOutcome>>,
  xPublishing = true,
): Promise<readonly Finding[]> {
  const { db, clock } = store;
  const connect = async ({ remoteId, network }: { remoteId: string; network: NetworkKind }): Promise<Network> => ({
    ...scriptedNetwork({ kind: network, clock, keyLifeSeconds: 0, reading: true }),
    check: async () => answers[remoteId] ?? assert.fail(`${remoteId} was asked`),
  });
  const keys = { current: masterKey, other: null, mattermost: null };
  const isOn = (network: NetworkKind): boolean => network !== 'x' || xPublishing;
  return checkAccounts({ db, keys, connect, isOn, now: clock.now() }, new AbortController().signal);
}

test('without an account on a real network it is said how to add one; practice accounts do not count', async () => {
  await using store = await openTestStore();
  await anAccount(store, 'mastodon', 'practice');
  assert.deepEqual(said(await checked(store, {})), ['advice noAccount']);
});

test('each account is asked who it is; a refused token, a missing scope and another identity are wrong', async () => {
  await using store = await openTestStore();
  for (const name of ['well', 'refused', 'scope', 'other', 'away']) await account(store, 'mastodon', name);
  const findings = await checked(store, {
    well: identified('well'),
    refused: { kind: 'tokenRefused' },
    scope: { kind: 'scopeMissing', identity: null, missing: ['write:statuses'] },
    other: identified('somebody'),
    away: { kind: 'unreachable', why: 'timeout' },
  });
  assert.deepEqual(
    findings
      .map((finding) => ('handle' in finding ? `${finding.level} ${finding.code} ${finding.handle}` : ''))
      .toSorted(),
    [
      'right accountFine @well',
      'wrong accountOther @other',
      'wrong accountRefused @away',
      'wrong accountRefused @refused',
      'wrong accountRefused @scope',
    ],
  );
  assert.ok(!JSON.stringify(findings).includes(token));
});

test('a token under another key, or changed, is told without asking anybody', async () => {
  await using store = await openTestStore();
  const other = await account(store, 'mastodon', 'other');
  const foreign = masterKeyOf(randomBytes(32));
  const home = await store.db.account.findUniqueOrThrow({ where: { id: other } });
  const sealedToken = seal(foreign, { accountId: other, purpose: 'token' }, home, JSON.stringify(secrets.mastodon));
  await store.db.account.update({ where: { id: other }, data: { sealedToken } });
  const [finding] = await checked(store, {});
  assert.deepEqual(finding, { level: 'wrong', code: 'tokenUnreadable', handle: '@other', why: 'otherKey' });
  const broken = await account(store, 'x', 'broken');
  await store.db.account.delete({ where: { id: other } });
  await store.db.account.update({ where: { id: broken }, data: { sealedToken: new Uint8Array([1, 2]) } });
  assert.deepEqual(said(await checked(store, {})), ['wrong tokenUnreadable']);
});

test('an account whose row names another server is told without asking anybody', async () => {
  await using store = await openTestStore();
  const moved = await account(store, 'mastodon', 'moved');
  await store.db.account.update({ where: { id: moved }, data: { serverUrl: 'https://thief.example' } });
  const [finding] = await checked(store, {});
  assert.deepEqual(finding, {
    level: 'wrong',
    code: 'accountMoved',
    handle: '@moved',
    sealedFor: 'https://social.example.org (mastodon, id moved)',
    is: 'https://thief.example (mastodon, id moved)',
  });
});

test('while publishing to X is off nothing at all is asked of X', async () => {
  await using store = await openTestStore();
  await account(store, 'x', 'off');
  assert.deepEqual(said(await checked(store, {}, false)), ['advice accountWhileOff']);
  assert.deepEqual(said(await checked(store, { off: identified('off') }, true)), ['right accountFine']);
});

test('an account that is asleep or paused is told, and asked all the same', async () => {
  await using store = await openTestStore();
  const [asleep, paused] = [await account(store, 'mastodon', 'asleep'), await account(store, 'mastodon', 'paused')];
  await store.db.account.update({ where: { id: asleep }, data: { state: 'asleep' } });
  await store.db.account.update({ where: { id: paused }, data: { state: 'paused', pausedWhy: 'token_refused' } });
  const findings = await checked(store, { asleep: identified('asleep'), paused: { kind: 'tokenRefused' } });
  assert.deepEqual(said(findings).toSorted(), [
    'right accountAsleep',
    'right accountFine',
    'wrong accountPaused',
    'wrong accountRefused',
  ]);
});

test('an account that sleeps, and that nobody logs in to by hand where its network asks for it, is told', async () => {
  await using store = await openTestStore();
  for (const [network, name] of [
    ['x', 'unkept'],
    ['mastodon', 'calm'],
  ] as const) {
    const id = await account(store, network, name);
    await store.db.account.update({ where: { id }, data: { state: 'asleep' } });
  }
  const calm = { calm: identified('calm') };
  assert.deepEqual(said(await checked(store, calm, false)).toSorted(), [
    'advice accountNotKept',
    'advice accountWhileOff',
    'right accountAsleep',
    'right accountFine',
  ]);
});

test('the ways out are those that the settings and accounts need, each once', async () => {
  await using store = await openTestStore();
  const hosts = async (environment: Readonly<Record<string, string>>): Promise<readonly string[]> => {
    const outcome = readConfig(environment);
    assert.ok(outcome.kind === 'config');
    return (
      await outsideHosts(outcome.config, store.db, (network) => switchesOf(outcome.config)[network].publishing)
    ).map(({ url, for: what }) => `${what} ${url.host}`);
  };
  assert.deepEqual(await hosts({}), []);
  await account(store, 'mastodon', 'one');
  await account(store, 'mastodon', 'two');
  await account(store, 'x', 'x');
  const slack = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' };
  assert.deepEqual(await hosts({ ...slack, X_PUBLISHING: 'on' }), [
    'slack slack.com',
    'slack wss-primary.slack.com',
    'slack files.slack.com',
    'slack hooks.slack.com',
    'mastodon social.example.org',
    'x api.x.com',
  ]);
  const http = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: '0123456789abcdef', SLACK_MODE: 'http' };
  assert.deepEqual(await hosts(http), [
    'slack slack.com',
    'slack files.slack.com',
    'slack hooks.slack.com',
    'mastodon social.example.org',
  ]);
});

test('a way out that is closed is wrong, and so is one by a proxy that is away', async () => {
  const config = readConfig({ HTTPS_PROXY: 'http://pat:s3same@127.0.0.1:9' });
  assert.ok(config.kind === 'config');
  assert.deepEqual(said(await checkWaysOut(config.config, [])), ['right noWayNeeded']);
  const hosts = [{ url: new URL('https://127.0.0.1:9/'), for: 'slack' } as const];
  const direct = { ...config.config, proxy: { https: null, http: null, noProxy: null } };
  const [closed] = await checkWaysOut(direct, hosts);
  assert.ok(closed?.level === 'wrong' && closed.code === 'way' && closed.reached.kind === 'unreachable');
  const outside = [{ url: new URL('https://slack.com/'), for: 'slack' } as const];
  const [away] = await checkWaysOut(config.config, outside);
  assert.ok(away?.code === 'way' && away.reached.kind === 'proxyUnreachable');
  assert.ok(!JSON.stringify(away).includes('s3same'));
});

test('publishing to X without an account there is worth knowing', async () => {
  await using store = await openTestStore();
  const config = readConfig({ X_PUBLISHING: 'on' });
  assert.ok(config.kind === 'config');
  const now = new Date(config.config.x.prices.asOf);
  assert.deepEqual(said(await checkX(config.config.x, store.db, now)), ['advice xOn', 'advice xWithoutAccount']);
  await account(store, 'x', 'x');
  assert.deepEqual(said(await checkX(config.config.x, store.db, now)), ['advice xOn']);
});
