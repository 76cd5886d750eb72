import assert from 'node:assert/strict';
import { test } from 'node:test';

import * as fc from 'fast-check';

import { keepNext } from '#accounts/sleeps.ts';
import type { Prisma } from '#storage/generated/client.ts';
import type { UnitOfWork } from '#storage/store.ts';

import { askBothSides, type Due, openDue } from './both-sides.ts';
import { periodWritten } from './rows.ts';

const numRuns = 200;

/** A post of each kind, each in a world of its own. */
interface Dues extends AsyncDisposable {
  readonly post: Due;
  readonly correction: Due;
  readonly emergency: Due;
}

async function openDues(): Promise<Dues> {
  await using opening = new AsyncDisposableStack();
  const [post, correction, emergency] = [
    opening.use(await openDue('post')),
    opening.use(await openDue('correction')),
    opening.use(await openDue('emergency')),
  ];
  const opened = opening.move();
  return { post, correction, emergency, [Symbol.asyncDispose]: () => opened.disposeAsync() };
}

const hourMs = 3_600_000;
const minuteMs = 60_000;

/** Milliseconds from now: most are now itself or next to it, or when the post is due. */
const fromNowMs = fc.constantFrom(-hourMs, -minuteMs, -1, -1, 0, 0, 0, 1, 1, minuteMs, hourMs);
const dueFromNowMs = fc.constantFrom(-minuteMs, -1, 0);
const spans = fc
  .uniqueArray(fromNowMs, { minLength: 2, maxLength: 4 })
  .map((all) => all.toSorted((one, other) => one - other))
  .map(([from = 0, until = 1, ...rest]) =>
    rest[0] !== undefined && rest[1] !== undefined
      ? [
          { from, until },
          { from: rest[0], until: rest[1] },
        ]
      : [{ from, until }],
  );
const kinds = fc.constantFrom(
  'post' as const,
  'post' as const,
  'post' as const,
  'correction' as const,
  'emergency' as const,
);

/** The first value in four fifths of all cases, one of the others in the rest. */
function mostly<T>(usual: T, ...others: readonly T[]): fc.Arbitrary<T> {
  return fc.oneof({ weight: 4, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: fc.constantFrom(...others) });
}

interface World {
  readonly due: Due;
  /** When it is due, from now. */
  readonly dueMs: number;
  readonly write: (work: UnitOfWork) => Promise<unknown>;
  /** Whether the SQL stops it if TypeScript does, or does not: left out where both say the same. */
  readonly sqlStops?: (gate: boolean) => boolean;
  /** Whether it stands by the rows written: where both sides ask the same SQL, which agrees with itself. */
  readonly stands?: boolean;
  /** An instant of it is exactly now, or when the post is due. */
  readonly isAtBoundary?: boolean;
}

/** Asks both sides about many worlds in which nothing else stops the post. `looks`: the last look asks, too. */
async function agree(worlds: fc.Arbitrary<World>, { looks = true, hasInstants = true } = {}): Promise<void> {
  const seen = { stopped: 0, open: 0, boundary: 0, differs: 0 };
  await fc.assert(
    fc.asyncProperty(
      worlds,
      async ({ due, dueMs, write, sqlStops = (gate: boolean) => gate, stands, isAtBoundary }) => {
        const sides = await askBothSides(due, async (work) => {
          const { id } = due.delivery;
          const dueAt = new Date(work.clock.now().getTime() + dueMs);
          await work.tx.delivery.update({ where: { id }, data: { dueAt } });
          await write(work);
        });
        const { gate } = sides;
        if (stands !== undefined) assert.equal(gate, stands);
        const sql = sqlStops(gate);
        assert.deepEqual(sides, { gate, claim: sql, lastLook: looks && sql });
        seen[gate ? 'stopped' : 'open'] += 1;
        if (gate !== sql) seen.differs += 1;
        if (isAtBoundary === true) seen.boundary += 1;
      },
    ),
    { numRuns },
  );
  // It does not hold by stopping nothing, or everything.
  const told = JSON.stringify(seen);
  assert.ok(seen.stopped >= numRuns / 5 && seen.open >= numRuns / 5, told);
  assert.ok(!hasInstants || seen.boundary >= numRuns / 5, told);
}

const freezes = fc.array(
  fc.record({
    scope: fc.constantFrom('all', 'desk', 'desk', 'another'),
    thawedMs: fc.constantFrom(null, null, 0, -1),
    exceptEmergencies: fc.boolean(),
    afterRestore: fc.boolean(),
  }),
  { maxLength: 3 },
);

