import type { PracticeNetwork } from '#practice/practice-keys.ts';

import { inventBoosters, inventReadings, type ReadingMishap } from './invent-readings.ts';
import type { Mishap } from './mishaps.ts';
import type { Notice, Topic } from './notice-kinds.ts';
import type { PastDelivery, PastPost, PastQuestion, SentInPast } from './past.ts';
import { between, normal, type Random } from './seeded.ts';

const minuteMs = 60_000;
const apartMs = 40 * minuteMs;

export interface PostPlan extends PastQuestion {
  readonly notice: Notice;
  readonly askedAt: Date;
  readonly decidedAt: Date;
  readonly leavesAt: Date;
  readonly isScheduled: boolean;
  readonly mishap: Mishap | null;
  readonly followersAt: (network: PracticeNetwork, at: Date) => number | null;
}

/** Logarithm of how much a topic moves people, relative to everyday notices. */
const pulls: Readonly<Record<Topic, number>> = {
  alert: 1,
  culture: 0.35,
  health: 0.1,
  jobs: 0.2,
  roads: 0.15,
  daily: 0,
  council: -0.4,
};

/** Invents one post with its deliveries; two posts if a copy was made for the account that the first one missed. */
export function inventPosts(random: Random, plan: PostPlan): readonly PastPost[] {
  const { networks, mishap } = plan;
  const pull = pulls[plan.notice.topic] + 0.65 * normal(random);
  const send = (network: PracticeNetwork, dueAt: Date, attempt = 1): PastDelivery =>
    sent(random, plan, { network, dueAt, attempt, pull });
  const due = (dueAt: Date): Pick<PastDelivery, 'dueAt' | 'notAfterAt'> => dueFrom(plan, dueAt);
  const { leavesAt } = plan;
  const onX = (delivery: PastDelivery): readonly PastDelivery[] =>
    networks.map((network) => (network === 'x' ? delivery : send(network, leavesAt)));
  const usual = (): readonly PastDelivery[] => networks.map((network) => send(network, leavesAt));

  switch (mishap) {
    case 'asleep':
      return [post(random, plan, [send(networks[0] ?? 'mastodon', leavesAt)])];
    case 'oneNetwork':
      return [post(random, plan, [send(networks.at(-1) ?? 'mastodon', leavesAt)])];
    case 'heldAsleep':
      return [post(random, plan, onX({ network: 'x', ...due(leavesAt), state: 'held', why: 'account_asleep' }))];
    case 'failed': {
      const why = random() < 0.5 ? 'unreachable' : 'invalid';
      return [post(random, plan, onX({ network: 'x', ...due(leavesAt), state: 'failed', why }))];
    }
    case 'apart':
      return [post(random, plan, onX(send('x', new Date(leavesAt.getTime() + apartMs), 2)))];
    case 'copied': {
      if (!networks.includes('x')) return [post(random, plan, usual())];
      const copiedAt = new Date(leavesAt.getTime() + apartMs);
      const missed = onX({ network: 'x', ...due(leavesAt), state: 'cancelled', why: 'replaced' });
      return [post(random, plan, missed), copy(plan, copiedAt, send('x', copiedAt))];
    }
    case 'calledOff': {
      const calledOffAt = new Date(plan.decidedAt.getTime() + 10_000);
      const stopped = networks.map((network): PastDelivery => ({
        network,
        ...due(leavesAt),
        state: 'cancelled',
        why: 'stopped',
      }));
      return [{ ...post(random, plan, stopped), calledOffAt }];
    }
    case 'retracted':
    case 'late':
    case 'unreadable':
    case 'missed':
    case 'vanished':
    case 'viral':
    case null:
      return [post(random, plan, usual())];
  }
}

function post(random: Random, plan: PostPlan, deliveries: readonly PastDelivery[]): PastPost {
  const { notice, askedAt, decidedAt, isScheduled, leavesAt } = plan;
  const { dueAt: publishAt, notAfterAt } = dueFrom(plan, leavesAt);
  return {
    text: notice.text,
    networks: deliveries.map(({ network }) => network),
    createdAt: new Date(askedAt.getTime() - Math.round(between(random, 2, 45) * minuteMs)),
    askedAt,
    decidedAt,
    window: isScheduled ? { publishAt, notAfterAt } : null,
    calledOffAt: null,
    deliveries,
  };
}

/** Invents a copy, written and approved in the half-hour after the first post went out on the other network alone. */
function copy(plan: PostPlan, leavesAt: Date, delivery: PastDelivery): PastPost {
  const before = (minutes: number): Date => new Date(leavesAt.getTime() - minutes * minuteMs);
  return {
    text: plan.notice.text,
    networks: [delivery.network],
    createdAt: before(30),
    askedAt: before(29),
    decidedAt: new Date(leavesAt.getTime() - plan.graceSeconds * 1000),
    window: null,
    calledOffAt: null,
    deliveries: [delivery],
  };
}

function sent(
  random: Random,
  plan: PostPlan,
  {
    network,
    dueAt,
    attempt,
    pull,
  }: Pick<SentInPast, 'network' | 'dueAt' | 'attempt'> & {
    readonly pull: number;
  },
): SentInPast {
  const { mishap, now } = plan;
  const sentAt = new Date(dueAt.getTime() + Math.round(between(random, 300, random() < 0.8 ? 4000 : 90_000)));
  const mine = readingMishap(mishap, network);
  const readings = inventReadings(random, { network, publishedAt: sentAt, now, pull, mishap: mine });
  const shares = readings.find(({ age }) => age === 'h72')?.counts?.shares ?? null;
  const retractedAt = mishap === 'retracted' ? new Date(sentAt.getTime() + 190 * minuteMs) : null;
  return {
    network,
    ...dueFrom(plan, dueAt),
    state: 'sent',
    attempt,
    sentAt,
    retractedAt,
    followers: plan.followersAt(network, sentAt),
    readings: retractedAt === null ? readings : [],
    boosters: network !== 'mastodon' || shares === null || retractedAt !== null ? null : inventBoosters(random, shares),
  };
}

/**
 * Maps a post's mishap to that of its readings on one network. Most concern one network, so that the other still has
 * readings.
 */
function readingMishap(mishap: Mishap | null, network: PracticeNetwork): ReadingMishap | null {
  switch (mishap) {
    case 'viral':
      return mishap;
    case 'late':
    case 'missed':
    case 'vanished':
      return network === 'x' ? mishap : null;
    case 'unreadable':
      return network === 'mastodon' ? mishap : null;
    case 'oneNetwork':
    case 'failed':
    case 'apart':
    case 'copied':
    case 'retracted':
    case 'calledOff':
    case 'heldAsleep':
    case 'asleep':
    case null:
      return null;
  }
}

function dueFrom({ notAfterMinutes }: PostPlan, dueAt: Date): Pick<PastDelivery, 'dueAt' | 'notAfterAt'> {
  return { dueAt, notAfterAt: new Date(dueAt.getTime() + notAfterMinutes * minuteMs) };
}
