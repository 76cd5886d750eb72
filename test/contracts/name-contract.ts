import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { type NetworkWorld, soon } from './network-contract.ts';

/** Tests how every network finds the account of a name. `open` is called once; `own` returns our name and id. */
export function nameContract<World extends NetworkWorld>(
  name: string,
  open: () => Promise<World>,
  own: (world: World) => Promise<{ readonly handle: string; readonly id: string }>,
  server: 'practice' | 'wordless' = 'practice',
): void {
  describe(`to whom a name leads: ${name}`, () => {
    let world: World;
    before(async () => {
      world = await open();
    });
    after(async () => {
      await world[Symbol.asyncDispose]();
    });

    test('the own name leads to the own id, and a name that nobody has to none', async () => {
      const { handle, id } = await own(world);
      const looked = await world.network.lookUpName(handle, soon());
      assert.deepEqual([looked.leadsTo, looked.end], [id, { kind: 'all' }]);
      const nobody = await world.network.lookUpName('@nobodyhasthis', soon());
      // The other servers do not say in words that nobody has a name, so that it stays unknown.
      const end = server === 'practice' ? { kind: 'all' } : { kind: 'unreadable', why: 'no_answer' };
      assert.deepEqual([nobody.leadsTo, nobody.end], [null, end]);
      assert.deepEqual(nobody.near, []);
    });

    test('nothing is said of a name where nobody waits for an answer', async () => {
      const looked = await world.network.lookUpName((await own(world)).handle, AbortSignal.abort());
      const end = { kind: 'unreadable', why: 'no_answer' };
      assert.deepEqual(looked, { leadsTo: null, near: [], billed: {}, end });
    });
  });
}
