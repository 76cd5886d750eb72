import assert from 'node:assert/strict';
import { test } from 'node:test';

import * as fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';

import { languages } from '#languages.ts';
import { mastodonRules } from '#networks/mastodon/mastodon-rules.ts';
import { xRules } from '#networks/x/x-rules.ts';
import { inventPast, inventedNotices } from '#practice/past/invent-past.ts';
import type { Past, PastCounts, PastQuestion, SentInPast } from '#practice/past/past.ts';
import { ageHours, comparedAge, dueAtOf, punctualMs } from '#reach/reading-ages.ts';

const now = new Date('2026-11-25T09:00:00.000Z');

function question(changes: Partial<PastQuestion> = {}): PastQuestion {
  return {
    seed: 1,
    now,
    timeZone: 'Europe/Paris',
    language: 'fr',
    networks: ['mastodon', 'x'],
    followersNow: {},
    graceSeconds: 20,
    notAfterMinutes: 120,
    ...changes,
  };
}

/** Moments of every kind, clock changes and both ends of a day among them, in zones on both sides of Greenwich. */
const anyQuestion = fc
  .record({
    seed: fc.nat(),
    now: fc.date({ min: new Date('2025-01-01'), max: new Date('2030-01-01'), noInvalidDate: true }),
    timeZone: fc.constantFrom('Europe/Paris', 'America/St_Johns', 'Pacific/Auckland', 'UTC', 'Africa/Casablanca'),
    language: fc.constantFrom('fr' as const, 'en' as const),
    networks: fc.constantFrom<PastQuestion['networks']>(['mastodon', 'x'], ['x', 'mastodon'], ['mastodon'], ['x']),
  })
  .map(question);

function sentOf({ posts }: Past): readonly SentInPast[] {
  return posts.flatMap(({ deliveries }) =>
    deliveries.flatMap((delivery) => (delivery.state === 'sent' ? [delivery] : [])),
  );
}

function interactions({ likes, shares, quotes, replies, ownReplies }: PastCounts): number {
  return likes + shares + quotes + replies - ownReplies;
}

test('the same seed at the same moment makes the same past, another seed another one', () => {
  assert.deepEqual(inventPast(question()), inventPast(question()));
  assert.notDeepEqual(inventPast(question()), inventPast(question({ seed: 2 })));
});

test('nothing of a past lies in the future, and what belongs together comes in its order', () => {
  fc.assert(
    fc.property(anyQuestion, (asked) => {
      const past = inventPast(asked);
      assert.ok(past.posts.length >= 16 * 6);
      for (const { createdAt, askedAt, decidedAt, calledOffAt, window, deliveries } of past.posts) {
        const last = [calledOffAt ?? decidedAt, asked.now];
        assert.deepEqual(
          [createdAt, askedAt, decidedAt, ...last],
          [createdAt, askedAt, decidedAt, ...last].toSorted(byTime),
        );
        const hours = (decidedAt.getTime() - askedAt.getTime()) / 3_600_000;
        assert.ok(hours >= 0.15 && hours <= 20, `approved after ${hours} hours`);
        for (const delivery of deliveries) {
          assert.ok(decidedAt <= delivery.dueAt && delivery.dueAt < delivery.notAfterAt && delivery.dueAt <= asked.now);
          if (window !== null && delivery.state === 'sent') assert.ok(window.publishAt <= delivery.sentAt);
        }
      }
      for (const delivery of sentOf(past)) {
        const { dueAt, sentAt, notAfterAt, retractedAt, readings } = delivery;
        assert.ok(dueAt < sentAt && sentAt < notAfterAt && sentAt <= asked.now);
        assert.ok(retractedAt === null || (sentAt < retractedAt && retractedAt <= asked.now && readings.length === 0));
        for (const { readAt } of readings) assert.ok(readAt <= asked.now);
      }
      for (const { readAt } of past.followers) assert.ok(readAt <= asked.now);
    }),
    { numRuns: 60 },
  );
});

test('posts leave on weekdays in working hours of the zone, also in the weeks in which clocks change', () => {
  fc.assert(
    fc.property(anyQuestion, (asked) => {
      for (const delivery of sentOf(inventPast(asked))) {
        const at = zoned(delivery.dueAt, asked.timeZone);
        assert.ok(at.dayOfWeek <= 5, at.toString());
        assert.ok(at.hour * 60 + at.minute >= 8 * 60 + 30 && at.hour < 19, at.toString());
      }
    }),
    { numRuns: 40 },
  );
  for (const day of ['2026-04-08', '2026-11-25']) {
    const around = question({ now: new Date(`${day}T09:00:00.000Z`) });
    const offsets = sentOf(inventPast(around)).map(({ dueAt }) => zoned(dueAt, around.timeZone).offset);
    assert.deepEqual([...new Set(offsets)].toSorted(), ['+01:00', '+02:00']);
  }
});

