import assert from 'node:assert/strict';
import { test } from 'node:test';

import { z } from 'zod';

import { testClock, type TestClock } from '../support/test-clock.ts';
import { type NewsSite, type SiteEntry, siteEntry } from './news-site.ts';
import { openRelayScene, type RelayScene } from './relay-scene.ts';
import {
  baselineEntries,
  strip,
  stripBeginsAt,
  stripEndsAt,
  type StripEvent,
  type StripOutcome,
  stripTitles,
  stripWindow,
} from './strip.ts';

const minuteMs = 60_000;
const sixMinutesMs = 6 * minuteMs;

/** What came out, and when. */
type CameOut = StripOutcome & { readonly at: Date };

test('a ministry’s week comes out exactly as its table says', async (t) => {
  await using scene = await openRelayScene(testClock(new Date(stripBeginsAt)));
  const { clock, site } = scene;
  site.shown = stripWindow;
  for (let number = 1; number <= baselineEntries; number += 1) {
    const at = new Date(Date.parse(stripBeginsAt) - (baselineEntries - number + 1) * 86_400_000);
    site.entries.unshift(siteEntry(number, titleOf(number), at.toUTCString()));
  }
  await scene.switchedOn();
  const seen = watching(scene);
  const cameOut: CameOut[] = await seen();
  const asking = countRequests(site, clock);
  const week = [
    ...strip.flatMap(({ at, event }) => eachOf(new Date(at), event)),
    { at: new Date(stripEndsAt), act: null },
  ];
  for (const { at, act } of week) {
    while (clock.now() < at) {
      await scene.toNextReading(at);
      asking.count();
      cameOut.push(...(await seen()));
    }
    act?.(site, at);
  }
  const expected = strip.flatMap((row) => row.expected.map((outcome) => ({ outcome, row })));
  assert.deepEqual(
    cameOut.map((one, index) => nameOf(one, expected[index]?.outcome)),
    expected.map(({ outcome }) => nameOf(outcome, outcome)),
  );
  for (const [index, { at }] of cameOut.entries()) {
    const row = expected[index]?.row;
    assert.ok(row !== undefined);
    const minutes = (at.getTime() - Date.parse(row.at)) / minuteMs;
    assert.ok(minutes >= 0 && minutes <= (row.event.kind === 'outage' ? 480 : 120), `${row.at} ${minutes}`);
  }
  // Of an entry that became no draft only its key and hash are kept.
  const items = await scene.store.db.sourceItem.findMany({ where: { draftId: null } });
  assert.ok(items.length >= baselineEntries);
  assert.ok(items.every(({ shown, shownHash }) => shown === null && shownHash === null));
  // Most of a week's readings bring nothing, and cost nothing.
  const unchanged = site.answered.filter(({ status }) => status === 304).length;
  assert.ok(unchanged > site.answered.length / 2, `${unchanged} of ${site.answered.length}`);
  for (const line of asking.lines()) t.diagnostic(line);
  assert.ok(asking.mostInAnHour() <= 5, `${asking.mostInAnHour()} requests in an hour`);
});

/** Counts what the site is asked in each hour since then, and what its answers weigh without their headers. */
function countRequests(
  site: NewsSite,
  clock: TestClock,
): {
  readonly count: () => void;
  readonly mostInAnHour: () => number;
  readonly lines: () => readonly string[];
} {
  const asked: { readonly at: string; readonly status: number; readonly bytes: number }[] = [];
  let seen = site.answered.length;
  const by = (length: number): readonly (readonly [string, typeof asked])[] => [
    ...Map.groupBy(asked, ({ at }) => at.slice(0, length)),
  ];
  const most = (): number => Math.max(...by('2026-06-01T06'.length).map(([, ofHour]) => ofHour.length));
  return {
    count() {
      for (const answer of site.answered.slice(seen)) asked.push({ at: clock.now().toISOString(), ...answer });
      seen = site.answered.length;
    },
    mostInAnHour: most,
    lines() {
      const row = (name: string, some: typeof asked): string => {
        const count = (status: number): number => some.filter((one) => one.status === status).length;
        const bytes = some.reduce((sum, one) => sum + one.bytes, 0);
        const [first] = some;
        const hours = new Set(some.map(({ at }) => at.slice(0, 13))).size;
        const cells = [some.length, (some.length / hours).toFixed(1), count(304), count(200), count(503), bytes];
        return first === undefined ? name : [name, ...cells, Math.round(bytes / hours)].join(' | ');
      };
      return [
        'day | requests | an hour | 304 | 200 | 503 | bytes | bytes an hour',
        ...by('2026-06-01'.length).map(([day, some]) => row(day, some)),
        row('the week', asked),
        `at most in one hour: ${most()}`,
      ];
    },
  };
}

function titleOf(number: number): string {
  return stripTitles[number - 1] ?? '';
}

/** Names an outcome so that a difference can be read. Where the table leaves a title open, so does this. */
function nameOf(outcome: StripOutcome, wanted: StripOutcome | undefined): string {
  switch (outcome.kind) {
    case 'failing':
    case 'again':
      return outcome.kind;
    case 'draft':
    case 'gone':
      return `${outcome.kind} ${outcome.entry}`;
    case 'offer':
      return `offer ${outcome.entry} ${wanted?.kind === 'offer' && wanted.title === null ? '' : outcome.title}`;
  }
}

