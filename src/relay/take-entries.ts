import type { Desk } from '#desks/desk.ts';
import type { Rules } from '#drafts/renderings-of.ts';
import { lastRestore } from '#publishing/restoring/restore.ts';
import { journal } from '#storage/journal.ts';
import type { Transaction } from '#storage/database.ts';
import type { SourceItem } from '#storage/generated/client.ts';
import type { UnitOfWork } from '#storage/store.ts';

import { compare, type KnownEntry, type Remembered } from './compare.ts';
import { isOurs, type Ours } from './loops.ts';
import { besideLinks, pageOfPost, saysNoMore } from './page-of-post.ts';
import type { FeedEntry } from './read-feed.ts';
import { onePerKey } from './one-per-key.ts';
import { planByRule, ruleOfReading } from './by-rule.ts';
import { accountsOf, relayEntry, type Relayed, wordsOf } from './relay-entry.ts';
import { enqueueEntryNotice, entryWordsSchema } from './relay-notice.ts';
import { isKnownNews, newsOf, recentNews, sameNewsMs } from './same-news.ts';
import { hashOfWords } from '#drafts/relayed/relayed-text.ts';
import type { Source } from './source.ts';

type Taken =
  | { readonly kind: 'paused'; readonly why: 'flood' | 'accounts'; readonly count: number | null }
  /** `isPending`: something needs another look even if the site changes nothing. */
  | {
      readonly kind: 'taken';
      readonly isPending: boolean;
      /** Keys of entries that wait for room. */
      readonly waiting: ReadonlySet<string>;
      /** False: so little stands there that this says nothing of what stood there before. */
      readonly isGood: boolean;
      /** A rule released an entry. */
      readonly isByRule: boolean;
    };

interface Reading {
  readonly source: Source;
  readonly desk: Desk;
  readonly rules: Rules;
  readonly entries: readonly FeedEntry[];
  /** As in `Before`. */
  readonly gone: ReadonlySet<string> | null;
}

/** Applies a reading: makes drafts, offers new words, asks about pages that are gone, and remembers what was seen. */
export async function takeEntries(work: UnitOfWork, reading: Reading): Promise<Taken> {
  const { source, desk, gone } = reading;
  if (accountsOf(source, desk).length === 0) return { kind: 'paused', why: 'accounts', count: null };
  const items = await work.tx.sourceItem.findMany({ where: { sourceId: source.id } });
  const entries = onePerKey(reading.entries, items);
  const known = items.map(knownOf);
  const compared = compare(entries, { known, readAt: source.readAt, now: work.clock.now(), gone });
  switch (compared.kind) {
    case 'empty':
      return { kind: 'taken', isPending: true, waiting: new Set(), isGood: false, isByRule: false };
    case 'flood':
      return { kind: 'paused', why: 'flood', count: compared.count };
    case 'baseline':
      await remember(work, { source, items, relayed: new Map(), entries }, compared.remembered);
      return { kind: 'taken', isPending: false, waiting: new Set(), isGood: true, isByRule: false };
    case 'read': {
      const { fresh, changed, remembered, isPending } = compared;
      const stood = known.filter(({ position }) => position !== null).length;
      const isGood = gone !== null || entries.length * 2 >= stood;
      const { relayed, waiting, byRule } = await draftFresh(work, { ...reading, entries }, fresh, { items, isGood });
      for (const one of changed) await offer(work, source, one);
      for (const one of compared.gone) await ask(work, source, one, items);
      const seen = remembered.filter(({ key }) => !waiting.has(key));
      await remember(work, { source, items, relayed, entries }, seen);
      // The rule's signature refers to entries, which are stored by now.
      for (const draftId of byRule) await planByRule(work, draftId);
      return { kind: 'taken', isPending: isPending || waiting.size > 0, waiting, isGood, isByRule: byRule.length > 0 };
    }
  }
}

function knownOf({ key, hash, draftId, shownHash, offeredAt, position, datedAt, isMissing }: SourceItem): KnownEntry {
  const relayed = draftId === null || shownHash === null ? null : { draftId, hash: shownHash, offeredAt };
  return { key, hash, relayed, position, datedAt, isMissing };
}

/**
 * Drafts new entries, except those that another source brought or that are ours in some way. Some may have to wait for
 * room.
 */
