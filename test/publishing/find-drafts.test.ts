import assert from 'node:assert/strict';
import { test } from 'node:test';

import * as fc from 'fast-check';

import { createDraft } from '#drafts/create-draft.ts';
import { unlimitedRoom } from '#drafts/room-for-draft.ts';
import { foldedWords } from '#drafts/folded-words.ts';
import { keepWords } from '#drafts/keep-words.ts';
import { reviseDraft } from '#drafts/revise-draft.ts';
import { findDrafts, type FindQuestion, type FindState, type FoundPage } from '#publishing/find-drafts.ts';

import { aContent, openScene, rules, type Scene } from '../support/publishing-scene.ts';

const hour = (n: number): Date => new Date(Date.parse('2026-11-20T00:00:00Z') + n * 3_600_000);
const vocabulary = [
  'Vaccination',
  'vaccinations',
  'été',
  'ETE',
  'œuvre',
  'l’école',
  'Écoles',
  '100 %',
  '#Mairie',
  'a_b',
];
const asked = ['vaccin', 'ete', 'oeuvre', 'ecole', 'mairie', '100', 'b', 'zzz'];
const texts = fc.array(fc.constantFrom(...vocabulary), { maxLength: 4 }).map((words) => words.join(' '));
const deliveryStates = [
  'ready',
  'sending',
  'sent',
  'failed',
  'doubt',
  'held',
  'cancelled',
  'retracting',
  'retracted',
] as const;
const draftStates = ['writing', 'asked', 'approved', 'rejected', 'cancelled'] as const;
const findStates: readonly FindState[] = [
  'open',
  ...draftStates,
  'scheduled',
  'published',
  'held',
  'failed',
  'retracted',
];
const networks = ['mastodon', 'x'] as const;

const revision = fc.record({
  text: texts,
  own: fc.option(texts),
  warning: fc.option(texts),
  alt: fc.option(texts),
  isAsked: fc.boolean(),
});
const aDraft = fc.record({
  author: fc.constantFrom('amina', 'omar'),
  state: fc.constantFrom(...draftStates),
  revisions: fc.array(revision, { minLength: 1, maxLength: 3 }),
  accounts: fc.constantFrom<('mastodon' | 'x')[]>(['mastodon'], ['x'], ['mastodon', 'x']),
  deliveries: fc.uniqueArray(
    fc.record({
      network: fc.constantFrom(...networks),
      state: fc.constantFrom(...deliveryStates),
      sentAt: fc.nat(200),
    }),
    { selector: ({ network }) => network, maxLength: 2 },
  ),
  createdAt: fc.nat(200),
  changedAt: fc.nat(200),
  publishAt: fc.option(fc.nat(200)),
});
type ADraft = typeof aDraft extends fc.Arbitrary<infer T> ? T : never;

const some = <T>(of: readonly T[]): fc.Arbitrary<T[]> => fc.subarray([...of], { maxLength: 2 });
/** Mostly nothing: who asks for all at once finds nothing. */
const maybe = <T>(list: fc.Arbitrary<T[]>): fc.Arbitrary<T[]> =>
  fc.oneof({ weight: 3, arbitrary: fc.constant<T[]>([]) }, { weight: 1, arbitrary: list });
const aWish = fc.record({
  numbers: maybe(fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 2 })),
  words: some(asked),
  states: maybe(some(findStates)),
  authors: maybe(some(['amina', 'omar', 'nobody'])),
  networks: maybe(some(networks)),
  accounts: maybe(some(networks)),
  spans: fc.array(fc.record({ from: fc.nat(200), hours: fc.option(fc.nat(90)) }), { maxLength: 1 }),
});
type AWish = typeof aWish extends fc.Arbitrary<infer T> ? T : never;

