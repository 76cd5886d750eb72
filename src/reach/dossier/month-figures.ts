import type { FiguresRow } from '#reach/figures-row.ts';
import { interactionsOf, othersReplies } from '#reach/interactions-of.ts';
import { dueAtOf } from '#reach/reading-ages.ts';
import { median } from '#reach/statistics/median.ts';
import { quartilesOf } from '#reach/statistics/quartiles.ts';

import { type DossierCell, type Got, type PostKind, postKinds } from './dossier.ts';
import { type DossierRow, seenAt28Days } from './read-dossier-rows.ts';

/** The figures of one account's posts in one span that depend on these posts alone. */
export type PostFigures = Omit<DossierCell, 'followers' | 'cost' | 'failed'>;

/** Sums up what posts had got at `asOf`. `rows`: those of one account and span, retracted ones included. */
export function postFigures(rows: readonly DossierRow[], asOf: Date): PostFigures {
  const there = rows.filter(isStillThere);
  const counted = there.filter(({ outcome }) => outcome === 'counts');
  const told = counted.filter(({ unanswered }) => unanswered !== null);
  const replies = counted.map(othersReplies).filter((count) => count !== null);
  const answerable = told.flatMap((row) => {
    const others = othersReplies(row);
    return others === null || row.unanswered === null ? [] : [{ others, unanswered: Math.min(others, row.unanswered) }];
  });
  return {
    posts: countByKind(there),
    takenBack: rows.length - there.length,
    got: { h72: gotOf(there), d28: gotOf(there.map(seenAt28Days)) },
    gaps: {
      vanished: there.filter(({ outcome }) => outcome === 'missing').length,
      unreadable: there.filter(({ outcome }) => outcome === 'unreadable').length,
      notRead: there.filter(({ outcome }) => outcome === null || outcome === 'missed').length,
    },
    young: there.filter((row) => row.at28Days === null && asOf < dueAtOf(row.publishedAt, 'd28')).length,
    readLate: there.filter((row) => row.isLate && interactionsOf(row) !== null).length,
    replies: replies.length === 0 ? null : sum(replies),
    answering:
      answerable.length === 0
        ? null
        : {
            replies: sum(answerable.map(({ others }) => others)),
            unanswered: sum(answerable.map(({ unanswered }) => unanswered)),
          },
    answers: answersOf(counted),
    late: rows.filter(({ isLateSent }) => isLateSent).length,
    doubted: rows.filter(({ wasDoubted }) => wasDoubted).length,
  };
}

/** Tells whether a post was not retracted. */
export function isStillThere({ state }: Pick<FiguresRow, 'state'>): boolean {
  return state !== 'retracting' && state !== 'retracted';
}

function countByKind(rows: readonly DossierRow[]): Readonly<Record<PostKind, number>> {
  const counts = { post: 0, correction: 0, emergency: 0, relayed: 0 } satisfies Record<PostKind, number>;
  for (const kind of postKinds) counts[kind] = rows.filter((row) => row.kind === kind).length;
  return counts;
}

function gotOf(rows: readonly FiguresRow[]): Got {
  const counts = rows.map(interactionsOf).filter((count) => count !== null);
  return { read: counts.length, sum: counts.length === 0 ? null : sum(counts), interactions: quartilesOf(counts) };
}

function answersOf(counted: readonly DossierRow[]): DossierCell['answers'] {
  const known = counted.flatMap(({ answerSeconds }) => (answerSeconds === null ? [] : [answerSeconds]));
  if (known.length === 0) return null;
  const seconds = known.flat();
  return { replies: seconds.length, medianSeconds: median(seconds) };
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}
