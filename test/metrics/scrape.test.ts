import assert from 'node:assert/strict';
import { request } from 'node:http';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';

import { readPracticeKeys } from '#practice/practice-keys.ts';

import { readExposition } from '../support/exposition.ts';
import { pagePeople } from '../support/page-people.ts';
import { openTambour } from '../support/tambour.ts';
import { until } from '../support/until.ts';

/** Values that labels may have: states, kinds, versions, ids and platforms; nothing that a person wrote. */
const labelValues: Readonly<Record<string, RegExp>> = {
  state: /^[a-z_]+$/i,
  kind: /^[a-zA-Z]+$/,
  queue: /^[\w.-]+$/,
  platform: /^[a-z]+:\w+$/,
  account: /^[0-9a-f]{8}-[0-9a-f-]{27}$/,
  le: /^(\+Inf|[\d.]+)$/,
  version: /^v?[\d.]+$/,
  node: /^[\d.]+$/,
  answer: /^(?:can|cannot|unknown)$/,
};

test('the figures of a running Tambour: read by the rules of Prometheus, and none says who, what or by which token', async (t: TestContext) => {
  await using tambour = await openTambour();
  await tambour.startPractice();
  const running = await tambour.start({ TAMBOUR_HOST: '0.0.0.0' });
  const people = pagePeople(tambour.data);
  const local = running.url.replace('0.0.0.0', '127.0.0.1');
  await people.setUp({ grace: '0' });
  await people.react('karim', await people.askAnew(1), '✅');
  await until('it is published', () => people.lineOf(1).includes('*published*'));

  const scrape = async (): Promise<string> => (await fetch(`${local}/metrics`)).text();
  // The database is asked at most once in five seconds.
  const text = await until('the posts are counted', async () => {
    const now = await scrape();
    return now.includes('tambour_deliveries{state="sent"} 2') ? now : null;
  });
  const families = readExposition(text);
  const one = (name: string, labels: Readonly<Record<string, string>> = {}): number | undefined =>
    families
      .get(name)
      ?.samples.find((sample) => Object.entries(labels).every(([key, value]) => sample.labels[key] === value))?.value;
  assert.deepEqual(
    [
      one('tambour_deliveries', { state: 'doubt' }),
      one('tambour_doubt_oldest_age_seconds'),
      one('tambour_delivery_lateness_seconds'),
      one('tambour_job_lateness_seconds') !== undefined,
      one('tambour_chat_connected', { platform: 'sandbox:practice' }),
      // A practice post costs nothing.
      one('tambour_x_spent_usd_total', { kind: 'post' }),
      one('tambour_database_up'),
    ],
    [0, 0, 0, true, 1, 0, 1],
  );
  assert.equal(families.get('tambour_publish_seconds')?.type, 'histogram');
  for (const name of ['process_resident_memory_bytes', 'process_cpu_seconds_total', 'nodejs_eventloop_lag_seconds']) {
    assert.ok((one(name) ?? -1) >= 0, name);
  }

  await t.test('no label carries a text, a name or a token', () => {
    for (const [name, { samples }] of families) {
      if (!name.startsWith('tambour_')) continue;
      for (const { labels } of samples) {
        for (const [label, value] of Object.entries(labels)) assert.match(value, labelValues[label] ?? /^$/, name);
      }
    }
    const keys = readPracticeKeys(join(tambour.data, 'practice'));
    assert.ok(keys);
    const secrets = [keys.chat.token, keys.mastodon.secret.accessToken, keys.x.secret.accessToken];
    for (const word of [...secrets, 'karim', 'Karim', 'aicha', 'valmont', 'library', 'publications']) {
      assert.ok(!text.includes(word), word);
    }
  });

  await t.test('a second scrape stands on the first: no counter goes back', async () => {
    const again = readExposition(await scrape());
    for (const [name, { type, samples }] of families) {
      if (type !== 'counter') continue;
      for (const { labels, value } of samples) {
        const later = again
          .get(name)
          ?.samples.find((sample) => JSON.stringify(sample.labels) === JSON.stringify(labels));
        assert.ok(later !== undefined && later.value >= value, name);
      }
    }
  });

  await t.test('only this machine gets them, even where the listener is open to all', async () => {
    const { port } = new URL(running.url);
    const statusOf = (host: string, headers: Readonly<Record<string, string>> = {}): Promise<number | undefined> =>
      new Promise((settle, fail) => {
        const asked = request({ host, port, path: '/metrics', headers }, (answer) => {
          answer.resume();
          settle(answer.statusCode);
        });
        asked.on('error', fail);
        asked.end();
      });
    assert.equal(await statusOf('127.0.0.1'), 200);
    // A proxy on this machine speaks for others.
    assert.notEqual(await statusOf('127.0.0.1', { 'x-forwarded-for': '192.0.2.7' }), 200);
    const outer = Object.values(networkInterfaces())
      .flatMap((addresses) => addresses ?? [])
      .filter(({ family, internal }) => family === 'IPv4' && !internal);
    for (const { address } of outer) assert.notEqual(await statusOf(address), 200, address);
  });
});
