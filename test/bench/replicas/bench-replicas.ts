import { join } from 'node:path';

import type { Postgres } from '../open-postgres.ts';
import { type Report, rowOf } from '../report.ts';
import { startChild } from '../start-child.ts';
import { openGround, type Ground, type NetworkChild } from './open-ground.ts';
import { type Burst, latenessOf, runBurst } from './run-burst.ts';
import { runJump } from './run-jump.ts';
import { runLimited } from './run-limited.ts';
import { runOnTime } from './run-on-time.ts';
import type { NetworkAnswer, NetworkQuestion } from './networks-process.ts';

const heldMs = 300;
const leaseMs = 50_000;
/** The send timeout plus the longest time for which Mastodon may hide a post. */
const quarantineMs = 35_000;

/** Measures replicas on one PostgreSQL: throughput, what a killed one leaves, punctuality, and shared limits. */
export async function benchReplicas(postgres: Postgres, scale: number): Promise<readonly Report[]> {
  await using network = await startChild<NetworkQuestion, NetworkAnswer>(
    join(import.meta.dirname, 'networks-process.ts'),
  );
  // With fewer accounts, the workers of three replicas, six each, would wait for each other.
  const desks = Math.max(3, Math.round(10 * scale));
  const postsPerAccount = Math.max(4, Math.round(10 * scale));
  await using ground = await openGround(postgres, network, desks);
  const deliveries = desks * 10 * postsPerAccount;
  await network.ask({ kind: 'hold', ms: heldMs });

  const first = await ground.addReplica();
  await runBurst(ground, network, desks * 10);
  const alone = await runBurst(ground, network, deliveries);
  const others = [await ground.addReplica(), await ground.addReplica()];
  const three = await runBurst(ground, network, deliveries);
  const killed = await runKilled(ground, network, deliveries, first);
  await others[0]?.[Symbol.asyncDispose]();
  const aloneAgain = await runBurst(ground, network, deliveries);

  const replicas = [others[1] ?? first, await ground.addReplica(), await ground.addReplica()];
  await network.ask({ kind: 'hold', ms: 0 });
  const punctual = [...(await runOnTime(ground, network, replicas, scale)), ...(await runJump(scale))];

  await network.ask({ kind: 'hold', ms: heldMs });
  const limited = await runLimited(postgres, network, { desks, postsPerAccount, scale });

  const floorAgainstFloor = perSecond(aloneAgain) / perSecond(alone);
  return [
    {
      title: `${deliveries} deliveries due at once, networks at ${heldMs} ms`,
      rows: [
        rowOf('after they are due, 1 replica', 'ms', latenessOf(alone)),
        rowOf('after they are due, 3 replicas', 'ms', latenessOf(three)),
        rowOf('deliveries a second, 1 replica', '/s', [perSecond(alone), perSecond(aloneAgain)]),
        rowOf('deliveries a second, 3 replicas', '/s', [perSecond(three)]),
      ],
      ratios: [],
      floorAgainstFloor,
      goals: [
        {
          what: '3 replicas to 1, deliveries a second',
          measured: perSecond(three) / Math.max(perSecond(alone), perSecond(aloneAgain)),
          atLeast: 2.5,
        },
      ],
      samples: { alone, three, aloneAgain },
    },
    { ...limited, floorAgainstFloor },
    {
      title: 'one of three replicas killed one second into the burst',
      rows: [rowOf('from the kill until all is settled', 'ms', [killed.settledMs])],
      ratios: [],
      floorAgainstFloor,
      goals: [
        { what: 'settled after the kill, ms', measured: killed.settledMs, atMost: leaseMs + quarantineMs + 2000 },
        {
          what: 'posts more or fewer than approved',
          measured: Math.abs(killed.burst.arrivals.length - deliveries),
          atMost: 0,
        },
      ],
      samples: killed,
    },
    ...punctual.map((report) => ({ ...report, floorAgainstFloor })),
  ];
}

/** Returns the deliveries per second until the last one was answered. */
function perSecond(burst: Burst): number {
  return burst.arrivals.length / ((Math.max(...latenessOf(burst)) + heldMs) / 1000);
}

async function runKilled(
  ground: Ground,
  network: NetworkChild,
  deliveries: number,
  victim: { readonly pid: number },
): Promise<{ readonly burst: Burst; readonly settledMs: number }> {
  let killedAt = 0;
  const burst = await runBurst(ground, network, deliveries, {
    during: async () => {
      await new Promise((resolve) => setTimeout(resolve, 1000));
      process.kill(victim.pid, 'SIGKILL');
      killedAt = Date.now();
    },
  });
  return { burst, settledMs: Date.now() - killedAt };
}
