import assert from 'node:assert/strict';
import { test } from 'node:test';

import { enqueueAfterRestore } from '#drafts/enqueue-after-restore.ts';
import { freeze } from '#publishing/holding/freeze.ts';

import { type BotScene, openBotScene } from '../support/bot-scene.ts';
import { texts } from '../support/flood.ts';
import { openNight } from '../support/night.ts';
import { openRuleScene } from '../support/rule-scene.ts';
import { present } from '../support/publishing-scene.ts';
import { endFreeze, type Moment, passMinutes, remember } from '../support/scene-history.ts';
import { pressWhispered } from '../support/whispered.ts';

const lea = { id: 'lea', name: 'Léa', part: null, kind: 'member', language: 'fr', timeZone: 'Europe/Paris' } as const;
const nora = { ...lea, id: 'nora', name: 'Nora' };

/** Aïcha writes; Karim, the steward, Léa and Nora approve. */
function open(approvalsNeeded = 2): Promise<BotScene> {
  return openBotScene({
    people: [lea, nora],
    settings: { approvers: ['karim', 'lea', 'nora'], approvalsNeeded },
  });
}

async function takeBack(scene: BotScene, moment: Moment): Promise<void> {
  const takenAt = scene.clock.now();
  scene.clock.advance(60_000);
  await moment.takeBack();
  await enqueueAfterRestore(scene.store, { takenAt });
  await scene.settle();
  scene.clock.advance(60_000);
}

/** Fills in the form that a command opens, or a button of its answer. */
async function filled(
  scene: BotScene,
  user: string,
  command: string,
  values: Parameters<BotScene['people']['submit']>[1],
  button: string | null = null,
): Promise<void> {
  await scene.people.command(user, 'publications', command);
  await scene.settle();
  if (button !== null) await pressWhispered(scene, user, button);
  assert.equal((await scene.people.submit(user, values)).kind, 'taken', JSON.stringify(scene.people.formOf(user)));
  await scene.settle();
}

interface Kind {
  readonly approve: string;
  readonly ask: (scene: BotScene) => Promise<void>;
  /** Its state in the database. */
  readonly state: (scene: BotScene) => Promise<string>;
}

const period = {
  label: 'Élections municipales',
  basis: 'L.52-1 du code électoral',
  from: '24/11/2026',
  to: '25/11/2026',
  zone: 'Europe/Paris',
  level: 'closed',
};

const kinds: Readonly<Record<string, Kind>> = {
  draft: {
    approve: 'approve',
    async ask(scene) {
      await scene.draft('La mairie ouvre à 9 h.');
      await scene.press('aicha', 'ask');
    },
    state: async ({ store }) => (await store.db.draft.findFirstOrThrow()).state,
  },
  'reserve period': {
    approve: 'approvePeriod',
    ask: (scene) => filled(scene, 'karim', 'période', period),
    state: async ({ store }) => (await store.db.period.findFirstOrThrow()).state,
  },
  rota: {
    approve: 'approveRota',
    ask: (scene) =>
      filled(scene, 'karim', 'astreinte', { shifts: 'Léa : 2026-11-23 18:00 – 2026-11-30 08:00' }, 'changeRota'),
    state: async ({ store }) => (await store.db.request.findFirstOrThrow()).state,
  },
  'emergency template': {
    approve: 'approveEmergencyTemplate',
    ask: (scene) =>
      filled(scene, 'aicha', 'urgence modèles nouveau', {
        name: 'Crue, vigilance rouge',
        blanks: 'rivière : Bruyère | Vire et affluents\nHeure : heure\nlieu : texte\n',
        'text.warning': texts.warning,
        'text.correction': texts.correction,
        'text.allClear': texts.allClear,
        accounts: [scene.accountIds.mastodon, scene.accountIds.x],
      }),
    state: async ({ store }) => (await store.db.emergencyTemplate.findFirstOrThrow()).state,
  },
  waking: {
    approve: 'approveWaking',
    async ask(scene) {
      await scene.people.command('karim', 'publications', 'endormir x Test');
      await scene.settle();
      await scene.press('karim', 'wake');
    },
    state: async ({ store }) => (await store.db.request.findFirstOrThrow()).state,
  },
};

for (const [name, { approve, ask, state }] of Object.entries(kinds)) {
  test(`a press from before a restore and one after it make no approval of a ${name} together`, async () => {
    await using scene = await open();
    await ask(scene);
    await scene.press('lea', approve);
    await using moment = await remember(scene);
    await takeBack(scene, moment);
    await scene.press('nora', approve);
    await passMinutes(scene, 2);
    assert.equal(await state(scene), 'asked');
    assert.match(scene.textOf(scene.cardWith(approve)), /[Ii]l manque 1 validation/);
    assert.equal(await scene.store.db.journalEntry.count({ where: { kind: 'decision.lapsed' } }), 1);
    await scene.press('lea', approve);
    await scene.settle();
    assert.notEqual(await state(scene), 'asked');
  });
}

test('a period that was agreed to since the backup waits again, and its card in the chat says so', async () => {
  await using scene = await open(1);
  await kinds['reserve period']?.ask(scene);
  await using moment = await remember(scene);
  await scene.press('lea', 'approvePeriod');
  assert.throws(() => scene.cardWith('approvePeriod'));
  await takeBack(scene, moment);
  await passMinutes(scene, 3);
  assert.match(scene.textOf(scene.cardWith('approvePeriod')), /Il manque 1 validation/);
});

