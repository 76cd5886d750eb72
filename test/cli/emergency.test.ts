import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import { test } from 'node:test';

import type { CommandResult } from '#cli/command-result.ts';
import { emergencyCommand } from '#cli/emergency/emergency-command.ts';
import { openLines } from '#cli/emergency/lines.ts';
import { freeze } from '#publishing/holding/freeze.ts';
import { putToSleep } from '#publishing/holding/sleep.ts';

import { changeTerms } from '../support/change-terms.ts';
import { agreedRota, shift } from '../support/a-rota.ts';
import { type Night, openNight } from '../support/night.ts';
import { present } from '../support/publishing-scene.ts';

interface Typed extends CommandResult {
  /** What the terminal showed. */
  readonly shown: string;
}

/** Somebody types lines, one an answer, and nothing after the last. */
async function type(night: Night, user: string, answers: readonly string[]): Promise<Typed> {
  const [input, output] = [new PassThrough(), new PassThrough()];
  input.end(answers.map((line) => `${line}\n`).join(''));
  await using lines = openLines(input, output);
  const result = await emergencyCommand({ store: night.store, rules: night.deps.rules }, lines, night.deskId, user);
  output.end();
  return { ...result, shown: (await output.toArray()).join('') };
}

/** Léo is on call, and is "lmartin" on the server. */
async function openServer(options: Parameters<typeof openNight>[0] = {}, onCall = 'leo'): Promise<Night> {
  const night = await openNight(options);
  const now = night.clock.now().getTime();
  const from = new Date(now - 3_600_000).toISOString();
  const [to, later] = [new Date(now + 7_200_000).toISOString(), new Date(now + 9_000_000).toISOString()];
  await agreedRota(night, [shift(onCall, from, to), shift('leo', to, later)], {
    terminalUsers: [{ user: 'lmartin', person: 'leo' }],
  });
  return night;
}

async function nothing(night: Night): Promise<void> {
  await night.pass(120);
  assert.deepEqual([night.mastodon.requests.length, night.x.requests.length], [0, 0]);
  assert.equal(await night.store.db.emergencyUse.count(), 0);
}

const [river, hour, place] = ['Bruyère', '02:10', 'gymnase Jean Moulin'] as const;
/** In the order in which the template asks for them. */
function answersFor(word: string, last: readonly string[]): readonly string[] {
  return [word, '1', river, hour, place, ...last];
}

test('who is on call publishes from the terminal: shown word for word, then public, told in the chat, by their own name', async () => {
  await using night = await openServer();
  const outcome = await type(night, 'lmartin', answersFor('REAL', ['publish real']));
  assert.equal(outcome.exitCode, 0, `${outcome.text}\n${outcome.shown}`);
  assert.match(outcome.shown, /REAL · Crue, vigilance rouge: warning\nThis is what will stand there/);
  assert.match(outcome.shown, /The times, from now: 02:10, (?:in )?\d+ (?:hours|minutes)/);
  assert.match(outcome.shown, /\| Crue de la Bruyère : quittez les berges\. Accueil : gymnase Jean Moulin/);
  await night.pass(5);
  assert.match(present(night.mastodon.posts[0]).rendering.text, /^Crue de la Bruyère/);
  assert.equal(night.x.posts.length, 1);
  const draft = await night.store.db.draft.findFirstOrThrow();
  assert.equal(draft.author, 'leo');
  assert.equal(await night.store.db.notice.count({ where: { kind: 'emergency.used' } }), 1);
  const used = await night.store.db.journalEntry.findFirstOrThrow({ where: { kind: 'emergency.used' } });
  assert.partialDeepStrictEqual(used, { actor: 'leo', data: { name: 'lmartin (terminal)' } });
});

test('a user of the system whom the agreed rota does not name publishes nothing, and is asked nothing', async () => {
  await using night = await openServer();
  for (const user of ['root', 'tambour', 'leo', 'LMARTIN', '']) {
    const outcome = await type(night, user, answersFor('REAL', ['publish real']));
    assert.deepEqual([outcome.exitCode, outcome.data, outcome.shown], [1, { refused: 'not_on_the_rota' }, ''], user);
  }
  await nothing(night);
});

