import type { FeedEntry } from './read-feed.ts';
import { hashOfWords } from '#drafts/relayed/relayed-text.ts';

/** An entry as it is remembered. */
export interface KnownEntry {
  readonly key: string;
  /** The hash of its words as they were read last. */
  readonly hash: string;
  /** Its draft, and the words that the desk was last shown, with when; null: it became no draft. */
  readonly relayed: { readonly draftId: string; readonly hash: string; readonly offeredAt: Date | null } | null;
  /** Its place when it was read last, from 0; null: it was not there. */
  readonly position: number | null;
  readonly datedAt: Date | null;
  /** It was missing in the last reading, between others that stayed. */
  readonly isMissing: boolean;
}

/** The entries with which a reading is compared. */
export interface Before {
  readonly known: readonly KnownEntry[];
  /** The last reading that went well; null: this is the first. */
  readonly readAt: Date | null;
  readonly now: Date;
  /** Keys of what the source itself says is gone; null: what stood above others and is missing twice is. */
  readonly gone: ReadonlySet<string> | null;
}

/** One entry as it is to be remembered after a reading. */
export type Remembered = Pick<KnownEntry, 'key' | 'hash' | 'position' | 'datedAt' | 'isMissing'>;

export type Compared =
  /** The first reading: all of it is known now. */
  | { readonly kind: 'baseline'; readonly remembered: readonly Remembered[] }
  /** Nothing stands there, which says nothing about any entry. */
  | { readonly kind: 'empty' }
  /** So much is new that a person has to look first. */
  | { readonly kind: 'flood'; readonly count: number }
  | {
      readonly kind: 'read';
      /** New ones, oldest first. */
      readonly fresh: readonly FeedEntry[];
      /** Entries with a draft whose words are others than the desk was shown. */
      readonly changed: readonly { readonly known: KnownEntry; readonly entry: FeedEntry }[];
      /** Entries with a draft that are not there any more. */
      readonly gone: readonly KnownEntry[];
      readonly remembered: readonly Remembered[];
      /** Something is to be looked at again that a "not modified" would hide. */
      readonly isPending: boolean;
    };

/** Entries that may be new at once; more is a site that was rebuilt, or a feed of something else. */
const mostFresh = 25;
/** Fewer say nothing about a site. */
const fewEntries = 5;
const offerEveryMs = 3_600_000;
/** Sites publish what they dated by hand. */
const datedBackMs = 2 * 86_400_000;

/** Compares a reading of a feed with what is known of it. Pure. */
export function compare(entries: readonly FeedEntry[], before: Before): Compared {
  const { known, readAt, now, gone: saidGone } = before;
  const byKey = new Map(known.map((one) => [one.key, one]));
  const positions = new Map(entries.map(({ key }, position) => [key, position]));
  const present = entries.map((entry, position) => rememberedOf(entry, position));
  if (readAt === null) return { kind: 'baseline', remembered: present };
  if (entries.length === 0) return { kind: 'empty' };
  const unknown = entries.filter(({ key }) => !byKey.has(key));
  const stood = known.filter(({ position }) => position !== null);
  // One that says what is gone may show a part of itself.
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

/** Tells whether an unknown entry was published long before the site was read last: old pages move to the top. */
function isOld({ publishedAt }: FeedEntry, readAt: Date): boolean {
  return publishedAt !== null && publishedAt.getTime() < readAt.getTime() - datedBackMs;
}

/**
 * Tells whether an entry that is missing stood above another that is still where it was: what falls off the end of a feed
 * stood below all others. One that was moved to the top meanwhile says nothing.
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