test('a post has the readings that it is old enough for, late ones marked, and no count without an outcome', () => {
  fc.assert(
    fc.property(anyQuestion, (asked) => {
      for (const { network, sentAt, readings, boosters, retractedAt } of sentOf(inventPast(asked))) {
        const isGone = retractedAt !== null || readings.some(({ outcome }) => outcome === 'missing');
        for (const age of ['h24', 'h72', 'd7', 'd14', 'd21', 'd28'] as const) {
          const isDue = dueAtOf(sentAt, age).getTime() + 30 * 3_600_000 < asked.now.getTime();
          assert.ok(!isDue || isGone || readings.some((reading) => reading.age === age), `${ageHours[age]} h`);
        }
        for (const { age, readAt, isLate, outcome, counts } of readings) {
          const lateMs = readAt.getTime() - dueAtOf(sentAt, age).getTime();
          assert.ok(lateMs >= 0);
          assert.equal(isLate, outcome !== 'missed' && lateMs > punctualMs);
          assert.equal(counts === null, outcome !== 'counts');
          if (counts === null) continue;
          assert.equal(counts.views === null, network === 'mastodon');
          assert.equal(counts.unanswered === null, network === 'x');
          for (const count of Object.values(counts))
            assert.ok(count === null || (Number.isSafeInteger(count) && count >= 0));
          assert.ok(counts.ownReplies + (counts.unanswered ?? 0) <= counts.replies);
        }
        const shares = readings.find(({ age }) => age === comparedAge)?.counts?.shares;
        assert.equal(boosters === null, network === 'x' || shares === undefined);
        assert.ok(boosters === null || boosters.boosters <= (shares ?? 0));
      }
    }),
    { numRuns: 40 },
  );
});

function medianHours(seconds: readonly number[] = []): number {
  return (seconds[seconds.length >> 1] ?? 0) / 3600;
}

test('the counts of a post never fall from one reading to the next', () => {
  fc.assert(
    fc.property(anyQuestion, (asked) => {
      for (const { readings } of sentOf(inventPast(asked))) {
        const known = readings.flatMap(({ counts }) => (counts === null ? [] : [interactions(counts)]));
        assert.deepEqual(
          known,
          known.toSorted((one, other) => one - other),
        );
      }
    }),
    { numRuns: 20 },
  );
});

test('each answer of the desk has its time, shorter on X, where they are no longer told after four days', () => {
  const typical = { mastodon: [] as number[], x: [] as number[] };
  for (const seed of [1, 2, 3]) {
    for (const { network, readings } of sentOf(inventPast(question({ seed })))) {
      let before = 0;
      for (const { age, counts, answerSeconds } of readings) {
        const isTold = counts !== null && (network === 'mastodon' || ageHours[age] <= ageHours.h72);
        assert.equal(answerSeconds !== null, isTold);
        if (counts === null || answerSeconds === null) continue;
        const { replies, ownReplies, unanswered } = counts;
        assert.equal(answerSeconds.length, unanswered === null ? ownReplies : replies - ownReplies - unanswered);
        assert.ok(answerSeconds.length >= before, 'an answer that was there stays');
        before = answerSeconds.length;
        assert.ok(answerSeconds.every((seconds) => seconds > 0 && seconds < ageHours[age] * 3600));
        if (age === comparedAge) typical[network].push(...answerSeconds);
      }
    }
  }
  const [mastodon, x] = [typical.mastodon, typical.x].map((all) => all.toSorted((one, other) => one - other));
  assert.ok(medianHours(mastodon) > 2 && medianHours(mastodon) < 5, String(medianHours(mastodon)));
  assert.ok(medianHours(x) > 0.7 && medianHours(x) < 2, String(medianHours(x)));
});

