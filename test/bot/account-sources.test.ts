import assert from 'node:assert/strict';
import { test } from 'node:test';

import { failureText } from '#bot/relay/source-name.ts';
import { messagesIn } from '#messages/messages.ts';

import { siteEntry } from '../relay/news-site.ts';
import { openSourceScene, type SourceScene } from '../support/source-scene.ts';

/** Submits the form of a new source, and returns its problems; null: it was taken. */
async function submitted(
  own: SourceScene,
  values: Readonly<Record<string, string | string[]>>,
): Promise<string | null> {
  const { scene } = own;
  await own.typed('aicha', 'sources ajouter');
  const given = { label: '', accounts: [scene.accountIds.mastodon], ...values };
  const outcome = await scene.people.submit('aicha', given);
  await scene.settle();
  return outcome.kind === 'taken' ? null : plain(JSON.stringify(scene.people.formOf('aicha')?.problems));
}

/** With plain spaces. */
function plain(text: string): string {
  return text.replaceAll(/[\u00a0\u202f]/g, ' ');
}

test('an account is known by what was given, said back, and labelled by itself', async () => {
  await using own = await openSourceScene();
  const { scene, site } = own;
  const { origin, host } = new URL(site.url);
  assert.equal(await submitted(own, { url: `${origin}/@Lakes` }), null);
  const card = plain(scene.textOf(scene.cardWith('changeSource')));
  assert.ok(card.includes(`*@lakes@${host}* Pas encore activée`), card);
  const { label } = await scene.store.db.source.findFirstOrThrow();
  assert.equal(label, `Relayé de lakes@${host} (Mastodon)`);
  // The list says it too: why else is there no button to switch it on?
  assert.match(plain(await own.typed('aicha', 'sources')), /La lecture a échoué\. Ce qui s’y trouve ne parle pas/u);
  assert.ok(card.includes(`Compte Mastodon : \`@lakes@${host}\``), card);
  assert.match(card, /La lecture a échoué\. Ce qui s’y trouve ne parle pas l’API de Mastodon/u);
  assert.match((await submitted(own, { url: site.url })) ?? '', /Dites d’où cela vient/u);
});

test('before anything is read on X the form says what it costs, and where reading is off it takes no account of X', async () => {
  await using own = await openSourceScene({ mayRead: () => true });
  await own.typed('aicha', 'sources ajouter');
  const intro = plain(own.scene.people.formOf('aicha')?.form.intro ?? '');
  assert.match(
    intro,
    /facturée par X : environ 0,035 \$US pour ses cinq premiers messages.*puis 0,005 \$US par nouveau message/u,
  );
  await using off = await openSourceScene({ mayRead: ({ network }) => network !== 'x' });
  assert.match((await submitted(off, { url: '@lakes' })) ?? '', /La lecture de X n’est pas activée/u);
  assert.doesNotMatch(plain(off.scene.people.formOf('aicha')?.form.intro ?? ''), /facturée/u);
});

test('an account is relayed neither to itself nor in a circle, and the form says why', async () => {
  await using own = await openSourceScene({ mayRead: () => true });
  const { mastodon, x } = own.scene.accountIds;
  assert.match((await submitted(own, { url: '@valmont@practice.example' })) ?? '', /serait relayé vers lui-même/u);
  assert.equal(await submitted(own, { url: '@valmont@practice.example', accounts: [x] }), null);
  const problems = (await submitted(own, { url: 'https://x.com/valmont', accounts: [mastodon] })) ?? '';
  assert.match(problems, /relaierait en boucle : .* par la source @valmont@practice\.example/u);
});

test('what there is no account of is told by the network’s own reason, and entries that are left out are counted on the preview', async () => {
  await using own = await openSourceScene({ mayRead: () => true });
  const { scene, site } = own;
  site.entries.unshift(
    siteEntry(7, 'Niveaux. Relayé de lakes@ailleurs.example (Mastodon)', 'Mon, 23 Nov 2026 09:00:00 GMT'),
  );
  const [, same, undated, vague] = site.entries;
  Object.assign(undated ?? {}, { date: null });
  Object.assign(vague ?? {}, { date: '2026-11-23 09:00' });
  if (same !== undefined) site.entries.push({ ...same });
  await own.added();
  const card = plain(scene.textOf(scene.cardWith('switchOnSource')));
  assert.match(card, /Ses 5 dernières entrées.*Nouvelle 6/su);
  assert.match(card, /Une entrée mène à la même page qu’une plus récente et ne serait pas relayée/u);
  assert.match(card, /2 entrées n’ont pas de date avec jour, heure et fuseau/u);
  assert.match(card, /Une de ses dernières entrées vient d’ici ou y ramène : une telle entrée n’est jamais relayée/u);
  assert.doesNotMatch(card, /Niveaux/u);
  const m = messagesIn('fr');
  const reason = (kind: 'mastodon' | 'x'): string => plain(failureText(m, { kind }, { why: 'noAccount' }));
  assert.equal(reason('x'), 'Aucun compte ne porte ce nom.');
  assert.match(reason('mastodon'), /donnez l’adresse de sa page/u);
});

function item(number: number, author: string): string {
  return `<item><title>Re: ${number}</title><link>https://www.lakes.example/${number}</link><dc:creator>${author}</dc:creator></item>`;
}

test('behind a proxy the preview says who alone knows where the name leads', async () => {
  await using own = await openSourceScene();
  const { scene, site } = own;
  await own.added();
  const card = (): string => plain(scene.textOf(scene.cardWith('switchOnSource')));
  assert.doesNotMatch(card(), /mandataire/u);
  site.isChecked = false;
  await scene.press('aicha', 'changeSource');
  await scene.people.submit('aicha', {});
  await scene.settle();
  assert.match(card(), /par un serveur mandataire et ne peut pas savoir où mène son nom/u);
});

test('a feed of comments, and one with several authors, are told before they are switched on', async () => {
  await using own = await openSourceScene();
  const { scene, site } = own;
  site.body = `<?xml version="1.0"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Comments on: Lakes</title>${item(1, 'Ada')}${item(2, 'Un inconnu')}</channel></rss>`;
  assert.equal(await submitted(own, { url: new URL('/comments/feed/', site.url).href, label: 'Site' }), null);
  const card = plain(scene.textOf(scene.cardWith('switchOnSource')));
  assert.match(card, /ressemble à un flux de commentaires, où tout le monde peut écrire/u);
  assert.match(card, /Ses entrées sont de plusieurs personnes : Ada, Un inconnu/u);
});
