import type { NetworkKind } from '#networks/network-rules.ts';
import type { Counts } from '#networks/read-outcome.ts';

import {
  addAccount,
  addDecision,
  addDelivery,
  addDesk,
  addDraft,
  addFollowers,
  addPublished,
  addRevision,
  addSleep,
  type DigestRows,
  type RevisionRef,
} from './digest-rows.ts';
import { seeded } from '../support/seeded.ts';
import { type Dice, diceOf } from './dice.ts';
import { naiveWeeksBefore } from './naive-weeks.ts';
import { randomReadings } from './random-readings.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** A desk of sixteen weeks, and the digest that is asked of it. */
export interface RandomDesk {
  readonly deskId: string;
  readonly period: { readonly from: Date; readonly to: Date };
  readonly asOf: Date;
}

interface Member {
  readonly id: string;
  readonly network: NetworkKind;
  readonly from: number;
  readonly until: number;
}

/** Clock changes behind, within and before the week; and weeks that end in an hour that clocks pass over or show twice. */
const moments = [
  ['Europe/Paris', '2026-03-30T07:00:00Z'],
  ['Europe/Paris', '2026-04-06T07:00:00Z'],
  ['Europe/Paris', '2026-04-22T01:30:00Z'],
  ['Europe/Paris', '2026-05-25T07:00:00Z'],
  ['Europe/Paris', '2026-10-26T08:00:00Z'],
  ['Europe/Paris', '2026-11-02T08:00:00Z'],
  ['Europe/Paris', '2026-11-18T02:30:00Z'],
  ['Europe/Paris', '2026-11-23T08:00:00Z'],
  ['America/Martinique', '2026-03-30T13:00:00Z'],
  ['America/Martinique', '2026-11-02T13:00:00Z'],
] as const;

/** Maximum of each count, or its constant value; by network, so that either may be ahead. */
const scales: readonly (readonly [mastodon: number, x: number])[] = [
  [2, 2],
  [3, 1],
  [8, 30],
  [40, 40],
  [200, 60],
  [5, 900],
  [1e12, 1e12],
  [1e12, 3],
  [0, 0],
];

