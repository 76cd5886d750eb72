import assert from 'node:assert/strict';
import { test } from 'node:test';

import { startNames } from '#reach/names/start-names.ts';
import { sweepNames } from '#reach/names/sweep-names.ts';
import { nameKeeper } from '#accounts/keeping/keeping.ts';
import type { OpenedNetwork } from '#publishing/publishing-deps.ts';
import { putToSleep } from '#publishing/holding/sleep.ts';

import { scriptedNetwork } from '../support/scripted-network.ts';
import { type BotScene, type BotSceneOptions, openBotScene } from '../support/bot-scene.ts';

const dayMs = 86_400_000;
const lea = { id: 'lea', name: 'Léa', part: null, kind: 'member', language: 'fr', timeZone: 'Europe/Paris' } as const;

/** Both accounts sleep; of X nothing may be read. */
async function opened(options: BotSceneOptions = {}): Promise<BotScene> {
  await using opening = new AsyncDisposableStack();
  const scene = opening.use(await openBotScene({ people: [lea], ...options }));
  const by = { id: 'administrator', name: 'administrator' };
  for (const accountId of Object.values(scene.accountIds)) {
    await scene.store.write((work) => putToSleep(work, { accountId, by, until: null, why: null }));
  }
  await scene.settle();
  const { remoteId } = await scene.store.db.account.findUniqueOrThrow({ where: { id: scene.accountIds.mastodon } });
  scene.networks.mastodon.nameLeadsTo = remoteId;
  await startNames({
    store: scene.store,
    networkOf: scene.bot.publishing.networkOf,
    mayRead: ({ network }) => network === 'mastodon',
    logger: null,
  });
  await scene.settle();
  opening.move();
  return scene;
}

/** Lets days pass, each with a look, and returns what was posted since. */
async function after(scene: BotScene, days: number): Promise<readonly string[]> {
  const before = scene.messages().length;
  for (let day = 0; day < days; day += 1) {
    scene.clock.advance(dayMs);
    await sweepNames(scene.store);
    await scene.settle();
  }
  return scene
    .messages()
    .slice(before)
    .map((message) => scene.textOf(message));
}

test('a name that leads elsewhere, and back, is told once each; where it leads is looked at weekly', async () => {
  await using scene = await opened();
  const { mastodon } = scene.networks;
  const own = mastodon.nameLeadsTo;
  assert.equal(mastodon.nameLooks.length, 1);
  await after(scene, 21);
  assert.equal(mastodon.nameLooks.length, 4);
  mastodon.nameLeadsTo = '4711';
  const [told, ...others] = (await after(scene, 21)).filter((text) => !/Merci de regarder/.test(text));
  assert.match(told ?? '', /Le nom de @valmont@practice\.example \(Mastodon\) mène maintenant à un autre compte/);
  assert.match(told ?? '', /Nous ne savons pas pourquoi/);
  assert.equal(others.length, 0);
  mastodon.nameLeadsTo = null;
  assert.match((await after(scene, 7)).join('\n'), /ne mène à aucun compte en ce moment/);
  mastodon.nameLeadsTo = own;
  const back = await after(scene, 14);
  assert.equal(back.filter((text) => /mène de nouveau au compte de cette rédaction/.test(text)).length, 1);
});

test('a server that does not answer is no accusation, and is asked again the next day', async () => {
  await using scene = await opened();
  const { mastodon } = scene.networks;
  mastodon.nameTroubles.push(
    { kind: 'unreadable', why: 'no_answer' },
    { kind: 'tryLater', why: 'rate_limit', afterSeconds: 60 },
  );
  assert.deepEqual(await after(scene, 9), []);
  const days = mastodon.nameLooks.map(({ at }) => Math.round((at.getTime() - scene.clock.now().getTime()) / dayMs));
  assert.deepEqual(days, [-9, -2, -1, 0]);
});

