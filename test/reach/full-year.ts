import type { Store } from '#storage/store.ts';

import { pastPost } from '../support/past-posts.ts';
import { present } from '../support/publishing-scene.ts';
import { readDesk } from '#desks/desk.ts';
import { keepPast } from '#reach/past/keep-past.ts';
import { keepEntries } from '#reach/dossier/entered.ts';

import { confirmLots } from './besides.ts';
import { addDraft, addPublished, addRevision, addSleep, keepRows, type RevisionRef } from './digest-rows.ts';
import { counts } from './digest-scene.ts';
import { afterYear, makeUpYear, type Year } from './dossier-year.ts';

const dayMs = 86_400_000;
const month = (at: number): string => String(at).padStart(2, '0');
const at = (day: string): Date => new Date(`${day}T09:00:00Z`);

/**
 * Keeps a year of a desk on three networks with something of everything that a dossier tells, each with a name as long as
 * real ones: corrections, emergencies, series, videos, relayed posts, sleeps, reserve periods, incidents, posts of before.
 * Returns the desk's id.
 */
export async function keepFullYear(store: Store): Promise<string> {
  const made = makeUpYear({ networks: ['mastodon', 'x', 'bluesky'], posts: 240, seed: 3 });
  const emergencies = addSpecial(made);
  const { rows, deskId, accounts } = made;
  for (const [place, { id }] of accounts.entries()) {
    const startsAt = at(`2026-${month(place + 6)}-0${place + 2}`);
    const endsAt = new Date(startsAt.getTime() + 6 * dayMs);
    addSleep(rows, id, { startsAt, endsAt, endedAt: endsAt, cancelledAt: null });
  }
  await keepRows(store, rows);
  await keepSpans(store, made, emergencies);
  await keepIncidents(store, made);
  for (let one = 1; one <= 12; one += 1) {
    const moderation = { month: one === 12 ? '2025-12' : `2026-${month(one)}`, minutes: 190 + 17 * one };
    await store.write((work) => keepEntries(work, { deskId, by: 'karim', entries: { moderation, pointers: [] } }));
  }
  const pointers = accounts.map(({ id: accountId, network }) => ({
    accountId,
    text: [
      `Page « Nous contacter » de www.bruyere.example/fr/la-ville/contact (${network})`,
      'Signature des courriels des services, depuis 2019',
      'Cartes de visite et panneaux d’affichage de la mairie',
      'Alertes de la préfecture de Valmont, plan communal de sauvegarde',
    ].join('\n'),
  }));
  await store.write((work) => keepEntries(work, { deskId, by: 'karim', entries: { moderation: null, pointers } }));
  await keepBefore(store, made);
  return deskId;
}

/** Adds posts of every kind; returns the drafts that went by the emergency path. */
function addSpecial({ rows, deskId, accounts }: Year): readonly RevisionRef[] {
  const emergencies: RevisionRef[] = [];
  const publish = (of: RevisionRef, sentAt: Date, changes: object = {}): void => {
    for (const { id: accountId, network } of accounts) {
      const readAt = new Date(sentAt.getTime() + 3 * dayMs + 60_000);
      const reading = { age: 'h72', outcome: 'counts', readAt, counts: counts(19, { replies: 3 }) } as const;
      addPublished(rows, of, { accountId, network, publishedAt: sentAt, readings: [reading] });
      Object.assign(rows.deliveries.at(-1) ?? {}, changes);
    }
  };
  for (let one = 0; one < 36; one += 1) {
    const of = addRevision(rows, { deskId, draftId: addDraft(rows, deskId, 5000 + one) }, specialOf(one));
    const sentAt = new Date(at('2025-12-03').getTime() + one * 10 * dayMs);
    const corrected = rows.deliveries[3 * one]?.id;
    publish(of, sentAt, one % 3 === 0 ? { correctsId: corrected, way: 'reply' } : {});
    if (one % 3 === 1) emergencies.push(of);
    if (one % 3 === 2)
      for (const position of [2, 3]) publish(of, new Date(sentAt.getTime() + position * 5000), { position });
  }
  return emergencies;
}