test('after a restore a card speaks of buttons alone: a ✅ approves nothing, and an objection by ❌ still stops', async () => {
  await using scene = await open(1);
  await kinds['draft']?.ask(scene);
  const { ref } = scene.cardWith('approve');
  await using moment = await remember(scene);
  await takeBack(scene, moment);
  assert.match(scene.textOf(scene.cardWith('approve')), /Décidez avec les boutons\. /u);
  scene.people.react('karim', ref, '✅');
  await scene.settle();
  assert.match(scene.whispers('karim').at(-1) ?? '', /seuls les boutons comptent/iu);
  scene.people.react('karim', ref, '❌');
  await scene.settle();
  assert.equal(await kinds['draft']?.state(scene), 'rejected');
});

test('after a restore a ✅ on the card of a rota agrees to nothing, and an objection by ❌ still refuses it', async () => {
  await using scene = await open(1);
  const rota = present(kinds['rota']);
  await rota.ask(scene);
  const { ref } = scene.cardWith('approveRota');
  await using moment = await remember(scene);
  await takeBack(scene, moment);
  scene.people.react('lea', ref, '✅');
  await scene.settle();
  assert.equal(await rota.state(scene), 'asked');
  assert.match(scene.whispers('lea').at(-1) ?? '', /seuls les boutons comptent/iu);
  scene.people.react('lea', ref, '❌');
  await scene.settle();
  assert.equal(await rota.state(scene), 'refused');
});

test('what a rule published before the loss becomes a draft after the restore, and does not go out again by itself', async () => {
  await using own = await openRuleScene();
  const { scene } = own;
  await own.agreed();
  await using moment = await remember(scene);
  await own.came(7);
  await own.minutes(60);
  const [published] = own.public();
  assert.match(published ?? '', /Nouvelle 7/u);
  await takeBack(scene, moment);
  await endFreeze({ store: scene.store, deskId: present(scene.deskId) });
  await own.minutes(60);
  assert.deepEqual(own.public(), [published]);
  assert.match(scene.seen(), /Tambour a été restauré.*peut-être été publié avant/u);
  await own.came(8);
  await own.minutes(60);
  assert.equal(own.public().length, 2, 'what came since is let out again');
});

test('of an entry that is read first after a restore its thread says that it may have been published before', async () => {
  await using own = await openRuleScene();
  const { scene } = own;
  await own.switchedOn();
  await own.minutes(20);
  await using moment = await remember(scene);
  await own.came(7);
  assert.doesNotMatch(scene.seen(), /peut-être été publié avant/u);
  await takeBack(scene, moment);
  await endFreeze({ store: scene.store, deskId: present(scene.deskId) });
  await own.minutes(60);
  assert.match(scene.seen(), /Tambour a été restauré.*peut-être été publié avant/u);
  assert.equal(await scene.store.db.draft.count(), 1);
});

test('who is on call is told after a restore that the alert may be public already, and what ends that freeze', async () => {
  await using scene = await open(1);
  const shifts = 'Léa : 2026-11-23 09:00 – 2026-11-30 08:00';
  await filled(scene, 'karim', 'astreinte', { shifts }, 'changeRota');
  await scene.press('lea', 'approveRota');
  await using moment = await remember(scene);
  await takeBack(scene, moment);
  await scene.people.command('lea', 'publications', 'urgence RÉEL');
  await scene.settle();
  const said = scene.whispers('lea').at(-1) ?? '';
  assert.match(
    said,
    /Tambour a été restauré.*bouton sous la liste.*Tambour a peut-être oublié une alerte qui est déjà publique/u,
  );
  assert.match(said, /Rien n’a été publié/u);
  assert.doesNotMatch(said, /dégeler/u);
});

test('the preview of an alert from before a restore publishes nothing: it may have been pressed since', async () => {
  await using night = await openNight();
  const prepared = await night.prepare();
  await using moment = await remember(night);
  assert.equal((await night.press(prepared)).kind, 'sent');
  await night.pass(60);
  assert.equal(night.mastodon.posts.length, 1);
  await moment.takeBack();
  await endFreeze(night);
  assert.equal((await night.press(prepared)).kind, 'noPreview');
  await night.pass(300);
  assert.equal(night.mastodon.posts.length, 1);
});

test('the list of a restore asks to look at what was agreed then', async () => {
  await using scene = await open(1);
  await kinds['draft']?.ask(scene);
  await scene.press('lea', 'approve');
  await using moment = await remember(scene);
  await takeBack(scene, moment);
  await passMinutes(scene, 10);
  const list = scene.messages().findLast((message) => /a été restauré à partir d/u.test(scene.textOf(message)));
  assert.match(scene.textOf(present(list)), /revenus à leur état d’alors.*périodes de réserve, modèles d’urgence/u);
  assert.equal(scene.networks.mastodon.posts.length, 0);
});

test('who lets a post go by an old card is told what ends the freeze of a restore', async () => {
  await using scene = await open(1);
  await kinds['draft']?.ask(scene);
  await scene.people.command('karim', 'publications', 'geler');
  await scene.settle();
  await scene.press('karim', 'approve');
  await passMinutes(scene, 2);
  await scene.press('karim', 'thaw');
  await passMinutes(scene, 2);
  const card = scene.cardWith('releaseHeld');
  const by = { id: 'administrator', name: 'administrator' };
  const deskId = present(scene.deskId);
  await scene.store.write((work) => freeze(work, { deskId, by, why: null, isAfterRestore: true }));
  await scene.pressOn('karim', card, 'releaseHeld');
  assert.match(scene.whispers('karim').at(-1) ?? '', /Tambour a été restauré : rien ne part.*bouton sous la liste/u);
});
