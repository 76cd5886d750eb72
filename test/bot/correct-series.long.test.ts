import assert from 'node:assert/strict';
import { test } from 'node:test';

import { rules } from '#app/rules.ts';

import { type BotScene, openBotScene } from '../support/bot-scene.ts';

const texts = [
  'Le fleuve monte jusqu’à ce soir.',
  'Quittez les quais avant 18 h.',
  'Garez-vous sur la colline.',
  'Renseignements au 0 800 000 000.',
];
const mended = texts.with(1, 'Quittez les quais avant 17 h.');
/** As X, which refuses the same words twice, takes it in the place of the other. */
const reworded = mended.map((text) => `Rectifié. ${text}`);
const joined = (parts: readonly string[]): string => parts.join('\n\n---\n\n');

/** A series in four parts, public as far as nothing of it is refused. */
async function published(
  networks: readonly ('mastodon' | 'x')[],
  { refused = 0, language = 'fr' }: { readonly refused?: number; readonly language?: 'fr' | 'de' | 'en' } = {},
): Promise<BotScene> {
  const scene = await openBotScene({
    rules: { ...rules, x: { ...rules.x, sendsSeries: true } },
    settings: { language },
  });
  let sent = 0;
  const { mastodon } = scene.networks;
  if (refused > 0) {
    mastodon.whileSending = async () => {
      sent += 1;
      if (sent === refused) mastodon.troubles.push({ answer: { kind: 'refused', why: 'forbidden' } });
    };
  }
  const command = { fr: 'brouillon', de: 'entwurf', en: 'draft' }[language];
  await scene.people.command('aicha', 'publications', command);
  await scene.people.submit('aicha', { text: joined(texts), accounts: networks.map((one) => scene.accountIds[one]) });
  await scene.settle();
  await scene.press('aicha', 'ask');
  await scene.press('karim', 'approve');
  await scene.pass(60);
  return scene;
}

async function corrected(scene: BotScene, values: Parameters<BotScene['people']['submit']>[1]): Promise<string> {
  await scene.press('aicha', 'correct');
  const outcome = await scene.people.submit('aicha', values);
  await scene.settle();
  return outcome.kind === 'taken' ? outcome.kind : JSON.stringify(scene.people.formOf('aicha')?.problems);
}

function textsOn({ posts }: BotScene['networks']['x']): readonly string[] {
  return posts.map(({ rendering }) => rendering.text);
}

test('one part is corrected: the form has the whole series, the card the part with its old and new words', async () => {
  await using scene = await published(['mastodon', 'x']);
  await scene.press('aicha', 'correct');
  const form = JSON.stringify(scene.people.formOf('aicha')?.form);
  assert.match(form, /Modifier sur place les parties qui changent/u);
  assert.match(form, /Retirer et remplacer toute la série/u);
  assert.match(form, /Retirer et remplacer \(le premier jour.: chaque partie en d’autres mots\)/u);
  assert.match(form, /Laisser, et publier un rectificatif sous la dernière partie/u);
  assert.ok(form.includes(JSON.stringify(texts.join('\n---\n')).slice(1, -1)) || form.includes('\\n\\n---\\n\\n'));
  await scene.people.submit('aicha', { text: joined(mended), [`way.${scene.accountIds.x}`]: 'leave' });
  await scene.settle();
  const card = scene.textOf(scene.cardWith('ask'));
  assert.match(card, /\(Mastodon\), partie 2 sur 4 : la publication est modifiée sur place/u);
  assert.match(card, /\(Mastodon\) : les autres parties restent telles quelles/u);
  assert.match(card, /\(X\) : la série reste telle quelle/u);
  assert.match(card, /\(Mastodon\) : Partie 2 sur 4/u);
  assert.match(card, /18.*17/su);
  await scene.press('aicha', 'ask');
  await scene.press('karim', 'approve');
  await scene.pass(120);
  assert.deepEqual([textsOn(scene.networks.mastodon), textsOn(scene.networks.x)], [mended, texts]);
  const seen = scene.seen();
  assert.match(seen, /\(Mastodon\), partie 2 sur 4 : la publication est corrigée, son lien n’a pas changé/u);
  assert.match(seen, /\(Mastodon\), partie 2 sur 4 : corrigé sur place par le brouillon n° 2/u);
  assert.match(seen, /\(Mastodon\), partie 2 sur 4 : publié .* · corrigé .* \(n° 2\)/u);
});

