import assert from 'node:assert/strict';
import { test } from 'node:test';

import { changeDesk } from '#desks/change-desk.ts';

import { type BotScene, type BotSceneOptions, openBotScene } from '../support/bot-scene.ts';
import { buttonsIn } from '../support/buttons-in.ts';
import { plainSpaces } from '../support/chat-scene.ts';
import { present } from '../support/publishing-scene.ts';

const lea = { id: 'lea', name: 'Léa', part: null, kind: 'member', language: 'fr', timeZone: 'Europe/Paris' } as const;
const nora = { ...lea, id: 'nora', name: 'Nora' };

const hour = 3600;
const day = 24 * hour;
/** The scene begins on Monday 23 November 2026, 09:00 in Paris. */
const values = {
  label: 'Élections municipales',
  basis: 'L.52-1 du code électoral',
  from: '24/11/2026',
  to: '25/11/2026',
  zone: 'Europe/Paris',
  level: 'closed',
};

/** Karim is the steward, he and Léa approve, Aïcha writes, Nora is in the chat. */
function open(options: BotSceneOptions = {}): Promise<BotScene> {
  return openBotScene({ people: [lea, nora], settings: { approvers: ['karim', 'lea'] }, ...options });
}

async function typed(scene: BotScene, user: string, text: string): Promise<string> {
  await scene.people.command(user, 'publications', text);
  await scene.settle();
  return scene.whispers(user).at(-1) ?? '';
}

type Values = Readonly<Record<string, string | string[]>>;

async function proposed(scene: BotScene, changes: Values = {}): Promise<string> {
  await typed(scene, 'karim', 'période');
  const outcome = await scene.people.submit('karim', { ...values, ...changes });
  await scene.settle();
  return outcome.kind === 'taken' ? 'taken' : JSON.stringify([outcome, scene.people.formOf('karim')?.problems]);
}

async function agreed(scene: BotScene, changes: Values = {}): Promise<void> {
  assert.equal(await proposed(scene, changes), 'taken');
  await scene.press('lea', 'approvePeriod');
}

async function minute(scene: BotScene): Promise<void> {
  await scene.store.runEveryMinute();
  await scene.settle();
}

test('a period names the accounts for which it was agreed, also one that the desk has given up since', async () => {
  await using scene = await open();
  await proposed(scene);
  const deskId = present(scene.deskId);
  const changes = { accountIds: [scene.accountIds.mastodon] };
  await scene.store.write((work) => changeDesk(work, { deskId, by: 'karim', changes }));
  await scene.press('lea', 'approvePeriod');
  const card = scene
    .messages()
    .map((message) => scene.textOf(message))
    .find((text) => text.includes('L.52-1'));
  assert.match(card ?? '', /@valmont@practice\.example \(Mastodon\), @valmont \(X\)/);
});

test('a period is proposed by a form that suggests no date, and agreed to by somebody else', async () => {
  await using scene = await open();
  await typed(scene, 'karim', 'période');
  const { form } = present(scene.people.formOf('karim'));
  assert.match(form.intro ?? '', /Tambour ne connaît aucune date/);
  const initial = form.fields.flatMap((field) => (field.kind === 'text' ? [[field.id, field.initial]] : []));
  assert.deepEqual(initial, [
    ['label', ''],
    ['basis', ''],
    ['from', ''],
    ['to', ''],
    ['zone', 'Europe/Paris'],
    ['role', ''],
  ]);
  await scene.people.submit('karim', values);
  await scene.settle();
  const card = scene.textOf(scene.cardWith('approvePeriod'));
  for (const said of [
    /Karim propose la période de réserve « Élections municipales »/,
    /Fondement juridique : L\.52-1 du code électoral/,
    /Du mardi 24 novembre 2026 à 0 h 00 au mercredi 25 novembre 2026 inclus \(Europe\/Paris\)/,
    /Pendant la période : Fermée, sauf urgence/,
    /Il manque 1 validation\. D’ici là, rien ne change/,
  ])
    assert.match(card, said);
  await scene.press('karim', 'approvePeriod');
  assert.match(scene.whispers('karim').at(-1) ?? '', /La demande vient de vous/);
  await scene.press('lea', 'approvePeriod');
  assert.match(scene.seen(), /Accordée par Léa/);
  assert.match(await typed(scene, 'aicha', 'périodes'), /Élections municipales\* · .*à venir\..*Sa carte/s);
});

test('what the form takes for no period is said at its field', async () => {
  await using scene = await open();
  for (const [changes, field] of [
    [{ from: 'bientôt' }, 'from'],
    [{ to: '31/02/2027' }, 'to'],
    [{ from: '25/11/2026', to: '24/11/2026' }, 'to'],
    [{ zone: 'Europe/Valmont' }, 'zone'],
    [{ level: 'extraApproval' }, 'role'],
    [{ level: 'extraApproval', role: 'Service juridique', people: ['sacha'] }, 'people'],
  ] as const) {
    assert.match(await proposed(scene, changes as Values), new RegExp(`"${field}"`));
  }
  assert.equal(await scene.store.db.period.count(), 0);
  assert.match(await typed(scene, 'aicha', 'période'), /Seules les personnes responsables/);
});

