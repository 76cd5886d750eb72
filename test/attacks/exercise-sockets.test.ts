import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import { test } from 'node:test';

import { connector } from '#app/networks.ts';
import { readConfig } from '#config.ts';
import type { Account } from '#desks/account.ts';
import { openOutbound } from '#outbound/outbound.ts';
import type { OpenedNetwork } from '#publishing/publishing-deps.ts';

import { rendering } from '../contracts/network-contract.ts';
import { openNight } from '../support/night.ts';
import { openPracticeMastodon, openPracticeX } from '../support/practice-networks.ts';
import { anAccount, present } from '../support/publishing-scene.ts';

/** A server in the place of a real account's: it counts who connects, and answers nobody. */
async function realServer(): Promise<AsyncDisposable & { readonly url: string; readonly connections: () => number }> {
  let count = 0;
  const server = createServer((socket) => {
    count += 1;
    socket.destroy();
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  assert.ok(address !== null && typeof address === 'object');
  return {
    url: `https://127.0.0.1:${address.port}`,
    connections: () => count,
    [Symbol.asyncDispose]: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
      }),
  };
}

test('an exercise opens no connection to a real account’s server, even where a practice account’s row names it', async () => {
  await using mastodon = await openPracticeMastodon();
  await using x = await openPracticeX();
  await using real = await realServer();
  const read = readConfig({});
  assert.ok(read.kind !== 'refused');
  await using outbound = openOutbound(read.config.proxy);
  const secrets = {
    mastodon: { network: 'mastodon', accessToken: mastodon.token },
    x: { network: 'x', ...x.keys },
  } as const;
  const keys = {
    mastodon: { url: mastodon.url, secret: secrets.mastodon },
    x: { url: x.url, secret: secrets.x },
  };
  const connect = connector(read.config, { keys, outbound });
  /** As the program opens an account, by its own adapters; each row names the real server, as if somebody wrote it there. */
  const networkOf = async (account: Account): Promise<OpenedNetwork> => {
    const { accountId: remoteId } = account.network === 'mastodon' ? mastodon : x;
    const reached = { ...account, serverUrl: real.url, remoteId, software: 'Mastodon 4.6.6' };
    return { kind: 'open', network: await connect(reached, account.network === 'x' ? secrets.x : secrets.mastodon) };
  };
  await using night = await openNight({ mode: 'exercise', wrap: (deps) => ({ ...deps, networkOf }) });
  const { db } = night.store;
  // The desk has a real account as well, which the template does not name.
  const accountId = await anAccount(night.store, 'mastodon', 'real', { practice: false });
  await db.deskAccount.create({ data: { deskId: night.deskId, accountId, position: 2 } });

  const prepared = await night.prepare();
  assert.equal((await night.press(prepared)).kind, 'sent');
  await night.pass(60);
  assert.equal(real.connections(), 0);
  for (const world of [mastodon, x]) {
    const posts = await world.publicPosts();
    assert.equal(posts.length, 1, 'it went out for practice');
    for (const { text } of posts) assert.match(text, /^EXERCICE/u);
  }

  // The same listener does see what is real.
  const account = present((await night.desk()).accounts.find(({ id }) => id === accountId));
  const opened = await networkOf(account);
  assert.ok(opened.kind === 'open');
  const post = { rendering: rendering('mastodon'), mediaIds: [] };
  await opened.network.publish(post, 'key', AbortSignal.timeout(5_000));
  assert.ok(real.connections() > 0, 'a real account would have been reached there');
});