async function draftFresh(
  work: UnitOfWork,
  { source, desk, rules, entries }: Reading,
  fresh: readonly FeedEntry[],
  { items, isGood }: { readonly items: readonly SourceItem[]; readonly isGood: boolean },
): Promise<{
  readonly relayed: ReadonlyMap<string, Relayed>;
  readonly waiting: ReadonlySet<string>;
  readonly byRule: readonly string[];
}> {
  const skipped = await knownElsewhere(work.tx, source, fresh);
  const pages = await knownPages(work, source, fresh);
  const relayed = new Map<string, Relayed>();
  const waiting = new Set<string>();
  const byRule: string[] = [];
  const rule = fresh.length === 0 ? null : await ruleOfReading(work, source, desk);
  const news = rule === null ? [] : await recentNews(work, source, items);
  const onTop = keysOnTop(entries, items);
  const restore = fresh.length === 0 ? null : await lastRestore(work.tx);
  for (const entry of fresh) {
    if (skipped.has(entry.key)) continue;
    const page = pageOfPost(entry);
    const shown = page === null ? [] : (pages.get(page.key) ?? []);
    const isKnown = shown.some((words) => page !== null && saysNoMore(page.words, words));
    const why = (await isOurs(work.tx, entry)) ?? (isKnown ? 'known_page' : null);
    if (why !== null) {
      await journalSkipped(work, source, entry, why);
      continue;
    }
    const isForgotten = mayBeForgotten(source, entry, restore?.at ?? null);
    const judging = { isOnTop: onTop.has(entry.key), isKnownNews: isKnownNews(news, entry), isForgotten, isGood };
    const one = waiting.size > 0 ? null : await relayEntry(work, { source, desk, rules, entry, rule, ...judging });
    news.push(newsOf(entry));
    if (one === null) waiting.add(entry.key);
    else relayed.set(entry.key, one.relayed);
    if (one !== null && page !== null) pages.set(page.key, [...shown, page.words]);
    if (one?.isByRule === true) byRule.push(one.relayed.draftId);
  }
  return { relayed, waiting, byRule };
}

/**
 * Tells whether the entry may have been published since the backup of the last restore, which has forgotten it: it was
 * there before the restore, by its date, or when the source was read first since.
 */
function mayBeForgotten({ readAt }: Source, { publishedAt }: FeedEntry, restoredAt: Date | null): boolean {
  if (restoredAt === null) return false;
  return readAt === null || readAt <= restoredAt || (publishedAt !== null && publishedAt <= restoredAt);
}

/** Returns the keys of entries above all that was known: news comes in there, and old pages turn up below. */
function keysOnTop(entries: readonly FeedEntry[], items: readonly SourceItem[]): ReadonlySet<string> {
  const known = new Set(items.map(({ key }) => key));
  const first = entries.findIndex(({ key }) => known.has(key));
  return new Set(entries.slice(0, first === -1 ? entries.length : first).map(({ key }) => key));
}

/** Journals that an entry is not relayed, since it would go in a circle or repeat what the desk has. */
async function journalSkipped(
  work: UnitOfWork,
  { id: sourceId, deskId }: Source,
  { key }: FeedEntry,
  why: Ours | 'known_page',
): Promise<void> {
  await journal(work, { kind: 'relay.skipped', deskId, draftId: null, actor: 'tambour', data: { sourceId, key, why } });
}

/** Returns the keys of entries that another source of the desk already drafted. */
async function knownElsewhere(
  tx: Transaction,
  { id, deskId }: Source,
  fresh: readonly FeedEntry[],
): Promise<ReadonlySet<string>> {
  const keys = fresh.map(({ key }) => key);
  const drafted = await tx.sourceItem.findMany({
    where: { key: { in: keys }, draftId: { not: null }, source: { deskId, id: { not: id } } },
    select: { key: true },
  });
  return new Set(drafted.map(({ key }) => key));
}

/**
 * Returns the words of the desk's recent drafts about the pages that this reading's posts lead to: drafts of the page
 * itself from any source, and of posts of this source. Posts by others never suppress a page or a post.
 */
