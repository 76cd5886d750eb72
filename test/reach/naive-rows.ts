import type { Desk } from '#desks/desk.ts';
import type { Digest, DigestColumn } from '#reach/digest.ts';
import type { Database } from '#storage/database.ts';
import type {
  Account,
  BilledReads,
  DeliveryState,
  FollowerReading,
  ReadingOutcome,
} from '#storage/generated/client.ts';

const hourMs = 3_600_000;

/** One published delivery, with its reading at 72 hours. Null: not known. */
export interface NaivePost {
  readonly id: string;
  readonly account: Account;
  readonly draftId: string;
  readonly draftNumber: number;
  readonly revision: number;
  readonly text: string;
  /** Text that X charges by: the warning and the account's own text. */
  readonly said: string;
  readonly alt: readonly string[];
  readonly askedAt: number | null;
  readonly approvedAt: number | null;
  readonly at: number;
  readonly isTakenBack: boolean;
  readonly url: string;
  readonly outcome: ReadingOutcome | null;
  /** Its age when its counts were read. */
  readonly ageMs: number | null;
  readonly interactions: number | null;
  readonly likes: number | null;
  readonly shares: number | null;
  readonly quotes: number | null;
  /** Replies of others. */
  readonly others: number | null;
  readonly unanswered: number | null;
  readonly views: number | null;
  /** At its publication. */
  readonly followers: number | null;
  readonly boosted: NonNullable<DigestColumn['best']>['boosted'];
  readonly isRelayed: boolean;
}

export type NaiveOriginal = Omit<
  NaivePost,
  | 'draftId'
  | 'draftNumber'
  | 'revision'
  | 'text'
  | 'said'
  | 'alt'
  | 'askedAt'
  | 'approvedAt'
  | 'isTakenBack'
  | 'url'
  | 'boosted'
>;

export interface NaiveRows {
  /** The post of the desk's from which a draft was relayed, by the draft. */
  readonly originals: ReadonlyMap<string, NaiveOriginal>;
  /** All that the desk ever published before `asOf`, oldest first. */
  readonly posts: readonly NaivePost[];
  readonly deliveries: readonly {
    readonly dueAt: number;
    readonly revision: number;
    readonly state: DeliveryState;
    readonly why: string | null;
    readonly accountId: string;
    readonly draftNumber: number;
    readonly text: string;
  }[];
  readonly followerReadings: readonly FollowerReading[];
  readonly billed: readonly BilledReads[];
}

/** Every raw row of a desk that a digest may be of. The counts are those of the readings, not their copies. */
export async function readNaiveRows(
  db: Database,
  desk: Pick<Desk, 'id' | 'accounts'>,
  asOf: Date,
  compared: 'h72' | 'd28' = 'h72',
): Promise<NaiveRows> {
  const drafts = await db.draft.findMany({
    where: { deskId: desk.id },
    include: {
      revisions: true,
      deliveries: { include: { account: true, figures: { include: { readings: true } } } },
    },
  });
  const accountIds = new Set(desk.accounts.map(({ id }) => id));
  for (const { deliveries } of drafts) for (const { accountId } of deliveries) accountIds.add(accountId);
  const where = { accountId: { in: [...accountIds] } };
  const followerReadings = await db.followerReading.findMany({ where });
  const billed = await db.billedReads.findMany({ where });
  const decisions = await db.decision.findMany({ where: { deskId: desk.id } });
  const relayed = await db.sourceItem.findMany({ where: { draftId: { not: null } } });
  const posts: NaivePost[] = [];
  const all: NaiveRows['deliveries'][number][] = [];
  for (const draft of drafts) {
    for (const delivery of draft.deliveries) {
      const { account, figures } = delivery;
      const revision = draft.revisions.find(({ number }) => number === delivery.revision);
      if (revision === undefined) throw new Error('a delivery of no revision');
      all.push({
        dueAt: delivery.dueAt.getTime(),
        revision: delivery.revision,
        state: delivery.state,
        why: delivery.why,
        accountId: account.id,
        draftNumber: draft.number,
        text: revision.text,
      });
      if (figures === null || figures.publishedAt >= asOf) continue;
      const at = figures.publishedAt.getTime();
      const reading = figures.readings.find(({ age }) => age === compared);
      const counted = reading?.outcome === 'counts' ? reading : undefined;
      let approvedAt: number | null = null;
      for (const { subjectId, kind, withdrawnAt, decidedAt, revision: number } of decisions) {
        if (subjectId !== draft.id) continue;
        if (kind !== 'approve' || withdrawnAt !== null || number !== revision.number) continue;
        approvedAt = Math.max(approvedAt ?? -Infinity, decidedAt.getTime());
      }
      const ownTexts: Readonly<Record<string, string>> = JSON.parse(JSON.stringify(revision.ownTexts));
      const media: readonly { readonly alt: string }[] = JSON.parse(JSON.stringify(revision.media));
      const counts = countsOf(counted);
      posts.push({
        id: delivery.id,
        account,
        draftId: draft.id,
        draftNumber: draft.number,
        revision: revision.number,
        text: revision.text,
        said: [revision.contentWarning ?? '', ownTexts[account.id] ?? revision.text].join('\n'),
        alt: media.map(({ alt }) => alt),
        askedAt: revision.askedAt?.getTime() ?? null,
        approvedAt,
        at,
        isTakenBack: delivery.state === 'retracting' || delivery.state === 'retracted',
        url: delivery.remoteUrl ?? '',
        outcome: reading?.outcome ?? null,
        ageMs: counted === undefined ? null : counted.readAt.getTime() - at,
        ...counts,
        isRelayed: relayed.some(({ draftId }) => draftId === draft.id),
        followers: followersNear(followerReadings, account.id, at),
        boosted:
          figures.boosters === null || figures.boosterFollowers === null || figures.boosters === 0
            ? null
            : {
                accounts: figures.boosters,
                followersTogether: Number(figures.boosterFollowers),
                hidden: figures.boostersHidden ?? 0,
                areAll: figures.boostersAreAll ?? false,
              },
      });
    }
  }
  posts.sort((one, other) => one.at - other.at || (one.id < other.id ? -1 : 1));
  const originals = new Map<string, NaiveOriginal>();
  for (const row of await db.originalFigures.findMany({ include: { account: true } })) {
    const at = row.publishedAt.getTime();
    const isCounted = row.outcome === 'counts' && row.readAt !== null;
    originals.set(row.draftId, {
      id: row.draftId,
      account: row.account,
      at,
      outcome: row.outcome,
      ageMs: isCounted && row.readAt !== null ? row.readAt.getTime() - at : null,
      ...countsOf(isCounted ? row : undefined),
      followers: number(row.followers),
      isRelayed: true,
    });
  }
  return { originals, posts, deliveries: all, followerReadings, billed };
}