async function keep({ store, deskId, accountIds }: Scene, drafts: readonly ADraft[]): Promise<readonly string[]> {
  await store.db.delivery.deleteMany();
  await store.db.revision.deleteMany();
  await store.db.draft.deleteMany();
  return store.write(async ({ tx, newId }) => {
    const ids = drafts.map(() => newId());
    for (const [index, draft] of drafts.entries()) {
      const id = ids[index] ?? '';
      const { author, state, revisions, createdAt, changedAt } = draft;
      const currentRevision = revisions.length;
      await tx.draft.create({
        data: {
          id,
          deskId,
          number: index + 1,
          author,
          state,
          currentRevision,
          createdAt: hour(createdAt),
          changedAt: hour(changedAt),
        },
      });
      await tx.revision.createMany({
        data: revisions.map(({ text, own, warning, alt, isAsked }, at) => ({
          draftId: id,
          number: at + 1,
          text,
          ownTexts: own === null ? {} : { [accountIds.x]: own },
          contentWarning: warning,
          media: alt === null ? [] : [{ sha256: 'a', mimeType: 'image/png', width: 1, height: 1, byteLength: 1, alt }],
          language: 'fr',
          timeZone: 'Europe/Paris',
          accountIds: draft.accounts.map((network) => accountIds[network]),
          publishAt: draft.publishAt === null ? null : hour(draft.publishAt),
          editedBy: author,
          fingerprint: 'f',
          createdAt: hour(createdAt),
          askedAt: isAsked ? hour(createdAt) : null,
        })),
      });
      for (const { network, state: delivered, sentAt } of draft.deliveries) {
        const wasSent = ['sent', 'retracting', 'retracted'].includes(delivered);
        const row = {
          id: newId(),
          draftId: id,
          revision: currentRevision,
          accountId: accountIds[network],
          key: newId(),
        };
        const at = hour(createdAt);
        await tx.delivery.create({
          data: {
            ...row,
            fingerprint: 'f',
            state: delivered,
            dueAt: at,
            notAfterAt: at,
            createdAt: at,
            sentAt: wasSent ? hour(sentAt) : null,
          },
        });
      }
    }
    await keepWords(
      tx,
      drafts.map(({ revisions }, index) => ({ draftId: ids[index] ?? '', number: revisions.length })),
    );
    return ids;
  });
}

/** Looked at one after the other, as one would by hand. */
function matches(draft: ADraft, number: number, wish: AWish): boolean {
  const current = draft.revisions.length - 1;
  const searched = draft.revisions.filter(({ isAsked }, index) => isAsked || index === current);
  const words = searched.flatMap(({ text, own, warning, alt }) =>
    [text, own, warning, alt].flatMap((one) => foldedWords(one ?? '')),
  );
  const is = (...states: readonly string[]): boolean => draft.deliveries.some(({ state }) => states.includes(state));
  const holds: Readonly<Record<string, boolean>> = {
    open: draft.state === 'writing' || draft.state === 'asked',
    [draft.state]: true,
    scheduled: draft.state === 'approved' && is('ready', 'sending'),
    published: is('sent', 'retracting'),
    held: draft.state !== 'rejected' && draft.state !== 'cancelled' && is('held', 'failed', 'doubt'),
    failed: is('failed'),
    retracted: is('retracted'),
  };
  const isFor = (network: 'mastodon' | 'x'): boolean =>
    draft.accounts.includes(network) || draft.deliveries.some((one) => one.network === network);
  const sent = draft.deliveries.filter(({ state }) => ['sent', 'retracting', 'retracted'].includes(state));
  const instants = [
    draft.createdAt,
    draft.changedAt,
    ...(draft.publishAt === null ? [] : [draft.publishAt]),
    ...sent.map(({ sentAt }) => sentAt),
  ];
  return (
    (wish.numbers.length === 0 || wish.numbers.includes(number)) &&
    wish.words.every((word) => words.some((one) => one.startsWith(word))) &&
    (wish.states.length === 0 || wish.states.some((state) => holds[state] === true)) &&
    (wish.authors.length === 0 || wish.authors.includes(draft.author)) &&
    ([...wish.networks, ...wish.accounts].length === 0 || [...wish.networks, ...wish.accounts].some(isFor)) &&
    wish.spans.every(({ from, hours }) => instants.some((at) => at >= from && (hours === null || at < from + hours)))
  );
}

