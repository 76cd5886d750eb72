import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import type { NetworkKind } from '#networks/network-rules.ts';
import type { PublishOutcome } from '#networks/publish-outcome.ts';
import type { Rendering } from '#networks/rendering.ts';

import { type NetworkTroubles, type NetworkWorld, rendering, soon } from './network-contract.ts';

/** Faults after which it is unknown whether the network did what it was asked. `there`: how many posts it made. */
export const doubtful: readonly {
  readonly what: string;
  readonly injectTrouble: (troubles: NetworkTroubles, stopWaiting: () => void) => void;
  readonly why: string;
  readonly there: number;
}[] = [
  { what: 'a request that is lost', injectTrouble: (t) => t.loseRequest(), why: 'no_answer', there: 0 },
  { what: 'an answer that is lost', injectTrouble: (t) => t.loseAnswer(), why: 'no_answer', there: 1 },
  {
    what: 'an answer after the wait for it',
    injectTrouble: (t, stop) => t.answerLate(stop),
    why: 'no_answer',
    there: 1,
  },
  {
    what: 'an error 500 after all was done',
    injectTrouble: (t) => t.failAfterAccepting(),
    why: 'server_error',
    there: 1,
  },
  { what: 'an error 503 in HTML', injectTrouble: (t) => t.beOutOfOrder(), why: 'server_error', there: 0 },
  { what: 'a web page instead of an answer', injectTrouble: (t) => t.answerHtml(), why: 'unreadable_answer', there: 1 },
  { what: 'half an answer', injectTrouble: (t) => t.answerHalf(), why: 'unreadable_answer', there: 1 },
  { what: 'an answer without end', injectTrouble: (t) => t.answerHuge(), why: 'unreadable_answer', there: 1 },
  { what: 'a redirect to another host', injectTrouble: (t) => t.redirect(), why: 'unreadable_answer', there: 0 },
];

/** Tests how every network behaves in trouble. `open` is called once; the world's troubles must not be null. */
export function networkTroubleContract(name: string, kind: NetworkKind, open: () => Promise<NetworkWorld>): void {
  describe(`the network contract in trouble: ${name}`, () => {
    let world: NetworkWorld;
    let troubles: NetworkTroubles;
    before(async () => {
      world = await open();
      assert.ok(world.troubles !== null);
      troubles = world.troubles;
    });
    after(async () => {
      await world[Symbol.asyncDispose]();
    });
    const publish = (wanted: Rendering, signal = soon()): Promise<PublishOutcome> =>
      world.network.publish({ rendering: wanted, mediaIds: [] }, crypto.randomUUID(), signal);
    const countOf = async (wanted: Rendering): Promise<number> =>
      (await world.publicPosts()).filter((post) => post.text === wanted.text).length;

    for (const { what, injectTrouble, why, there } of doubtful) {
      test(`${what} is a doubt, which looking settles`, async () => {
        const since = new Date();
        const wanted = rendering(kind);
        const wait = new AbortController();
        injectTrouble(troubles, () => wait.abort());
        assert.deepEqual(await publish(wanted, wait.signal), { kind: 'doubt', why });
        assert.equal(await countOf(wanted), there);
        const found = await world.network.find(wanted, since, soon());
        assert.equal(found.kind, there === 1 ? 'found' : 'absent');
      });
    }

    test('a refused token is told, and nothing is posted', async () => {
      const wanted = rendering(kind);
      troubles.refuseToken();
      assert.deepEqual(await publish(wanted), { kind: 'locked', why: 'token_refused' });
      assert.equal(await countOf(wanted), 0);
    });

    for (const [what, seconds, least, most] of [
      ['as long as is told', 90, 88, 91],
      ['at least a second', -600, 1, 1],
      ['at most an hour', 86_400, 3600, 3600],
      ['a minute where nothing is told', null, 60, 60],
    ] as const) {
      test(`too many requests wait ${what}`, async () => {
        troubles.limitRate(seconds);
        const outcome = await publish(rendering(kind));
        assert.ok(outcome.kind === 'tryLater' && outcome.why === 'rate_limit');
        assert.ok(outcome.afterSeconds >= least && outcome.afterSeconds <= most, String(outcome.afterSeconds));
      });
    }

    test('what timelines do not show yet is absent, and found later', async () => {
      const since = new Date();
      const wanted = rendering(kind);
      troubles.lagReads(3600);
      troubles.loseAnswer();
      assert.equal((await publish(wanted)).kind, 'doubt');
      assert.deepEqual(await world.network.find(wanted, since, soon()), { kind: 'absent' });
      troubles.lagReads(0);
      assert.equal((await world.network.find(wanted, since, soon())).kind, 'found');
    });

    test('a look that fails proves nothing', async () => {
      const wanted = rendering(kind);
      troubles.loseReads();
      assert.deepEqual(await world.network.find(wanted, new Date(), soon()), { kind: 'unreadable', why: 'no_answer' });
    });

    test('a look that a limit keeps from being had says when it may be', async () => {
      const wanted = rendering(kind);
      for (const look of [
        () => world.network.find(wanted, new Date(), soon()),
        () => world.network.readBack('1', wanted, soon()),
      ]) {
        troubles.limitReads(90);
        const outcome = await look();
        assert.ok(outcome.kind === 'tryLater' && outcome.why === 'rate_limit');
        assert.ok(outcome.afterSeconds >= 88 && outcome.afterSeconds <= 91, String(outcome.afterSeconds));
      }
    });

    test('a limit ends a reading and tells for how long', async () => {
      const post = { id: '1', publishedAt: new Date() };
      const { network } = world;
      for (const ask of [() => network.read([post], soon()), () => network.followers(soon())]) {
        troubles.limitReads(90);
        const { end } = await ask();
        assert.ok(end.kind === 'tryLater' && end.why === 'rate_limit');
        assert.ok(end.afterSeconds >= 88 && end.afterSeconds <= 91, String(end.afterSeconds));
      }
    });

    test('a reading that fails says so, and makes no count', async () => {
      const post = { id: '1', publishedAt: new Date() };
      troubles.loseReads();
      const { readings, end } = await world.network.read([post], soon());
      assert.deepEqual([readings, end], [new Map(), { kind: 'unreadable', why: 'no_answer' }]);
      troubles.loseReads();
      assert.deepEqual(await world.network.followers(soon()), {
        followers: null,
        billed: {},
        end: { kind: 'unreadable', why: 'no_answer' },
      });
    });

    test('a network that is not there refused', async () => {
      troubles.stop();
      assert.deepEqual(await publish(rendering(kind)), { kind: 'refused', why: 'unreachable' });
      assert.deepEqual(await world.network.check(soon()), { kind: 'unreachable', why: 'refused' });
    });
  });
}
