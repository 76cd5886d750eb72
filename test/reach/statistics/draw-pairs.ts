import type { Both } from '#reach/digest.ts';

type Random = () => number;

/** By Box and Muller, one of their two. */
function drawNormal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** Student's t of three degrees: wild values far more often than a normal distribution has them. */
function drawStudent3(random: Random): number {
  const squares = drawNormal(random) ** 2 + drawNormal(random) ** 2 + drawNormal(random) ** 2;
  return drawNormal(random) / Math.sqrt(squares / 3);
}

/** By Knuth; from 60 on rounded from a normal distribution, which differs too little to matter here. */
function drawPoisson(random: Random, mean: number): number {
  if (mean > 60) return Math.max(0, Math.round(mean + Math.sqrt(mean) * drawNormal(random)));
  const limit = Math.exp(-mean);
  let count = 0;
  for (let product = random(); product > limit; product *= random()) count += 1;
  return count;
}

/**
 * Distribution of the effect of a network on a post, in logarithms: even to both sides, so that the true ratio is
 * known.
 */
export type Effect = 'normal' | 'student3';

export interface World {
  /** Median counts per post. */
  readonly mastodon: number;
  readonly x: number;
  readonly effect: Effect;
  /** Deviation of the effect; the topic, which both networks share, has 0.8. */
  readonly deviation: number;
}

const topicDeviation = 0.8;

/** Posts of such a world: a topic that both networks share, what each network adds, and the chance of counting. */
export function drawPairs(random: Random, world: World, n: number): readonly Both<number>[] {
  const draw = { normal: drawNormal, student3: drawStudent3 }[world.effect];
  return Array.from({ length: n }, (): Both<number> => {
    const topic = topicDeviation * drawNormal(random);
    const on = (typical: number) => drawPoisson(random, typical * Math.exp(topic + world.deviation * draw(random)));
    return [on(world.mastodon), on(world.x)];
  });
}
