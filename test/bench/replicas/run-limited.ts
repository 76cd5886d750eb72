import { median, quantile } from '../figures.ts';
import type { Postgres } from '../open-postgres.ts';
import { rowOf } from '../report.ts';
import { accountsPerDesk, type NetworkChild, openGround } from './open-ground.ts';
import { type Burst, latenessOf, runBurst } from './run-burst.ts';
import type { Arrival } from './networks-process.ts';
import type { Unfinished } from './run-on-time.ts';

/** Equal bursts differ by a tenth, so that the median of several counts. */
const wholePairs = 5;
const replicas = 3;
/** Posts that a limited account has left. */
const leftOfLimit = 2;

interface Pair {
  readonly free: Burst;
  readonly some: Burst;
  /** Number of answers 429. */
  readonly refused: number;
  /** Tells whether an arrival is of an account without a limit. */
  readonly isOther: (arrival: Arrival) => boolean;
}

/** Runs pairs of bursts, without and then with some limited accounts. Each pair has its own accounts. */
export async function runLimited(
  postgres: Postgres,
  network: NetworkChild,
  {
    desks,
    postsPerAccount,
    scale,
  }: { readonly desks: number; readonly postsPerAccount: number; readonly scale: number },
): Promise<Unfinished> {
  const pairs: Pair[] = [];
  while (pairs.length < Math.ceil(wholePairs * scale)) {
    pairs.push(await runPair(postgres, network, { desks, postsPerAccount }));
  }
  const laterBy = (share: number): readonly number[] =>
    pairs.map(
      ({ free, some, isOther }) =>
        quantile(latenessOf(some, isOther), share) - quantile(latenessOf(free, isOther), share),
    );
  const shares = [0.5, 0.99] as const;
  return {
    title: `the same, one account of ten with ${leftOfLimit} posts left of its limit, ${pairs.length} times`,
    rows: [
      ...(['free', 'some'] as const).map((which) =>
        rowOf(
          `other accounts, ${which === 'free' ? 'none is' : 'some are'} limited`,
          'ms',
          pairs.flatMap((pair) => latenessOf(pair[which], pair.isOther)),
        ),
      ),
      ...shares.map((share) => rowOf(`p${share * 100} later by, of each pair`, 'ms', laterBy(share))),
    ],
    ratios: [],
    goals: [
      { what: 'answers 429', measured: pairs.reduce((sum, { refused }) => sum + refused, 0), atMost: 0 },
      ...shares.map((share) => ({
        what: `other accounts later by, ms, p${share * 100}, the middle pair`,
        measured: median(laterBy(share)),
        atMost: 50,
      })),
    ],
    samples: pairs,
  };
}

async function runPair(
  postgres: Postgres,
  network: NetworkChild,
  { desks, postsPerAccount }: { readonly desks: number; readonly postsPerAccount: number },
): Promise<Pair> {
  await using ground = await openGround(postgres, network, desks);
  for (let at = 0; at < replicas; at += 1) await ground.addReplica();
  const deliveries = desks * accountsPerDesk * postsPerAccount;
  // A process is slow at the start.
  await runBurst(ground, network, desks * accountsPerDesk);
  const free = await runBurst(ground, network, deliveries);
  const usedUp = ground.tokens.filter((_token, at) => at % accountsPerDesk === 0);
  const { refused: before } = await network.ask({ kind: 'limit', more: 2 * postsPerAccount, usedUp, but: leftOfLimit });
  const limited = usedUp.length * (postsPerAccount - leftOfLimit);
  const some = await runBurst(ground, network, deliveries, { limited });
  const { refused } = await network.ask({ kind: 'seen' });
  return { free, some, refused: refused - before, isOther: ({ token }) => !usedUp.includes(token) };
}
