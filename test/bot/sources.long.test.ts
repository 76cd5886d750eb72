import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { siteEntry } from '../relay/news-site.ts';
import { openSourceScene, type SourceScene } from '../support/source-scene.ts';

/** Switches the source on, publishes a page there, which becomes a draft, and returns its entry, to be changed. */
async function relayedEntry(own: SourceScene): Promise<SourceScene['site']['entries'][number]> {
  await own.switchedOn();
  await own.published(7, 'Le lac est ouvert');
  const [entry] = own.site.entries;
  assert.ok(entry !== undefined);
  return entry;
}

describe('setting a source up', () => {
  test('it is added by a form, shown as it would be relayed, and relays nothing before somebody switches it on', async () => {
    await using own = await openSourceScene();
    const { scene, site } = own;
    assert.match(await own.typed('aicha', 'sources'), /n’a pas encore de source.*\[Ajouter une source\]/su);
    assert.match(await own.typed('sacha', 'sources'), /personnes de cette rédaction/u);
    await own.added();
    assert.match(scene.whispers('aicha').at(-1) ?? '', /Rien n’est relayé avant/u);
    const card = scene.textOf(scene.cardWith('switchOnSource'));
    assert.match(card, /« Sur le site du ministère » \(www\.lakes\.example:\d+\)\*? Pas encore activée/u);
    assert.match(card, /Ses 5 dernières entrées/u);
    assert.match(
      card,
      /Nouvelle 6\n+(?:> )?\n*(?:> )?All about it in article 6\.\n+(?:> )?\n*(?:> )?https:\/\/www\.lakes\.example\/news\/6/u,
    );
    assert.doesNotMatch(card, /Nouvelle 1\b/u);
    await own.published(7, 'Nouvelle 7');
    assert.equal(await scene.store.db.draft.count(), 0);
    await scene.press('aicha', 'switchOnSource');
    assert.match(scene.seen(), /Activée : chaque nouvelle entrée devient un brouillon/u);
    assert.equal(await scene.store.db.draft.count(), 0);
    assert.ok(site.asked.every((headers) => headers.cookie === undefined && headers.referer === undefined));
  });

  test('what cannot be read is told with its reason, and cannot be switched on', async () => {
    await using own = await openSourceScene();
    const { scene, site } = own;
    site.body = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY y "z">]><rss version="2.0"><channel/></rss>';
    await own.added();
    assert.match(scene.seen(), /La lecture a échoué\. Elle déclare un type de document/u);
    assert.throws(() => scene.cardWith('switchOnSource'));
    for (const [body, said] of [
      ['<html>Bonjour</html>', /est une page à lire et non un flux/u],
      ['Bonjour', /n’est pas un flux/u],
    ] as const) {
      site.body = body;
      await scene.press('aicha', 'changeSource');
      await scene.people.submit('aicha', {});
      await scene.settle();
      assert.match(scene.seen(), said);
    }
    site.body = null;
    site.headers = { Location: 'https://elsewhere.example/feed' };
    site.status = 301;
    await scene.press('aicha', 'changeSource');
    await scene.people.submit('aicha', {});
    await scene.settle();
    assert.match(scene.seen(), /Elle renvoie vers elsewhere\.example/u);
  });

  test('a form that cannot be right stays open and says why', async () => {
    await using own = await openSourceScene();
    const { scene, site } = own;
    const { mastodon } = scene.accountIds;
    await own.typed('aicha', 'sources ajouter');
    const fine = { url: site.url, label: 'Site', template: '{titre} {lien}', accounts: [mastodon] };
    const wrong: readonly (readonly [Readonly<Record<string, string | string[]>>, RegExp])[] = [
      [{ url: 'ministere' }, /Donnez l’adresse entière/u],
      [{ url: 'ftp://lakes.example/feed' }, /Donnez l’adresse entière/u],
      [{ url: 'https://a:b@lakes.example/feed' }, /Donnez l’adresse entière/u],
      [{ label: '\u200b' }, /Dites d’où cela vient/u],
      [{ template: '{titre}' }, /Ajoutez \{lien\}/u],
      [{ template: '{météo} {lien}' }, /\{météo\} ne remplace rien/u],
    ];
    for (const [values, problem] of wrong) {
      await scene.people.submit('aicha', { ...fine, ...values });
      await scene.settle();
      assert.match(JSON.stringify(scene.people.formOf('aicha')?.problems), problem);
    }
    await own.added();
    await own.typed('aicha', 'sources ajouter');
    await scene.people.submit('aicha', fine);
    await scene.settle();
    assert.match(JSON.stringify(scene.people.formOf('aicha')?.problems), /déjà une source à cette adresse/u);
  });

  test('it is paused, goes on with what stands there then as known, changes only with a new look, and ends', async () => {
    await using own = await openSourceScene();
    const { scene } = own;
    await own.switchedOn();
    await scene.press('aicha', 'pauseSource');
    await own.published(7, 'Nouvelle 7');
    await scene.press('aicha', 'switchOnSource');
    await own.published(8, 'Nouvelle 8');
    assert.equal(await scene.store.db.draft.count(), 1);
    const old = scene.cardWith('endSource');
    await scene.press('karim', 'changeSource');
    await scene.people.submit('karim', { label: 'Du ministère' });
    await scene.settle();
    await own.published(9, 'Nouvelle 9');
    assert.equal(await scene.store.db.draft.count(), 1);
    await scene.pressOn('aicha', old, 'endSource');
    assert.match(scene.whispers('aicha').at(-1) ?? '', /entre-temps/u);
    await scene.press('aicha', 'endSource');
    assert.match(scene.seen(), /Terminée/u);
    assert.match(await own.typed('aicha', 'sources'), /n’a pas encore de source/u);
  });
});

