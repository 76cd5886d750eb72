import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import type { NetworkKind } from '#networks/network-rules.ts';

import { type NetworkWorld, rendering, soon } from './network-contract.ts';

/** Tests how every network pins a post to the account's profile, where its API allows that. `open` is called once. */
export function pinContract<World extends NetworkWorld>(
  name: string,
  kind: NetworkKind,
  open: () => Promise<World>,
): void {
  describe(`a post pinned to its account’s profile: ${name}`, () => {
    let world: World;
    before(async () => {
      world = await open();
    });
    after(async () => {
      await world[Symbol.asyncDispose]();
    });

    async function published(): Promise<string> {
      const { network } = world;
      const prepared = { rendering: rendering(kind), mediaIds: [] };
      const outcome = await network.publish(prepared, crypto.randomUUID(), soon());
      assert.equal(outcome.kind, 'published');
      return outcome.kind === 'published' ? outcome.id : '';
    }

    test('is pinned, and pinned the same when it is asked for again; where no program may, nothing happens', async () => {
      const id = await published();
      const expected = world.network.rules.pins ? 'pinned' : 'unsupported';
      assert.equal((await world.network.pin(id, soon())).kind, expected);
      assert.equal((await world.network.pin(id, soon())).kind, expected);
    });

    test('a post that is not there is not pinned', async () => {
      const { kind: outcome } = await world.network.pin('1', soon());
      assert.ok(['missing', 'unsupported'].includes(outcome), outcome);
    });

    test('a stranger pins nothing', async () => {
      const { kind: outcome } = await world.stranger.pin(await published(), soon());
      assert.ok(['locked', 'unsupported', 'unsure'].includes(outcome), outcome);
    });

    test('nothing is said of a post where nobody waits for an answer', async () => {
      const { kind: outcome } = await world.network.pin(await published(), AbortSignal.abort());
      assert.ok(['unsure', 'unsupported'].includes(outcome), outcome);
    });
  });
}
