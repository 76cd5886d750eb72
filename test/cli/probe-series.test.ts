import assert from 'node:assert/strict';
import { test } from 'node:test';

import { type ProbeDeps, probeSeries } from '#cli/doctor/probe-series.ts';
import { freeze } from '#publishing/holding/freeze.ts';
import type { Network } from '#networks/network.ts';

import { openPracticeX, type XWorld } from '../support/practice-networks.ts';
import { testPrices } from '../support/prices.ts';
import { anAccount } from '../support/publishing-scene.ts';
import { openTestStore, type TestStore } from '../support/store.ts';

interface Probing extends AsyncDisposable {
  readonly store: TestStore;
  readonly world: XWorld;
  readonly asked: string[];
  readonly paused: number[];
  probe(said?: string, changes?: Partial<ProbeDeps>): ReturnType<typeof probeSeries>;
}

async function openProbing(wrap: (network: Network) => Network = (network) => network): Promise<Probing> {
  await using opening = new AsyncDisposableStack();
  const store = opening.use(await openTestStore());
  const world = opening.use(await openPracticeX());
  await anAccount(store, 'x', 'valmont');
  const asked: string[] = [];
  const paused: number[] = [];
  const opened = opening.move();
  return {
    store,
    world,
    asked,
    paused,
    probe: (said = 'valmont', changes = {}) =>
      probeSeries(
        {
          store,
          networkOf: async () => ({ kind: 'open', network: wrap(world.network) }),
          prices: testPrices,
          confirm: async (question) => {
            asked.push(question);
            assert.equal(world.server.timeline().length, 0, 'nothing is posted before somebody agreed');
            return true;
          },
          pause: async (seconds) => void paused.push(seconds),
          ...changes,
        },
        said,
      ),
    [Symbol.asyncDispose]: () => opened.disposeAsync(),
  };
}

async function journaled({ store }: Probing): Promise<readonly unknown[]> {
  const rows = await store.db.journalEntry.findMany({ where: { kind: 'account.probed' } });
  return rows.map(({ data }) => data);
}

test('where X lets the app answer itself, the probe says so, and nothing of it is left', async () => {
  const texts: string[] = [];
  await using on = await openProbing((network) => ({
    ...network,
    async publish(prepared, ...rest) {
      texts.push(`${prepared.rendering.text} ${prepared.rendering.replyTo === undefined ? 'alone' : 'answer'}`);
      return network.publish(prepared, ...rest);
    },
  }));
  const result = await on.probe();
  assert.equal(result.exitCode, 0, result.text);
  assert.match(
    result.text,
    /X let @?valmont answer its own post: series can go there with X_SERIES=on\. Both posts are deleted\./u,
  );
  assert.match(on.asked[0] ?? '', /publishes two short posts on @?valmont on X.*deletes both at once.*\$0\.03/su);
  assert.match(
    texts.join('\n'),
    /^Technical test, deleted at once \(1 of 2, \w{8}\)\. alone\nTechnical test.*\(2 of 2, \w{8}\)\. answer$/u,
  );
  assert.equal(on.world.server.timeline().length, 0);
  assert.deepEqual(
    (await journaled(on)).map((data) => JSON.stringify(data).includes('"found":"allowed"')),
    [true],
  );
});

test('where X refuses it, the probe says so after a second try, and the first post is deleted', async () => {
  await using on = await openProbing();
  on.world.server.manners.refusesAnswers = 2;
  const result = await on.probe();
  assert.equal(result.exitCode, 1);
  assert.match(
    result.text,
    /X refused to let @?valmont answer its own post: leave X_SERIES off\. The first post is deleted\./u,
  );
  assert.equal(on.world.server.timeline().length, 0);
  assert.deepEqual(on.paused, [6]);
});

test('a refusal of a post that X did not show yet is none: the second try counts', async () => {
  await using on = await openProbing();
  on.world.server.manners.refusesAnswers = 1;
  const result = await on.probe();
  assert.equal(result.exitCode, 0, result.text);
  assert.equal(on.world.server.timeline().length, 0);
});

test('an answer that is lost is looked for and deleted; where X then shows nothing, nothing is claimed', async () => {
  await using on = await openProbing();
  let published = 0;
  const { network } = on.world;
  const losing = (isThere: boolean): Partial<ProbeDeps> => ({
    networkOf: async () => ({
      kind: 'open',
      network: {
        ...network,
        async publish(prepared, ...rest) {
          published += 1;
          if (published % 2 === 1) return network.publish(prepared, ...rest);
          if (isThere) await network.publish(prepared, ...rest);
          return { kind: 'doubt', why: 'no_answer' };
        },
      },
    }),
  });
  assert.match((await on.probe('valmont', losing(true))).text, /X let @?valmont answer/u);
  assert.equal(on.world.server.timeline().length, 0);
  const unclear = await on.probe('valmont', losing(false));
  assert.equal(unclear.exitCode, 1);
  assert.match(unclear.text, /no clear answer.*leave X_SERIES off.*delete it by hand/su);
  assert.equal(on.world.server.timeline().length, 0);
});

test('a post whose answer is lost is looked for from half a minute ago on, by the clock of the store', async () => {
  const since: Date[] = [];
  await using on = await openProbing((network) => ({
    ...network,
    publish: async () => ({ kind: 'doubt', why: 'no_answer' }),
    find: async (_rendering, from) => {
      since.push(from);
      return { kind: 'found', posts: [] };
    },
  }));
  await on.probe();
  assert.deepEqual(since, [new Date(on.store.clock.now().getTime() - 30_000)]);
});

test('a post that cannot be deleted is named with its address', async () => {
  await using on = await openProbing((network) => ({
    ...network,
    retract: async () => ({ kind: 'doubt', why: 'server_error' }),
  }));
  const result = await on.probe();
  assert.equal(result.exitCode, 1);
  assert.match(result.text, /may still be public; delete them by hand: http\S+\/status\/\d+ http\S+\/status\/\d+/u);
});

test('nothing is posted unless somebody agrees, nor by an account that sleeps, nor while all is frozen, nor by another network', async () => {
  await using on = await openProbing();
  await anAccount(on.store, 'mastodon', 'valmont@social.example');
  const refusedAs = async (said?: string, changes?: Partial<ProbeDeps>): Promise<unknown> =>
    (await on.probe(said, changes)).data;
  assert.deepEqual(await refusedAs('valmont', { confirm: async () => false }), { refused: 'not_confirmed' });
  assert.deepEqual(await refusedAs('valmont@social.example'), { refused: 'no_such_account' });
  const frozen: Partial<ProbeDeps> = {
    confirm: async () => {
      const by = { id: 'odile', name: 'Odile' };
      await on.store.write((work) => freeze(work, { deskId: null, by, why: null, exceptEmergencies: false }));
      return true;
    },
  };
  assert.deepEqual(await refusedAs('valmont', frozen), { refused: 'frozen' });
  assert.deepEqual(await refusedAs(), { refused: 'frozen' });
  await on.store.db.freeze.deleteMany();
  await on.store.db.account.updateMany({ data: { state: 'asleep' } });
  assert.deepEqual(await refusedAs(), { refused: 'account_inactive' });
  assert.equal(on.world.server.timeline().length, 0);
  assert.deepEqual(await journaled(on), []);
});
