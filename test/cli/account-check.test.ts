import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { systemClock } from '#clock.ts';
import { terminal } from '#messages/en/terminal.ts';
import { say } from '#messages/words/keyed.ts';
import { bluesky } from '#networks/bluesky/bluesky.ts';
import { openSessions } from '#networks/bluesky/sessions.ts';
import type { CheckOutcome } from '#networks/check-outcome.ts';
import type { NetworkKind } from '#networks/network-rules.ts';

import { soon } from '../contracts/network-contract.ts';
import { askedServer } from '../support/asked-server.ts';
import { html, networkAt, tooMany } from '../support/mastodon-answers.ts';
import { openPracticeBluesky, openPracticeX } from '../support/practice-networks.ts';

function said(check: Exclude<CheckOutcome, { kind: 'ok' }>, network: NetworkKind): string {
  return say(terminal.notTaken, check.kind, { ...check, network });
}

describe('what "account add" says', () => {
  test('of a limit that is used up: until when, not that the server is slow', async () => {
    await using world = await openPracticeX();
    world.server.rates.limits.me = { limit: 0, windowSeconds: 15 * 60 };
    const check = await world.network.check(soon());
    assert.ok(check.kind === 'askedTooOften', check.kind);
    assert.equal(
      said(check, 'x'),
      'The server was asked too often with these keys, and answers again in 15 minutes. Try again then.',
    );
  });

  for (const busy of ['verify_credentials', 'instance', 'statuses', 'media/0']) {
    test(`of a limit on Mastodon that ends at ${busy}, whatever was asked before`, async () => {
      await using server = await askedServer(({ pathname }) => {
        if (pathname.includes(busy)) return tooMany();
        if (pathname.endsWith('verify_credentials')) return { id: '9', username: 'valmont' };
        if (pathname.endsWith('instance')) return { domain: 'example.org', version: '4.6.6', configuration: {} };
        return [];
      });
      const check = await networkAt(server.url).check(soon());
      assert.ok(check.kind === 'askedTooOften', check.kind);
      assert.match(said(check, 'mastodon'), /asked too often .* again in 2 minutes\. Try again then\.$/);
    });
  }

  test('of keys that may only read on X: where that is changed, and that new keys are needed', async () => {
    await using world = await openPracticeX({ access: 'read' });
    const check = await world.network.check(soon());
    assert.ok(check.kind === 'scopeMissing', check.kind);
    assert.match(said(check, 'x'), /^These keys may only read on X\. .*"Read and write".* make new keys/);
  });

  test('of an account’s own password on Bluesky: that it is one, and where an app password is made', async () => {
    await using world = await openPracticeBluesky();
    world.server.manners.accessScope = 'com.atproto.access';
    const check = await world.network.check(soon());
    assert.ok(check.kind === 'ownPassword', check.kind);
    assert.match(said(check, 'bluesky'), /own password, which may also change or delete .* Make an app password/);
  });

  test('of a handle and an app password that are refused, or belong to an account at rest: what to look at, and no token', async () => {
    await using world = await openPracticeBluesky();
    const refused = await world.stranger.check(soon());
    world.server.setAccount(world.did, { standing: 'deactivated' });
    const atRest = await world.network.check(soon());
    for (const check of [refused, atRest]) {
      assert.ok(check.kind === 'tokenRefused', check.kind);
      assert.match(said(check, 'bluesky'), /refuses this handle and app password.* deactivated, suspended or moved\./);
    }
  });

  test('of a page that is no server of Bluesky: which address to give', async () => {
    await using server = await askedServer(() => html(200));
    const options = { identifier: 'valmont.test', appPassword: 'aaaa', sessions: openSessions(), clock: systemClock };
    const check = await bluesky({ ...options, serverUrl: server.url, loopbackOnly: true }).check(soon());
    assert.ok(check.kind === 'unreachable', check.kind);
    assert.match(
      said(check, 'bluesky'),
      /not as Bluesky does\. Give the address of the server.* https:\/\/bsky\.social/,
    );
  });
});