test('frozen: the gate, the claim and the last look agree', async () => {
  await using dues = await openDues();
  const worlds = fc
    .record({ kind: kinds, dueMs: dueFromNowMs, freezes })
    .map(({ kind, dueMs, freezes: all }): World => {
      const due = dues[kind];
      return {
        due,
        dueMs,
        isAtBoundary: all.some(({ thawedMs }) => thawedMs === 0),
        async write({ tx, clock, newId }) {
          const now = clock.now();
          const anotherId = await anotherDesk(due, { tx, clock, newId });
          const ids = { all: null, desk: due.scene.deskId, another: anotherId };
          await tx.freeze.createMany({
            data: all.map(({ scope, thawedMs, ...rest }) => ({
              id: newId(),
              deskId: ids[scope],
              frozenAt: now,
              frozenBy: 'lea',
              thawedAt: thawedMs === null ? null : new Date(now.getTime() + thawedMs),
              ...rest,
            })),
          });
        },
      };
    });
  await agree(worlds);
});

test('paused for an emergency: the gate, the claim and the last look agree', async () => {
  await using dues = await openDues();
  const emergencies = fc.array(
    fc.record({
      isOwn: mostly(true, false),
      mode: mostly('real' as const, 'exercise' as const),
      endedMs: fc.constantFrom(null, null, null, 0, -1),
    }),
    { minLength: 1, maxLength: 3 },
  );
  const worlds = fc.record({ kind: kinds, dueMs: dueFromNowMs, emergencies }).map(({ kind, dueMs, ...rows }): World => {
    const due = dues[kind];
    return {
      due,
      dueMs,
      stands:
        kind === 'post' && rows.emergencies.some((one) => one.isOwn && one.mode === 'real' && one.endedMs === null),
      isAtBoundary: rows.emergencies.some(({ endedMs }) => endedMs === 0),
      async write({ tx, clock, newId }) {
        const now = clock.now();
        const anotherId = await anotherDesk(due, { tx, clock, newId });
        await tx.emergency.createMany({
          data: rows.emergencies.map(({ isOwn, mode, endedMs }) => ({
            id: newId(),
            deskId: isOwn ? due.scene.deskId : anotherId,
            mode,
            what: 'Fire',
            openedAt: now,
            openedBy: 'lea',
            endedAt: endedMs === null ? null : new Date(now.getTime() + endedMs),
          })),
        });
      },
    };
  });
  await agree(worlds);
});

test('asleep: the gate, the claim and the last look agree, but for planned sleeps when it is due', async () => {
  await using dues = await openDues();
  const running = fc.record({ untilMs: fc.option(fromNowMs, { freq: 4 }), exceptEmergencies: fc.boolean() });
  const planned = spans.chain((all) =>
    fc.tuple(
      ...all.map((span) =>
        fc.record({
          from: fc.constant(span.from),
          until: fc.constant(span.until),
          exceptEmergencies: fc.boolean(),
          fate: fc.constantFrom('ahead', 'ahead', 'ahead', 'begun', 'cancelled'),
        }),
      ),
    ),
  );
  const worlds = fc
    .record({
      kind: kinds,
      dueMs: dueFromNowMs,
      sleep: fc.option(running, { freq: 3 }),
      leavesMs: fc.option(fromNowMs, { freq: 2 }),
      planned: fc.option(planned, { freq: 2 }),
    })
    .map(({ kind, dueMs, sleep, leavesMs, planned: asPlanned }): World => {
      const due = dues[kind];
      const all = asPlanned ?? [];
      const ahead = all.filter(({ fate }) => fate === 'ahead');
      const passesBy = (exceptEmergencies: boolean): boolean =>
        kind === 'correction' || (kind === 'emergency' && exceptEmergencies);
      return {
        due,
        dueMs,
        isAtBoundary: [sleep?.untilMs, leavesMs, ...all.flatMap(({ from, until }) => [from, until])].some(
          (at) => at === 0 || at === dueMs,
        ),
        sqlStops(gate) {
          const isExcepted = sleep !== null && (sleep.untilMs === null || sleep.untilMs > 0);
          return (
            gate ||
            ahead.some(({ from, until, exceptEmergencies }, index) => {
              if (passesBy(exceptEmergencies) || from > 0) return false;
              // It is over and nothing began it: it held what was due before its end.
              if (until <= 0) return dueMs < until;
              // The account's row names the soonest alone; and a running sleep that excepts emergencies hides it.
              return index > 0 || isExcepted;
            }) ||
            // The same running sleep hides that the last day is over.
            (kind === 'emergency' && isExcepted && leavesMs !== null && leavesMs <= 0)
          );
        },
        async write(work) {
          const { tx, clock, newId } = work;
          const now = clock.now();
          const at = (ms: number): Date => new Date(now.getTime() + ms);
          const { mastodon: accountId } = due.scene.accountIds;
          const asleep: Prisma.AccountUpdateInput =
            sleep === null
              ? {}
              : {
                  state: 'asleep',
                  asleepSince: at(-hourMs),
                  asleepUntil: sleep.untilMs === null ? null : at(sleep.untilMs),
                  asleepExceptEmergencies: sleep.exceptEmergencies,
                };
          const leavesAt = leavesMs === null ? null : at(leavesMs);
          await tx.account.update({ where: { id: accountId }, data: { ...asleep, leavesAt } });
          await tx.sleep.createMany({
            data: all.map(({ from, until, exceptEmergencies, fate }) => ({
              id: newId(),
              accountId,
              startsAt: at(from),
              endsAt: at(until),
              createdAt: now,
              exceptEmergencies,
              begunAt: fate === 'begun' ? at(from) : null,
              cancelledAt: fate === 'cancelled' ? now : null,
            })),
          });
          await keepNext(work, accountId);
        },
      };
    });
  await agree(worlds);
});