/** Adds a desk with 0 to 140 posts to the rows; it may share the accounts of the desk before it. */
export function addRandomDesk(rows: DigestRows, random: () => number): RandomDesk {
  const dice = diceOf(random);
  const { chance, pick, upTo } = dice;
  const [timeZone, digestAt] = pick(moments);
  const asOf = new Date(digestAt).getTime();
  const to = asOf - 73 * hourMs;
  const days = chance(0.8) ? 7 : pick([0, 1, 30, 105, 130]);
  const from = days === 7 ? naiveWeeksBefore(asOf, 1, timeZone) - 73 * hourMs : to - days * dayMs;
  const begin = naiveWeeksBefore(to, 16, timeZone);
  const members = addMembers(rows, dice, { begin, from, asOf });
  const staying = members.filter(({ until }) => until === Infinity);
  const deskId = addDesk(
    rows,
    timeZone,
    staying.map(({ id }) => id),
  );
  // Otherwise too few days have posts for anything to be concluded.
  const isSpread = chance(0.25);
  const isWild = !isSpread && chance(0.6);
  const scale = pick(scales);
  const isEqual = chance(0.1);
  const most = isSpread ? 140 : pick([0, 1, 8, 30, 60]);
  const oldest = naiveWeeksBefore(to, 15, timeZone);
  const borders = [from, from, to, to, asOf, oldest, oldest];
  for (let weeks = 0; weeks <= 15; weeks += 1) borders.push(naiveWeeksBefore(to, weeks, timeZone));
  const moment = (): number => {
    const kind = isSpread ? 40 + upTo(59) : upTo(99);
    if (kind < 25) return pick(borders) + pick([-1, 0, 1, -30 * minuteMs, 30 * minuteMs]);
    return kind < 50 ? from + upTo(Math.max(1, to - from)) : begin + upTo(asOf + 2 * hourMs - begin);
  };
  let posts = 0;
  for (let number = 1; posts < most && number <= most; number += 1) {
    const draftId = addDraft(rows, deskId, number);
    for (let revision = 1; revision <= (chance(0.1) ? 2 : 1); revision += 1) {
      const at = moment();
      const of = addText(rows, dice, { deskId, draftId, revision, at, members });
      const active = members.filter((member) => member.from <= at && at < member.until && chance(0.92));
      const lag = pick(isWild ? [0, hourMs, hourMs + 1, 20 * hourMs] : [0, 10 * minuteMs, hourMs]);
      for (const [index, member] of active.entries()) {
        posts += 1;
        const offset = pick(isWild ? wildOffsets : calmOffsets);
        const publishedAt = at + (index === 0 ? 0 : offset);
        const later = pick(isWild ? [0, 0, 0, 0, hourMs, hourMs, hourMs + 1] : [0, 5 * minuteMs, hourMs]);
        const counts = (of = dice): Counts => randomCounts(of, member.network, { scale, isEqual, isWild });
        addPublished(rows, of, {
          accountId: member.id,
          network: member.network,
          publishedAt: new Date(publishedAt),
          readings: randomReadings(dice, { publishedAt, lag: lag + (index === 0 ? 0 : later), isWild, counts }),
          boosted: chance(0.5)
            ? { accounts: upTo(5), followersTogether: upTo(1e6), hidden: upTo(3), areAll: chance(0.5) }
            : null,
          takenBack: chance(isWild ? 0.08 : 0.02) ? pick(['retracted', 'retracting'] as const) : null,
        });
        addRandomFollowers(rows, dice, member.id, publishedAt);
      }
      if (chance(0.3)) addUnsent(rows, dice, { deskId, draftId, number: 10 + revision, at, members });
    }
    addRelayed(rows, { deskId, draftId, members, scale, isWild });
  }
  const round = Math.max(1, Math.round((to - from) / dayMs));
  for (const { id, network } of members) {
    for (const at of [asOf, asOf - round * dayMs]) {
      const before = pick([0, -1, 1, hourMs, 47 * hourMs, 2 * dayMs - 1, 2 * dayMs, 50 * hourMs]);
      addFollowers(rows, id, new Date(at - before), chance(0.1) ? null : upTo(100_000));
      if (chance(0.5)) addFollowers(rows, id, new Date(at - 30 * hourMs), upTo(100_000));
    }
    if (chance(0.3)) addSleeps(rows, dice, id, { begin, from, to, asOf });
    if (network === 'x') addBilled(rows, dice, id, { from, to });
  }
  return { deskId, period: { from: new Date(from), to: new Date(to) }, asOf: new Date(asOf) };
}

/** Some drafts came from a source, from posts of the desk or from pages: by dice of their own, so that the rest stays. */
function addRelayed(
  rows: DigestRows,
  about: {
    readonly deskId: string;
    readonly draftId: string;
    readonly members: readonly Member[];
    readonly scale: readonly [number, number];
    readonly isWild: boolean;
  },
): void {
  const { deskId, draftId, members, scale, isWild } = about;
  const dice = diceOf(seeded(rows.drafts.length));
  const { chance, pick, upTo } = dice;
  const published = rows.figures.filter((one) => one.draftId === draftId);
  const [relayed] = published;
  const there = members.filter(({ id }) => published.some(({ accountId }) => accountId === id));
  const elsewhere = members.filter(({ network }) => there.every((one) => one.network !== network));
  // A post makes a pair with its original only where it is not on the original's network itself.
  if (elsewhere.length === 0 && !chance(0.25)) return;
  if (relayed === undefined || members.length === 0 || chance(elsewhere.length > 0 ? 0.05 : 0.2)) {
    rows.relayed.push({ deskId, draftId, original: null });
    return;
  }
  const { id: accountId, network } = pick(elsewhere.length > 0 ? elsewhere : members);
  const before = pick([0, minuteMs, 20 * minuteMs, 20 * minuteMs, hourMs, hourMs + 1, -hourMs, -hourMs - 1]);
  const publishedAt = new Date(new Date(relayed.publishedAt).getTime() - before);
  const place = { accountId, remoteId: draftId, publishedAt, followers: pick([null, 0, upTo(1000), upTo(1000)]) };
  const outcome = chance(0.9) ? ('counts' as const) : pick(['missing', 'unreadable', null] as const);
  const readAt = new Date(publishedAt.getTime() + 72 * hourMs + pick([0, minuteMs, minuteMs, hourMs]));
  const counts = outcome === 'counts' ? randomCounts(dice, network, { scale, isEqual: false, isWild }) : {};
  rows.relayed.push({
    deskId,
    draftId,
    original: { ...place, ...counts, outcome, readAt: outcome === null ? null : readAt },
  });
}