test('a period over 00:00 in another zone begins and ends by that zone, and the hour that comes twice is whole', async () => {
  await using scene = await open();
  await agreed(scene, { zone: 'Indian/Reunion' });
  const row = await scene.store.db.period.findFirstOrThrow();
  assert.deepEqual(
    [row.fromAt.toISOString(), row.toAt.toISOString()],
    ['2026-11-23T20:00:00.000Z', '2026-11-25T20:00:00.000Z'],
  );
  await scene.store.db.period.deleteMany();
  await agreed(scene, { from: '2026-11-01 00:01' });
  const begun = await scene.store.db.period.findFirstOrThrow();
  assert.equal(begun.fromAt.toISOString(), '2026-10-31T23:01:00.000Z', 'it has begun already');
  await scene.store.db.period.deleteMany();
  await agreed(scene, { from: '2027-10-31 02:30', to: '2027-10-31 02:30' });
  const twice = await scene.store.db.period.findFirstOrThrow();
  assert.deepEqual(
    [twice.fromAt.toISOString(), twice.toAt.toISOString()],
    ['2027-10-31T00:30:00.000Z', '2027-10-31T01:30:00.000Z'],
  );
});

test('a post that a closed period holds is asked about in its thread, and goes out by an override', async () => {
  await using scene = await open();
  await agreed(scene);
  await scene.pass(day);
  await scene.draft('Le guichet ferme à midi.');
  await scene.press('aicha', 'ask');
  assert.match(JSON.stringify(scene.cardWith('approve')), /Valider \(période de réserve.: rien ne part\)/);
  await scene.press('karim', 'approve');
  await scene.pass(60);
  assert.match(scene.seen(), /une période de réserve l’interdit, rien n’a été envoyé/);
  assert.match(
    scene.seen(),
    /La période de réserve « Élections municipales » dure jusqu’au mercredi 25 novembre 2026 inclus\./,
  );
  await scene.press('aicha', 'override');
  await scene.people.submit('aicha', { text: 'Sécurité publique' });
  await scene.settle();
  assert.match(JSON.stringify(scene.people.formOf('aicha')?.problems), /Des mots de vous figurent/);
  await scene.press('karim', 'override');
  await scene.people.submit('karim', { text: 'Sécurité publique' });
  await scene.settle();
  await scene.press('karim', 'approveOverride');
  assert.match(scene.whispers('karim').at(-1) ?? '', /une seconde personne doit donner son accord/);
  assert.equal(scene.networks.x.posts.length, 0);
  await scene.press('lea', 'approveOverride');
  await scene.pass(60);
  assert.equal(scene.networks.x.posts.length, 1);
  assert.match(scene.seen(), /Dérogation accordée par Léa : la publication part à son heure/);
});

test('a series that a closed period holds is asked about once, and one press calls off all of it', async () => {
  await using scene = await open();
  await agreed(scene);
  await scene.pass(day);
  const texts = ['Le guichet ferme.', 'Il rouvre lundi.', 'Merci de votre patience.'];
  await scene.draft(texts.join('\n\n---\n\n'), { accounts: [scene.accountIds.mastodon] });
  await scene.press('aicha', 'ask');
  await scene.press('karim', 'approve');
  await scene.pass(60);
  const question = scene.cardWith('override');
  assert.match(scene.textOf(question), /@valmont@[^ ]+ \(Mastodon\).: une période de réserve/u);
  assert.doesNotMatch(scene.textOf(question), /\(Mastodon\), @valmont/u);
  const { body } = question;
  const buttons = body.kind === 'card' ? buttonsIn(body.card) : [];
  assert.deepEqual(
    buttons.map(({ action }) => action),
    ['override', 'otherTime', 'cancelDelivery'],
  );
  await scene.press('karim', 'cancelDelivery');
  await scene.pass(60);
  assert.deepEqual(
    (await scene.store.db.delivery.findMany()).map(({ state }) => state),
    ['cancelled', 'cancelled', 'cancelled'],
  );
  assert.equal(scene.networks.mastodon.posts.length, 0);
});

/** Returns the time that "another time" suggests for the post that waits. */
async function suggested(scene: BotScene): Promise<string> {
  await scene.press('aicha', 'otherTime');
  const field = present(scene.people.formOf('aicha')).form.fields.find(({ id }) => id === 'at');
  assert.ok(field?.kind === 'text');
  return plainSpaces(field.initial);
}

async function heldPost(scene: BotScene): Promise<void> {
  await scene.draft('Le guichet ferme à midi.');
  await scene.press('aicha', 'ask');
  await scene.press('karim', 'approve');
  await scene.pass(60);
}

