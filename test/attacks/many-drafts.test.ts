import assert from 'node:assert/strict';
import { test } from 'node:test';

import { MAX_OPEN_CORRECTIONS, MAX_OPEN_DRAFTS } from '#desks/quotas.ts';

import { type BotScene, openBotScene } from '../support/bot-scene.ts';
import { copyDraft } from '../support/many-drafts.ts';
import { present } from '../support/publishing-scene.ts';

const refused = /déjà 200 brouillons ouverts.*Publiez-en ou annulez-en.*« \/tambour liste @moi ouvert »/su;

const lea = { id: 'lea', name: 'Léa', part: null, kind: 'member', language: 'fr', timeZone: 'Europe/Paris' } as const;

/** Aïcha has that many open drafts. */
async function sceneWith(count: number): Promise<BotScene> {
  const scene = await openBotScene({ people: [lea] });
  await scene.draft('La piscine est ouverte.');
  const { id } = await scene.store.db.draft.findFirstOrThrow();
  await copyDraft(scene.store, id, count - 1);
  return scene;
}

async function typed(scene: BotScene, user: string, text: string): Promise<string> {
  const before = scene.whispers(user).length;
  await scene.people.command(user, 'publications', text);
  await scene.settle();
  return scene.whispers(user).slice(before).join('\n');
}

function aboveForm(scene: BotScene): string {
  const problems = scene.people.formOf('aicha')?.problems;
  const general = problems?.kind === 'errors' ? problems.general : null;
  return (general ?? '').replaceAll(/[\u00a0\u202f]/g, ' ');
}

function openOf(scene: BotScene, author: string): Promise<number> {
  return scene.store.db.draft.count({ where: { author, state: { in: ['writing', 'asked'] } } });
}

test('who has two hundred open drafts is refused the next by every way in, and is told what to do', async () => {
  await using scene = await sceneWith(MAX_OPEN_DRAFTS);
  await typed(scene, 'aicha', 'modèle garder 1 Piscine');
  assert.match(await typed(scene, 'aicha', 'brouillon Encore un'), refused);
  assert.match(await typed(scene, 'aicha', 'modèle piscine'), refused);
  const before = scene.whispers('aicha').length;
  await scene.people.use('aicha', scene.people.say('karim', { channel: 'publications' }, 'Un message.'));
  await scene.settle();
  assert.match(scene.whispers('aicha').slice(before).join('\n'), refused);
  assert.equal(scene.people.formOf('aicha'), null, 'no form was opened to write in for nothing');
  assert.match(await typed(scene, 'aicha', 'liste @moi ouvert'), /200 brouillons/u);
});

test('a form that was open when the quota was reached keeps its text, makes nothing, and is taken once there is room', async () => {
  await using scene = await sceneWith(MAX_OPEN_DRAFTS - 1);
  await typed(scene, 'aicha', 'brouillon');
  const { id } = await scene.store.db.draft.findFirstOrThrow({ where: { number: 1 } });
  await copyDraft(scene.store, id, 1);
  const rows = async (): Promise<unknown> => [
    await scene.store.db.draft.count(),
    await scene.store.db.desk.findFirst({ select: { lastDraftNumber: true } }),
    await scene.store.db.journalEntry.count(),
    await scene.store.db.notice.count(),
    await scene.store.waitingJobs(),
  ];
  const before = await rows();
  const text = 'Le marché est ouvert.';
  for (const _ of ['once', 'and again']) {
    const outcome = await scene.people.submit('aicha', { text });
    assert.equal(outcome.kind, 'open');
    assert.match(aboveForm(scene), /déjà 200 brouillons ouverts/u);
    assert.deepEqual(await rows(), before, 'nothing half-made remains');
  }
  await scene.store.db.draft.updateMany({ where: { number: 2 }, data: { state: 'cancelled' } });
  assert.equal((await scene.people.submit('aicha', { text })).kind, 'taken');
  await scene.settle();
  assert.match(scene.textOf(scene.cardWith('ask')), /Le marché est ouvert/u);
});

test('everybody else on the desk writes, asks and publishes beside somebody’s two hundred drafts', async () => {
  await using scene = await sceneWith(MAX_OPEN_DRAFTS);
  await scene.people.command('lea', 'publications', 'brouillon');
  assert.equal((await scene.people.submit('lea', { text: 'La mairie est ouverte.' })).kind, 'taken');
  await scene.settle();
  await scene.press('lea', 'ask');
  await scene.press('karim', 'approve');
  await scene.pass(60);
  assert.deepEqual([scene.networks.mastodon.posts.length, scene.networks.x.posts.length], [1, 1]);
  assert.equal(await openOf(scene, 'aicha'), MAX_OPEN_DRAFTS);
});