/** A day asleep at times, one of them called off, or the whole of the digest's days; none meets another. */
function addSleeps(
  rows: DigestRows,
  { chance, pick, upTo }: Dice,
  accountId: string,
  {
    begin,
    from,
    to,
    asOf,
  }: { readonly begin: number; readonly from: number; readonly to: number; readonly asOf: number },
): void {
  // It may be an account of the desk before.
  if (rows.sleeps.some((sleep) => sleep.accountId === accountId)) return;
  let start = begin + upTo(20 * dayMs);
  while (start < asOf + dayMs) {
    const isWhole = start > from - 3 * dayMs && start < from && chance(0.5);
    const end = isWhole ? to + hourMs : start + pick([hourMs, dayMs, 5 * dayMs]);
    addSleep(rows, accountId, {
      startsAt: new Date(start),
      endsAt: new Date(end),
      endedAt: chance(0.2) ? new Date(end - 60_000) : new Date(end),
      cancelledAt: chance(0.1) ? new Date(start - 1) : null,
    });
    start = end + hourMs + upTo(30 * dayMs);
  }
}

const calmOffsets = [0, 1000, 3 * minuteMs, -2 * minuteMs];
const wildOffsets = [
  ...calmOffsets,
  10 * minuteMs,
  10 * minuteMs + 1,
  -10 * minuteMs,
  -10 * minuteMs - 1,
  2 * hourMs,
  10 * minuteMs,
  -10 * minuteMs,
];

/** One to three accounts that stay, on one network or both, and up to two that were replaced, mostly in the week. */
function addMembers(
  rows: DigestRows,
  { chance, pick, upTo }: Dice,
  { begin, from, asOf }: { readonly begin: number; readonly from: number; readonly asOf: number },
): readonly Member[] {
  const member = (network: NetworkKind, times: { from?: number; until?: number } = {}): Member => {
    // Made at the same moment, some of them: then their ids decide.
    const createdAt = new Date(Date.UTC(2025, 0, 1 + upTo(1)));
    return { id: addAccount(rows, network, { createdAt }), network, from: 0, until: Infinity, ...times };
  };
  const networks = pick<readonly NetworkKind[]>([
    ['mastodon', 'x'],
    ['mastodon', 'x'],
    ['x', 'mastodon'],
    ['mastodon', 'x', 'mastodon'],
    ['x', 'mastodon', 'x'],
    ['mastodon'],
    ['x'],
    ['mastodon', 'mastodon'],
    [],
  ]);
  const members: Member[] = networks.map((network) => member(network));
  for (let gone = pick([0, 0, 1, 1, 2]); gone > 0; gone -= 1) {
    const at = chance(0.6) ? from + upTo(asOf - from) : begin + upTo(asOf - begin);
    const network = pick(['mastodon', 'x'] as const);
    const index = members.findIndex((one) => one.network === network && one.from === 0 && one.until === Infinity);
    const successor = members[index];
    if (successor !== undefined && chance(0.5)) members[index] = { ...successor, from: at };
    members.push(member(network, { until: at }));
  }
  return members;
}

