import assert from 'node:assert/strict';
import { after, test } from 'node:test';

import { openTestDatabase } from '../support/store.ts';
import { keptSeeds } from './kept-seeds.ts';
import { runHistory } from './run-history.ts';
import { openGround } from './sim-world.ts';

const histories = 100;

const database = await openTestDatabase();
const ground = await openGround(database.connection);
after(async () => {
  await ground[Symbol.asyncDispose]();
  await database[Symbol.asyncDispose]();
});

test(`in ${histories} histories of people, crashes, lost answers and rivals: nothing lost, twice or unapproved`, async () => {
  let published = 0;
  const seeds = [...keptSeeds.map(({ seed }) => seed), ...Array.from({ length: histories }, (_, index) => index + 1)];
  for (const seed of seeds) {
    const outcome = await runHistory(ground, seed);
    const violations = outcome.violations.filter(({ kind }) => kind !== 'beyond');
    assert.deepEqual(violations, [], `seed ${seed}:\n${outcome.story.join('\n')}`);
    published += outcome.published;
  }
  assert.ok(published > histories / 2, `only ${published} posts reached the public`);
});

test('a seed tells the same history each time', async () => {
  for (const seed of [3, 14, 15]) {
    const one = await runHistory(ground, seed);
    const other = await runHistory(ground, seed);
    assert.deepEqual(other.story, one.story);
    assert.equal(other.digest, one.digest);
  }
});
