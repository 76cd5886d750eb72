import type { PracticeNetwork } from '#practice/practice-keys.ts';
import { ageHours, dueAtOf, punctualMs, readingAges } from '#reach/reading-ages.ts';

import { inventAnswers } from './invent-answers.ts';
import type { PastBoosters, PastCounts, PastReading } from './past.ts';
import { between, normal, type Random } from './seeded.ts';

/** Mishaps of a post's readings. */
export type ReadingMishap = 'late' | 'unreadable' | 'missed' | 'vanished' | 'viral';

export interface Read {
  readonly network: PracticeNetwork;
  readonly publishedAt: Date;
  readonly now: Date;
  /** Logarithm of the effect of the post's topic and wording, the same on every network. */
  readonly pull: number;
  readonly mishap: ReadingMishap | null;
}

const minuteMs = 60_000;
const hourMs = 3_600_000;

/**
 * Habits of the public per network: logarithm of a typical post's interactions, their shares by kind, and the hours
 * they take.
 */
const habits = {
  mastodon: { typical: 2.5, shares: 0.3, quotes: 0.02, replies: 0.12, hours: [9, 30] },
  x: { typical: 2.1, shares: 0.2, quotes: 0.05, replies: 0.16, hours: [4, 15] },
} as const;

/** Invents the readings of one post, up to its age: counts that grow, and slow down. */
export function inventReadings(random: Random, read: Read): readonly PastReading[] {
  const countsAt = growth(random, read);
  const answersAt = inventAnswers(read.network, read.publishedAt);
  const readings: PastReading[] = [];
  for (const age of readingAges) {
    const outcome = outcomeAt(random, read, age);
    const lateMs = latenessMs(random, read, age, outcome);
    const readAt = new Date(dueAtOf(read.publishedAt, age).getTime() + lateMs);
    const hours = ageHours[age] + lateMs / hourMs;
    const grown = countsAt(hours);
    if (readAt > read.now) break;
    const isLate = outcome !== 'missed' && lateMs > punctualMs;
    const counts = outcome === 'counts' ? grown : null;
    // The desk answers each reply with one of its own.
    const answerSeconds = counts === null ? null : answersAt(counts.ownReplies, hours);
    readings.push({ age, readAt, isLate, outcome, counts, answerSeconds });
    if (outcome === 'missing') break;
  }
  return readings;
}

/** Invents the boosters of a post with that many shares. Few of them have many followers. */
export function inventBoosters(random: Random, shares: number): PastBoosters {
  const mostRead = 400;
  const shown = Math.max(0, shares - (random() < 0.2 ? 1 : 0));
  const boosters = Math.min(mostRead, shown);
  let boosterFollowers = 0;
  let boostersHidden = 0;
  for (let one = 0; one < boosters; one += 1) {
    if (random() < 0.06) boostersHidden += 1;
    else boosterFollowers += Math.round(Math.exp(5.1 + 1.3 * normal(random)));
  }
  return { boosters, boosterFollowers, boostersHidden, boostersAreAll: shown <= mostRead };
}

function outcomeAt(random: Random, { mishap }: Read, age: PastReading['age']): PastReading['outcome'] {
  const isCompared = age === 'h72';
  const chance = random();
  if (mishap === 'vanished') return age === 'h24' ? 'counts' : 'missing';
  if (isCompared && (mishap === 'unreadable' || mishap === 'missed')) return mishap;
  if (isCompared) return 'counts';
  if (chance < 0.012) return 'unreadable';
  return chance < 0.02 ? 'missed' : 'counts';
}

function latenessMs(
  random: Random,
  { mishap }: Read,
  age: PastReading['age'],
  outcome: PastReading['outcome'],
): number {
  const usual = between(random, 0, 9 * minuteMs);
  const late = between(random, 1.2, 7) * hourMs;
  const isLate = random() < 0.02 || (mishap === 'late' && age === 'h72');
  // Given up a day after it was due.
  if (outcome === 'missed') return 24 * hourMs + usual;
  return Math.round(isLate ? late : usual);
}

/** Returns a function from a post's age in hours to its counts by then. Call it in the order of age. */
function growth(random: Random, { network, pull, mishap }: Read): (hours: number) => PastCounts {
  const habit = habits[network];
  const viral = mishap === 'viral' ? 3.3 : 0;
  const total = Math.exp(habit.typical + pull + viral + 0.45 * normal(random));
  const part = (share: number): number => total * share * Math.exp(0.3 * normal(random));
  const ends = {
    likes: part(1 - habit.shares - habit.quotes - habit.replies),
    shares: part(habit.shares),
    quotes: part(habit.quotes),
    replies: part(habit.replies),
    views: 180 + total * between(random, 45, 110),
  };
  const slowness = between(random, habit.hours[0], habit.hours[1]);
  const answered = between(random, 0.3, 0.5);
  return (hours) => {
    const grown = 1 - Math.exp(-hours / slowness);
    const at = (end: number): number => Math.round(end * grown);
    const replies = at(ends.replies);
    const ownReplies = Math.floor(replies * answered);
    return {
      likes: at(ends.likes),
      shares: at(ends.shares),
      quotes: at(ends.quotes),
      replies,
      ownReplies,
      unanswered: network === 'mastodon' ? replies - 2 * ownReplies : null,
      views: network === 'x' ? at(ends.views) : null,
    };
  };
}