/** A series of three, and every other post with a video. */
function specialOf(one: number): object {
  const video = { codec: 'h264', framesPerSecond: 25 };
  const recording = { pieces: 4, seconds: 40, video, sound: 'aac' };
  const medium = { sha256: 'b'.repeat(64), mimeType: 'video/mp4', width: 1280, height: 720, byteLength: 9 };
  return {
    text: one % 3 === 2 ? 'Un\n---\nDeux\n---\nTrois' : 'La Valmont monte.',
    ...(one % 3 === 2 ? { series: 'plain' } : {}),
    ...(one % 2 === 0 ? { media: [{ ...medium, alt: 'La maire parle.', recording }] } : {}),
  };
}

async function keepSpans(store: Store, { rows, deskId }: Year, drafts: readonly RevisionRef[]): Promise<void> {
  const { db } = store;
  const names = ['Crue de la Valmont, vigilance orange', 'Canicule', 'Exercice de sécurité civile « Inondation 2026 »'];
  for (const [place, what] of names.entries()) {
    const openedAt = at(`2026-${month(3 * place + 2)}-11`);
    const mode = what.startsWith('Exercice') ? ('exercise' as const) : ('real' as const);
    const id = rows.newId();
    const endedAt = new Date(openedAt.getTime() + 3 * dayMs);
    await db.emergency.create({ data: { id, deskId, mode, what, openedAt, endedAt, openedBy: 'karim' } });
    for (const { draftId } of drafts.slice(4 * place, 4 * place + 4)) {
      const said = { deskId, mode, part: 'free', version: 1, values: {}, revision: 1, fingerprint: 'f', by: 'karim' };
      await db.emergencyUse.create({ data: { id: rows.newId(), emergencyId: id, draftId, at: openedAt, ...said } });
    }
  }
  for (const [label, from, to] of [
    ['Élections municipales, premier et second tour', '2026-02-28', '2026-03-22'],
    ['Référendum local sur la place du Marché', '2026-06-01', '2026-06-14'],
    ['Élections sénatoriales', '2026-09-13', '2026-09-27'],
  ] as const) {
    const said = { label, basis: 'Code électoral, L. 52-1', level: 'inform', timeZone: 'Europe/Paris', role: null };
    const asked = { fingerprint: 'f', askedBy: 'karim', askedAt: at(from), askedPolicy: 1, mac: 'm' };
    const agreed = { state: 'agreed', agreedAt: at(from), fromAt: at(from), toAt: at(to) } as const;
    await db.period.create({ data: { id: rows.newId(), deskId, ...said, level: 'inform', ...asked, ...agreed } });
  }
}

/** More than a page has lines for. */
async function keepIncidents({ db }: Store, { rows, accounts }: Year): Promise<void> {
  for (let one = 0; one < 15; one += 1) {
    const accountId = accounts[one % 3]?.id ?? '';
    const seenAt = at(`2026-${month(1 + (one % 11))}-1${one % 10}`);
    const settledAt = one % 2 === 0 ? seenAt : null;
    if (one % 5 === 0) {
      const post = { id: rows.newId(), accountId, remoteId: rows.newId(), url: 'https://x.example/1', text: 'Non' };
      await db.foreignPost.create({ data: { ...post, postedAt: seenAt, seenAt, notifiedAt: seenAt } });
    } else {
      const kind = (['edited', 'deleted', 'profile'] as const)[one % 3] ?? 'profile';
      await db.outsideChange.create({ data: { id: rows.newId(), accountId, kind, seenAt, settledAt } });
    }
  }
}

/** What was published past Tambour on each account, the same post on all of them each week, and pairs of it. */
async function keepBefore(store: Store, { deskId }: Year): Promise<void> {
  const desk = present(await readDesk(store.db, { id: deskId }, afterYear));
  for (const { id: accountId, network } of desk.accounts) {
    const posts = Array.from({ length: 52 }, (_, week) =>
      pastPost({
        id: `${network}${week}`,
        at: new Date(at('2025-12-02').getTime() + week * 7 * dayMs),
        links: [`https://bruyere.example/${week}`],
        likes: 5 + ((week * 7) % 23),
        shares: week % 5,
      }),
    );
    const answeredAt = posts.map(({ publishedAt }) => publishedAt);
    const source = network === 'x' ? 'archive' : 'api';
    const countedAt = new Date(afterYear.getTime() + 30 * dayMs);
    const past = { posts, answeredAt, continuations: 0, reposts: 0 };
    await store.write((work) => keepPast(work, { desk, accountId, source, countedAt, by: 'administrator', past }));
  }
  await confirmLots(store, deskId, 5);
}
