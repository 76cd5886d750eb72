import assert from 'node:assert/strict';
import { test } from 'node:test';

import { languages } from '#languages.ts';
import { changeDesk } from '#desks/change-desk.ts';
import type { DeskSettings } from '#desks/desk-settings.ts';
import { enqueueDraftNotice } from '#drafts/draft-notice.ts';

import { type BotScene, openBotScene } from '../support/bot-scene.ts';
import { buttonsIn } from '../support/buttons-in.ts';
import { present } from '../support/publishing-scene.ts';

const here = { part: null, kind: 'member', language: 'fr', timeZone: 'Europe/Paris' } as const;
const lea = { id: 'lea', name: 'Léa', ...here } as const;
const leo = { id: 'leo', name: 'Léo', ...here } as const;
const people = [lea, leo];

async function withLea(settings: Partial<DeskSettings> = {}): Promise<BotScene> {
  return openBotScene({ people, settings: { approvers: ['karim', 'lea'], graceSeconds: 30, ...settings } });
}

async function changed(scene: BotScene, changes: Partial<DeskSettings>): Promise<void> {
  const deskId = present(scene.deskId);
  await scene.store.write((work) => changeDesk(work, { deskId, by: 'karim', changes }));
  await scene.settle();
}

/** The newest card of a draft's version that shows its fate, drawn now. */
async function cardOf(scene: BotScene, number = 1): Promise<{ readonly text: string; readonly summary: string }> {
  const draft = await scene.store.db.draft.findFirstOrThrow({ where: { number } });
  await scene.store.write((work) => enqueueDraftNotice(work, draft, { kind: 'draft.changed', data: {} }));
  await scene.settle();
  const row = await scene.store.db.postedMessage.findFirstOrThrow({
    where: { draftId: draft.id, role: 'asked' },
    orderBy: { revision: 'desc' },
  });
  const message = present(scene.messages().find(({ ref }) => ref.message === row.message));
  const summary = message.body.kind === 'card' ? message.body.card.summary : '';
  return { text: scene.textOf(message), summary: summary.replaceAll(/[\u00a0\u202f]/g, ' ') };
}

const steps = [
  { name: 'Juridique', who: { kind: 'people', ids: ['lea'] }, needed: 1 },
  { name: 'Cabinet', who: { kind: 'people', ids: ['leo'] }, needed: 1 },
] as const;

const approved = { en: 'Approved by Karim.', fr: 'Validé par Karim.', de: 'Freigegeben von Karim.' } as const;

for (const language of languages) {
  test(`who approved a public post stays on its card, whatever the policy is later, for years, in ${language}`, async () => {
    await using scene = await withLea({ language });
    await scene.draft('La mairie ouvre à 9 h lundi.');
    await scene.press('aicha', 'ask');
    await scene.press('karim', 'approve');
    await scene.pass(60);
    const says = async (when: string): Promise<void> => {
      const { text, summary } = await cardOf(scene);
      assert.ok(text.includes(approved[language]), `${when}: ${text}`);
      assert.ok(summary.includes(approved[language]), `${when}: ${summary}`);
      await scene.people.command('lea', 'publications', 'voir 1');
      await scene.settle();
      assert.match(scene.whispers('lea').at(-1) ?? '', /Validé par Karim\./, when);
    };
    await says('public');
    await changed(scene, { steps });
    await says('steps since');
    await changed(scene, { steps: null, approvalsNeeded: 2 });
    await says('two are needed since');
    await changed(scene, { approvers: ['lea', 'leo'], approvalsNeeded: 1 });
    await says('Karim approves no more');
    scene.clock.advance(80 * 3_600_000);
    await says('after 80 hours');
    scene.clock.advance(400 * 24 * 3_600_000);
    await says('after a year');
  });
}

