import type { FeedEntry } from './read-feed.ts';
import { hashOfWords } from '#drafts/relayed/relayed-text.ts';

/** The remembered state of an entry. */
export interface KnownEntry {
  readonly key: string;
  /** Hash of its words at the last reading. */
  readonly hash: string;
  /**
   * Its draft, and the hash of the words last shown to the desk, with the time of the last offer; null: it became no
   * draft.
   */
  readonly relayed: { readonly draftId: string; readonly hash: string; readonly offeredAt: Date | null } | null;
  /** Its position at the last reading, from 0; null: it was not there. */
  readonly position: number | null;
  readonly datedAt: Date | null;
  /** It was missing in the last reading while its neighbours stayed. */
  readonly isMissing: boolean;
}

/** The state with which a reading is compared. */
export interface Before {
  readonly known: readonly KnownEntry[];
  /** The last successful reading; null: this is the first. */
  readonly readAt: Date | null;
  readonly now: Date;
  /**
   * Keys that the source itself reports as gone. Null: it reports none, so entries that stood above others and are
   * missing twice count as gone.
   */
  readonly gone: ReadonlySet<string> | null;
}

/** The state of an entry to remember after a reading. */
export type Remembered = Pick<KnownEntry, 'key' | 'hash' | 'position' | 'datedAt' | 'isMissing'>;

export type Compared =
  /** The first reading: everything in it counts as known. */
  | { readonly kind: 'baseline'; readonly remembered: readonly Remembered[] }
  /** The source is empty, which says nothing about any entry. */
  | { readonly kind: 'empty' }
  /** So many entries are new that a person has to look first. */
  | { readonly kind: 'flood'; readonly count: number }
  | {
      readonly kind: 'read';
      /** New entries, oldest first. */
      readonly fresh: readonly FeedEntry[];
      /** Entries with a draft whose words differ from those shown to the desk. */
      readonly changed: readonly { readonly known: KnownEntry; readonly entry: FeedEntry }[];
      /** Entries that no longer exist but have a draft. */
      readonly gone: readonly KnownEntry[];
      readonly remembered: readonly Remembered[];
      /** Something needs another look, which a "not modified" would prevent. */
      readonly isPending: boolean;
    };

/** Most new entries at once; more means a rebuilt site, or a feed of something else. */
const mostFresh = 25;
/** Fewer entries are too few to judge a site by. */
const fewEntries = 5;
const offerEveryMs = 3_600_000;
/** How far back a new entry may be dated: people date entries earlier by hand. */
const datedBackMs = 2 * 86_400_000;

/** Compares a reading with what is known of its source. Pure. */
export function compare(entries: readonly FeedEntry[], before: Before): Compared {
  const { known, readAt, now, gone: saidGone } = before;
  const byKey = new Map(known.map((one) => [one.key, one]));
  const positions = new Map(entries.map(({ key }, position) => [key, position]));
  const present = entries.map((entry, position) => rememberedOf(entry, position));
  if (readAt === null) return { kind: 'baseline', remembered: present };
  if (entries.length === 0) return { kind: 'empty' };
  const unknown = entries.filter(({ key }) => !byKey.has(key));
  const stood = known.filter(({ position }) => position !== null);
  // A source that reports what is gone may show only a part of itself.
  const isReplaced = saidGone === null && stood.length >= fewEntries && stood.every(({ key }) => !positions.has(key));
  if (unknown.length > mostFresh || (isReplaced && unknown.length >= fewEntries)) {
    return { kind: 'flood', count: unknown.length };
  }
  const changed = entries.flatMap((entry) => {
    const one = byKey.get(entry.key);
    const shown = one?.relayed?.hash ?? null;
    return one !== undefined && shown !== null && hashOfWords(entry) !== shown ? [{ known: one, entry }] : [];
  });
  const mayOffer = ({ relayed }: KnownEntry): boolean =>
    now.getTime() - (relayed?.offeredAt ?? new Date(0)).getTime() >= offerEveryMs;
  const missing = stood.filter(({ key }) => !positions.has(key));
  const gone =
    saidGone === null ? missing.filter(({ isMissing }) => isMissing) : known.filter(({ key }) => saidGone.has(key));
  const suspected = missing.filter(
    (one) => saidGone === null && !one.isMissing && stoodAbove(one, { stood, missing, positions, entries }),
  );
  const rest = missing.map((one) => ({
    ...remembered(one),
    isMissing: suspected.includes(one),
    position: suspected.includes(one) ? one.position : null,
  }));
  return {
    kind: 'read',
    fresh: unknown.filter((entry) => !isOld(entry, readAt)).toReversed(),
    changed: changed.filter((one) => mayOffer(one.known)),
    gone: gone.filter(({ relayed }) => relayed !== null),
    remembered: [...present, ...rest],
    isPending: suspected.length > 0 || changed.some((one) => !mayOffer(one.known)),
  };
}

function rememberedOf(entry: FeedEntry, position: number): Remembered {
  return { key: entry.key, hash: hashOfWords(entry), position, datedAt: entry.datedAt, isMissing: false };
}

function remembered({ key, hash, position, datedAt, isMissing }: KnownEntry): Remembered {
  return { key, hash, position, datedAt, isMissing };
}

/** Tells whether an unknown entry was published long before the last reading: old pages can move to the top. */
function isOld({ publishedAt }: FeedEntry, readAt: Date): boolean {
  return publishedAt !== null && publishedAt.getTime() < readAt.getTime() - datedBackMs;
}

/**
 * Tells whether a missing entry stood above another that is still in its place. An entry that falls off the end of a
 * feed stood below all others. One that moved to the top in between proves nothing.
 */
function stoodAbove(
  { position }: KnownEntry,
  {
    stood,
    missing,
    positions,
    entries,
  }: {
    readonly stood: readonly KnownEntry[];
    readonly missing: readonly KnownEntry[];
    readonly positions: ReadonlyMap<string, number>;
    readonly entries: readonly FeedEntry[];
  },
): boolean {
  return stood.some((other) => {
    const now = positions.get(other.key);
    if (now === undefined || position === null || other.position === null || other.position <= position) return false;
    const isDatedAlike = entries[now]?.datedAt?.getTime() === other.datedAt?.getTime();
    return isDatedAlike && now >= other.position - missing.length;
  });
}