test('of twenty forms sent at one instant where three have room, three are taken', async () => {
  await using scene = await sceneWith(MAX_OPEN_DRAFTS - 3);
  const values = { text: 'Trop.', accounts: [scene.accountIds.mastodon], language: 'fr' };
  const binding = { purpose: 'newDraft', channel: 'publications', draftId: null, revision: null, target: null };
  const replies = await Promise.all(
    Array.from({ length: 20 }, (_, at) =>
      scene.sink.submit({ dedupeKey: `form:${at}`, user: 'aicha', binding, values }),
    ),
  );
  assert.equal(replies.filter(({ kind }) => kind === 'ok').length, 3);
  assert.equal(await openOf(scene, 'aicha'), MAX_OPEN_DRAFTS);
});

test('a public post is corrected however many drafts are open, by up to twenty corrections of it at a time', async () => {
  await using scene = await openBotScene();
  await scene.draft('La mairie ouvre a 9 h.');
  await scene.press('aicha', 'ask');
  await scene.press('karim', 'approve');
  await scene.pass(60);
  await scene.draft('La piscine est ouverte.');
  const other = await scene.store.db.draft.findFirstOrThrow({ where: { number: 2 } });
  await copyDraft(scene.store, other.id, MAX_OPEN_DRAFTS - 1);

  await scene.press('aicha', 'correct');
  assert.equal((await scene.people.submit('aicha', { text: 'La mairie ouvre à 9 h.' })).kind, 'taken');
  await scene.settle();
  const correction = await scene.store.db.draft.findFirstOrThrow({ where: { correctsId: { not: null } } });
  await copyDraft(scene.store, correction.id, MAX_OPEN_CORRECTIONS - 1);
  for (const _ of ['once', 'and again']) {
    await scene.press('aicha', 'correct');
    assert.equal((await scene.people.submit('aicha', { text: 'La mairie ouvre à 10 h.' })).kind, 'open');
    assert.match(aboveForm(scene), /déjà 20 corrections ouvertes du brouillon n° 1/u);
  }
  await scene.press('karim', 'correct');
  assert.equal(
    (await scene.people.submit('karim', { text: 'La mairie ouvre à 11 h.' })).kind,
    'taken',
    'anybody else can',
  );
});

test('what one network refused is not copied beyond the quota, and its delivery is not called off', async () => {
  await using scene = await openBotScene();
  await scene.draft('Trop hardi.');
  await scene.press('aicha', 'ask');
  await scene.press('karim', 'approve');
  scene.networks.x.troubles.push({ answer: { kind: 'refused', why: 'forbidden' } });
  await scene.pass(60);
  const first = await scene.store.db.draft.findFirstOrThrow();
  await copyDraft(scene.store, first.id, MAX_OPEN_DRAFTS);
  await scene.store.db.draft.updateMany({ where: { number: { gt: 1 } }, data: { state: 'writing' } });
  await scene.press('aicha', 'copy');
  assert.match(scene.whispers('aicha').at(-1) ?? '', refused);
  assert.equal(await scene.store.db.delivery.count({ where: { state: 'failed' } }), 1);
  assert.equal(await openOf(scene, 'aicha'), MAX_OPEN_DRAFTS);
  await scene.store.db.draft.updateMany({ where: { number: 2 }, data: { state: 'cancelled' } });
  await scene.press('aicha', 'copy');
  assert.match(scene.whispers('aicha').at(-1) ?? '', /Le brouillon n° 202 reprend ce texte/u);
});

test('the quota is counted from an index that holds the author and the state', async () => {
  await using scene = await sceneWith(3);
  const { db } = scene.store;
  await copyDraft(scene.store, (await db.draft.findFirstOrThrow()).id, 2_000, 'somebody else');
  await db.$executeRaw`ANALYZE "Draft"`;
  const plan = await db.$queryRaw<readonly { readonly 'QUERY PLAN': string }[]>`
    EXPLAIN SELECT "id" FROM "Draft" WHERE "deskId" = ${present(scene.deskId)}::uuid AND "author" = 'aicha'
      AND "correctsId" IS NULL AND "state" IN ('writing', 'asked') LIMIT 200`;
  assert.match(plan.map((line) => line['QUERY PLAN']).join('\n'), /Draft_deskId_author_state_idx/u);
});
