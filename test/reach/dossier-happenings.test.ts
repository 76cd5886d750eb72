import assert from 'node:assert/strict';
import { test } from 'node:test';

import { rules } from '#app/rules.ts';
import { messagesIn } from '#messages/messages.ts';
import { dossierFiles } from '#pages/dossier/dossier-files.ts';
import { dossierCsv } from '#reach/dossier/dossier-csv.ts';
import type { Dossier } from '#reach/dossier/dossier.ts';

import { csvRecords } from '../support/csv-parser.ts';
import { openTestStore, type TestStore } from '../support/store.ts';
import {
  addAccount,
  addDesk,
  addDraft,
  addPublished,
  addRevision,
  addSleep,
  type DigestRows,
  keepRows,
  noRows,
} from './digest-rows.ts';
import { counts, newId, post } from './digest-scene.ts';
import { dossierOf, year } from './dossier-year.ts';

interface Desk {
  readonly rows: DigestRows;
  readonly deskId: string;
  readonly mastodon: string;
  readonly x: string;
}

function aDesk(): Desk {
  const rows = noRows(newId);
  const [mastodon, x] = [addAccount(rows, 'mastodon'), addAccount(rows, 'x')];
  return { rows, mastodon, x, deskId: addDesk(rows, 'Europe/Paris', [mastodon, x]) };
}

/** The year in Paris: from 23:00 UTC on 30 November until just before 23:00 UTC on the next. */
const [first, end] = [new Date('2025-11-30T23:00:00Z'), new Date('2026-11-30T23:00:00Z')];
const before = (at: Date): Date => new Date(at.getTime() - 1);

async function pageOf(dossier: Dossier): Promise<string> {
  return (await dossierFiles(messagesIn('en'), dossier, rules)).page.html;
}

/** The lines of the file by these measures: month, account, network and value. */
function linesOf(dossier: Dossier, pattern: RegExp): readonly string[] {
  return csvRecords(dossierCsv(dossier))
    .filter(({ measure }) => pattern.test(measure ?? ''))
    .map(({ measure, network, value }) => `${measure} ${network} ${value}`);
}

async function foreign(
  { db }: TestStore,
  accountId: string,
  postedAt: Date,
  changes: { readonly notifiedAt?: null; readonly settledBy?: string; readonly retractedAt?: Date } = {},
): Promise<void> {
  const settled = changes.settledBy === undefined ? {} : { settledAt: postedAt };
  const said = { id: newId(), accountId, remoteId: newId(), url: 'https://x.example/1', text: 'Not ours' };
  await db.foreignPost.create({
    data: { ...said, postedAt, seenAt: postedAt, notifiedAt: postedAt, ...settled, ...changes },
  });
}

test('incidents are what others did in these days, the earliest first; what was not told or was ours after all is none', async () => {
  await using store = await openTestStore();
  const desk = aDesk();
  await keepRows(store, desk.rows);
  await foreign(store, desk.x, first);
  await foreign(store, desk.x, before(first));
  await foreign(store, desk.x, end);
  await foreign(store, desk.mastodon, before(end), { retractedAt: end });
  await foreign(store, desk.x, new Date('2026-02-01T10:00:00Z'), { notifiedAt: null });
  await foreign(store, desk.x, new Date('2026-02-02T10:00:00Z'), { settledBy: 'tambour' });
  await foreign(store, desk.x, new Date('2026-02-03T10:00:00Z'), { settledBy: 'karim' });
  for (const [kind, day] of [
    ['edited', '05'],
    ['deleted', '04'],
    ['profile', '06'],
  ] as const) {
    const seenAt = new Date(`2026-03-${day}T10:00:00Z`);
    await store.db.outsideChange.create({ data: { id: newId(), accountId: desk.mastodon, kind, seenAt } });
  }
  const dossier = await dossierOf(store, desk.deskId);
  assert.deepEqual(linesOf(dossier, /^incident_/u), [
    'incident_foreign x 2025-11-30T23:00:00.000Z',
    'incident_foreign x 2026-02-03T10:00:00.000Z',
    'incident_deleted mastodon 2026-03-04T10:00:00.000Z',
    'incident_edited mastodon 2026-03-05T10:00:00.000Z',
    'incident_profile mastodon 2026-03-06T10:00:00.000Z',
    'incident_foreign mastodon 2026-11-30T22:59:59.999Z',
  ]);
  const page = await pageOf(dossier);
  assert.match(page, /1 December 2025, X: a post that Tambour did not make \(open\)/u);
  assert.match(page, /3 February 2026, X: a post that Tambour did not make \(settled\)/u);
  assert.match(page, /4 March 2026, Mastodon: a post of ours was deleted \(open\)/u);
  assert.match(page, /30 November 2026, Mastodon: a post that Tambour did not make \(settled\)/u);
});

function at(day: string): Date {
  return new Date(`${day}T22:00:00Z`);
}

function day(said: string): Date {
  return new Date(`${said}T10:00:00Z`);
}

