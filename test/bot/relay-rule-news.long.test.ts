import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { siteEntry } from '../relay/news-site.ts';
import { openRuleScene, type RuleScene } from '../support/rule-scene.ts';

const hourMs = 3_600_000;

/** Returns a moment some hours from now, as RSS writes it. */
function inHours(own: RuleScene, hours: number): string {
  return new Date(own.scene.clock.now().getTime() + hours * hourMs).toUTCString();
}

/** Tells that no entry of the last hour became public, and that the thread of its draft says why. */
async function waits(own: RuleScene, why: RegExp, before: readonly string[] = []): Promise<void> {
  await own.minutes(60);
  assert.deepEqual(own.public(), before);
  assert.match(own.scene.seen(), why);
}

describe('an honest site that makes a mistake publishes nothing by its rule', () => {
  test('an entry dated tomorrow waits for a person', async () => {
    await using own = await openRuleScene();
    await own.agreed();
    own.site.entries.unshift(siteEntry(7, 'Plan pour l’eau', inHours(own, 30)));
    await waits(own, /Sa date est dans l’avenir/u);
  });

  test('an entry of yesterday morning is no news', async () => {
    await using own = await openRuleScene();
    await own.agreed();
    own.site.entries.unshift(siteEntry(7, 'Réunion publique ce soir', inHours(own, -40)));
    await waits(own, /Sa date remonte à plus d’un jour/u);
  });

  test('an entry without a date, or with one that has no zone, waits', async () => {
    await using own = await openRuleScene();
    await own.agreed();
    own.site.entries.unshift({ ...siteEntry(7, 'Sans date', ''), date: null });
    await waits(own, /Aucune date ne dit avec certitude/u);
    const local = own.scene.clock.now().toISOString().slice(0, 16).replace('T', ' ');
    own.site.entries.unshift(siteEntry(8, 'Sans fuseau', local));
    await waits(own, /Aucune date ne dit avec certitude/u);
    assert.equal(await own.scene.store.db.draft.count({ where: { state: 'writing' } }), 2);
  });

  test('a page of years ago that comes up at the foot of the feed is no draft at all, also dated in CET', async () => {
    await using own = await openRuleScene();
    await own.agreed();
    own.site.entries.push(siteEntry(7, 'Ouverture du pont', 'Tue, 05 Nov 2019 09:00:00 CET'));
    await own.minutes(60);
    assert.deepEqual(own.public(), []);
    assert.equal(await own.scene.store.db.draft.count(), 0);
  });

  test('an entry below known ones waits', async () => {
    await using own = await openRuleScene();
    await own.agreed();
    own.site.entries.push(siteEntry(7, 'Ouverture du pont', inHours(own, 0)));
    await waits(own, /sous des entrées déjà connues/u);
  });

  test('a page whose address is corrected goes out once', async () => {
    await using own = await openRuleScene();
    await own.agreed();
    await own.came(7, 'Baignade interdite à Orbec');
    await own.minutes(20);
    const [entry] = own.site.entries;
    assert.ok(entry);
    entry.link = 'https://www.lakes.example/news/baignade';
    assert.equal(own.public().length, 1);
    await waits(own, /son identifiant, son titre ou ses mots/u, own.public());
  });

  test('a page with a new address, a new title and new words, but its old id, goes out once', async () => {
    await using own = await openRuleScene();
    await own.agreed();
    await own.came(7);
    await own.minutes(20);
    const again = siteEntry(8, 'Baignade permise', inHours(own, 0));
    own.site.entries.unshift({ ...again, guid: 'article-7' });
    await waits(own, /son identifiant, son titre ou ses mots/u, own.public());
    assert.equal(own.public().length, 1);
  });

  test('sessions in addresses make nothing new, and the move from www. to the bare domain goes out no more', async () => {
    await using own = await openRuleScene();
    own.site.shown = 4;
    for (const entry of own.site.entries) entry.date = inHours(own, 0);
    await own.agreed();
    for (let session = 1; session <= 4; session += 1) {
      for (const entry of own.site.entries) {
        entry.link = `${entry.link?.replace(/;.*$/u, '')};jsessionid=A${session}`;
      }
      await own.minutes(20);
    }
    assert.equal(await own.scene.store.db.draft.count(), 0);
    for (const entry of own.site.entries) entry.link = entry.link?.replace('www.', '') ?? null;
    await own.minutes(60);
    assert.deepEqual(own.public(), []);
    assert.equal(await own.scene.store.db.draft.count(), 0);
  });

  test('what the desk published by hand in the last days goes out no more when its page comes', async () => {
    await using own = await openRuleScene();
    await own.agreed();
    await own.scene.draft('Attention : baignade interdite à Orbec, dès ce soir.');
    await own.scene.press('aicha', 'ask');
    await own.scene.press('karim', 'approve');
    await own.minutes(5);
    const before = own.public();
    assert.equal(before.length, 1);
    await own.came(7, 'Baignade interdite à Orbec');
    await waits(own, /son identifiant, son titre ou ses mots/u, before);
  });

  test('words whose encoding nothing says wait', async () => {
    await using own = await openRuleScene();
    await own.agreed();
    own.site.encoding = 'latin1';
    own.site.headers = { 'Content-Type': 'text/xml' };
    await own.came(7, 'Été à la plage');
    await waits(own, /s’afficher autrement/u);
    assert.match(own.scene.seen(), /Été à la plage/u);
  });

  test('one page under two addresses goes out once', async () => {
    await using own = await openRuleScene();
    await own.agreed();
    const one = siteEntry(7, 'Baignade interdite à Orbec', inHours(own, 0));
    own.site.entries.unshift(one, { ...one, guid: null, link: 'https://www.lakes.example/spip.php?article7&lang=fr' });
    await own.minutes(60);
    assert.equal(own.public().length, 1);
  });

  test('a test, an embargo and an error page wait', async () => {
    for (const title of ['TEST', '[EMBARGO jusqu’à 18 h] Le plan eau', 'Page non trouvée']) {
      await using own = await openRuleScene();
      await own.agreed();
      await own.came(7, title);
      await waits(own, /Son titre ressemble à un essai/u);
    }
  });

  test('UTF-8 under the label of another encoding is read as UTF-8, and what was misread before waits', async () => {
    await using own = await openRuleScene();
    await own.agreed();
    own.site.headers = { 'Content-Type': 'text/xml; charset=ISO-8859-1' };
    await own.came(7, 'Été à la plage');
    await own.minutes(20);
    assert.match(own.public()[0] ?? '', /^Été à la plage/u);
    await own.came(8, 'Ã‰tÃ© Ã la plage');
    await waits(own, /s’afficher autrement/u, own.public());
    assert.equal(own.public().length, 1);
  });

  test('words that were misread before wait in each language, and those that only look like it go out', async () => {
    await using own = await openRuleScene();
    await own.agreed();
    const misread = ['StraÃŸe gesperrt', 'Ãœberfahrt frei', 'La fÃªte', 'Au cÅ“ur', 'Ouvert Ã tous', 'Ã\u0089tÃ\u0089'];
    for (const [index, title] of misread.entries()) await own.came(7 + index, title);
    await waits(own, /s’afficher autrement/u);
    assert.equal(await own.scene.store.db.draft.count({ where: { state: 'writing' } }), misread.length);
    await own.came(20, 'À l’« Âge d’or », la Fête des Ânes');
    await own.minutes(20);
    assert.match(own.public()[0] ?? '', /^À l’« Âge d’or »/u);
  });

  test('two alerts on one page are two, and each leads to its place', async () => {
    await using own = await openRuleScene();
    await own.agreed();
    for (const [number, title, place] of [
      [7, 'Rue Haute fermée', '#7'],
      [8, 'École Pasteur évacuée', '#8'],
      [9, 'Eau coupée à Orbec', ''],
      [10, 'Pont rouvert', ''],
    ] as const) {
      const link = `https://www.lakes.example/alertes${place}`;
      own.site.entries.unshift({ ...siteEntry(number, title, inHours(own, 0)), link });
      await own.minutes(40);
    }
    const [one = '', two = '', three = '', ...others] = own.public();
    assert.match(one, /Rue Haute[\s\S]*alertes#7/u);
    assert.match(two, /École Pasteur[\s\S]*alertes#8/u);
    assert.match(three, /Eau coupée/u);
    // Beyond the ceiling of three a day: a draft of its own.
    assert.deepEqual(others, []);
    assert.match(own.scene.seen(), /Pont rouvert/u);
    assert.doesNotMatch(own.scene.seen(), /nouveau texte/u);
  });
});

test('an entry that comes while most of the feed is gone waits, however often the rest is read', async () => {
  await using own = await openRuleScene();
  await own.agreed();
  own.site.entries.splice(0, 5);
  own.site.entries.unshift(siteEntry(7, 'Nouvelle 7', inHours(own, 0)));
  await waits(own, /La source n’a pas pu être bien relue/u);
});

describe('what was pulled from the site does not leave by its rule', () => {
  const pulled: readonly (readonly [string, (own: RuleScene) => void])[] = [
    ['the feed is emptied', ({ site }) => void site.entries.splice(0)],
    ['the site answers 503', ({ site }) => void (site.status = 503)],
    ['its page is withdrawn', ({ site }) => void site.entries.shift()],
    ['more than half of the feed is gone', ({ site }) => void site.entries.splice(1)],
  ];
  for (const [what, pull] of pulled) {
    test(`${what} before it leaves`, async () => {
      await using own = await openRuleScene();
      await own.agreed({ grace: '30' });
      await own.came(7);
      assert.equal(await own.scene.store.db.relayedByRule.count(), 1);
      pull(own);
      await waits(own, /ne le laisse plus passer/u);
    });
  }
});
