import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { siteEntry } from '../relay/news-site.ts';
import { openRuleScene } from '../support/rule-scene.ts';
import { silent, taken } from '../support/taken-by-rule.ts';

describe('rows that somebody changes by hand', () => {
  test('a source with another template lets out nothing by its rule, nor what that had taken', async () => {
    await using own = await taken();
    await own.scene.store.db.source.updateMany({ data: { template: 'Achetez ici {lien}' } });
    own.site.entries.unshift(siteEntry(8, 'Nouvelle 8', own.scene.clock.now().toUTCString()));
    await silent(own);
    assert.match(own.scene.seen(), /ne vaut plus\. Sans effet/u);
  });

  test('an account that is somewhere else than it was agreed gets nothing by a rule', async () => {
    await using own = await taken();
    await own.scene.store.db.account.updateMany({ data: { remoteId: 'another' } });
    await silent(own);
  });

  test('a rule with a higher ceiling is in force no more', async () => {
    await using own = await taken();
    await own.scene.store.db.relayRule.updateMany({ data: { maxPerDay: 20 } });
    await silent(own);
  });

  test('a rule whose state somebody sets to agreed is agreed to by nobody', async () => {
    await using own = await openRuleScene();
    const { db } = own.scene.store;
    await own.asked();
    const at = own.scene.clock.now();
    await db.relayRule.updateMany({
      data: { state: 'agreed', agreedAt: at, endsAt: new Date(at.getTime() + 86_400_000) },
    });
    await own.came(7);
    await silent(own);
    assert.equal(await db.relayedByRule.count(), 0);
  });

  test('an ended rule that somebody sets back to agreed stays ended', async () => {
    await using own = await taken();
    const { db } = own.scene.store;
    const before = await db.relayRule.findFirstOrThrow();
    await own.scene.press('karim', 'endRelayRule');
    const { state, endedAt, endedWhy, mac } = before;
    await db.relayRule.updateMany({ data: { state, endedAt, endedWhy, mac } });
    await silent(own);
  });

  test('a rule’s act copied to an ordinary draft approves nothing of it', async () => {
    await using own = await openRuleScene();
    const { scene } = own;
    const { db } = scene.store;
    await own.agreed({ ceiling: '1' });
    await own.came(7);
    await own.minutes(15);
    assert.equal(own.public().length, 1);
    await own.came(8);
    const act = await db.relayedByRule.findFirstOrThrow();
    const other = await db.draft.findFirstOrThrow({ where: { id: { not: act.draftId } } });
    const { fingerprint } = await db.revision.findFirstOrThrow({ where: { draftId: other.id } });
    const entryWords = act.entryWords ?? {};
    await db.relayedByRule.create({ data: { ...act, entryWords, draftId: other.id, fingerprint } });
    await db.draft.update({ where: { id: other.id }, data: { state: 'approved' } });
    const sent = await db.delivery.findFirstOrThrow();
    const { id: _id, key: _key, ...columns } = sent;
    const again = { id: crypto.randomUUID(), key: crypto.randomUUID(), draftId: other.id, fingerprint };
    await db.delivery.create({
      data: {
        ...columns,
        ...again,
        uploaded: [],
        state: 'ready',
        attempt: 0,
        remoteId: null,
        remoteUrl: null,
        sentAt: null,
      },
    });
    await own.minutes(60);
    assert.equal(own.public().length, 1);
  });

  test('a delivery that is made due sooner waits for the grace of its rule', async () => {
    await using own = await taken();
    const at = own.scene.clock.now();
    await own.scene.store.db.delivery.updateMany({ data: { dueAt: new Date(at.getTime() - 1000) } });
    await own.minutes(5);
    assert.deepEqual(own.public(), []);
  });
});

describe('what people try', () => {
  test('who worded the template does not approve its rule, nor an accomplice who worded the label before', async () => {
    await using own = await openRuleScene({ settings: { approvers: ['aicha', 'karim'] } });
    const { scene } = own;
    await own.switchedOn();
    await scene.press('karim', 'changeSource');
    await scene.people.submit('karim', { label: 'Du ministère' });
    await scene.settle();
    await scene.press('karim', 'switchOnSource');
    await own.asked();
    await scene.press('aicha', 'approveRelayRule');
    await scene.press('karim', 'approveRelayRule');
    await scene.press('sacha', 'approveRelayRule');
    assert.equal(await scene.store.db.decision.count(), 0);
    await own.came(7);
    await silent(own);
  });

  test('a draft of a rule that somebody edits is an ordinary draft', async () => {
    await using own = await taken();
    const { scene } = own;
    await scene.press('aicha', 'edit');
    assert.equal((await scene.people.submit('aicha', { text: 'Tout autre chose.' })).kind, 'taken');
    await scene.settle();
    await silent(own);
    await scene.press('aicha', 'ask');
    await silent(own);
  });
});

describe('a hostile feed', () => {
  test('a redirect to another host is not followed, and nothing of it goes out', async () => {
    await using own = await openRuleScene();
    await own.agreed();
    own.site.headers = { Location: 'https://elsewhere.example/feed' };
    own.site.status = 302;
    await own.came(7);
    await silent(own);
  });

  test('an entry that leads to another domain waits for a person', async () => {
    await using own = await openRuleScene();
    await own.agreed();
    const { site, scene } = own;
    const link = 'https://elsewhere.example/news';
    site.entries.unshift({ ...siteEntry(7, 'Nouvelle 7', scene.clock.now().toUTCString()), link });
    await own.minutes(20);
    assert.match(scene.seen(), /n’est sur aucun domaine officiel/u);
    await silent(own);
  });

  test('mentions, deceptive links and signs that are shown otherwise wait for a person', async () => {
    await using own = await openRuleScene();
    await own.agreed({ ceiling: '20' });
    const { scene } = own;
    const titles = [
      `Merci ${Array.from({ length: 30 }, (_, index) => `@elu${index}`).join(' ')}`,
      'Voir https://lakes.example@elsewhere.example/ maintenant',
      'Voir https://lаkes.example/ maintenant',
      'Voir https://lakes-example.com/ et http://bit.ly/xyz',
      'Prix : &amp;#x202E;001 €',
      '{lien} {titre}',
    ];
    for (const [index, title] of titles.entries()) await own.came(10 + index, title);
    await silent(own);
    assert.equal(await scene.store.db.draft.count({ where: { state: 'writing' } }), titles.length);
    assert.equal(await scene.store.db.relayedByRule.count(), 0);
  });
});