test('a past has something of everything, and counts that a comparison can use', () => {
  for (const seed of [1, 2, 3, 4, 5]) {
    const past = inventPast(question({ seed }));
    const weekly = past.posts.length / 16.4;
    assert.ok(weekly >= 6 && weekly <= 9.2, `${weekly} a week`);
    const deliveries = past.posts.flatMap((post) => post.deliveries);
    const has = (state: string): number => deliveries.filter((delivery) => delivery.state === state).length;
    assert.deepEqual([has('failed'), has('held')], [2, 1]);
    assert.ok(has('cancelled') >= 2);
    const sent = sentOf(past);
    assert.equal(sent.filter(({ retractedAt }) => retractedAt !== null).length, 2);
    const readings = sent.flatMap((delivery) => delivery.readings);
    for (const outcome of ['missing', 'unreadable', 'missed'] as const) {
      assert.ok(
        readings.some((reading) => reading.outcome === outcome),
        outcome,
      );
    }
    assert.ok(readings.some(({ isLate }) => isLate));
    assert.ok(
      past.posts.some((post) => isApart(post.deliveries)),
      'a pair forty minutes apart',
    );

    const pairs = past.posts.flatMap((post) => comparable(post.deliveries));
    assert.ok(pairs.length >= 60, `${pairs.length} pairs`);
    const ratios = pairs.map(([mastodon, x]) => Math.log((mastodon + 1) / (x + 1))).toSorted((a, b) => a - b);
    const median = Math.exp(ratios[Math.floor(ratios.length / 2)] ?? 0);
    assert.ok(median > 1 && median < 2.5, `median ratio ${median}`);
    assert.ok(Math.max(...pairs.map(([mastodon]) => mastodon)) > 120, 'one post went far');
  }
});

test('followers end where the account stands now, so that the next reading goes on from there', () => {
  const { followers } = inventPast(question({ followersNow: { mastodon: 912 } }));
  const last = followers.findLast(({ network }) => network === 'mastodon');
  assert.equal(last?.followers, 912);
});

test('followers are read daily with one gap of two days, and grow slowly', () => {
  const { followers } = inventPast(question());
  for (const network of ['mastodon', 'x'] as const) {
    const mine = followers.filter((reading) => reading.network === network);
    const days = mine.map(({ day }) => day.getTime() / 86_400_000);
    const steps = days.slice(1).map((day, index) => day - (days[index] ?? 0));
    assert.deepEqual(
      steps.filter((step) => step !== 1),
      [3],
    );
    assert.ok(days.length >= 16 * 7 - 2);
    const [first, last] = [mine[0]?.followers ?? 0, mine.at(-1)?.followers ?? 0];
    assert.ok(last > first * 0.98 && last < first * 1.4, `${first} to ${last}`);
  }
});

test('a past on one network has posts on that one alone', () => {
  for (const network of ['mastodon', 'x'] as const) {
    const { posts, followers } = inventPast(question({ networks: [network] }));
    for (const post of posts) assert.deepEqual(post.networks, [network]);
    assert.ok(followers.every((reading) => reading.network === network));
  }
});

for (const language of languages) {
  test(`the notices in "${language}" are many, all different, and fit both networks`, () => {
    const texts = inventedNotices(language).map(({ text }) => text);
    assert.ok(texts.length >= 16 * 9);
    assert.equal(new Set(texts).size, texts.length);
    for (const text of texts) {
      assert.doesNotMatch(text, /\{|\}|undefined|  |[.?!,:] ?[.,]/u);
      const weight = xRules.measure(text, null, xRules.defaultLimits);
      assert.ok(weight <= 280, `${weight}: ${text}`);
      assert.ok(mastodonRules.measure(text, null, mastodonRules.defaultLimits) <= 500);
      for (const link of xRules.links(text)) assert.match(link, /^https:\/\/valmont\.example\.org\//u);
    }
  });
}

test('no notice stands twice in a past, but for the copy that was made for the account that missed it', () => {
  const texts = inventPast(question({ language: 'en' })).posts.map(({ text }) => text);
  assert.equal(texts.length - new Set(texts).size, 1);
});

function zoned(at: Date, timeZone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(timeZone);
}

function byTime(a: Date, b: Date): number {
  return a.getTime() - b.getTime();
}

function isApart(deliveries: Past['posts'][number]['deliveries']): boolean {
  const [one, other] = deliveries.map((delivery) => (delivery.state === 'sent' ? delivery.sentAt.getTime() : null));
  return typeof one === 'number' && typeof other === 'number' && Math.abs(one - other) > 10 * 60_000;
}

function comparable(deliveries: Past['posts'][number]['deliveries']): readonly (readonly [number, number])[] {
  const read = (network: string): number | null => {
    const found = deliveries.find((delivery) => delivery.network === network);
    const counts = found?.state === 'sent' ? found.readings.find(({ age }) => age === comparedAge)?.counts : undefined;
    return counts === undefined || counts === null ? null : interactions(counts);
  };
  const [mastodon, x] = [read('mastodon'), read('x')];
  return mastodon === null || x === null ? [] : [[mastodon, x]];
}