/** Counts what came from sources, and names the pairs with originals. */
export function relayedPosts(
  own: readonly NaivePost[],
  pairs: readonly { readonly draftNumber: number; readonly isRelayed: boolean }[],
): Digest['relayed'] {
  const drafts: number[] = [];
  let unanswered: number | null = null;
  for (const post of own) {
    if (!post.isRelayed) continue;
    if (!drafts.includes(post.draftNumber)) drafts.push(post.draftNumber);
    if (post.unanswered !== null) unanswered = (unanswered ?? 0) + post.unanswered;
  }
  return { drafts, unanswered, pairs: pairs.filter((pair) => pair.isRelayed).map((pair) => pair.draftNumber) };
}

type Counts = Pick<NaivePost, 'interactions' | 'likes' | 'shares' | 'quotes' | 'others' | 'unanswered' | 'views'>;
type Kept = Readonly<
  Record<'likes' | 'shares' | 'quotes' | 'replies' | 'ownReplies' | 'unanswered' | 'views', bigint | null>
>;

function number(count: bigint | null | undefined): number | null {
  return count === null || count === undefined ? null : Number(count);
}

function countsOf(reading: Kept | undefined): Counts {
  const [likes, shares, quotes] = [number(reading?.likes), number(reading?.shares), number(reading?.quotes)];
  const [replies, ownReplies] = [number(reading?.replies), number(reading?.ownReplies)];
  let others: number | null = null;
  if (replies === 0) others = 0;
  else if (replies !== null && ownReplies !== null) others = replies > ownReplies ? replies - ownReplies : 0;
  const total = likes === null || shares === null || others === null ? null : likes + shares + (quotes ?? 0) + others;
  return {
    interactions: total,
    likes,
    shares,
    quotes,
    others,
    unanswered: number(reading?.unanswered),
    views: number(reading?.views),
  };
}

/** As the account's readings say that lie at most 36 hours away; the nearest one, the earlier of two as near. */
function followersNear(readings: readonly FollowerReading[], accountId: string, at: number): number | null {
  let nearest: FollowerReading | null = null;
  const distance = ({ readAt }: FollowerReading): number => Math.abs(readAt.getTime() - at);
  for (const reading of readings) {
    if (reading.accountId !== accountId || reading.followers === null || distance(reading) > 36 * hourMs) continue;
    const isNearer =
      nearest === null ||
      distance(reading) < distance(nearest) ||
      (distance(reading) === distance(nearest) && reading.day < nearest.day);
    if (isNearer) nearest = reading;
  }
  return nearest === null ? null : Number(nearest.followers);
}
