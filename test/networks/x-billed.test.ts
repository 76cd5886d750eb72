import assert from 'node:assert/strict';
import { test } from 'node:test';

import { systemClock } from '#clock.ts';
import { x } from '#networks/x/x.ts';

import { bytesOf, picture, rendering, soon } from '../contracts/network-contract.ts';
import { openPracticeX } from '../support/practice-networks.ts';

test('what X bills is told, row by row, and nothing for what it refused', async () => {
  await using world = await openPracticeX();
  const billed: string[] = [];
  const network = x({
    ...world.keys,
    userId: null,
    reading: true,
    baseUrl: world.url,
    clock: systemClock,
    onBilled: (what, times) => void billed.push(`${times} ${what}`),
  });
  const told = (): readonly string[] => billed.splice(0);
  const wanted = { ...rendering('x'), text: 'The library opens at nine.', media: [picture('A door')] };

  await network.check(soon());
  assert.deepEqual(told(), ['1 userRead']);
  const prepared = await network.prepare(wanted, { uploaded: [], bytesOf, signal: soon() });
  assert.deepEqual(told(), ['1 altText']);
  assert.ok(prepared.kind === 'prepared');
  const published = await network.publish(prepared.prepared, 'no-key', soon());
  assert.deepEqual(told(), ['1 post']);
  assert.ok(published.kind === 'published');
  const withLink = { ...wanted, text: 'Read https://example.org/a', media: [] };
  await network.publish({ rendering: withLink, mediaIds: [] }, 'no-key', soon());
  assert.deepEqual(told(), ['1 postWithLink']);
  await network.find(wanted, new Date(Date.now() - 60_000), soon());
  assert.deepEqual(told(), ['1 userRead', '2 ownedRead']);
  await network.readBack(published.id, wanted, soon());
  assert.deepEqual(told(), ['1 postRead']);
  await network.retract(published.id, soon());
  assert.deepEqual(told(), ['1 delete']);

  world.server.troubles.set(['publish'], { kind: 'answerThis', status: 500, contentType: 'text/html', body: '' }, 1);
  await network.publish({ rendering: withLink, mediaIds: [] }, 'no-key', soon());
  assert.deepEqual(told(), []);
});