test('another time is after the periods that hold the post, and not after one that only informs', async () => {
  await using scene = await open();
  await agreed(scene);
  await agreed(scene, { label: 'Soldes', level: 'inform', to: '30/11/2026' });
  await scene.pass(day);
  await heldPost(scene);
  assert.match(await suggested(scene), /26 novembre 2026.*0 h 00/);
});

test('another time is not in the next period, whether it follows at once or the post waited until it began', async () => {
  await using scene = await open();
  await agreed(scene);
  await agreed(scene, { label: 'Second tour', from: '26/11/2026', to: '27/11/2026' });
  await agreed(scene, { label: 'Référendum', from: '29/11/2026', to: '30/11/2026' });
  await scene.pass(day);
  await heldPost(scene);
  assert.match(await suggested(scene), /28 novembre 2026.*0 h 00/);
  await scene.pass(5 * day);
  assert.match(await suggested(scene), /1er décembre 2026.*0 h 00/);
});

test('another time after a sleep is after the period that the account wakes in', async () => {
  await using scene = await open();
  await agreed(scene);
  await scene.draft('Le guichet ferme à midi.', { at: '2026-11-23 15:00' });
  await scene.press('aicha', 'ask');
  await scene.press('karim', 'approve');
  await typed(scene, 'aicha', 'endormir x jusqu’au 24/11 9h grève');
  await minute(scene);
  assert.match(await suggested(scene), /26 novembre 2026.*0 h 00/);
});

test('one approval more is asked of the named role, by name', async () => {
  await using scene = await open();
  await agreed(scene, { level: 'extraApproval', role: 'Service juridique', people: ['nora'] });
  await scene.pass(day);
  await scene.draft('Le guichet ferme à midi.');
  await scene.press('aicha', 'ask');
  assert.match(
    scene.seen(),
    /la période de réserve « Élections municipales » demande alors une validation de plus : Service juridique/,
  );
  for (const where of ['', 'liste']) {
    assert.match(
      await typed(scene, 'aicha', where),
      /Période de réserve « Élections municipales » jusqu’au .*Une validation de plus/,
    );
  }
  await scene.press('nora', 'approve');
  assert.equal(scene.networks.x.posts.length, 0);
  await scene.press('karim', 'approve');
  await scene.press('nora', 'approve');
  await scene.pass(60);
  assert.equal(scene.networks.x.posts.length, 1);
});

test('at the end of a period nothing goes out by itself, and what waited is let go by somebody', async () => {
  await using scene = await open();
  await agreed(scene);
  await scene.pass(day);
  await scene.draft('Le guichet ferme à midi.', { when: 'at', at: '25/11/2026 20:00' });
  await scene.press('aicha', 'ask');
  await scene.press('karim', 'approve');
  await scene.pass(day + 16 * hour);
  await minute(scene);
  assert.match(
    scene.seen(),
    /La période de réserve « Élections municipales » est finie\. Rien n’est parti pour autant\. 1 publication retenue attend/,
  );
  assert.equal(scene.networks.x.posts.length, 0);
});

test('a period is shortened by a change, and cancelled by a wish, each agreed to by somebody else', async () => {
  await using scene = await open();
  await agreed(scene);
  await scene.pass(60);
  await scene.press('karim', 'changePeriod');
  const { form } = present(scene.people.formOf('karim'));
  const from = present(form.fields.find(({ id }) => id === 'from'));
  assert.ok(from.kind === 'text');
  assert.match(from.initial, /24 novembre 2026/);
  // As people wrote it, who count the last day in.
  assert.equal(
    form.fields.flatMap((one) => (one.id === 'to' && 'initial' in one ? [one.initial] : []))[0],
    'mercredi 25 novembre 2026',
  );
  const kept = Object.fromEntries(form.fields.flatMap((one) => ('initial' in one ? [[one.id, one.initial]] : [])));
  await scene.people.submit('karim', { ...(kept as Values), to: '24/11/2026' });
  await scene.settle();
  await scene.press('lea', 'approvePeriod');
  const rows = await scene.store.db.period.findMany({ orderBy: { askedAt: 'asc' } });
  assert.deepEqual(
    rows.map(({ state }) => state),
    ['replaced', 'agreed'],
  );
  assert.deepEqual([rows[1]?.fromAt, rows[1]?.toAt.toISOString()], [rows[0]?.fromAt, '2026-11-24T23:00:00.000Z']);
  await scene.press('karim', 'cancelPeriod');
  assert.match(scene.whispers('karim').at(-1) ?? '', /décident si la période est annulée/);
  await scene.press('karim', 'approvePeriod');
  assert.match(scene.whispers('karim').at(-1) ?? '', /La demande vient de vous/);
  await scene.press('lea', 'approvePeriod');
  assert.match(scene.seen(), /Annulée\./);
});
