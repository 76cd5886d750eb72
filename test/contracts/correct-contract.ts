import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import type { NetworkKind } from '#networks/network-rules.ts';

import { asSent } from './as-sent.ts';
import {
  bytesOf,
  type NetworkTroubles,
  type NetworkWorld,
  picture,
  published,
  type PublicPost,
  readPage,
  rendering,
  soon,
} from './network-contract.ts';
import { doubtful } from './network-trouble-contract.ts';

/** Tests how every network edits a public post in its place. `open` is called once. */
export function correctContract(name: string, kind: NetworkKind, open: () => Promise<NetworkWorld>): void {
  describe(`the contract of corrections: ${name}`, () => {
    let world: NetworkWorld;
    before(async () => {
      world = await open();
    });
    after(async () => {
      await world[Symbol.asyncDispose]();
    });
    const posted = async (text: string): Promise<readonly PublicPost[]> =>
      (await world.publicPosts()).filter((post) => post.text === text);

    test('corrects a post in its place, all of it, as often as it is asked; or says that it cannot', async () => {
      const before = rendering(kind, { media: ['Un point', 'Un autre'].map(picture) });
      const { id, url } = await published(world.network, before);
      const alts = ['Un autre', 'Un point, décrit mieux', 'Un troisième'];
      const after = rendering(kind, { media: alts.map(picture), contentWarning: kind === 'x' ? null : 'Inondation' });
      const corrects = { id, rendering: before };
      const ready = await world.network.prepare(after, { uploaded: [], corrects, bytesOf, signal: soon() });
      assert.ok(ready.kind === 'prepared');
      for (let times = 0; times < 2; times += 1) {
        const corrected = await world.network.correct(id, ready.prepared, soon());
        if (!world.canCorrect) {
          assert.deepEqual(corrected, { kind: 'unsupported' });
          assert.equal((await posted(before.text)).length, 1);
          return;
        }
        assert.deepEqual(corrected, { kind: 'corrected' });
        assert.deepEqual(await posted(before.text), []);
        const [now, ...others] = await posted(after.text);
        assert.deepEqual([now?.id, others], [id, []]);
        assert.match(await readPage(url), /l’œuvre/);
        const back = await world.network.readBack(id, after, soon());
        if (world.correctsAll) assert.deepEqual([now?.alts, back], [alts, { kind: 'same' }]);
        else assert.deepEqual(back, asSent(world, ['media', 'warning']));
      }
      if (!world.correctsAll) return;
      const bare = rendering(kind);
      const { prepared: bareReady } = await world.network
        .prepare(bare, { uploaded: [], corrects: { id, rendering: after }, bytesOf, signal: soon() })
        .then((outcome) => (outcome.kind === 'prepared' ? outcome : assert.fail(outcome.kind)));
      assert.deepEqual(await world.network.correct(id, bareReady, soon()), { kind: 'corrected' });
      assert.deepEqual(await world.network.readBack(id, bare, soon()), { kind: 'same' });
    });

    test('corrects a text and its warning in their place, and takes a warning away', async () => {
      if (!world.canCorrect) return;
      const warned = rendering(kind, { contentWarning: 'Inondation' });
      const { id } = await published(world.network, warned);
      for (const wanted of [rendering(kind, { contentWarning: 'Crue' }), rendering(kind)]) {
        const outcome = await world.network.correct(id, { rendering: wanted, mediaIds: [] }, soon());
        assert.deepEqual(outcome, { kind: 'corrected' });
        const back = await world.network.readBack(id, wanted, soon());
        assert.deepEqual(back, asSent(world, world.correctsAll ? [] : ['warning']));
      }
    });

    test('a post that has gone is not corrected, and says so', async () => {
      if (!world.canCorrect || !world.canRetract) return;
      const { id } = await published(world.network, rendering(kind));
      await world.network.retract(id, soon());
      const wanted = rendering(kind);
      const gone = await world.network.correct(id, { rendering: wanted, mediaIds: [] }, soon());
      assert.deepEqual(gone, { kind: 'missing' });
      assert.deepEqual(await posted(wanted.text), []);
    });

    test('a stranger corrects nothing', async () => {
      const wanted = rendering(kind);
      const { id } = await published(world.network, wanted);
      const other = rendering(kind);
      const outcome = await world.stranger.correct(id, { rendering: other, mediaIds: [] }, soon());
      assert.deepEqual(outcome, world.canCorrect ? { kind: 'locked', why: 'token_refused' } : { kind: 'unsupported' });
      assert.equal((await posted(wanted.text)).length, 1);
    });
  });
}

/** Tests a network that can correct in trouble. `open` is called once; the world's troubles must not be null. */
export function correctTroubleContract(name: string, kind: NetworkKind, open: () => Promise<NetworkWorld>): void {
  describe(`the contract of corrections in trouble: ${name}`, () => {
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

    for (const { what, injectTrouble, why, there } of doubtful) {
      test(`${what} to a correction is a doubt, which reading the post settles`, async () => {
        const before = rendering(kind);
        const made = await published(world.network, before);
        const wanted = rendering(kind);
        const wait = new AbortController();
        injectTrouble(troubles, () => wait.abort());
        const outcome = await world.network.correct(made.id, { rendering: wanted, mediaIds: [] }, wait.signal);
        assert.deepEqual(outcome, { kind: 'doubt', why });
        const isDone = await world.network.readBack(made.id, wanted, soon());
        const isAsBefore = await world.network.readBack(made.id, before, soon());
        assert.deepEqual([isDone.kind, isAsBefore.kind], there === 1 ? ['same', 'changed'] : ['changed', 'same']);
      });
    }

    test('too many requests wait as long as is told, and a refused token is told', async () => {
      const before = rendering(kind);
      const { id } = await published(world.network, before);
      const wanted = { rendering: rendering(kind), mediaIds: [] };
      troubles.limitRate(90);
      const later = await world.network.correct(id, wanted, soon());
      assert.ok(later.kind === 'tryLater' && later.afterSeconds >= 88 && later.afterSeconds <= 91);
      troubles.refuseToken();
      assert.deepEqual(await world.network.correct(id, wanted, soon()), { kind: 'locked', why: 'token_refused' });
      assert.deepEqual(await world.network.readBack(id, before, soon()), { kind: 'same' });
      troubles.stop();
      assert.deepEqual(await world.network.correct(id, wanted, soon()), { kind: 'refused', why: 'unreachable' });
    });
  });
}
