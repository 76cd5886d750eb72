import type { ComposeOptions } from '#reach/compose-digest.ts';
import type { Digest } from '#reach/digest.ts';
import { canonicalJson } from '#storage/canonical-json.ts';

import { naiveRows } from './naive-rows.ts';
import { digestOf, type History, timed } from './open-history.ts';

export interface Round {
  readonly smallMs: number;
  readonly largeMs: number;
  /** One indexed statement in the large database, for the desk's rows of those weeks. */
  readonly floorMs: number;
  readonly floorAgainMs: number;
  /** From the readings themselves, in the large database; null in most rounds. */
  readonly naiveMs: number | null;
}

export interface Composed {
  readonly rounds: readonly Round[];
  /** The first digest, on connections just opened. */
  readonly firstMs: { readonly small: number; readonly large: number };
  readonly digest: Digest;
  /** Number of digests, of those compared, that differed from the naive query's or from the small database's. */
  readonly unequal: number;
  readonly compared: number;
}

/** Weeks that a digest reads: the twelve of its trend, and those for the trend's first point. */
const weeksRead = 15;
const naiveEvery = 5;
const checked = { desks: 5, weeks: 12 } as const;

/** Composes a desk's week in both databases and runs the floor twice, in an order that changes from round to round. */
export async function composeRounds(
  histories: { readonly small: History; readonly large: History },
  { warmUp, rounds }: { readonly warmUp: number; readonly rounds: number },
): Promise<Composed> {
  const { small, large } = histories;
  const [ofSmall, ofLarge] = await Promise.all([digestOf(small, 1), digestOf(large, 1)]);
  const { digest, ms: firstInSmall } = await timed(small, ofSmall);
  const { ms: firstInLarge } = await timed(large, ofLarge);
  if (digest.pairs.length === 0) throw new Error('the digest that is measured compares nothing');
  const wanted = canonicalJson(digest);
  let [unequal, compared] = [0, 0];
  const compose = async (history: History, options: ComposeOptions): Promise<number> => {
    const composed = await timed(history, options);
    compared += 1;
    if (canonicalJson(composed.digest) !== wanted) unequal += 1;
    return composed.ms;
  };
  const done: Round[] = [];
  for (let at = -warmUp; at < rounds; at += 1) {
    const [ms, again] = [new Map<string, number>(), at % 2 === 0];
    const turns: readonly (readonly [string, () => Promise<number>])[] = [
      ['small', () => compose(small, ofSmall)],
      [again ? 'floor' : 'floorAgain', () => floor(large, ofLarge)],
      ['large', () => compose(large, ofLarge)],
      [again ? 'floorAgain' : 'floor', () => floor(large, ofLarge)],
    ];
    for (const index of turns.keys()) {
      const turn = turns.at((index + at) % turns.length);
      if (turn !== undefined) ms.set(turn[0], await turn[1]());
    }
    const naiveMs = at % naiveEvery === 0 ? await compose(large, { ...ofLarge, readRows: naiveRows }) : null;
    const of = (name: string): number => ms.get(name) ?? Number.NaN;
    const [smallMs, largeMs, floorMs] = [of('small'), of('large'), of('floor')];
    if (at >= 0) done.push({ smallMs, largeMs, floorMs, floorAgainMs: of('floorAgain'), naiveMs });
  }
  const others = await compareOthers(histories);
  return {
    rounds: done,
    firstMs: { small: firstInSmall, large: firstInLarge },
    digest,
    unequal: unequal + others.unequal,
    compared: compared + others.compared,
  };
}

/** Compares digests of other desks and weeks: from both databases, and from the readings themselves. */
async function compareOthers({ small, large }: { readonly small: History; readonly large: History }): Promise<{
  readonly unequal: number;
  readonly compared: number;
}> {
  let [unequal, compared] = [0, 0];
  for (let desk = 1; desk <= checked.desks; desk += 1) {
    for (let weeksAgo = 0; weeksAgo < checked.weeks; weeksAgo += 1) {
      const [before, after] = await Promise.all([digestOf(small, desk, weeksAgo), digestOf(large, desk, weeksAgo)]);
      const wanted = canonicalJson((await timed(small, before)).digest);
      for (const options of [after, { ...after, readRows: naiveRows }]) {
        compared += 1;
        if (canonicalJson((await timed(large, options)).digest) !== wanted) unequal += 1;
      }
    }
  }
  return { unequal, compared };
}

/** Measures the least that any program must do: one indexed statement. */
async function floor({ client }: History, { desk, period, asOf }: ComposeOptions): Promise<number> {
  const from = new Date(period.to.getTime() - weeksRead * 7 * 86_400_000);
  const begunAt = performance.now();
  await client.query({
    name: 'floor',
    text: `SELECT * FROM "DeliveryFigures" WHERE "deskId" = $1 AND "publishedAt" >= $2 AND "publishedAt" < $3`,
    values: [desk.id, from, asOf],
  });
  return performance.now() - begunAt;
}
