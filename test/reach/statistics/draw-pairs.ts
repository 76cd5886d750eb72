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

/** Exponential, half of it below zero: a long tail to one side. */
function drawSkewed(random: Random): number {
  return -Math.log(1 - random()) - Math.LN2;
}

/** By Knuth; from 60 on rounded from a normal distribution, which differs too little to matter here. */
export function drawPoisson(random: Random, mean: number): number {
  if (mean > 60) return Math.max(0, Math.round(mean + Math.sqrt(mean) * drawNormal(random)));
  const limit = Math.exp(-mean);
  let count = 0;
  for (let product = random(); product > limit; product *= random()) count += 1;
  return count;
}

/**
 * Distribution of the effect of a network on a post, in logarithms, such that the true ratio is known: even to both
 * sides on each network; or skewed, on Mastodon alone; or normal with half of its variance shared by five posts in a
 * row, as those of one campaign or one crisis are.
 */
export type Effect = 'normal' | 'student3' | 'skewed' | 'clustered';

export interface World {
  /** Median counts per post. */
  readonly mastodon: number;
  readonly x: number;
  readonly effect: Effect;
  /** Deviation of the effect; the topic, which both networks share, has 0.8. */
  readonly deviation: number;
}

const topicDeviation = 0.8;
const clusterSize = 5;

/** Draws the effects of both networks on a post; `at`: how many posts came before. */
function effectsOf(random: Random, effect: Effect): (at: number) => Both<number> {
  let shared: Both<number> = [0, 0];
  switch (effect) {
    case 'normal':
      return () => [drawNormal(random), drawNormal(random)];
    case 'student3':
      return () => [drawStudent3(random), drawStudent3(random)];
    case 'skewed':
      return () => [drawSkewed(random), 0];
    case 'clustered':
      return (at) => {
        if (at % clusterSize === 0) shared = [drawNormal(random), drawNormal(random)];
        const [one, other] = shared;
        return [Math.SQRT1_2 * (one + drawNormal(random)), Math.SQRT1_2 * (other + drawNormal(random))];
      };
  }
}

/** Draws posts of such a world: a topic that both networks share, what each network adds, and the chance of counting. */
export function drawPairs(random: Random, world: World, n: number): readonly Both<number>[] {
  const effectsAt = effectsOf(random, world.effect);
  return Array.from({ length: n }, (_, at): Both<number> => {
    const topic = topicDeviation * drawNormal(random);
    const [one, other] = effectsAt(at);
    const on = (typical: number, effect: number) =>
      drawPoisson(random, typical * Math.exp(topic + world.deviation * effect));
    return [on(world.mastodon, one), on(world.x, other)];
  });
}
