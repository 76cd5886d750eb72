import assert from 'node:assert/strict';
import { test } from 'node:test';

import { readConfig } from '#config.ts';

test('an empty environment starts the sandbox on the embedded database, with X off', () => {
  const outcome = readConfig({});
  assert.equal(outcome.kind, 'config');
  if (outcome.kind !== 'config') return;
  assert.equal(outcome.config.database.kind, 'embedded');
  assert.deepEqual(outcome.config.sandbox, { kind: 'here' });
  assert.equal(outcome.config.x.publishing, false);
  assert.equal(outcome.config.listen.host, '127.0.0.1');
});

test('a bad value is refused by the name of its setting, and not repeated', () => {
  const outcome = readConfig({ DATABASE_URL: 'mysql://root:hunter2@db', TAMBOUR_PORT: 'http', X_PUBLISHING: 'yes' });
  assert.equal(outcome.kind, 'refused');
  if (outcome.kind !== 'refused') return;
  assert.deepEqual(
    outcome.problems.map((entry) => entry.setting),
    ['DATABASE_URL', 'TAMBOUR_PORT', 'X_PUBLISHING'],
  );
  assert.doesNotMatch(JSON.stringify(outcome), /hunter2|mysql|yes/);
});

test('an empty value counts as not set', () => {
  const outcome = readConfig({ DATABASE_URL: '', X_PUBLISHING: '' });
  assert.equal(outcome.kind, 'config');
});

test('prices of X come from the setting, and a half table is refused', () => {
  const prices = { asOf: '2027-01-01', post: 0.02, postWithLink: 0.3, altText: 0 };
  const good = readConfig({ X_PRICES: JSON.stringify(prices) });
  assert.deepEqual(good.kind === 'config' && good.config.x.prices, prices);
  assert.equal(readConfig({ X_PRICES: '{"post":1}' }).kind, 'refused');
  assert.equal(readConfig({ X_PRICES: 'nonsense' }).kind, 'refused');
});

test('a sandbox elsewhere may only be on this machine', () => {
  assert.equal(readConfig({ TAMBOUR_SANDBOX_URL: 'http://127.0.0.1:5000' }).kind, 'config');
  assert.equal(readConfig({ TAMBOUR_SANDBOX_URL: 'http://practice.example.org' }).kind, 'refused');
});
