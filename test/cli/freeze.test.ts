import assert from 'node:assert/strict';
import { test } from 'node:test';

import { freezeCommand, thawCommand } from '#cli/freeze-commands.ts';
import { checkFreezes } from '#doctor/check-freezes.ts';
import { doctor } from '#messages/en/doctor.ts';
import { say } from '#messages/words/keyed.ts';
import { freeze } from '#publishing/holding/freeze.ts';

import { openScene, type Scene } from '../support/publishing-scene.ts';

async function states(scene: Scene): Promise<readonly string[]> {
  const rows = await scene.store.db.delivery.findMany({ select: { state: true, why: true } });
  return rows.map(({ state, why }) => (why === null ? state : `${state} ${why}`));
}

test('the administrator freezes a desk by its name or everything, and thaws it; nothing goes out by that', async () => {
  for (const said of ['Bruyère', undefined]) {
    await using scene = await openScene();
    const options = said === undefined ? { all: true } : {};
    await scene.decide(await scene.asked());
    const frozen = await freezeCommand(scene.store, said, { ...options, why: 'a token was stolen' });
    assert.deepEqual([frozen.exitCode, frozen.text.startsWith('Frozen: ')], [0, true]);
    const again = await freezeCommand(scene.store, said, options);
    assert.match(again.text, /frozen already, by administrator/);
    await scene.pass(600);
    assert.deepEqual(await states(scene), ['held frozen', 'held frozen']);
    assert.match((await thawCommand(scene.store, said, options)).text, /^Thawed: .* Nothing has gone out/);
    assert.equal((await thawCommand(scene.store, said, options)).exitCode, 1);
    await scene.pass(600);
    assert.deepEqual([await states(scene), scene.mastodon.requests.length], [['held frozen', 'held frozen'], 0]);
    const told = await scene.store.db.notice.findMany({ where: { draftId: null }, select: { kind: true } });
    assert.deepEqual(told.map(({ kind }) => kind).toSorted(), ['desk.frozen', 'desk.thawed']);
  }
});

test('the administrator freezes all but emergencies, closes that by freezing again, and never opens it so', async () => {
  await using scene = await openScene();
  const freezes = async (exceptEmergencies: boolean): Promise<string> =>
    (await freezeCommand(scene.store, 'Bruyère', { exceptEmergencies })).text;
  assert.match(await freezes(true), /^Frozen: .*Nothing goes out but posts of a real emergency any more/);
  assert.match(await freezes(true), /frozen already.*Nothing goes out but posts of a real emergency\.$/);
  const [finding] = await checkFreezes(scene.store.db);
  assert.match(
    finding === undefined ? '' : say(doctor.finding, finding.code, finding),
    /nothing goes out but posts of a real emergency/,
  );
  assert.match(await freezes(false), /^Frozen: .*Nothing goes out any more/);
  assert.match(await freezes(true), /frozen already.*Nothing goes out\. To except emergencies, end it first\.$/);
  await scene.decide(await scene.asked());
  await scene.pass(600);
  assert.deepEqual(await states(scene), ['held frozen', 'held frozen']);
});

test('what is not clearly named is not frozen', async () => {
  await using scene = await openScene();
  for (const [said, all] of [
    [undefined, false],
    ['Bruyère', true],
    ['Valmont', false],
  ] as const) {
    assert.notEqual((await freezeCommand(scene.store, said, { all })).exitCode, 0);
    assert.notEqual((await thawCommand(scene.store, said, { all })).exitCode, 0);
  }
  assert.equal(await scene.store.db.freeze.count(), 0);
});

test('a desk that is thawed while everything is frozen stays so, and its administrator is told', async () => {
  await using scene = await openScene();
  await freezeCommand(scene.store, 'Bruyère', {});
  await freezeCommand(scene.store, undefined, { all: true });
  assert.match((await thawCommand(scene.store, 'Bruyère', {})).text, /Everything is still frozen/);
  await scene.decide(await scene.asked());
  await scene.pass(600);
  assert.deepEqual(await states(scene), ['held frozen', 'held frozen']);
});

test('the doctor says what is frozen, since when, by whom and how it ends', async () => {
  await using scene = await openScene();
  const said = async (): Promise<readonly string[]> =>
    (await checkFreezes(scene.store.db)).map((finding) => {
      return `${finding.level}: ${say(doctor.finding, finding.code, finding)}`;
    });
  assert.deepEqual(await said(), ['right: Nothing is frozen.']);
  await freezeCommand(scene.store, 'Bruyère', { why: 'odd posts' });
  scene.clock.advance(1000);
  await freezeCommand(scene.store, undefined, { all: true });
  const [desk, all] = await said();
  assert.match(desk ?? '', /^advice: The desk "Bruyère" is frozen, by administrator \(\S+\) since 20.*\(odd posts\)/);
  assert.match(all ?? '', /^advice: Everything is frozen.*tambour thaw --all/);
});

test('the freeze of a restore is ended in the channel alone: thaw and the doctor say where, and emergencies are held', async () => {
  await using scene = await openScene();
  const { deskId } = scene;
  const by = { id: 'administrator', name: 'administrator' };
  await scene.store.write((work) => freeze(work, { deskId, by, why: null, isAfterRestore: true }));
  const [finding] = await checkFreezes(scene.store.db);
  const said = finding === undefined ? '' : say(doctor.finding, finding.code, finding);
  assert.match(said, /frozen since Tambour was restored.*emergencies included.*button below the list/);
  const thawed = await thawCommand(scene.store, 'Bruyère', {});
  assert.deepEqual([thawed.exitCode, thawed.data], [1, { refused: 'not_frozen' }]);
  assert.match(thawed.text, /in its channel, with the button below the list.*has to have seen that list/);
  const frozen = await freezeCommand(scene.store, 'Bruyère', { exceptEmergencies: true });
  assert.match(frozen.text, /still frozen since Tambour was restored/);
  await freezeCommand(scene.store, undefined, { all: true });
  assert.match((await thawCommand(scene.store, undefined, { all: true })).text, /frozen by themselves: "Bruyère"/);
  assert.equal(await scene.store.db.freeze.count({ where: { afterRestore: true, thawedAt: null } }), 1);
});

test('when a desk was frozen is told in its own time zone', async () => {
  await using scene = await openScene();
  await freezeCommand(scene.store, 'Bruyère', {});
  const when = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone: 'Europe/Paris' });
  const { text } = await freezeCommand(scene.store, 'Bruyère', {});
  assert.ok(text.includes(`${when.format(scene.clock.now())} (Europe/Paris)`), text);
});