test('a public post keeps its words and its account on every card once the desk has given the account up', async () => {
  await using scene = await withLea();
  const { x } = scene.accountIds;
  await scene.draft('La mairie ouvre à 9 h lundi.', { accounts: [x] });
  await scene.press('aicha', 'ask');
  await scene.press('karim', 'approve');
  await scene.pass(60);
  const before = await cardOf(scene);
  await changed(scene, { accountIds: [scene.accountIds.mastodon] });
  // A correction would have no account to go out by.
  assert.deepEqual(await cardOf(scene), { ...before, text: before.text.replace('[Corriger] ', '') });
  assert.match(before.text, /Pour @valmont \(X\)\*\n> La mairie ouvre à 9 h lundi\.[^]*- @valmont \(X\) : publié/);
  await scene.people.command('lea', 'publications', 'voir 1');
  await scene.settle();
  assert.match(scene.whispers('lea').at(-1) ?? '', /@valmont \(X\) : publié[^]*> La mairie ouvre à 9 h lundi\./);
  await scene.people.command('karim', 'publications', 'geler');
  await scene.settle();
  assert.match(scene.seen(), /Parti ces dernières 24 heures\*\n- .* · @valmont \(X\) /);
  await scene.press('karim', 'retract');
  const intro = (scene.people.formOf('karim')?.form.intro ?? '').replaceAll(/[\u00a0\u202f]/g, ' ');
  assert.match(intro, /supprimée.* de @valmont \(X\)\./);
  await scene.people.submit('karim', { text: 'Fausse nouvelle' });
  await scene.pass(30);
  assert.equal(scene.networks.x.posts.length, 0);
  assert.match(scene.seen(), /Karim a retiré la publication de @valmont \(X\)\./);
});

test('an approval that did not count when a post was sent is not told as one of those that did', async () => {
  await using scene = await withLea();
  await scene.draft('La mairie ouvre à 9 h lundi.', { at: '2026-11-24 09:00' });
  await scene.press('aicha', 'ask');
  await scene.press('karim', 'approve');
  await changed(scene, { approvers: ['lea', 'leo'] });
  await scene.press('lea', 'approve');
  await scene.pass(26 * 3600);
  assert.equal(scene.networks.mastodon.posts.length, 1);
  assert.match((await cardOf(scene)).text, /Validé par Léa\./);
  assert.doesNotMatch((await cardOf(scene)).text, /Validé par .*Karim/);
});

test('where a post is partly public and the rest is asked about again, its card says who approved what went out, and offers no hour that has passed', async () => {
  await using scene = await withLea();
  scene.networks.x.troubles.push({ answer: { kind: 'refused', why: 'invalid' } });
  await scene.draft('La mairie ouvre à 9 h lundi.', { at: '2026-11-24 09:00' });
  await scene.press('aicha', 'ask');
  scene.people.react('karim', scene.cardWith('approve').ref, '✅');
  await scene.settle();
  await scene.pass(26 * 3600);
  assert.deepEqual([scene.networks.mastodon.posts.length, scene.networks.x.posts.length], [1, 0]);
  const { id } = await scene.store.db.draft.findFirstOrThrow();
  const asked = await scene.store.db.postedMessage.findFirstOrThrow({ where: { draftId: id, role: 'asked' } });
  const message = present(scene.messages().find(({ ref }) => ref.message === asked.message));
  scene.people.react('karim', message.ref, '✅', false);
  await scene.settle();
  const { text, summary } = await cardOf(scene);
  assert.match(text, /Ce qui est parti a été validé par Karim\./);
  assert.doesNotMatch(summary, /Part mardi/);
  const drawn = present(scene.messages().find(({ ref }) => ref.message === asked.message));
  assert.ok(drawn.body.kind === 'card' && !buttonsIn(drawn.body.card).some(({ action }) => action === 'approve'));
  assert.match(text, /L’heure prévue est passée/);
  const line = scene
    .messages()
    .map((one) => scene.textOf(one))
    .find((one) => one.includes('Brouillon n° 1 «'));
  assert.match(line ?? '', /publié en partie/);
});
