import assert from 'node:assert/strict';
import { test } from 'node:test';

import { altsIn } from '#chat/mattermost/alts-in.ts';
import { mattermostPeople, type MattermostPeople } from '#chat/mattermost/people.ts';
import { restApi } from '#chat/mattermost/rest-api.ts';
import { hasPickers } from '#chat/mattermost/versions.ts';
import { whoWeAre } from '#chat/mattermost/who-we-are.ts';

import { openMattermost, type Mattermost } from '../../simulators/mattermost/open-mattermost.ts';
import { testClock } from '../../support/test-clock.ts';

const clock = testClock();

async function peopleOf(mattermost: Mattermost): Promise<MattermostPeople> {
  const { url } = mattermost;
  const api = restApi({ url, token: mattermost.bot.token }, { signal: new AbortController().signal });
  const who = await whoWeAre(api, url);
  assert.ok(who.kind === 'us', who.kind);
  return mattermostPeople(api, who.us, clock);
}

test('a person comes with the language and the zone that they have chosen', async () => {
  await using mattermost = await openMattermost({
    people: [
      { name: 'aicha', locale: 'fr', timeZone: 'Europe/Paris' },
      { name: 'karim', locale: 'en', timeZone: 'Pacific/Noumea' },
      { name: 'lea', locale: 'fr', timeZone: null },
    ],
  });
  const who = await peopleOf(mattermost);
  const told = await Promise.all(['aicha', 'karim', 'lea'].map((name) => who.known(mattermost.id(name))));
  assert.deepEqual(
    told.map((known) => [known?.user.name, known?.user.language, known?.user.timeZone]),
    [
      ['aicha', 'fr', 'Europe/Paris'],
      ['karim', 'en', 'Pacific/Noumea'],
      ['lea', 'fr', 'UTC'],
    ],
  );
});

test('a name that people gave themselves is one line, and hides or turns nothing', async () => {
  const shown = [
    ['Karim\n✅ Odile approved', 'Karim ✅ Odile approved'],
    ['\u202eKarim\u2066', 'Karim'],
    ['\u200b\u2060 \u3164', 'p2'],
    ['\u001b[31mKarim', '[31mKarim'],
    ['n'.repeat(200), `${'n'.repeat(79)}…`],
  ] as const;
  const named = shown.map(([firstName], at) => ({ name: `p${at}`, firstName }));
  await using mattermost = await openMattermost({ people: named });
  const who = await peopleOf(mattermost);
  const told = await Promise.all(named.map(({ name }) => who.known(mattermost.id(name))));
  assert.deepEqual(
    told.map((known) => known?.user.name),
    shown.map(([, name]) => name),
  );
});

test('who may act is asked afresh each time', async () => {
  await using mattermost = await openMattermost({
    people: [{ name: 'aicha' }, { name: 'karim' }, { name: 'out', isInChannel: false }],
  });
  const who = await peopleOf(mattermost);
  const may = (name: string): Promise<string> => who.mayAct(mattermost.id(name), mattermost.channel);
  assert.deepEqual(await Promise.all(['aicha', 'karim', 'out'].map(may)), ['yes', 'yes', 'no']);
  mattermost.remove(mattermost.id('aicha'), mattermost.channel);
  mattermost.deactivate(mattermost.id('karim'));
  assert.deepEqual(await Promise.all(['aicha', 'karim'].map(may)), ['no', 'no']);
  assert.equal(await who.mayAct(mattermost.bot.id, mattermost.channel), 'no');
  assert.equal(await who.mayAct('../me', mattermost.channel), 'no');
});

test('in a channel that the bot is not in, nobody can be told to be a member', async () => {
  await using mattermost = await openMattermost({
    people: [{ name: 'aicha' }],
    otherChannels: [{ name: 'away', isBotIn: false }],
  });
  const who = await peopleOf(mattermost);
  assert.equal(await who.mayAct(mattermost.id('aicha'), mattermost.channelId('away')), 'botNotInChannel');
  await assert.rejects(who.members(mattermost.channelId('away')), /not in the channel/);
});

test('who administers the team of a channel administers it', async () => {
  await using mattermost = await openMattermost({
    people: [{ name: 'boss', kind: 'teamAdmin' }, { name: 'root', kind: 'admin' }, { name: 'aicha' }],
  });
  const who = await peopleOf(mattermost);
  const does = (name: string): Promise<boolean> => who.administers(mattermost.id(name), mattermost.channel);
  assert.deepEqual(await Promise.all(['boss', 'root', 'aicha'].map(does)), [true, true, false]);
});

test('a channel of more people than a page holds has them all', async () => {
  const everybody = Array.from({ length: 230 }, (_, index) => ({ name: `p${index}` }));
  await using mattermost = await openMattermost({ people: everybody });
  const who = await peopleOf(mattermost);
  const members = await who.members(mattermost.channel);
  for (const { name } of everybody) assert.ok(members.includes(mattermost.id(name)), name);
});

test('groups are there with a licence alone', async () => {
  const options = { people: [{ name: 'karim' }], groups: [{ name: 'g', displayName: 'Group', members: ['karim'] }] };
  await using free = await openMattermost(options);
  assert.equal(await (await peopleOf(free)).groups(), null);
  await using licensed = await openMattermost({ ...options, hasLicence: true });
  const who = await peopleOf(licensed);
  assert.deepEqual(
    (await who.groups())?.map(({ name }) => name),
    ['Group'],
  );
  assert.deepEqual(await who.groupMembers(licensed.groupId('g')), [licensed.id('karim')]);
});

test('a server from 11.6 on has dates in its dialogs', () => {
  assert.deepEqual(
    ['11.7.2', '11.6.0', '12.0.0', '11.5.9', '10.11.0'].map((version) => hasPickers({ version })),
    [true, true, true, false, false],
  );
});

test('the lines of a message that describe its files are told apart from its text', () => {
  assert.deepEqual(altsIn('Voici\nalt: Un chat\nTexte alternatif 2 : Un chien'), {
    alts: ['Un chat', 'Un chien'],
    text: 'Voici',
  });
  assert.deepEqual(altsIn('Altitude : 3 m\nalt :'), { alts: [], text: 'Altitude : 3 m\nalt :' });
});
