import assert from 'node:assert/strict';
import { test } from 'node:test';

import * as fc from 'fast-check';

import { lanes, laneLimits } from '#bot/events/lanes.ts';

const limits = { atOnce: 3, atOnceOfChannel: 2, waiting: 12, waitingOfChannel: 6, waitingOfPerson: 4 };

/** Lanes whose commands end when the test says so, in the order in which they began. */
function openLanes(of = limits) {
  const inLane = lanes(of);
  const begun: { readonly name: string; readonly end: (fails?: boolean) => void }[] = [];
  return {
    begun: () => begun.map(({ name }) => name),
    /** Returns false if too many wait. */
    ask(name: string, channel: string, person = name): boolean {
      const done = inLane({ channel, person }, async () => {
        const { promise, resolve, reject } = Promise.withResolvers<void>();
        begun.push({ name, end: (fails = false) => (fails ? reject(new Error(name)) : resolve()) });
        return promise;
      });
      done?.catch(() => undefined);
      return done !== null;
    },
    async end(at: number, fails = false): Promise<void> {
      begun[at]?.end(fails);
      await new Promise<void>((resolve) => setImmediate(resolve));
    },
  };
}

test('a channel with many commands delays another by none', async () => {
  const scene = openLanes();
  for (const name of ['a1', 'a2', 'a3', 'a4']) assert.ok(scene.ask(name, 'a'));
  await scene.end(-1);
  assert.deepEqual(scene.begun(), ['a1', 'a2']);
  assert.ok(scene.ask('b1', 'b'));
  await scene.end(-1);
  assert.deepEqual(scene.begun(), ['a1', 'a2', 'b1']);
});

test('channels take turns', async () => {
  const scene = openLanes({ ...limits, atOnce: 1 });
  for (const name of ['a1', 'a2', 'a3']) scene.ask(name, 'a');
  for (const name of ['b1', 'b2']) scene.ask(name, 'b');
  for (let at = -1; at < 5; at += 1) await scene.end(at);
  assert.deepEqual(scene.begun(), ['a1', 'a2', 'b1', 'a3', 'b2']);
});

test('a person who asks too often is refused at once, and others of the channel are not', async () => {
  const scene = openLanes({ ...limits, atOnce: 1 });
  const taken = Array.from({ length: 8 }, (_, at) => scene.ask(`s${at}`, 'a', 'script'));
  assert.deepEqual(taken, [true, true, true, true, true, false, false, false]);
  assert.ok(scene.ask('karim', 'a'));
});

test('a command that fails makes room for the next', async () => {
  const scene = openLanes({ ...limits, atOnce: 1 });
  scene.ask('a1', 'a');
  scene.ask('a2', 'a');
  await scene.end(-1);
  await scene.end(0, true);
  assert.deepEqual(scene.begun(), ['a1', 'a2']);
});

test('whatever is asked and ends, each command that is taken runs once, and no limit is passed', async () => {
  const act = fc.oneof(
    fc.record({ asks: fc.constantFrom('a', 'b', 'c'), person: fc.constantFrom('p', 'q', 'r', 's') }),
    fc.record({ ends: fc.nat(), fails: fc.boolean() }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(act, { maxLength: 60 }), async (acts) => {
      const scene = openLanes();
      const taken: string[] = [];
      const channelOf = new Map<string, string>();
      const ended = new Set<number>();
      const underWay = (): readonly string[] => scene.begun().filter((_, at) => !ended.has(at));
      const endOne = async (nth: number, fails: boolean): Promise<void> => {
        const running = scene.begun().flatMap((_, at) => (ended.has(at) ? [] : [at]));
        const at = running[nth % Math.max(running.length, 1)];
        if (at === undefined) return;
        ended.add(at);
        await scene.end(at, fails);
      };
      for (const [at, one] of acts.entries()) {
        if ('ends' in one) await endOne(one.ends, one.fails);
        else {
          channelOf.set(`${at}`, one.asks);
          if (scene.ask(`${at}`, one.asks, one.person)) taken.push(`${at}`);
          await scene.end(-1);
        }
        assert.ok(underWay().length <= limits.atOnce);
        for (const channel of ['a', 'b', 'c'])
          assert.ok(underWay().filter((name) => channelOf.get(name) === channel).length <= limits.atOnceOfChannel);
        assert.ok(taken.length - scene.begun().length <= limits.waiting);
      }
      while (underWay().length > 0) await endOne(0, false);
      assert.deepEqual(scene.begun().toSorted(), taken.toSorted());
    }),
    { numRuns: 60 },
  );
});

test('a desk of forty people who all ask at once is answered', () => {
  const inLane = lanes(laneLimits);
  for (let at = 0; at < 40; at += 1)
    assert.notEqual(
      inLane({ channel: 'a', person: `${at}` }, () => new Promise(() => {})),
      null,
    );
});
