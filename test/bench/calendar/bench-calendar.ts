import { randomUUID } from 'node:crypto';

import { Client } from 'pg';

import { rules } from '#app/rules.ts';
import { systemClock } from '#clock.ts';
import type { Desk } from '#desks/desk.ts';
import { messagesIn } from '#messages/messages.ts';
import { dayOf, spanOf } from '#pages/calendar/calendar-span.ts';
import { feedPage } from '#pages/calendar/feed.ts';
import { calendarPage } from '#pages/calendar/calendar-page.ts';
import type { PageFunction, PageRequest } from '#pages/page.ts';
import { openStore } from '#storage/open-store.ts';
import type { Store } from '#storage/store.ts';

import { openDesk } from '../../drafts/desk-in-store.ts';
import { seeded } from '../../support/seeded.ts';
import { estimate, median } from '../figures.ts';
import type { Postgres } from '../open-postgres.ts';
import { type Report, rowOf } from '../report.ts';
import { fillMonth } from './fill-month.ts';

const seed = 20_261_128;
const posts = 10_000;

interface Round {
  readonly listMs: number;
  readonly monthMs: number;
  readonly feedMs: number;
  readonly floorMs: number;
  readonly floorAgainMs: number;
}

/** Measures a month of ten thousand posts among five times as many: as a list, as a table and as a feed. */
export async function benchCalendar(postgres: Postgres, scale: number): Promise<readonly Report[]> {
  const url = await postgres.newDatabase();
  const storage = await openStore({
    database: { kind: 'server', url },
    backupFolder: '/nowhere',
    clock: systemClock,
    newId: randomUUID,
    logger: null,
    role: 'command',
    onProgress: () => {},
  });
  if (storage.kind === 'refused') throw new Error('the store did not open', { cause: storage.refusal });
  await using store = storage.store;
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const desk = await openDesk(store);
    const now = systemClock.now();
    const span = spanOf('month', dayOf(now, desk.timeZone), desk.timeZone);
    const accountIds = desk.accounts.map(({ id }) => id);
    const size = { inMonth: posts, around: posts / 2, monthsAround: 8 };
    await fillMonth(store, { deskId: desk.id, accountIds, from: span.from, size });
    const rounds = await roundsOf(store, client, desk, {
      rounds: Math.max(8, Math.round(30 * scale)),
      warmUp: 4,
      span,
    });
    return [reportOf(rounds)];
  } finally {
    await client.end();
  }
}

async function roundsOf(
  store: Store,
  client: Client,
  desk: Desk,
  {
    rounds,
    warmUp,
    span,
  }: {
    readonly rounds: number;
    readonly warmUp: number;
    readonly span: { readonly from: Date; readonly to: Date };
  },
): Promise<readonly Round[]> {
  const request = (query: string): PageRequest => ({
    link: {
      id: randomUUID(),
      deskId: desk.id,
      scopes: ['calendar'],
      showsTexts: true,
      label: 'cabinet',
      createdBy: 'sophie',
      createdAt: span.from,
      expiresAt: span.to,
      revokedAt: null,
      revokedBy: null,
      lastUsedAt: null,
    },
    desk,
    language: 'fr',
    m: messagesIn('fr'),
    query: new URLSearchParams(query),
    item: null,
    now: systemClock.now(),
    store,
    rules,
    path: (name) => name,
    threadUrl: async () => null,
    digestForPage: async () => null,
    methodText: async () => ({ title: '', body: '' }),
  });
  const asked = async (page: PageFunction, query: string, least: number): Promise<number> => {
    const begunAt = performance.now();
    const answer = await page(request(query));
    const text = answer === null ? '' : (await answer.body).toString();
    const ms = performance.now() - begunAt;
    if (text.length < least) throw new Error(`a page of ${text.length} characters shows no month`);
    return ms;
  };
  const done: Round[] = [];
  for (let at = -warmUp; at < rounds; at += 1) {
    const ms = new Map<string, number>();
    const again = at % 2 === 0;
    const turns: readonly (readonly [string, () => Promise<number>])[] = [
      ['list', () => asked(calendarPage, '', 20_000)],
      [again ? 'floor' : 'floorAgain', () => floor(client, desk.id, span)],
      ['month', () => asked(calendarPage, 'view=month', 10_000)],
      ['feed', () => asked(feedPage, '', 1_000_000)],
      [again ? 'floorAgain' : 'floor', () => floor(client, desk.id, span)],
    ];
    for (const index of turns.keys()) {
      const turn = turns.at((index + at + warmUp) % turns.length);
      if (turn !== undefined) ms.set(turn[0], await turn[1]());
    }
    const of = (name: string): number => ms.get(name) ?? Number.NaN;
    const [listMs, monthMs, feedMs] = [of('list'), of('month'), of('feed')];
    if (at >= 0) done.push({ listMs, monthMs, feedMs, floorMs: of('floor'), floorAgainMs: of('floorAgain') });
  }
  return done;
}

/** Measures the least that any program must do: one indexed statement for the same rows, and a template. */
async function floor(
  client: Client,
  deskId: string,
  { from, to }: { readonly from: Date; readonly to: Date },
): Promise<number> {
  const begunAt = performance.now();
  const { rows } = await client.query<Record<string, unknown>>({
    name: 'floor',
    text: `SELECT d."number", d."state", r."publishAt", r."text", l."accountId", l."state" AS "sent", l."sentAt", l."remoteUrl"
      FROM "Revision" r JOIN "Draft" d ON d."id" = r."draftId" AND d."currentRevision" = r."number"
      LEFT JOIN "Delivery" l ON l."draftId" = d."id"
      WHERE r."publishAt" >= $1 AND r."publishAt" < $2 AND d."deskId" = $3 ORDER BY r."publishAt", d."number"`,
    values: [from, to, deskId],
  });
  const text = rows
    .map(
      (row) =>
        `<li>${String(row['publishAt'])} ${String(row['number'])} ${String(row['sent'])} ${String(row['text'])}</li>`,
    )
    .join('\n');
  if (text.length < posts) throw new Error('the floor found no month');
  return performance.now() - begunAt;
}

function reportOf(rounds: readonly Round[]): Report {
  const random = seeded(seed);
  const ratio = (what: string, read: (round: Round) => number): Report['ratios'][number] => {
    return {
      what,
      ...estimate(
        rounds.map((one) => read(one) / one.floorMs),
        random,
      ),
    };
  };
  const [list, month, feed] = [
    ratio('list / floor', (one) => one.listMs),
    ratio('month / floor', (one) => one.monthMs),
    ratio('feed / floor', (one) => one.feedMs),
  ];
  const row = (what: string, read: (round: Round) => number): Report['rows'][number] =>
    rowOf(what, 'ms', rounds.map(read));
  return {
    title: `calendar of a month with ${posts.toLocaleString('en')} posts, among five times as many`,
    rows: [
      row('the list’s first page', (one) => one.listMs),
      row('the month as a table', (one) => one.monthMs),
      row('the feed', (one) => one.feedMs),
      row('floor', (one) => one.floorMs),
      row('floor again', (one) => one.floorAgainMs),
    ],
    ratios: [list, month, feed],
    floorAgainstFloor: median(rounds.map((one) => one.floorAgainMs / one.floorMs)),
    goals: [
      { what: list.what, measured: list.median, atMost: 10 },
      { what: month.what, measured: month.median, atMost: 10 },
      { what: feed.what, measured: feed.median, atMost: 20 },
    ],
    samples: { rounds },
  };
}
