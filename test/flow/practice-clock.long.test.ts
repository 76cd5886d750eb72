import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';

import { readPracticeKeys } from '#practice/practice-keys.ts';

import { pagePeople, type PagePeople } from '../support/page-people.ts';
import { pagedClock, type PagedClock } from '../support/practice-clock.ts';
import { openTambour, type Running, type Tambour } from '../support/tambour.ts';
import { onServer } from '../support/test-server.ts';
import { until } from '../support/until.ts';

const hourMs = 3_600_000;
const sending = `SELECT 1 FROM "Delivery" WHERE "state" = 'sending'`;

/** As typed into a form, in the desk's zone. */
function inHours(hours: number): string {
  const at = new Date(Date.now() + hours * hourMs);
  return at.toLocaleString('sv-SE', { timeZone: 'Europe/Paris' }).slice(0, 16);
}

describe('the practice desk’s clock, through the whole program', () => {
  let tambour: Tambour;
  let running: Running;
  let people: PagePeople;
  let clock: PagedClock;

  before(async () => {
    tambour = await openTambour();
    running = await tambour.start();
    people = pagePeople(tambour.data);
    clock = pagedClock(tambour.data);
    await people.setUp({ grace: '0' });
  });

  after(() => tambour[Symbol.asyncDispose]());

  const rows = async <T extends object>(sql: string): Promise<readonly T[]> => {
    assert.ok(tambour.connection !== null);
    return onServer(tambour.connection, async (client) => (await client.query<T>(sql)).rows);
  };
  const aheadMs = async (): Promise<number> =>
    Number((await rows<{ ms: string }>('SELECT "aheadMs" AS ms FROM "PracticeClock"'))[0]?.ms ?? 0);

  test('a post of tomorrow goes out at its time once a day has passed, is read a day later, and nothing twice', async () => {
    assert.match(
      await clock.seen(),
      /Move time on .*cannot be taken back.*Five minutes later An hour later A day later A month later/,
    );
    assert.match(await clock.pass('fiveMinutes'), /: 5 minutes ahead\./);
    const number = await people.draft({ text: 'The pool opens tomorrow.', when: 'at', at: inHours(20) });
    await people.react('karim', await people.ask(number), '✅');
    assert.deepEqual(people.publishedWith('The pool'), { mastodon: 0, x: 0 });

    const line = await clock.pass('day');
    assert.match(line, /Here it is \w+ \d+ \w+ \d{4}.*: 1 day ahead\./);
    assert.deepEqual(people.publishedWith('The pool'), { mastodon: 1, x: 1 });
    const sent = await rows<{ lateMs: number }>(
      `SELECT (extract(epoch FROM "sentAt" - "dueAt") * 1000)::float8 AS "lateMs" FROM "Delivery" WHERE "state" = 'sent'`,
    );
    assert.equal(sent.length, 2);
    for (const { lateMs } of sent) assert.ok(lateMs >= 0 && lateMs < 10_000, `${lateMs} ms after its time`);

    await clock.pass('day');
    const read = await rows<{ age: string; hours: number }>(
      `SELECT r."age"::text AS age, extract(epoch FROM r."readAt" - d."sentAt")::float8 / 3600 AS hours
       FROM "Reading" r JOIN "Delivery" d ON d."id" = r."deliveryId" WHERE r."age"::text = 'h24'`,
    );
    assert.equal(read.length, 2);
    for (const { hours } of read) assert.ok(hours >= 24 && hours < 25.5, `read after ${hours} hours`);
    assert.deepEqual(people.publishedWith('The pool'), { mastodon: 1, x: 1 });
    const moves = await rows<{ data: { leap: string } }>(
      `SELECT "data" FROM "JournalEntry" WHERE "kind" = 'practice.clockMoved' ORDER BY "seq"`,
    );
    assert.deepEqual(
      moves.map(({ data }) => data.leap),
      ['fiveMinutes', 'day', 'day'],
    );
  });

  test('a post that is under way when time is moved goes out once, and is never in doubt', async () => {
    const number = await people.draft({ text: 'The slide is new.' });
    const card = await people.ask(number);
    await people.trouble('mastodon', 'slow');
    await people.react('karim', card, '✅');
    await until('it is under way', async () => (await rows(sending)).length > 0);
    await clock.pass('hour');
    await people.trouble('mastodon', 'none');
    assert.match(people.lineOf(number), /\*published\*/);
    assert.doesNotMatch(people.threadText(number), /We do not know yet/);
    assert.deepEqual(people.publishedWith('The slide'), { mastodon: 1, x: 1 });
  });

  test('a post whose answer was lost is looked for in the time that passes, and found', async () => {
    const number = await people.draft({ text: 'The sauna is closed.' });
    const card = await people.ask(number);
    await people.trouble('mastodon', 'loseAnswer');
    await people.react('karim', card, '✅');
    await until('it is in doubt', () => people.threadText(number).includes('We do not know yet'));
    await people.trouble('mastodon', 'none');
    await clock.pass('hour');
    assert.match(people.lineOf(number), /\*published\*/);
    assert.deepEqual(people.publishedWith('The sauna'), { mastodon: 1, x: 1 });
  });

  test('time stays where a real account, a real desk or another process is there, and the page says why', async () => {
    const before = await aheadMs();
    await rows(`INSERT INTO "Account" SELECT (jsonb_populate_record(a, jsonb_build_object(
      'id', gen_random_uuid(), 'practice', false, 'remoteId', 'real'))).* FROM "Account" a LIMIT 1`);
    assert.match(await clock.pass('hour'), /Time stays: a real account/);
    await rows(`DELETE FROM "Account" WHERE NOT "practice"`);
    await rows(`INSERT INTO "Desk" SELECT (jsonb_populate_record(d, jsonb_build_object(
      'id', gen_random_uuid(), 'platform', 'slack:T1', 'channel', 'C1'))).* FROM "Desk" d LIMIT 1`);
    assert.match(await clock.pass('hour'), /Time stays: a real chat/);
    await rows(`DELETE FROM "Desk" WHERE "platform" = 'slack:T1'`);
    assert.ok(tambour.connection !== null);
    await onServer(tambour.connection, async (client) => {
      await client.query(`SET application_name = 'tambour jobs of another'`);
      assert.match(await clock.pass('hour'), /Time stays: a command, or another Tambour/);
    });
    assert.equal(await aheadMs(), before);
    assert.match(await clock.pass('hour'), /ahead\. Five minutes later An hour later/);
  });

  test('in a week of days the digest comes at its hour, and nothing of it is late', async () => {
    const ordered = async (): Promise<readonly { readonly lateMs: number }[]> =>
      rows(
        `SELECT (extract(epoch FROM n."createdAt" - g."dueAt") * 1000)::float8 AS "lateMs"
         FROM "Digest" g JOIN "Notice" n ON n."key" = 'digest.due:' || g."id"`,
      );
    for (let days = 0; days < 7 && (await ordered()).length === 0; days += 1) await clock.pass('day');
    const digests = await ordered();
    assert.equal(digests.length, 1);
    for (const { lateMs } of digests) assert.ok(lateMs < 10_000, `${lateMs} ms after its hour`);
    assert.doesNotMatch(people.seen(), /could not be sent on time/);
    assert.deepEqual(await rows('SELECT 1 FROM "Reading" WHERE "isLate"'), []);
    assert.deepEqual(people.publishedWith('The pool'), { mastodon: 1, x: 1 });
  });

  test('time that was moved stays so after a restart, and no real chat starts on it', async () => {
    const before = await aheadMs();
    assert.ok(before >= 47 * hourMs);
    await running.stop();
    const slack = { SLACK_APP_TOKEN: 'xapp-1-A-1-x', SLACK_BOT_TOKEN: 'xoxb-1-x' };
    const { code, err } = await tambour.run(['start'], { env: slack });
    assert.equal(code, 1);
    assert.match(err, /Practice moved time on in this database/);
    running = await tambour.start();
    const { url, secret } = readPracticeKeys(join(tambour.data, 'practice'))?.mastodon ?? assert.fail('no keys');
    // A server like any other to this command.
    const added = await tambour.run(['account', 'add', 'mastodon', '--url', url], { input: secret.accessToken });
    assert.equal(added.code, 1);
    assert.match(added.err, /Practice moved time on in this database/);
    assert.match(await clock.seen(), /: (?:1 week|\d+ days)(?:, \d+ \w+)? ahead\./);
    assert.equal(await aheadMs(), before);
    const { code: verified, out } = await tambour.run(['journal', 'verify']);
    assert.equal(verified, 0, out);
  });
});