function addText(
  rows: DigestRows,
  { chance, pick, upTo }: Dice,
  about: {
    readonly deskId: string;
    readonly draftId: string;
    readonly revision: number;
    readonly at: number;
    readonly members: readonly Member[];
  },
): RevisionRef {
  const { deskId, draftId, revision, at, members } = about;
  const texts = [
    'Le pont est ouvert.',
    'Le pont est ouvert : https://bruyere.fr/pont',
    'bruyere.fr, à lire',
    'Long. '.repeat(40),
  ];
  const other = members.length > 0 && chance(0.3) ? { [pick(members).id]: pick(texts) } : {};
  const askedAt = chance(0.9) ? new Date(at - upTo(20 * hourMs)) : null;
  const of = addRevision(
    rows,
    { deskId, draftId },
    {
      number: revision,
      text: pick(texts),
      ownTexts: other,
      contentWarning: pick([null, null, 'Travaux', 'Voir bruyere.fr/travaux']),
      alts: pick([[], [], ['Un pont.'], ['', 'Un pont.'], ['Un pont.', 'Une rive.', '', 'Un quai.']]),
      askedAt,
    },
  );
  for (let decisions = upTo(3); decisions > 0; decisions -= 1) {
    addDecision(rows, of, {
      kind: pick(['approve', 'approve', 'approve', 'requestChanges', 'reject']),
      decidedAt: new Date((askedAt?.getTime() ?? at) + upTo(30 * hourMs)),
      withdrawnAt: chance(0.15) ? new Date(at) : null,
    });
  }
  return of;
}

function randomCounts(
  { chance, upTo }: Dice,
  network: NetworkKind,
  about: { readonly scale: readonly [number, number]; readonly isEqual: boolean; readonly isWild: boolean },
): Counts {
  const most = about.scale[network === 'mastodon' ? 0 : 1];
  const known = about.isWild ? 0.97 : 0.995;
  const count = (): number => (about.isEqual ? most : chance(0.01) ? most * 50 : upTo(most));
  const orNull = (value: number, share: number): number | null => (chance(share) ? value : null);
  const replies = orNull(count(), known);
  return {
    likes: orNull(count(), known),
    shares: orNull(count(), known),
    quotes: orNull(count(), 0.7),
    replies,
    ownReplies: orNull(chance(0.1) ? count() : upTo(Math.floor((replies ?? 0) / 2)), known - 0.05),
    unanswered: network === 'x' ? null : orNull(upTo(replies ?? 0), 0.9),
    views: network === 'x' ? orNull(count() * 100, 0.9) : null,
  };
}

function addRandomFollowers(rows: DigestRows, { chance, pick, upTo }: Dice, accountId: string, at: number): void {
  for (const share of [0.8, 0.4]) {
    if (!chance(share)) continue;
    const far = pick([0, hourMs, 12 * hourMs, 12 * hourMs, 30 * hourMs, 36 * hourMs, 36 * hourMs + 1]);
    const followers = pick([null, 0, upTo(50), upTo(100_000), upTo(100_000), upTo(100_000), upTo(100_000), 1e12]);
    addFollowers(rows, accountId, new Date(at + (chance(0.5) ? far : -far)), followers);
  }
}

const states = ['failed', 'held', 'doubt', 'cancelled', 'cancelled', 'cancelled', 'ready', 'sending'] as const;
const whys = ['stopped', 'withdrawn', 'rejected', 'not_approved', 'edited', 'copied', null];

/** A delivery that did not go out, of a revision of its own. */
function addUnsent(
  rows: DigestRows,
  dice: Dice,
  about: {
    readonly deskId: string;
    readonly draftId: string;
    readonly number: number;
    readonly at: number;
    readonly members: readonly Member[];
  },
): void {
  const { deskId, draftId, number, at, members } = about;
  if (members.length === 0) return;
  const of = addText(rows, dice, { deskId, draftId, revision: number, at, members });
  const state = dice.pick(states);
  addDelivery(rows, of, {
    accountId: dice.pick(members).id,
    state,
    why: state === 'ready' || state === 'sending' ? null : dice.pick(whys),
    dueAt: new Date(at),
  });
}

function addBilled(
  rows: DigestRows,
  { chance, upTo }: Dice,
  accountId: string,
  { from, to }: { readonly from: number; readonly to: number },
): void {
  const first = Math.max(from, to - 12 * dayMs) - 2 * dayMs;
  for (let at = first - (first % dayMs); at <= to + dayMs; at += dayMs) {
    for (const what of ['ownedRead', 'postRead', 'userRead'] as const) {
      if (chance(0.5)) rows.billed.push({ accountId, day: new Date(at), what, times: upTo(1000) });
    }
  }
}
