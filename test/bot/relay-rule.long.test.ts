import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { openRuleScene } from '../support/rule-scene.ts';

const post7 =
  'Nouvelle 7\n\nAll about it in article 7.\n\nhttps://www.lakes.example/news/7\n\nSur le site du ministère';

describe('a rule for a source', () => {
  test('it is asked for by a form, approved by somebody else, and lets a new entry out after its grace', async () => {
    await using own = await openRuleScene();
    const { scene } = own;
    await own.asked();
    const card = scene.textOf(scene.cardWith('approveRelayRule'));
    assert.match(card, /Aïcha demande de publier « Sur le site du ministère » \(www\.lakes\.example\) par une règle/u);
    assert.match(card, /pages de lakes\.example, en https/u);
    assert.match(card, /Au plus 3 publications par jour/u);
    assert.match(card, /jours ouvrés entre 9 h 00 et 18 h 00 \(Europe\/Paris\)/u);
    assert.match(card, /10 minutes avant, et chaque personne du canal peut l’arrêter/u);
    assert.match(card, /\{titre\}[\s\S]*\{lien\}/u);
    assert.match(card, /\n@karim Décidez avec les boutons/u);
    await scene.press('aicha', 'approveRelayRule');
    assert.match(scene.whispers('aicha').at(-1) ?? '', /c’est à quelqu’un d’autre d’en décider/u);
    assert.equal(await scene.store.db.decision.count(), 0);
    await scene.press('karim', 'approveRelayRule');
    assert.match(scene.textOf(scene.cardWith('endRelayRule')), /En vigueur jusqu’au dimanche 21 février 2027/u);
    assert.doesNotMatch(scene.textOf(scene.cardWith('endRelayRule')), /@karim/u);
    // Its source's card says so too, and not that entries become drafts.
    assert.match(scene.textOf(scene.cardWith('pauseSource')), /par sa règle, les nouvelles entrées sont publiées/u);
    await own.came(7);
    assert.match(
      scene.seen(),
      /Cela part par la règle de cette source\. D’ici là, tout le monde dans ce canal peut l’arrêter par « Arrêter »/u,
    );
    const shown = scene.textOf(scene.cardWith('stop'));
    assert.match(shown, /Par la règle pour « Sur le site du ministère » .*validée par Karim, jusqu’au dimanche 21/u);
    assert.match(shown, /Personne n’a appuyé : une règle, validée par Karim, le laisse passer/u);
    assert.deepEqual(own.public(), []);
    await own.minutes(10);
    assert.deepEqual(own.public(), [post7]);
    assert.equal(scene.networks.x.posts.length, 0);
    assert.match(scene.seen(), /Personne n’a appuyé : une règle, validée par Karim, le laisse passer[\s\S]*publié à/u);
  });

  test('before it is approved, and once it is ended, entries become drafts as before', async () => {
    await using own = await openRuleScene();
    const { scene } = own;
    await own.asked();
    await own.came(7);
    await scene.press('karim', 'approveRelayRule');
    await scene.press('sacha', 'endRelayRule');
    assert.equal(await scene.store.db.relayRule.count({ where: { state: 'agreed' } }), 1);
    await scene.press('aicha', 'endRelayRule');
    assert.match(scene.textOf(scene.cardWith('pauseSource')), /chaque nouvelle entrée devient un brouillon/u);
    assert.match(
      scene.seen(),
      /La règle pour « Sur le site du ministère » .*ne vaut plus\. Terminée par une personne.*deviennent désormais/u,
    );
    await own.came(8);
    await own.minutes(30);
    assert.deepEqual(own.public(), []);
    assert.equal(await scene.store.db.draft.count({ where: { state: 'writing' } }), 2);
  });

  test('anybody of the channel stops what it would let out, and nothing but a person lets that out again', async () => {
    await using own = await openRuleScene();
    const { scene } = own;
    await own.agreed();
    await own.came(7);
    await scene.press('aicha', 'stop');
    await own.minutes(30);
    assert.deepEqual(own.public(), []);
    await scene.press('aicha', 'ask');
    await own.minutes(30);
    assert.deepEqual(own.public(), []);
    await scene.press('karim', 'approve');
    await own.minutes(5);
    assert.deepEqual(own.public(), [post7]);
  });

  test('the form of the next one begins with the numbers of the one that there is', async () => {
    await using own = await openRuleScene();
    const { scene } = own;
    const shown = async (): Promise<readonly string[]> => {
      await scene.press('aicha', 'relayRule');
      const fields = scene.people.formOf('aicha')?.form.fields ?? [];
      return fields.map((field) => ('initial' in field ? String(field.initial) : ''));
    };
    await own.switchedOn();
    assert.deepEqual(await shown(), ['3', '09:00', '18:00', '10']);
    await own.agreed({ ceiling: '12', from: '7:30', to: '24:00', grace: '45' });
    assert.deepEqual(await shown(), ['12', '07:30', '24:00', '45']);
  });

  test('what a rule is not for is refused with the reason', async () => {
    await using own = await openRuleScene({ settings: { officialDomains: [] } });
    const { scene, site } = own;
    await own.switchedOn();
    await scene.press('aicha', 'relayRule');
    assert.match(scene.whispers('aicha').at(-1) ?? '', /ne nomme aucun domaine officiel/u);
    await scene.store.db.desk.updateMany({ data: { officialDomains: ['ponds.example', 'lakes.example.org'] } });
    await scene.press('aicha', 'relayRule');
    assert.match(scene.whispers('aicha').at(-1) ?? '', /www\.lakes\.example n’est pas parmi les domaines officiels/u);
    await scene.store.db.desk.updateMany({ data: { officialDomains: ['lakes.example'] } });
    await scene.press('aicha', 'changeSource');
    await scene.people.submit('aicha', { url: site.url });
    await scene.settle();
    await scene.press('aicha', 'switchOnSource');
    await scene.press('aicha', 'relayRule');
    assert.match(scene.whispers('aicha').at(-1) ?? '', /ou pas en https/u);
  });

  test('numbers that no rule may have are told at their field', async () => {
    await using own = await openRuleScene();
    const { scene } = own;
    await own.switchedOn();
    await scene.press('aicha', 'relayRule');
    const wrong: readonly (readonly [Readonly<Record<string, string>>, RegExp])[] = [
      [{ ceiling: '0' }, /de 1 à 20/u],
      [{ ceiling: '999' }, /de 1 à 20/u],
      [{ grace: '9' }, /au moins 10 minutes/u],
      [{ grace: '-5' }, /au moins 10 minutes/u],
      [{ from: 'midi' }, /Donnez une heure/u],
      [{ from: '18:00', to: '18:05' }, /le délai tienne/u],
    ];
    for (const [values, problem] of wrong) {
      const fine = { ceiling: '3', from: '9:00', to: '18:00', grace: '10' };
      await scene.people.submit('aicha', { ...fine, ...values });
      await scene.settle();
      assert.match(JSON.stringify(scene.people.formOf('aicha')?.problems), problem);
    }
    assert.equal(await scene.store.db.relayRule.count(), 0);
  });
});