const dataSchema = z.object({ sourceId: z.string(), key: z.string() });
const shownSchema = z.object({ title: z.string() });
const kinds = { 'relay.drafted': 'draft', 'relay.changed': 'offer', 'relay.gone': 'gone' } as const;

/** Returns what came out since it was asked last: what is told of the source first, then what is of its entries. */
function watching({ store }: RelayScene): () => Promise<CameOut[]> {
  const told = new Set<string>();
  let lastSeq = 0n;
  return async () => {
    const cameOut: CameOut[] = [];
    const notices = await store.db.notice.findMany({ where: { kind: { in: ['source.failing', 'source.recovered'] } } });
    for (const { id, kind, createdAt: at } of notices) {
      if (!told.has(id)) cameOut.push({ kind: kind === 'source.failing' ? 'failing' : 'again', at });
      told.add(id);
    }
    const entries = await store.db.journalEntry.findMany({
      where: { seq: { gt: lastSeq }, kind: { in: Object.keys(kinds) } },
      orderBy: { seq: 'asc' },
    });
    for (const { seq, kind, at, data } of entries) {
      lastSeq = seq;
      const { sourceId, key } = dataSchema.parse(data);
      const entry = Number(/\/news\/(\d+)/.exec(key)?.[1]);
      const outcome = kinds[kind as keyof typeof kinds]; // Only these were asked for.
      const item = await store.db.sourceItem.findUniqueOrThrow({ where: { sourceId_key: { sourceId, key } } });
      cameOut.push(
        outcome === 'offer'
          ? { kind: outcome, entry, title: shownSchema.parse(item.shown).title, at }
          : { kind: outcome, entry, at },
      );
    }
    return cameOut;
  };
}

type Act = (site: NewsSite, at: Date) => void;

/** Splits an event into what happens at its moments. */
function eachOf(at: Date, event: StripEvent): readonly { readonly at: Date; readonly act: Act }[] {
  if (event.kind !== 'tenEdits') return [{ at, act: (site) => apply(site, event, at) }];
  return Array.from({ length: 10 }, (_, index) => ({
    at: new Date(at.getTime() + index * sixMinutesMs),
    act: (site) => {
      entryOf(site, event.entry).title = `${titleOf(event.entry)} (${index + 1})`;
    },
  }));
}

const away = new Map<SiteEntry, SiteEntry | undefined>();

function apply(site: NewsSite, event: Exclude<StripEvent, { readonly kind: 'tenEdits' }>, at: Date): void {
  switch (event.kind) {
    case 'published':
      return void site.entries.unshift(published(site, event, at));
    case 'words':
      entryOf(site, event.entry).title = event.title;
      return;
    case 'guid':
      entryOf(site, event.entry).guid = `node/${event.entry}`;
      return;
    case 'bumped': {
      const entry = entryOf(site, event.entry);
      site.entries.splice(site.entries.indexOf(entry), 1);
      site.entries.unshift(Object.assign(entry, { date: at.toUTCString() }));
      return;
    }
    case 'zones':
      for (const entry of site.entries) entry.date = inZone(entry.date);
      return;
    case 'scheme': {
      const entry = entryOf(site, event.entry);
      entry.link = `${entry.link?.replace('https:', 'http:')}/?utm_source=rss#top`;
      return;
    }
    case 'moved':
      entryOf(site, event.entry).link += '-alert';
      return;
    case 'takenDown': {
      const entry = entryOf(site, event.entry);
      const place = site.entries.indexOf(entry);
      away.set(entry, site.entries[place + 1]);
      site.entries.splice(place, 1);
      return;
    }
    case 'back': {
      const [entry, below] = [...away].find(([one]) => one.guid === `article-${event.entry}`) ?? [];
      assert.ok(entry !== undefined && below !== undefined);
      site.entries.splice(site.entries.indexOf(below), 0, entry);
      return;
    }
    case 'outage':
      site.status = 503;
      return;
    case 'answersAgain':
      site.status = null;
      return;
    case 'emptied':
      site.shown = 0;
      return;
    case 'filledAgain':
      site.shown = stripWindow;
      return;
  }
}

function published(
  site: NewsSite,
  { entry: number, as }: Extract<StripEvent, { readonly kind: 'published' }>,
  at: Date,
): SiteEntry {
  const entry = siteEntry(number, titleOf(number), at.toUTCString());
  switch (as?.kind) {
    case undefined:
      return entry;
    case 'html':
      return { ...entry, title: as.title };
    case 'dated':
      return { ...entry, date: as.published };
    case 'noGuid':
      return { ...entry, guid: null };
    case 'noLink':
      return { ...entry, link: null };
    case 'linkOf':
      return { ...entry, link: entryOf(site, as.entry).link };
  }
}

function entryOf({ entries }: NewsSite, number: number): SiteEntry {
  const entry = entries.find(({ guid, link }) => guid === `article-${number}` || link?.endsWith(`/news/${number}`));
  assert.ok(entry !== undefined, `${number}`);
  return entry;
}

/** Writes the same instant by the clocks of a summer in Paris. */
function inZone(written: string | null): string {
  const local = new Date(Date.parse(written ?? '') + 2 * 3_600_000);
  return `${local.toISOString().slice(0, 19)}+02:00`;
}
