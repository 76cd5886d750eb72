import assert from 'node:assert/strict';
import { test } from 'node:test';

import { rules } from '#app/rules.ts';
import { costOf } from '#reach/cost-of.ts';
import { revisionKey } from '#reach/figures-row.ts';

import { openBotScene } from '../support/bot-scene.ts';
import { testPrices } from '../support/prices.ts';

const texts = [
  'Le fleuve monte jusqu’à ce soir.',
  'Quittez les quais avant 18 h.',
  'Garez-vous sur la colline.',
  'Renseignements au 0 800 000 000.',
];
const text = texts.join('\n---\n');

test('a text with lines of hyphens is shown part by part with its lengths, approved as one, and goes out as a series', async () => {
  await using scene = await openBotScene();
  const onMastodon = scene.accountIds.mastodon;
  await scene.draft(text, { accounts: [onMastodon] });
  await scene.press('aicha', 'ask');
  const card = scene.textOf(scene.cardWith('approve'));
  for (const [at, part] of texts.entries()) {
    assert.match(card, new RegExp(`Partie ${at + 1} sur 4 · ${part.length}/500`));
    assert.ok(card.includes(part));
  }
  assert.doesNotMatch(card, /^---$/mu);
  await scene.press('karim', 'approve');
  await scene.pass(60);
  const { posts } = scene.networks.mastodon;
  assert.deepEqual(
    posts.map(({ rendering }) => rendering.text),
    texts,
  );
  assert.match(scene.seen(), /les 4 parties, dans l’ordre/);
  const told = scene.messages().filter((message) => scene.textOf(message).includes('les 4 parties'));
  assert.equal(told.length, 1);
  assert.match(scene.seen(), /Retirer/);
});

test('the card sums the prices of all parts, and the bill of what went out is that sum', async () => {
  await using scene = await openBotScene({ rules: { ...rules, x: { ...rules.x, sendsSeries: true } } });
  const { db } = scene.store;
  const withLink = texts.with(2, 'Plan : https://valmont.example.org/plan').join('\n---\n');
  await scene.draft(withLink, { accounts: [scene.accountIds.x] });
  await scene.press('aicha', 'ask');
  assert.match(scene.textOf(scene.cardWith('approve')), /environ 0,245 \$US/u);
  await scene.press('karim', 'approve');
  await scene.pass(60);
  assert.equal(scene.networks.x.posts.length, texts.length);
  const { id: deliveryId, ...root } = await db.delivery.findFirstOrThrow({ where: { position: 1 } });
  const revision = await db.revision.findFirstOrThrow({ where: { draftId: root.draftId, number: root.revision } });
  const text = { ...revision, revision: revision.number, ownTexts: {}, altTexts: 0 };
  const post = { ...root, deliveryId, network: 'x' } as const;
  const now = scene.clock.now();
  const { posts } = await costOf(db, [post], {
    texts: new Map([[revisionKey(post), text]]),
    accountIds: [post.accountId],
    period: { from: now, to: now },
    rules: scene.bot.rules,
    prices: testPrices,
  });
  assert.equal(posts.toFixed(3), '0.245');
});

test('a series stops at a part that is refused: the thread says how much is public, and an approver has it go on', async () => {
  await using scene = await openBotScene();
  const { mastodon } = scene.networks;
  await scene.draft(text, { accounts: [scene.accountIds.mastodon] });
  await scene.press('aicha', 'ask');
  await scene.press('karim', 'approve');
  let sent = 0;
  mastodon.whileSending = async () => {
    sent += 1;
    if (sent === 3) mastodon.troubles.push({ answer: { kind: 'refused', why: 'forbidden' } });
  };
  await scene.pass(60);
  assert.equal(mastodon.posts.length, 2);
  assert.match(scene.seen(), /partie 3 sur 4 : le serveur interdit.* : 2 parties sur 4 sont publiques\./u);
  assert.match(scene.seen(), /Poursuivre à la partie 3/u);
  await scene.press('aicha', 'tryAgain');
  assert.match(scene.whispers('aicha').join(), /Seule une personne qui approuve/u);
  await scene.press('karim', 'tryAgain');
  await scene.pass(60);
  assert.deepEqual(
    mastodon.posts.map(({ rendering }) => rendering.text),
    texts,
  );
});

test('of a text that is too long Tambour proposes a division, which its writer sees, changes and saves', async () => {
  await using scene = await openBotScene();
  const sentence = 'Les quais de la rive gauche sont fermés dès 18 h ; garez-vous sur la colline (2,5 km). ';
  await scene.draft(sentence.repeat(8).trim(), { accounts: [scene.accountIds.mastodon] });
  assert.match(scene.seen(), /Découper pour @valmont/u);
  await scene.press('aicha', 'divide');
  assert.match(JSON.stringify(scene.people.formOf('aicha')?.form), /colline \(2,5 km\)\.\\n\\n---\\n\\nLes quais/u);
  await scene.people.submit('aicha', {});
  await scene.settle();
  const revision = await scene.store.db.revision.findFirstOrThrow({ orderBy: { number: 'desc' } });
  assert.equal(revision.series, 'plain');
  assert.match(scene.textOf(scene.cardWith('ask')), /Partie 2 sur 2/u);
  // Numbered after all, no part is too long.
  await scene.press('aicha', 'edit');
  await scene.people.submit('aicha', { series: ['numbered'] });
  await scene.settle();
  const card = scene.textOf(scene.cardWith('ask'));
  assert.match(card, /Partie 2 sur 2/u);
  assert.match(card, /1\/2/u);
});

test('the form that proposes a division asks for numbers too, and who sees the other parts', async () => {
  await using scene = await openBotScene();
  const sentence = 'Les quais de la rive gauche sont fermés dès 18 h ; garez-vous sur la colline (2,5 km). ';
  await scene.draft(sentence.repeat(8).trim(), { accounts: [scene.accountIds.mastodon] });
  await scene.press('aicha', 'divide');
  await scene.people.submit('aicha', { series: ['numbered', 'asFirst'] });
  await scene.settle();
  const { series, restVisibility } = await scene.store.db.revision.findFirstOrThrow({ orderBy: { number: 'desc' } });
  assert.deepEqual([series, restVisibility], ['numbered', 'asFirst']);
  assert.match(scene.textOf(scene.cardWith('ask')), /1\/2/u);
});

test('a text that just fills two posts is divided so that its parts may be numbered', async () => {
  await using scene = await openBotScene();
  const half = `${'Les quais sont fermés. '.repeat(30).trim().slice(0, 498)}.`;
  await scene.draft(`${half}\n\n${half}`, { accounts: [scene.accountIds.mastodon] });
  await scene.press('aicha', 'divide');
  await scene.people.submit('aicha', {});
  await scene.settle();
  await scene.press('aicha', 'edit');
  await scene.people.submit('aicha', { series: ['numbered'] });
  await scene.settle();
  assert.match(scene.textOf(scene.cardWith('ask')), /Partie 3 sur 3/u);
});