async function knownPages(
  { tx, clock }: UnitOfWork,
  { id, deskId }: Source,
  fresh: readonly FeedEntry[],
): Promise<Map<string, readonly string[]>> {
  const keys = [...new Set(fresh.flatMap((entry) => pageOfPost(entry)?.key ?? []))];
  if (keys.length === 0) return new Map();
  const since = new Date(clock.now().getTime() - sameNewsMs);
  const rows = await tx.$queryRaw<{ page: string; title: string }[]>`
    SELECT CASE WHEN item."key" = ANY (${keys}) THEN item."key" ELSE item."original" ->> 'page' END AS "page",
      COALESCE(item."shown" ->> 'title', '') AS "title"
    FROM "SourceItem" item JOIN "Source" source ON source."id" = item."sourceId"
    WHERE source."deskId" = ${deskId}::uuid AND item."draftId" IS NOT NULL AND item."seenAt" >= ${since}
      AND (item."key" = ANY (${keys}) OR (source."id" = ${id}::uuid AND item."original" ->> 'page' = ANY (${keys})))
    ORDER BY item."seenAt", item."key"`;
  const byPage = Map.groupBy(rows, ({ page }) => page);
  return new Map([...byPage].map(([page, some]) => [page, some.map(({ title }) => besideLinks(title))]));
}

/** Offers an entry's new words in its draft's thread. */
async function offer(
  work: UnitOfWork,
  { id: sourceId, deskId }: Source,
  { known, entry }: { readonly known: KnownEntry; readonly entry: FeedEntry },
): Promise<void> {
  if (known.relayed === null) return;
  const { draftId } = known.relayed;
  const hash = hashOfWords(entry);
  const shown = wordsOf(entry);
  await work.tx.sourceItem.update({
    where: { sourceId_key: { sourceId, key: known.key } },
    data: { shown, shownHash: hash, offeredAt: work.clock.now() },
  });
  const data = { sourceId, key: known.key, hash };
  await journal(work, { kind: 'relay.changed', deskId, draftId, actor: 'tambour', data });
  const notice = { kind: 'relay.changed', data: { sourceId, hash, words: shown } } as const;
  await enqueueEntryNotice(work, { id: draftId, deskId }, notice);
}

/** Asks once, in a draft's thread, what to do now that its page is gone. */
async function ask(
  work: UnitOfWork,
  { id: sourceId, deskId }: Source,
  { key, relayed }: KnownEntry,
  items: readonly SourceItem[],
): Promise<void> {
  const item = items.find((one) => one.key === key);
  if (relayed === null || item === undefined || item.goneNotifiedAt !== null) return;
  const { draftId } = relayed;
  await work.tx.sourceItem.update({
    where: { sourceId_key: { sourceId, key } },
    data: { goneNotifiedAt: work.clock.now() },
  });
  await journal(work, { kind: 'relay.gone', deskId, draftId, actor: 'tambour', data: { sourceId, key } });
  const data = { sourceId, link: entryWordsSchema.parse(item.shown).link };
  await enqueueEntryNotice(work, { id: draftId, deskId }, { kind: 'relay.gone', data });
}

/** Stores what a reading saw. Of an entry without a draft only its key, hash, position and date. */
async function remember(
  work: UnitOfWork,
  {
    source: { id: sourceId },
    items,
    relayed,
    entries,
  }: {
    readonly source: Source;
    readonly items: readonly SourceItem[];
    readonly relayed: ReadonlyMap<string, Relayed>;
    readonly entries: readonly FeedEntry[];
  },
  remembered: readonly Remembered[],
): Promise<void> {
  const seenAt = work.clock.now();
  const before = new Map(items.map((item) => [item.key, item]));
  const fresh = remembered.filter(({ key }) => !before.has(key));
  const guids = new Map(entries.map(({ key, guid = null }) => [key, guid]));
  await work.tx.sourceItem.createMany({
    data: fresh.map((one) => ({
      sourceId,
      ...one,
      guid: guids.get(one.key) ?? null,
      seenAt,
      ...relayed.get(one.key),
    })),
  });
  for (const one of remembered) {
    const item = before.get(one.key);
    if (item === undefined || isAsBefore(item, one)) continue;
    const { key, ...seen } = one;
    await work.tx.sourceItem.update({ where: { sourceId_key: { sourceId, key } }, data: seen });
  }
}

function isAsBefore(item: SourceItem, { hash, position, datedAt, isMissing }: Remembered): boolean {
  const isDatedAlike = item.datedAt?.getTime() === datedAt?.getTime();
  return isDatedAlike && item.hash === hash && item.position === position && item.isMissing === isMissing;
}