test('where a network refuses the same words twice, a series is replaced on its first day in other words alone, and the form says so', async () => {
  await using scene = await published(['x']);
  const ways = { [`way.${scene.accountIds.x}`]: 'replace' };
  const refused = await corrected(scene, { text: joined(mended), ...ways });
  assert.match(refused, /refuse deux fois les mêmes mots en un jour \(3.parties.: 1, 3, 4\)/u);
  assert.match(refused, /publiez un rectificatif sous la dernière partie/u);
  await scene.people.submit('aicha', { text: joined(reworded), ...ways });
  await scene.settle();
  const card = scene.textOf(scene.cardWith('ask'));
  assert.match(
    card,
    /\(X\) : toute la série est republiée \(4 parties\), puis l’ancienne est retirée, de la dernière/u,
  );
  await scene.press('aicha', 'ask');
  await scene.press('karim', 'approve');
  await scene.pass(120);
  assert.deepEqual(textsOn(scene.networks.x), reworded);
  const seen = scene.seen();
  assert.match(seen, /\(X\) : le brouillon n° 2 remplace cette série, qui va être retirée, de la dernière partie/u);
  assert.match(seen, /\(X\) : l’ancienne série est retirée, la nouvelle la remplace/u);
});

test('a day later a series is replaced there in whatever words', async () => {
  await using scene = await published(['x']);
  scene.clock.advance(25 * 3_600_000);
  assert.equal(await corrected(scene, { text: joined(mended) }), 'taken');
  assert.match(scene.textOf(scene.cardWith('ask')), /les mêmes mots/u);
  await scene.press('aicha', 'ask');
  await scene.press('karim', 'approve');
  await scene.pass(120);
  assert.deepEqual(textsOn(scene.networks.x), mended);
});

test('of a series of which the third part failed, what is not public is not corrected, and what is public is', async () => {
  await using scene = await published(['mastodon'], { refused: 3 });
  const refused = await corrected(scene, { text: joined(texts.with(2, 'Garez-vous ici.')) });
  assert.match(refused, /la partie 3 n[’']est pas publique/u);
  assert.equal(await scene.store.db.draft.count(), 1);
  await scene.people.submit('aicha', { text: joined(mended) });
  await scene.settle();
  await scene.press('aicha', 'ask');
  await scene.press('karim', 'approve');
  await scene.pass(60);
  assert.deepEqual(textsOn(scene.networks.mastodon), mended.slice(0, 2));
});

test('where the text makes another number of parts, the card says what to do, and nobody can ask for approval', async () => {
  await using scene = await published(['mastodon']);
  assert.equal(await corrected(scene, { text: joined([...mended, 'Fin.']) }), 'taken');
  const card = scene.textOf(scene.cardWith('edit'));
  assert.match(card, /4 publications sont publiques, et le texte en fait 5/u);
  await scene.press('aicha', 'edit');
  await scene.people.submit('aicha', {
    text: joined([...mended, 'Fin.']),
    [`way.${scene.accountIds.mastodon}`]: 'replace',
  });
  await scene.settle();
  assert.match(scene.textOf(scene.cardWith('ask')), /toute la série est republiée \(5 parties\)/u);
  await scene.press('aicha', 'ask');
  await scene.press('karim', 'approve');
  await scene.pass(120);
  assert.deepEqual(textsOn(scene.networks.mastodon), [...mended, 'Fin.']);
});

test('an answer under the last part is written by a person, since the whole series does not fit in it', async () => {
  await using scene = await published(['mastodon']);
  const ways = { [`way.${scene.accountIds.mastodon}`]: 'reply' };
  assert.match(await corrected(scene, { text: joined(mended), ...ways }), /Écrivez le rectificatif/u);
  await scene.people.submit('aicha', { text: joined(mended), ...ways, answer: 'Avant 17 h, et non 18 h.' });
  await scene.settle();
  assert.match(
    scene.textOf(scene.cardWith('ask')),
    /la série reste, le rectificatif est publié en réponse à sa dernière/u,
  );
  await scene.press('aicha', 'ask');
  await scene.press('karim', 'approve');
  await scene.pass(60);
  const answer = scene.networks.mastodon.posts.at(-1)?.rendering;
  assert.deepEqual([answer?.text, answer?.replyTo], ['Avant 17 h, et non 18 h.', 'mastodon-4']);
});

for (const [language, edited, others, gone] of [
  [
    'de',
    /Teil 2 von 4: Der Beitrag/u,
    /Die anderen Teile bleiben, wie sie sind/u,
    /Die alte Reihe wurde zurückgezogen/u,
  ],
  ['en', /part 2 of 4: the post is edited in its place/u, /the other parts stay as they are/u, /the old series was/u],
] as const) {
  test(`a correction of one part and a replacement are told in ${language}`, async () => {
    await using scene = await published(['mastodon', 'x'], { language });
    const way = `way.${scene.accountIds.x}`;
    assert.equal(await corrected(scene, { text: joined(mended), [way]: 'leave' }), 'taken');
    const card = scene.textOf(scene.cardWith('ask'));
    assert.match(card, edited);
    assert.match(card, others);
    await scene.press('aicha', 'edit');
    await scene.people.submit('aicha', { text: joined(reworded), [way]: 'replace' });
    await scene.settle();
    await scene.press('aicha', 'ask');
    await scene.press('karim', 'approve');
    await scene.pass(120);
    assert.match(scene.seen(), gone);
    assert.deepEqual([textsOn(scene.networks.mastodon), textsOn(scene.networks.x)], [reworded, reworded]);
  });
}
