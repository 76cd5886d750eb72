import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';

import { openMetrics, type Metrics } from '#metrics/open-metrics.ts';
import type { Store } from '#storage/store.ts';

import { openRealStore } from '../support/real-store.ts';
import { testClock } from '../support/test-clock.ts';

const prices = {
  post: 0.015,
  postWithLink: 0.2,
  altText: 0.005,
  ownedRead: 0.001,
  postRead: 0.005,
  userRead: 0.01,
  delete: 0.01,
};

function open(
  store: Pick<Store, 'db' | 'clock'>,
  chats: Parameters<typeof openMetrics>[0]['chats'] = new Map(),
): Metrics {
  return openMetrics({
    store,
    chats,
    version: '0.1.0',
    prices,
    reads: { networks: ['mastodon'], practice: true },
    since: store.clock.now(),
    confinement: async () => 'cannot',
  });
}

async function scrape(metrics: Metrics): Promise<string> {
  const answer = await metrics.handler();
  assert.match(answer.headers.get('content-type') ?? '', /^text\/plain; version=0\.0\.4/);
  return answer.text();
}

/** The lines of our own, without their help. */
function ours(text: string): readonly string[] {
  return text.split('\n').filter((line) => line.startsWith('tambour_'));
}

const secretText = 'A text that nobody outside may read';

/** One desk with one account, and one draft for each delivery. */
async function fill(
  store: Store,
  now: Date,
): Promise<{ readonly accountId: string; deliver: (state: object) => Promise<void> }> {
  const accountId = randomUUID();
  const deskId = randomUUID();
  await store.db.account.create({
    data: {
      id: accountId,
      network: 'x',
      practice: false,
      serverUrl: 'https://api.x.com',
      remoteId: '1',
      handle: '@nobody_may_read',
      displayName: secretText,
      software: 'X',
      limits: {},
      limitsReadAt: now,
      sealedToken: new Uint8Array(),
      state: 'paused',
      createdAt: now,
    },
  });
  const desk = { name: secretText, language: 'fr', timeZone: 'Europe/Paris', createdAt: now } as const;
  await store.db.desk.create({ data: { ...desk, id: deskId, platform: 'slack:T1', channel: 'C1' } });
  let number = 0;
  return {
    accountId,
    async deliver(state) {
      number += 1;
      const draftId = randomUUID();
      await store.db.draft.create({
        data: {
          id: draftId,
          deskId,
          number,
          author: 'U1',
          state: number === 1 ? 'asked' : 'approved',
          currentRevision: 1,
          createdAt: now,
          changedAt: now,
          revisions: {
            create: {
              number: 1,
              text: secretText,
              language: 'fr',
              accountIds: [accountId],
              timeZone: 'Europe/Paris',
              editedBy: 'U1',
              fingerprint: 'f',
              createdAt: now,
            },
          },
        },
      });
      await store.db.decision.create({
        data: {
          id: randomUUID(),
          deskId,
          subjectKind: 'draft',
          subjectId: draftId,
          revision: 1,
          fingerprint: 'f',
          person: 'U2',
          personName: secretText,
          kind: 'approve',
          via: 'button',
          decidedAt: now,
        },
      });
      await store.db.delivery.create({
        data: {
          id: randomUUID(),
          draftId,
          revision: 1,
          accountId,
          fingerprint: 'f',
          state: 'ready',
          key: randomUUID(),
          dueAt: now,
          notAfterAt: now,
          createdAt: now,
          ...state,
        },
      });
    },
  };
}

const later = (at: Date, seconds: number): Date => new Date(at.getTime() + seconds * 1000);