test('names one letter away are told once each with a link, and nobody is accused', async () => {
  await using scene = await opened();
  const { mastodon } = scene.networks;
  mastodon.nearNames.push(
    { id: mastodon.nameLeadsTo ?? '', name: 'valmont', url: 'https://practice.example/@valmont' },
    { id: '7', name: 'valmond', url: 'https://practice.example/@valmond' },
    { id: '8', name: 'valmont@ailleurs.example', url: 'https://ailleurs.example/@valmont' },
    { id: '9', name: 'valmontois', url: 'https://practice.example/@valmontois' },
  );
  const [told, ...others] = await after(scene, 21);
  assert.match(told ?? '', /2 comptes portent un nom semblable .* Nous ne savons pas à qui ils sont/);
  assert.match(told ?? '', /@valmond[^o]*https:\/\/practice\.example\/@valmond/);
  assert.match(told ?? '', /@valmont@ailleurs\.example/);
  assert.doesNotMatch(told ?? '', /valmontois/);
  assert.equal(others.length, 0);
  mastodon.nearNames.push({ id: '10', name: 'va1mont', url: 'https://practice.example/@va1mont' });
  const [anew] = await after(scene, 7);
  assert.match(anew ?? '', /Un compte porte un nom semblable/);
  assert.doesNotMatch(anew ?? '', /valmond/);
});

test('where nothing may be read somebody is asked to look, monthly; of two people the second is told who was first', async () => {
  await using scene = await opened();
  assert.deepEqual(scene.networks.x.nameLooks, []);
  const asked = scene.cardWith('nameChecked');
  assert.match(scene.textOf(asked), /si le nom de @valmont \(X\) mène toujours/);
  assert.match(scene.textOf(asked), /https:\/\/x\.com\/valmont/);
  await scene.pressOn('sacha', asked, 'nameChecked');
  assert.equal(await scene.store.db.journalEntry.count({ where: { kind: 'name.checked' } }), 0);
  await scene.pressOn('aicha', asked, 'nameChecked');
  assert.match(scene.whispers('aicha').at(-1) ?? '', /C’est noté|c’est noté/);
  assert.throws(() => scene.cardWith('nameChecked'));
  await scene.pressOn('lea', asked, 'nameChecked');
  assert.match(scene.whispers('lea').at(-1) ?? '', /Aïcha a déjà regardé/);
  const month = await after(scene, 31);
  assert.equal(month.filter((text) => /si le nom de @valmont \(X\)/.test(text)).length, 1);
});

test('an account that is awake and that nobody looks after is left alone', async () => {
  await using scene = await opened();
  await scene.store.db.account.updateMany({ data: { state: 'active', asleepSince: null } });
  assert.deepEqual(await after(scene, 8), []);
  assert.equal(await scene.store.db.nameWatch.count(), 0);
  assert.equal(scene.networks.mastodon.nameLooks.length, 1);
});

test('a look that X bills is counted with the account', async () => {
  await using scene = await openBotScene();
  const { clock, store, accountIds } = scene;
  const network = scriptedNetwork({ kind: 'x', clock, keyLifeSeconds: 0, reading: true });
  const by = { id: 'karim', name: 'Karim' };
  const people = { keeper: 'aicha', deputy: null, by };
  await store.write((work) => nameKeeper(work, { accountId: accountIds.x, deskId: scene.deskId ?? '', ...people }));
  const networkOf = async (): Promise<OpenedNetwork> => ({ kind: 'open', network });
  await startNames({ store, networkOf, mayRead: () => true, logger: null });
  await scene.settle();
  assert.deepEqual(
    network.nameLooks.map(({ handle }) => handle),
    ['@valmont'],
  );
  const [billed] = await store.db.billedReads.findMany();
  assert.deepEqual([billed?.accountId, billed?.what, billed?.times], [accountIds.x, 'userRead', 1]);
});

for (const [language, said] of [
  ['en', /has a name similar to that of @valmont@practice\.example \(Mastodon\)\. We do not know whose it is/],
  ['de', /Ein Konto hat einen ähnlichen Namen wie @valmont@practice\.example/],
] as const) {
  test(`a similar name is told in ${language}`, async () => {
    await using scene = await opened({ settings: { language } });
    const near = { id: '7', name: 'valmond', url: 'https://practice.example/@valmond' };
    scene.networks.mastodon.nearNames.push(near);
    assert.match((await after(scene, 7)).join('\n'), said);
  });
}