test('a mapping that is only asked for, or was changed in the database, counts for nothing', async () => {
  await using night = await openServer();
  await changeTerms(night.store, 'rota', { terminalUsers: [{ user: 'mallory', person: 'leo' }] });
  const outcome = await type(night, 'mallory', answersFor('REAL', ['publish real']));
  assert.deepEqual(outcome.data, { refused: 'not_on_the_rota' });
  await nothing(night);
});

test('whoever is mapped and not on call now publishes nothing, and is told who is', async () => {
  await using night = await openServer({}, 'nadia');
  const outcome = await type(night, 'lmartin', answersFor('REAL', ['publish real']));
  assert.match(outcome.text, /Only who is on call may do this.*On call now: nadia\./);
  await nothing(night);
});

for (const [what, answers, said] of [
  ['a word that is neither', ['real emergency'], 'wrong_word'],
  ['the word not typed in full', ['REA'], 'wrong_word'],
  ['EXERCISE on a desk of real accounts', ['EXERCISE', '1', river, hour, place, 'publish exercise'], 'otherAccounts'],
  ['a number that is not there', ['REAL', '7'], 'none_chosen'],
  ['an end in the middle', ['REAL', '1', 'Bruyère'], 'not_filled_in'],
] as const) {
  test(`nothing is published from the terminal by ${what}`, async () => {
    await using night = await openServer();
    const outcome = await type(night, 'lmartin', answers);
    assert.deepEqual([outcome.exitCode > 0, outcome.data], [true, { refused: said }], outcome.text);
    await nothing(night);
  });
}

test('REAL on a desk of practice accounts, and whatever else is typed at the end, publish nothing', async () => {
  await using practised = await openServer({ mode: 'exercise' });
  const real = await type(practised, 'lmartin', answersFor('REAL', ['publish real']));
  assert.deepEqual(real.data, { refused: 'otherAccounts' });
  for (const last of [['yes'], ['publish'], ['publish exercise'], []]) {
    await using night = await openServer();
    const outcome = await type(night, 'lmartin', answersFor('REAL', last));
    assert.deepEqual(outcome.data, { refused: 'stopped' });
    await nothing(night);
  }
});

test('a link, an @ or 61 characters in a blank are asked for again, and not published', async () => {
  await using night = await openServer();
  const good = answersFor('REAL', []);
  const at = good.indexOf(place);
  for (const bad of ['https://example.org', '@valmont', 'a'.repeat(61), '']) {
    const answers = good.map((line, index) => (index === at ? bad : line));
    const outcome = await type(night, 'lmartin', [...answers, place, 'no']);
    assert.deepEqual(outcome.data, { refused: 'stopped' }, outcome.text);
    assert.match(outcome.shown, /lieu: .*\nlieu|lieu: /u);
    assert.match(outcome.shown, /gymnase Jean Moulin/);
  }
  await nothing(night);
});