test('says what is on its way, what is in doubt and what waits, and nothing of what it says', async () => {
  await using real = await openRealStore();
  const clock = testClock();
  const now = clock.now();
  const chats = new Map([
    ['slack:T1', { health: () => ({ state: 'connecting', since: later(clock.now(), -30) }) as const }],
  ]);
  const metrics = open({ db: real.db, clock }, chats);
  const { accountId, deliver } = await fill(real, now);
  await deliver({ state: 'doubt', doubtSince: now });
  await deliver({ state: 'doubt', doubtSince: later(now, 50) });
  await deliver({ state: 'ready', dueAt: later(now, 40) });
  await deliver({ state: 'ready', dueAt: later(now, 4000) });
  await real.db.notice.create({
    data: { id: randomUUID(), key: 'k', deskId: randomUUID(), kind: 'x', data: {}, createdAt: now },
  });
  await real.db.chatInbox.create({ data: { platform: 'slack:T1', key: 'e', body: secretText, keptAt: now } });
  clock.advance(100_000);
  await deliver({ state: 'sent', sentAt: later(now, 7), remoteId: '1' });
  metrics.billed('postWithLink', 2);

  await real.db.freeze.create({ data: { id: randomUUID(), frozenAt: now, frozenBy: 'administrator' } });
  const text = await scrape(metrics);
  for (const line of [
    'tambour_frozen 1',
    'tambour_deliveries{state="doubt"} 2',
    'tambour_deliveries{state="ready"} 2',
    'tambour_deliveries{state="sent"} 1',
    'tambour_deliveries{state="held"} 0',
    'tambour_doubt_oldest_age_seconds 100',
    'tambour_delivery_lateness_seconds 60',
    'tambour_notices_undelivered 1',
    'tambour_chat_inbox{platform="slack:T1"} 1',
    'tambour_approvals_waiting 1',
    'tambour_accounts{state="paused"} 1',
    'tambour_chat_connected{platform="slack:T1"} 0',
    'tambour_chat_state_age_seconds{platform="slack:T1"} 30',
    'tambour_database_up 1',
    'tambour_decoder_confinement{answer="cannot"} 1',
    'tambour_x_billed_total{kind="postWithLink"} 2',
    'tambour_x_spent_usd_total{kind="postWithLink"} 0.4',
    'tambour_x_spent_usd_total{kind="post"} 0',
    `tambour_publish_seconds_bucket{le="5",account="${accountId}"} 0`,
    `tambour_publish_seconds_bucket{le="10",account="${accountId}"} 1`,
    `tambour_build_info{version="0.1.0",node="${process.versions.node}"} 1`,
  ]) {
    assert.ok(ours(text).includes(line), `${line}\n\n${ours(text).join('\n')}`);
  }
  assert.match(text, /^process_resident_memory_bytes \d+/m);
  assert.doesNotMatch(text, /nobody outside|nobody_may/i);
  for (const name of new Set(
    ours(text).map((line) => line.replace(/[{ ].*/, '').replace(/_(bucket|sum|count)$/, '')),
  )) {
    assert.match(text, new RegExp(`^# HELP ${name} \\S`, 'm'), name);
  }
});

test('counts the readings that are more than an hour overdue; none of what is not read', async () => {
  await using real = await openRealStore();
  const clock = testClock();
  const now = clock.now();
  const { accountId, deliver } = await fill(real, now);
  for (const seconds of [-3599, -3601, -90_000]) {
    await deliver({ state: 'sent', sentAt: now, remoteId: randomUUID() });
    const delivery = await real.db.delivery.findFirstOrThrow({
      where: { figures: null },
      select: { id: true, draftId: true, draft: { select: { deskId: true } } },
    });
    await real.db.deliveryFigures.create({
      data: {
        deliveryId: delivery.id,
        deskId: delivery.draft.deskId,
        accountId,
        network: 'x',
        draftId: delivery.draftId,
        revision: 1,
        publishedAt: now,
        toCome: { create: { accountId, publishedAt: later(now, seconds - 24 * 3600) } },
      },
    });
  }
  const overdue = async (x: boolean, practice = true): Promise<string | undefined> => {
    const store = { db: real.db, clock };
    const reads = { networks: x ? (['mastodon', 'x'] as const) : (['mastodon'] as const), practice };
    const metrics = openMetrics({
      store,
      chats: new Map(),
      version: '1',
      prices,
      reads,
      since: clock.now(),
      confinement: async () => 'can',
    });
    return ours(await scrape(metrics)).find((line) => line.startsWith('tambour_readings_overdue'));
  };
  assert.deepEqual(
    [await overdue(true), await overdue(false)],
    ['tambour_readings_overdue 2', 'tambour_readings_overdue 0'],
  );
  await real.db.account.updateMany({ data: { practice: true } });
  assert.deepEqual(
    [await overdue(false), await overdue(true, false)],
    ['tambour_readings_overdue 2', 'tambour_readings_overdue 0'],
  );
});

function count(text: string): string | undefined {
  return /^tambour_publish_seconds_count\{.*\} (\d+)$/m.exec(text)?.[1];
}

test('asks the database at most once in five seconds, and counts each delivery once', async () => {
  await using real = await openRealStore();
  const clock = testClock();
  const metrics = open({ db: real.db, clock });
  const { deliver } = await fill(real, clock.now());
  const sent = (): object => ({ state: 'sent', sentAt: later(clock.now(), 1), remoteId: randomUUID() });

  await deliver(sent());
  assert.equal(count(await scrape(metrics)), '1');
  await deliver(sent());
  clock.advance(4_900);
  assert.equal(count(await scrape(metrics)), '1');
  clock.advance(100);
  assert.equal(count(await scrape(metrics)), '2');
  clock.advance(300_000);
  assert.equal(count(await scrape(metrics)), '2');
});

test('says that the database is away instead of what it knew before', async () => {
  const clock = testClock();
  let metrics: Metrics;
  {
    await using real = await openRealStore();
    metrics = open({ db: real.db, clock });
    assert.ok(ours(await scrape(metrics)).includes('tambour_notices_undelivered 0'));
  }
  clock.advance(10_000);
  const lines = ours(await scrape(metrics));
  assert.ok(lines.includes('tambour_database_up 0'));
  assert.deepEqual(
    lines.filter((line) => /deliver|notices|lateness|drafts/.test(line)),
    [],
  );
});