describe('what is relayed', () => {
  test('a new entry becomes a draft that its keeper cannot approve, and goes out once somebody else does', async () => {
    await using own = await openSourceScene();
    const { scene } = own;
    await own.switchedOn();
    await own.published(7, 'Le lac est <b>ouvert</b>');
    assert.match(scene.seen(), /Relayé de « Sur le site du ministère »/u);
    assert.match(scene.seen(), /Les images ne suivent pas/u);
    const [draft] = await scene.store.db.draft.findMany();
    assert.equal(draft?.author, 'aicha');
    await scene.press('aicha', 'ask');
    await scene.press('aicha', 'approve');
    assert.equal(scene.networks.mastodon.posts.length, 0);
    await scene.press('karim', 'approve');
    await scene.pass(60);
    const [post] = scene.networks.mastodon.posts;
    assert.equal(
      post?.rendering.text,
      'Le lac est ouvert\n\nAll about it in article 7.\n\nhttps://www.lakes.example/news/7\n\nSur le site du ministère',
    );
    assert.equal(scene.networks.x.posts.length, 0);
  });

  test('whoever worded the template before is an author of its drafts, too', async () => {
    await using own = await openSourceScene({ settings: { approvers: ['karim', 'aicha'] } });
    const { scene } = own;
    await own.added();
    await scene.press('karim', 'changeSource');
    await scene.people.submit('karim', { label: 'Du ministère' });
    await scene.settle();
    await scene.press('karim', 'switchOnSource');
    await own.published(7, 'Nouvelle 7');
    await scene.press('karim', 'ask');
    await scene.press('aicha', 'approve');
    assert.equal(await scene.store.db.decision.count(), 0);
    assert.match(scene.whispers('aicha').at(-1) ?? '', /ne compte pas|votre validation/u);
  });

  test('new words are offered, and taken as they were shown or not at all', async () => {
    await using own = await openSourceScene();
    const { scene } = own;
    const entry = await relayedEntry(own);
    entry.title = 'Le lac reste ouvert';
    await own.read();
    const first = scene.cardWith('acceptEntry');
    assert.match(scene.textOf(first), /Le texte de la page de .* a changé :.*Le lac reste ouvert/su);
    entry.title = 'Le lac est fermé';
    await own.read();
    await scene.pressOn('aicha', first, 'acceptEntry');
    assert.match(scene.whispers('aicha').at(-1) ?? '', /Un autre texte a été proposé/u);
    await scene.press('aicha', 'acceptEntry');
    const { currentRevision } = await scene.store.db.draft.findFirstOrThrow();
    const revision = await scene.store.db.revision.findFirstOrThrow({ where: { number: currentRevision } });
    assert.match(revision.text, /^Le lac est fermé\n/u);
    assert.equal(currentRevision, 2);
  });

  test('an offer of new words outlasts an edit, and ends when they are taken or others are offered', async () => {
    await using own = await openSourceScene();
    const { scene } = own;
    const entry = await relayedEntry(own);
    const offers = (): readonly (readonly [string, boolean])[] =>
      scene
        .messages()
        .filter((message) => scene.textOf(message).includes('a changé :'))
        .map((message) => [
          /Le lac [^\n]+/u.exec(scene.textOf(message))?.[0] ?? '',
          scene.textOf(message).includes('Prendre le nouveau texte'),
        ]);
    entry.title = 'Le lac reste ouvert';
    await own.read();
    await scene.press('aicha', 'edit');
    await scene.people.submit('aicha', { text: 'Le lac est ouvert, et gratuit' });
    await scene.settle();
    assert.deepEqual(offers(), [['Le lac reste ouvert', true]]);
    entry.title = 'Le lac est fermé';
    await own.read();
    assert.deepEqual(offers(), [
      ['Le lac reste ouvert', false],
      ['Le lac est fermé', true],
    ]);
    await scene.press('aicha', 'acceptEntry');
    assert.match(scene.whispers('aicha').at(-1) ?? '', /Le brouillon a le nouveau texte/u);
    assert.deepEqual(offers(), [
      ['Le lac reste ouvert', false],
      ['Le lac est fermé', false],
    ]);
  });

  test('new words of what is public open the form of a correction', async () => {
    await using own = await openSourceScene();
    const { scene, site } = own;
    await own.switchedOn();
    await own.published(7, 'Le lac est ouvert');
    await scene.press('aicha', 'ask');
    await scene.press('karim', 'approve');
    await scene.pass(60);
    assert.equal(scene.networks.mastodon.posts.length, 1);
    const [entry] = site.entries;
    assert.ok(entry !== undefined);
    entry.title = 'Le lac est fermé';
    await own.read();
    const offered = scene.textOf(scene.cardWith('acceptEntry'));
    assert.match(offered, /« Corriger avec le nouveau texte » ouvre une correction avec ce texte, à valider/u);
    assert.doesNotMatch(offered, /à la place du texte/u);
    await scene.press('aicha', 'acceptEntry');
    const text = scene.people.formOf('aicha')?.form.fields.find(({ id }) => id === 'text');
    assert.match(text !== undefined && 'initial' in text ? String(text.initial) : '', /^Le lac est fermé\n/u);
    assert.equal(scene.networks.mastodon.posts.length, 1);
  });

  test('an entry that is gone is asked about in its thread, and nothing happens by itself', async () => {
    await using own = await openSourceScene();
    const { scene, site } = own;
    await own.switchedOn();
    await own.published(7, 'Le lac est ouvert');
    site.entries.shift();
    await own.read();
    assert.doesNotMatch(scene.seen(), /La page n’est plus/u);
    for (let times = 0; times < 4; times += 1) await own.read();
    // In the line that notifications show, and in the message.
    assert.equal(scene.seen().split('La page n’est plus dans').length, 3);
    assert.equal(await scene.store.db.draft.count({ where: { state: 'writing' } }), 1);
  });

  test('a site that does not answer is told of after six hours, and one that floods pauses', async () => {
    await using own = await openSourceScene();
    const { scene, site } = own;
    await own.switchedOn();
    site.status = 503;
    for (let hour = 0; hour < 6; hour += 1) await own.read();
    assert.doesNotMatch(scene.seen(), /ne peut plus être lue/u);
    await own.read();
    await own.read();
    assert.match(scene.seen(), /ne peut plus être lue depuis.*Son serveur a répondu par 503/su);
    site.status = null;
    await own.read();
    await own.read();
    assert.match(scene.seen(), /peut de nouveau être lue/u);
    site.shown = 600;
    const at = scene.clock.now().toUTCString();
    for (let number = 100; number < 600; number += 1) site.entries.unshift(siteEntry(number, `Page ${number}`, at));
    await own.read();
    assert.match(scene.seen(), /500 entrées sont nouvelles à la fois/u);
    assert.equal(await scene.store.db.draft.count(), 0);
    await scene.press('aicha', 'switchOnSource');
    await own.published(700, 'Enfin');
    assert.equal(await scene.store.db.draft.count(), 1);
  });
});