test('the name that a server gives an account moves no cursor and colours nothing in the terminal', async () => {
  await using night = await openServer();
  await night.store.db.account.updateMany({ where: { network: 'x' }, data: { handle: '@valmont\u001B[2J' } });
  const outcome = await type(night, 'lmartin', answersFor('REAL', ['no']));
  assert.match(outcome.shown, /@valmont \[2J/u);
});

test('a frozen desk stays frozen, unless its freeze excepts emergencies; an account asleep but for them takes it', async () => {
  for (const exceptEmergencies of [false, true]) {
    await using night = await openServer();
    const by = { id: 'administrator', name: 'administrator' };
    const { x: accountId } = night.accountIds;
    await night.store.write(async (work) => {
      await freeze(work, { deskId: night.deskId, by, why: null, exceptEmergencies });
      await putToSleep(work, { accountId, by, until: null, why: null, exceptEmergencies });
    });
    const outcome = await type(night, 'lmartin', answersFor('REAL', ['publish real']));
    await night.pass(120);
    assert.deepEqual(outcome.exitCode, exceptEmergencies ? 0 : 1, outcome.text);
    const posts = [night.mastodon.posts.length, night.x.posts.length];
    assert.deepEqual(posts, exceptEmergencies ? [1, 1] : [0, 0]);
  }
});

test('a second use within half an hour is asked about, and goes out once ANOTHER is typed', async () => {
  await using night = await openServer();
  await type(night, 'lmartin', answersFor('REAL', ['publish real']));
  await night.pass(60);
  const template = answersFor('REAL', ['publish real']);
  // Its correction and all-clear stand before the warning now.
  const again = template.map((line) => (line === '1' ? '3' : line === place ? 'halle' : line));
  const asked = await type(night, 'lmartin', again);
  assert.deepEqual(asked.data, { refused: 'stopped' });
  assert.match(asked.shown, /A short while ago, .*2026 at \d\d:\d\d, leo published .*\(draft 1\)/);
  assert.equal((await type(night, 'lmartin', [...again, 'another'])).exitCode, 0);
  await night.pass(60);
  assert.equal(night.mastodon.posts.length, 2);
});

test('after a restore who types is told that the alert may be public already, and who ends that freeze where', async () => {
  await using night = await openServer();
  const by = { id: 'administrator', name: 'administrator' };
  await night.store.write((work) => freeze(work, { deskId: night.deskId, by, why: null, isAfterRestore: true }));
  const outcome = await type(night, 'lmartin', answersFor('REAL', ['publish real']));
  assert.deepEqual(outcome.data, { refused: 'frozen' });
  assert.match(
    outcome.text,
    /Tambour was restored.*button below the list.*may be public already.*Nothing was published/u,
  );
  assert.doesNotMatch(outcome.text, /thaw/u);
  await nothing(night);
});

test('a frozen desk’s officer reads in the terminal with which command the administrator ends the freeze', async () => {
  await using night = await openServer();
  const by = { id: 'administrator', name: 'administrator' };
  await night.store.write((work) => freeze(work, { deskId: night.deskId, by, why: null }));
  const outcome = await type(night, 'lmartin', answersFor('REAL', ['publish real']));
  assert.match(outcome.text, /This desk is frozen.*tambour thaw 'Bruyère'/u);
  await nothing(night);
});

/** Léo is on call; Léa, who neither wrote nor approved the template, approves on the desk and comes next. */
async function openFollowing(): Promise<Night> {
  const night = await openNight();
  const now = night.clock.now().getTime();
  const at = (hours: number): string => new Date(now + hours * 3_600_000).toISOString();
  await agreedRota(night, [shift('leo', at(-1), at(2)), shift('lea', at(2), at(4)), shift('karim', at(2), at(4))], {
    terminalUsers: ['leo', 'lea', 'karim'].map((person) => ({ user: `${person}s`, person })),
  });
  return night;
}

test('an approver who is not on call sends what follows a public alert from the terminal, and nothing else', async () => {
  await using night = await openFollowing();
  const early = await type(night, 'leas', answersFor('REAL', ['publish real']));
  assert.match(early.text, /Only who is on call may do this.*On call now: leo/u);
  await nothing(night);
  await type(night, 'leos', answersFor('REAL', ['publish real']));
  await night.pass(60);
  assert.equal(night.mastodon.posts.length, 1);
  const sent = await type(night, 'leas', ['REAL', '1', river, place, 'publish real']);
  assert.equal(sent.exitCode, 0, `${sent.text}\n${sent.shown}`);
  assert.match(sent.shown, /1\. .*: correction\n *2\. .*: all-clear\n(?! *3\.)/u);
  await night.pass(60);
  assert.equal(night.mastodon.posts.length, 2);
  assert.match(night.mastodon.posts[1]?.rendering.text ?? '', /^Rectificatif/u);
  // Karim alone approved the template.
  const alone = await type(night, 'karims', ['REAL', '1', river, place, 'publish real']);
  assert.deepEqual(alone.data, { refused: 'ownTemplate' });
});