describe('what a rule does not let out', () => {
  test('an entry that a check warns of, mentions somebody, or is beyond the ceiling waits, and its card says why', async () => {
    await using own = await openRuleScene();
    const { scene } = own;
    await own.agreed({ ceiling: '1' });
    await own.came(7, 'Merci à @prefet');
    assert.match(scene.seen(), /ne le laisse pas passer[\s\S]*mentionne quelqu’un/u);
    await own.came(8, 'Voir http://paypa1.example.com et bit.ly/xyz');
    assert.match(scene.seen(), /Un contrôle a une remarque/u);
    await own.came(9, 'Eau &amp;lt;script&amp;gt;');
    assert.match(scene.seen(), /s’afficher autrement/u);
    await own.came(10);
    await own.came(11);
    assert.match(scene.seen(), /La règle en a laissé passer aujourd’hui autant qu’elle permet par jour/u);
    await own.minutes(20);
    assert.equal(own.public().length, 1);
    assert.match(own.public()[0] ?? '', /^Nouvelle 10/u);
    assert.equal(await scene.store.db.draft.count({ where: { state: 'writing' } }), 4);
  });

  test('what the page says otherwise by now is held, and a person decides', async () => {
    await using own = await openRuleScene();
    const { scene, site } = own;
    await own.agreed({ grace: '60' });
    await own.came(7);
    const [entry] = site.entries;
    if (entry !== undefined) entry.title = 'Nouvelle 7, corrigée';
    await own.minutes(20);
    assert.match(scene.seen(), /ne le laisse plus passer[\s\S]*La page a maintenant d’autres mots/u);
    await own.minutes(60);
    assert.deepEqual(own.public(), []);
    await scene.press('karim', 'approve');
    await own.minutes(5);
    assert.deepEqual(own.public(), [post7]);
  });

  test('outside its hours, frozen, asleep or in a period, an entry becomes a draft', async () => {
    await using own = await openRuleScene();
    const { scene } = own;
    await own.agreed({ from: '9:00', to: '12:00' });
    await scene.people.command('karim', 'publications', 'geler');
    await scene.settle();
    await own.came(7);
    assert.match(scene.seen(), /Cette rédaction est gelée/u);
    await scene.press('karim', 'thaw');
    scene.clock.advance(60_000);
    await scene.store.db.account.updateMany({
      where: { id: scene.accountIds.mastodon },
      data: { state: 'asleep', asleepUntil: new Date('2026-12-01T00:00:00Z') },
    });
    await own.came(8);
    assert.match(scene.seen(), /Un de ses comptes dort/u);
    await scene.store.db.account.updateMany({ data: { state: 'active', asleepUntil: null } });
    const now = scene.clock.now();
    await scene.store.db.period.create({
      data: {
        id: crypto.randomUUID(),
        deskId: (await scene.store.db.desk.findFirstOrThrow()).id,
        label: 'Élections',
        basis: 'Circulaire',
        fromAt: new Date(now.getTime() - 60_000),
        toAt: new Date(now.getTime() + 3_600_000),
        timeZone: 'Europe/Paris',
        accountIds: [scene.accountIds.mastodon],
        level: 'inform',
        rolePeople: [],
        fingerprint: 'f',
        askedBy: 'sophie',
        askedAt: now,
        askedPolicy: 0,
        state: 'agreed',
        mac: 'm',
      },
    });
    await own.came(12);
    assert.match(scene.seen(), /Une période de réserve est en cours/u);
    scene.clock.advance(2 * 3_600_000);
    await own.came(9);
    assert.match(scene.seen(), /hors des heures de la règle/u);
    await own.minutes(30);
    assert.deepEqual(own.public(), []);
    assert.equal(await scene.store.db.draft.count({ where: { state: 'writing' } }), 4);
  });

  test('in an emergency an entry becomes a draft, and what was let out before it waits also once it is over', async () => {
    await using own = await openRuleScene();
    const { scene } = own;
    await own.agreed({ grace: '30' });
    await own.came(7);
    const { id: deskId } = await scene.store.db.desk.findFirstOrThrow();
    const openedAt = scene.clock.now();
    const event = { id: crypto.randomUUID(), deskId, mode: 'real', what: 'Crue', openedAt, openedBy: 'karim' } as const;
    await scene.store.db.emergency.create({ data: event });
    await own.came(8);
    assert.match(scene.seen(), /Une urgence est en cours/u);
    assert.equal(await scene.store.db.relayedByRule.count(), 1);
    await scene.store.db.emergency.update({ where: { id: event.id }, data: { endedAt: scene.clock.now() } });
    await own.minutes(60);
    assert.deepEqual(own.public(), []);
    await own.came(9);
    await own.minutes(40);
    assert.deepEqual(own.public().length, 1);
  });

  test('frozen in its grace, it waits for a person also once it is thawed', async () => {
    await using own = await openRuleScene();
    const { scene } = own;
    await own.agreed({ grace: '30' });
    await own.came(7);
    await scene.people.command('karim', 'publications', 'geler');
    await scene.settle();
    await own.minutes(5);
    await scene.press('karim', 'thaw');
    await own.minutes(60);
    assert.deepEqual(own.public(), []);
  });

  test('held for whatever reason, it is let out by no rule once that is over, but by who approves it', async () => {
    await using own = await openRuleScene();
    const { scene } = own;
    await own.agreed();
    await own.came(7);
    // The administrator switches Mastodon off, and on again.
    const isSwitchedOn = (): boolean => scene.clock.now() >= onAgainAt;
    const onAgainAt = new Date(scene.clock.now().getTime() + 12 * 60_000);
    Object.assign(scene.bot.publishing, { isSwitchedOn });
    await own.minutes(10);
    assert.equal((await scene.store.db.delivery.findFirstOrThrow()).why, 'network_off');
    await own.minutes(5);
    await scene.press('aicha', 'tryAgain');
    await own.minutes(5);
    assert.deepEqual(own.public(), []);
    await scene.press('karim', 'approve');
    await own.minutes(5);
    assert.deepEqual(own.public(), [post7]);
  });
});

