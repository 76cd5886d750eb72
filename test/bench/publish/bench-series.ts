import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import { estimate, median } from '../figures.ts';
import { type Report, rowOf } from '../report.ts';
import { seeded } from '../../support/seeded.ts';
import type { Postgres } from '../open-postgres.ts';
import { startChild } from '../start-child.ts';
import { openApproving } from './approving.ts';
import type { NetworksAnswer, NetworksQuestion } from './networks-process.ts';
import { openHouse } from './open-house.ts';
import type { Rounds } from './run-rounds.ts';

const seed = 20_261_129;
const parts = 4;
const calmMs = 15;
/** A round takes some twelve seconds: the cards are redrawn after each post, which may wait five seconds. */
const usualRounds = 12;
/** Mastodon allows an account 300 posts in three hours. A round posts twelve times, and some are kept in reserve. */
const mostPerAccount = 15;

type Told = Pick<Rounds, 'networks' | 'house' | 'approving'>;

interface Round {
  readonly seriesMs: number;
  /** Four single posts, measured twice. */
  readonly oneMs: number;
  readonly otherMs: number;
}

/**
 * Measures a series of four, from its one press until its last post is committed as sent. It is compared with four
 * single posts on the same account, from the first of four presses; an account's posts always go one after the other.
 * The single posts replace the floor: twice in each round, in changing order.
 */
export async function benchSeries(postgres: Postgres, scale: number): Promise<readonly Report[]> {
  await using networks = await startChild<NetworksQuestion, NetworksAnswer>(
    join(import.meta.dirname, 'networks-process.ts'),
  );
  const database = await postgres.newDatabase();
  await using house = await openHouse(database, (await networks.ask({ kind: 'accounts' })).keys);
  await using approving = await openApproving(house, database);
  return [await measure({ networks, house, approving }, Math.ceil(usualRounds * scale))];
}

async function measure(told: Told, count: number): Promise<Report> {
  const warm = 2;
  const rounds: Round[] = [];
  let accountIds: readonly string[] = [];
  for (let at = 0; at < warm + count; at += 1) {
    if (at % mostPerAccount === 0)
      accountIds = (await told.house.addAccounts((await told.networks.ask({ kind: 'accounts' })).keys)).slice(0, 1);
    const first = at % 2 === 0 ? null : await singles(told, accountIds);
    const seriesMs = await series(told, accountIds);
    const [one, other] = [first ?? (await singles(told, accountIds)), await singles(told, accountIds)];
    const round = at % 4 < 2 ? { seriesMs, oneMs: one, otherMs: other } : { seriesMs, oneMs: other, otherMs: one };
    if (at >= warm) rounds.push(round);
  }
  const ratios = rounds.map(({ seriesMs, oneMs }) => seriesMs / oneMs);
  return {
    title: `publish, a series of ${parts} beside ${parts} single posts of one account`,
    rows: [
      rowOf(
        'a series',
        'ms',
        rounds.map(({ seriesMs }) => seriesMs),
      ),
      rowOf(
        'single posts',
        'ms',
        rounds.map(({ oneMs }) => oneMs),
      ),
      rowOf(
        'single posts again',
        'ms',
        rounds.map(({ otherMs }) => otherMs),
      ),
    ],
    ratios: [{ what: 'a series / single posts', ...estimate(ratios, seeded(seed)) }],
    floorAgainstFloor: median(rounds.map(({ oneMs, otherMs }) => otherMs / oneMs)),
    goals: [],
    samples: rounds,
  };
}

async function series({ approving }: Told, accountIds: readonly string[]): Promise<number> {
  const waiting = await approving.ask(accountIds, { parts });
  await pause(calmMs);
  const { pressedAtMs, sentAtMs } = await approving.approve(waiting);
  await approving.rest(waiting.draftId);
  return sentAtMs - pressedAtMs;
}

async function singles({ approving }: Told, accountIds: readonly string[]): Promise<number> {
  const first = await approving.ask(accountIds);
  const more = [];
  while (more.length < parts - 1) more.push(await approving.ask(accountIds));
  await pause(calmMs);
  const { pressedAtMs, sentAtMs } = await approving.approve(first, ...more);
  for (const { draftId } of [first, ...more]) await approving.rest(draftId);
  return sentAtMs - pressedAtMs;
}