function question({ deskId, accountIds }: Scene, wish: AWish): FindQuestion {
  const { accounts, spans, ...rest } = wish;
  return {
    ...rest,
    deskId,
    accountIds: accounts.map((network) => accountIds[network]),
    spans: spans.map(({ from, hours }) => ({ from: hour(from), to: hours === null ? null : hour(from + hours) })),
  };
}

const everything = {
  numbers: [],
  words: [],
  states: [],
  authors: [],
  networks: [],
  accountIds: [],
  spans: [],
} as const;

test('what is found is what a look at each draft finds, and it is counted right', async () => {
  await using scene = await openScene();
  let found = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(aDraft, { minLength: 3, maxLength: 8 }),
      fc.array(aWish, { minLength: 10, maxLength: 10 }),
      async (drafts, wishes) => {
        const ids = await keep(scene, drafts);
        for (const wish of wishes) {
          const expected = drafts
            .flatMap((draft, index) => (matches(draft, index + 1, wish) ? [ids[index]] : []))
            .toReversed();
          const page = await findDrafts(scene.store.db, question(scene, wish), { before: null, limit: 3 });
          assert.deepEqual(page.draftIds, expected.slice(0, 3), JSON.stringify(wish));
          assert.deepEqual([page.total, page.older], [expected.length, Math.max(0, expected.length - 3)]);
          found += expected.length;
        }
      },
    ),
    { numRuns: 15 },
  );
  assert.ok(found > 50, `${found} were found in all`);
});

test('pages that follow one another show each draft once, whatever is drafted, changed and published meanwhile', async () => {
  await using scene = await openScene();
  const { store, deskId } = scene;
  const desk = await scene.desk();
  const draftOne = (text: string): Promise<string> =>
    store.write(
      async (work) =>
        (
          await createDraft(work, {
            room: unlimitedRoom,
            desk,
            author: 'amina',
            content: aContent(scene, { text }),
            rules,
          })
        ).id,
    );
  const meanwhile = fc.constantFrom('new', 'edit', 'cancel', 'nothing');
  await fc.assert(
    fc.asyncProperty(
      fc.array(meanwhile, { minLength: 5, maxLength: 5 }),
      fc.integer({ min: 1, max: 4 }),
      async (happenings, limit) => {
        await store.db.revision.deleteMany();
        await store.db.draft.deleteMany();
        const there: string[] = [];
        for (let index = 0; index < 9; index += 1) there.push(await draftOne(`Vaccination ${index}`));
        const seen: string[] = [];
        let page: FoundPage | null = null;
        for (let turn = 0; page === null || page.older > 0; turn += 1) {
          page = await findDrafts(
            store.db,
            { ...everything, deskId, words: ['vaccin'] },
            { before: page?.lastNumber ?? null, limit },
          );
          seen.push(...page.draftIds);
          const id = there[(turn * 5) % there.length] ?? '';
          if (happenings[turn] === 'new') await draftOne('Vaccination, encore');
          if (happenings[turn] === 'edit') {
            const { currentRevision: baseRevision } = await store.db.draft.findUniqueOrThrow({ where: { id } });
            const content = aContent(scene, { text: `Vaccination, tour ${turn}` });
            await store.write((work) =>
              reviseDraft(work, { draftId: id, editor: 'amina', baseRevision, content, desk, rules }),
            );
          }
          if (happenings[turn] === 'cancel')
            await store.db.draft.update({ where: { id }, data: { state: 'cancelled', changedAt: new Date() } });
        }
        assert.deepEqual(seen, there.toReversed());
      },
    ),
    { numRuns: 8 },
  );
});