describe('the end of a rule', () => {
  test('a week before its 90 days are over the channel is told, and after them entries become drafts', async () => {
    await using own = await openRuleScene();
    const { scene } = own;
    await own.agreed();
    scene.clock.advance(83 * 86_400_000 + 60_000);
    await scene.store.runEveryMinute();
    await scene.settle();
    assert.match(scene.seen(), /La règle pour .* finit le dimanche 21 février[\s\S]*« Demander à nouveau… »/u);
    scene.clock.advance(7 * 86_400_000);
    await scene.store.runEveryMinute();
    await scene.settle();
    assert.match(scene.seen(), /ne vaut plus\. Terminée : ses 90 jours sont passés/u);
    await own.came(7);
    await own.minutes(30);
    assert.deepEqual(own.public(), []);
  });

  test('a rule whose source somebody changed or paused is void at once, also what it had let out', async () => {
    for (const way of ['changeSource', 'pauseSource'] as const) {
      await using own = await openRuleScene();
      const { scene } = own;
      await own.agreed({ grace: '30' });
      await own.came(7);
      await scene.press('aicha', way);
      if (way === 'changeSource') await scene.people.submit('aicha', { template: 'Lisez {lien}' });
      await scene.settle();
      assert.match(scene.seen(), /ne vaut plus\. Sans effet/u);
      // Nothing of a source that is not switched on becomes anything.
      assert.doesNotMatch(scene.seen(), /deviennent désormais/u);
      await own.minutes(60);
      assert.deepEqual(own.public(), []);
      assert.match(scene.seen(), /ne le laisse plus passer[\s\S]*La règle n’est plus en vigueur/u);
    }
  });

  test('who approved it and has left the channel has approved nothing', async () => {
    await using own = await openRuleScene();
    const { scene } = own;
    await own.agreed();
    await own.came(7);
    const channel = scene.people.chat.state.channels.find(({ id }) => id === 'publications');
    assert.ok(channel);
    channel.members = channel.members.filter((one) => one !== 'karim');
    await own.minutes(20);
    assert.deepEqual(own.public(), []);
    assert.match(scene.seen(), /ne vaut plus\. Sans effet : trop peu de ceux qui l’ont validée/u);
  });
});