test('in a reserve period: the gate, the claim and the last look agree, but for the accounts of one more approval', async () => {
  await using dues = await openDues();
  const period = fc.record({
    span: fc
      .record({ from: fc.constantFrom(-hourMs, -1, 0, 0, 0, 1), until: fc.constantFrom(0, 0, 1, 1, hourMs) })
      .filter(({ from, until }) => from < until),
    level: mostly('closed' as const, 'extraApproval' as const, 'inform' as const),
    state: mostly('agreed' as const, 'asked' as const, 'ended' as const),
    of: mostly('mastodon' as const, 'both' as const, 'x' as const),
    isOwn: mostly(true, false),
  });
  const worlds = fc
    .record({ kind: kinds, dueMs: dueFromNowMs, periods: fc.array(period, { minLength: 1, maxLength: 3 }) })
    .map(({ kind, dueMs, periods }): World => {
      const due = dues[kind];
      const now = periods.filter(
        ({ isOwn, state, span }) => isOwn && state === 'agreed' && span.from <= 0 && span.until > 0,
      );
      const isForOther =
        now.some(({ of, level }) => of === 'x' && level === 'extraApproval') &&
        !now.some(({ of, level }) => of !== 'x' && level !== 'inform');
      return {
        due,
        dueMs,
        isAtBoundary: periods.some(({ span }) => span.from === 0 || span.until === 0),
        // One approval more for the other account is missing for the whole post; the claim asks of its own account.
        sqlStops: (gate) => gate && !isForOther,
        async write(work) {
          const { mastodon, x } = due.scene.accountIds;
          const ids = { both: [mastodon, x], mastodon: [mastodon], x: [x] };
          const anotherId = await anotherDesk(due, work);
          for (const { span, of, isOwn, ...rest } of periods) {
            const at = (ms: number): Date => new Date(work.clock.now().getTime() + ms);
            await periodWritten(work, isOwn ? due.scene.deskId : anotherId, {
              accountIds: ids[of],
              span: { from: at(span.from), until: at(span.until) },
              ...rest,
              ...(rest.level === 'extraApproval' ? { role: 'Legal', rolePeople: ['nora'] } : {}),
            });
          }
        },
      };
    });
  await agree(worlds);
});

const states = ['ready', 'sending', 'doubt', 'failed', 'held', 'cancelled', 'retracting', 'retracted'] as const;

test('the part before: the gate and the claim agree, and the last look does not ask', async () => {
  await using part = await openDue('post', { text: 'The river rises.\n---\nLeave the quays.', series: 'plain' });
  const before = fc.oneof(fc.constant('sent' as const), fc.constantFrom(...states));
  const worlds = fc.record({ before, dueMs: dueFromNowMs }).map(({ before: state, dueMs }): World => ({
    due: part,
    dueMs,
    async write({ tx, clock }) {
      const now = clock.now();
      const why = { doubt: 'no_answer', failed: 'invalid', held: 'late', cancelled: 'stopped' };
      const data = {
        state,
        why: Object.entries(why).find(([one]) => one === state)?.[1] ?? null,
        ...(state === 'sending' ? { leaseUntil: now, sendingSince: now } : {}),
        ...(state === 'doubt' ? { doubtSince: now, sendingSince: now } : {}),
        ...(state === 'retracted' || state === 'retracting'
          ? { retractedAt: now, retractedBy: 'lea', retractWhy: '' }
          : {}),
      };
      const { afterId } = part.delivery;
      await tx.delivery.update({ where: { id: afterId ?? '' }, data });
    },
  }));
  await agree(worlds, { looks: false, hasInstants: false });
});

/** Another desk, whose stops are none of this one's. */
async function anotherDesk(
  { scene }: Due,
  { tx, clock, newId }: Pick<UnitOfWork, 'tx' | 'clock' | 'newId'>,
): Promise<string> {
  const id = newId();
  const where = { platform: 'sandbox:practice', channel: id, language: 'fr', timeZone: 'Europe/Paris' };
  await tx.desk.create({ data: { id, name: `not ${scene.deskId}`, ...where, createdAt: clock.now() } });
  return id;
}
