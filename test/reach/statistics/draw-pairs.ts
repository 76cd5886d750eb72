import type { Both } from '#reach/digest.ts';
import type { CountPair } from '#reach/statistics/compare-counts.ts';

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
 * Distribution of the effect of a network on a post, in logarithms: even to both sides on each network; or skewed, on
 * Mastodon alone.
 */
export type Effect = 'normal' | 'student3' | 'skewed';

/** Two networks, and what a post gets there. */
export interface World {
  /** Median counts per post. */
  readonly mastodon: number;
  readonly x: number;
  readonly effect: Effect;
  /** Deviation of the effect; the topic, which both networks share, has 0.8. */
  readonly deviation: number;
}

/** A post that is going out: its day, and the posts with which it shares a part of the networks' effect. */
export interface Slot {
  readonly day: number;
  readonly group: string;
  /** Share of the variance of the effect, from 0 to 1. */
  readonly shared: number;
}

const topicDeviation = 0.8;

function drawEffects(random: Random, effect: Effect): Both<number> {
  switch (effect) {
    case 'normal':
      return [drawNormal(random), drawNormal(random)];
    case 'student3':
      return [drawStudent3(random), drawStudent3(random)];
    case 'skewed':
      return [drawSkewed(random), 0];
  }
}

/** Draws posts of such a world: a topic that both networks share, what each network adds, and the chance of counting. */
export function drawPairs(random: Random, world: World, slots: readonly Slot[]): readonly CountPair[] {
  const groups = new Map<string, Both<number>>();
  return slots.map(({ day, group, shared }): CountPair => {
    const topic = topicDeviation * drawNormal(random);
    const [own, otherOwn] = drawEffects(random, world.effect);
    let [of, otherOf]: Both<number> = [0, 0];
    if (shared > 0) {
      const together = groups.get(group) ?? drawEffects(random, world.effect);
      groups.set(group, together);
      [of, otherOf] = together;
    }
    const on = (typical: number, all: number, alone: number): number => {
      const effect = Math.sqrt(shared) * all + Math.sqrt(1 - shared) * alone;
      return drawPoisson(random, typical * Math.exp(topic + world.deviation * effect));
    };
    return { day, counts: [on(world.mastodon, of, own), on(world.x, otherOf, otherOwn)] };
  });
}

/** Draws as many different days of twelve weeks, one post on each, none of which depends on another. */
export function separateDays(random: Random, posts: number): readonly Slot[] {
  const days = Array.from({ length: 84 }, (_, day) => ({ day, place: random() }));
  days.sort((one, other) => one.place - other.place);
  return days.slice(0, posts).map(({ day }) => ({ day, group: '', shared: 0 }));
}