test('a reserve period is one that was agreed, as far as it went; one that was only asked for, or ended before, is none', async () => {
  await using store = await openTestStore();
  const desk = aDesk();
  await keepRows(store, desk.rows);
  const said = { deskId: desk.deskId, basis: 'Code', level: 'inform', timeZone: 'Europe/Paris', role: null } as const;
  const asked = { fingerprint: 'f', askedBy: 'karim', askedAt: first, askedPolicy: 1, mac: 'm' };
  for (const [label, from, to, changes] of [
    ['whole', '2026-02-28', '2026-03-22', { state: 'agreed', agreedAt: first }],
    ['cut short', '2026-05-01', '2026-05-31', { state: 'cancelled', agreedAt: first, endedAt: at('2026-05-10') }],
    ['asked', '2026-06-01', '2026-06-30', { state: 'asked' }],
    ['never agreed', '2026-07-01', '2026-07-31', { state: 'cancelled', endedAt: at('2026-07-10') }],
    ['of the year before', '2025-10-01', '2025-11-29', { state: 'agreed', agreedAt: first }],
    ['over the end', '2026-11-15', '2026-12-15', { state: 'agreed', agreedAt: first }],
    [
      'called off before',
      '2025-11-01',
      '2026-01-31',
      { state: 'cancelled', agreedAt: at('2025-10-01'), endedAt: before(first) },
    ],
  ] as const)
    await store.db.period.create({
      data: { id: newId(), label, fromAt: at(from), toAt: at(to), ...said, ...asked, ...changes },
    });
  const dossier = await dossierOf(store, desk.deskId);
  assert.deepEqual(linesOf(dossier, /^reserve_period$/u), [
    'reserve_period  2026-02-28T22:00:00.000Z/2026-03-22T22:00:00.000Z',
    'reserve_period  2026-05-01T22:00:00.000Z/2026-05-10T22:00:00.000Z',
    'reserve_period  2026-11-15T22:00:00.000Z/2026-12-15T22:00:00.000Z',
  ]);
  const page = await pageOf(dossier);
  assert.match(page, /Reserve period “cut short”: 2 May 2026 to 10 May 2026\./u);
  assert.doesNotMatch(page, /never agreed|of the year before|“asked”|called off before/u);
});

test('an emergency is told with its posts, an exercise under its own name, and one that goes on since when', async () => {
  await using store = await openTestStore();
  const desk = aDesk();
  const drafts = [1, 2].map((number) => addDraft(desk.rows, desk.deskId, number));
  for (const [place, draftId] of drafts.entries()) {
    const of = addRevision(desk.rows, { deskId: desk.deskId, draftId });
    const publishedAt = new Date(`2026-08-0${place + 1}T10:00:00Z`);
    addPublished(desk.rows, of, { accountId: desk.x, network: 'x', publishedAt });
  }
  await keepRows(store, desk.rows);
  const event = { deskId: desk.deskId, openedBy: 'karim' };
  const flood = newId();
  for (const [id, what, mode, openedAt, endedAt] of [
    [flood, 'Flood', 'real', day('2026-08-01'), day('2026-08-03')],
    [newId(), 'Drill', 'exercise', day('2026-09-01'), day('2026-09-01')],
    [newId(), 'Heat', 'real', day('2026-11-29'), null],
    [newId(), 'Snow', 'real', day('2025-11-01'), before(first)],
  ] as const)
    await store.db.emergency.create({ data: { ...event, id, what, mode, openedAt, endedAt } });
  for (const draftId of drafts) {
    const use = {
      emergencyId: flood,
      deskId: desk.deskId,
      mode: 'real',
      part: 'warning',
      version: 1,
      values: {},
    } as const;
    const sent = { revision: 1, fingerprint: 'f', by: 'karim', at: day('2026-08-01') };
    await store.db.emergencyUse.create({ data: { id: newId(), draftId, ...use, ...sent } });
  }
  const dossier = await dossierOf(store, desk.deskId);
  assert.deepEqual(linesOf(dossier, /^emergency/u), [
    'emergency  2026-08-01T10:00:00.000Z/2026-08-03T10:00:00.000Z',
    'emergency_posts  2',
    'emergency_exercise  2026-09-01T10:00:00.000Z/2026-09-01T10:00:00.000Z',
    'emergency_exercise_posts  0',
    'emergency  2026-11-29T10:00:00.000Z/..',
    'emergency_posts  0',
  ]);
  assert.deepEqual(dossier.accounts.find(({ id }) => id === desk.x)?.whole.posts.emergency, 2);
  const page = await pageOf(dossier);
  assert.match(page, /Emergency “Flood”: 1 August 2026 to 3 August 2026, 2 posts by the emergency path\./u);
  assert.match(page, /Exercise “Drill”: 1 September 2026 to 1 September 2026, 0 posts by the emergency path\./u);
  assert.match(page, /Emergency “Heat”: since 29 November 2026/u);
});

test('a sleep is told by account; one that was called off or over before is none, and its posts are in no pair', async () => {
  await using store = await openTestStore();
  const desk = aDesk();
  const [from, until] = [new Date('2026-04-30T22:00:00Z'), new Date('2026-05-31T22:00:00Z')];
  addSleep(desk.rows, desk.x, { startsAt: from, endsAt: until, endedAt: until, cancelledAt: null });
  addSleep(desk.rows, desk.x, {
    startsAt: new Date('2026-07-01T00:00:00Z'),
    endsAt: null,
    endedAt: null,
    cancelledAt: new Date('2026-06-30T00:00:00Z'),
  });
  addSleep(desk.rows, desk.mastodon, {
    startsAt: new Date('2025-10-01T00:00:00Z'),
    endsAt: first,
    endedAt: first,
    cancelledAt: null,
  });
  const of = addRevision(desk.rows, { deskId: desk.deskId, draftId: addDraft(desk.rows, desk.deskId, 1) });
  post(desk.rows, of, { network: 'mastodon', id: desk.mastodon, at: new Date('2026-05-10T10:00:00Z') }, counts(5));
  await keepRows(store, desk.rows);
  const dossier = await dossierOf(store, desk.deskId, { days: year });
  assert.deepEqual(linesOf(dossier, /^(?:sleep|unpaired_)/u), [
    'unpaired_asleep mastodon/x 1',
    'sleep x 2026-04-30T22:00:00.000Z/2026-05-31T22:00:00.000Z',
  ]);
  assert.match(await pageOf(dossier), /X asleep \(A day without X\): 1 May 2026 to 31 May 2026\./u);
});
