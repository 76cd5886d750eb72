import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { SlackPerson } from '../../simulators/slack/slack-options.ts';
import { adapterOf, slackWith } from './open-adapter.ts';

const kinds = [
  ['member', 'member', false],
  ['admin', 'member', true],
  ['owner', 'member', true],
  ['guest', 'guest', false],
  ['singleChannelGuest', 'guest', false],
  ['stranger', 'guest', false],
  ['otherBot', 'bot', false],
  ['deactivated', 'inactive', false],
] as const;
const people = kinds.map(([kind]): SlackPerson => ({ name: kind.toLowerCase(), kind }));

test('each kind of person is told apart, strangers of a shared channel among them', async () => {
  await using slack = await slackWith({ people });
  await using adapter = await adapterOf(slack);
  for (const [kind, seenAs, administrator] of kinds) {
    const id = slack.id(kind.toLowerCase());
    const administers = await adapter.chat.administers(id, { channel: slack.channel });
    assert.deepEqual([kind, (await adapter.chat.user(id))?.kind, administers], [kind, seenAs, administrator]);
  }
  assert.equal(await adapter.chat.user('UNOBODY'), null);
});

test('in Enterprise Grid a colleague of another workspace is a member, a stranger is none', async () => {
  await using slack = await slackWith({
    enterpriseId: 'E1',
    people: [
      { name: 'colleague', kind: 'gridColleague' },
      { name: 'stranger', kind: 'stranger' },
    ],
  });
  await using adapter = await adapterOf(slack);
  assert.equal((await adapter.chat.user(slack.id('colleague')))?.kind, 'member');
  assert.equal((await adapter.chat.user(slack.id('stranger')))?.kind, 'guest');
});

test('outside Enterprise Grid somebody of another workspace is a guest', async () => {
  await using slack = await slackWith({ people: [{ name: 'colleague', kind: 'gridColleague' }] });
  await using adapter = await adapterOf(slack);
  assert.equal((await adapter.chat.user(slack.id('colleague')))?.kind, 'guest');
});

test('language and time zone are those of the person', async () => {
  await using slack = await slackWith({
    people: [
      { name: 'aicha', realName: 'Aïcha B.', locale: 'fr-CA', tz: 'America/Montreal' },
      { name: 'greta', locale: 'de-DE', tz: 'Europe/Berlin' },
      { name: 'juan', locale: 'es-ES', tz: 'Europe/Madrid' },
    ],
  });
  await using adapter = await adapterOf(slack);
  assert.deepEqual(await adapter.chat.user(slack.id('aicha')), {
    id: slack.id('aicha'),
    name: 'Aïcha B.',
    handle: 'aicha',
    language: 'fr',
    timeZone: 'America/Montreal',
    kind: 'member',
  });
  assert.equal((await adapter.chat.user(slack.id('greta')))?.language, 'de');
  // A language that the bot does not speak.
  assert.equal((await adapter.chat.user(slack.id('juan')))?.language, 'en');
});

test('a name that people gave themselves is one line, and hides or turns nothing', async () => {
  const shown = [
    ['Karim\n✅ Odile approved', 'Karim ✅ Odile approved'],
    ['\u202eKarim\u2066', 'Karim'],
    ['Léa 👩‍💻', 'Léa 👩‍💻'],
    ['\u200b\u2060 \u3164', 'p3'],
    ['<!channel> *x*', '<!channel> *x*'],
    ['n'.repeat(200), `${'n'.repeat(79)}…`],
  ] as const;
  await using slack = await slackWith({ people: shown.map(([realName], at) => ({ name: `p${at}`, realName })) });
  await using adapter = await adapterOf(slack);
  for (const [at, [, name]] of shown.entries()) {
    assert.equal((await adapter.chat.user(slack.id(`p${at}`)))?.name, name);
  }
});

test('of a large channel everybody is known by few calls', async () => {
  const many = Array.from({ length: 250 }, (_, at): SlackPerson => ({ name: `p${at}` }));
  await using slack = await slackWith({ people: [...many, { name: 'helper', kind: 'otherBot' }] });
  await using adapter = await adapterOf(slack);
  const members = await adapter.chat.members({ channel: slack.channel });
  assert.equal(members.length, 250);
  assert.equal(slack.calls('users.info').length, 0);
  assert.ok(slack.calls().length < 12, `${slack.calls().length} calls`);
});

test('members are asked again after 30 seconds, groups after a minute', async () => {
  let nowMs = 0;
  const clock = { now: () => new Date(), monotonicMs: () => nowMs };
  const groups = [{ handle: 'g', name: 'G', members: ['aicha', 'karim'] }];
  await using slack = await slackWith({ groups });
  await using adapter = await adapterOf(slack, { clock });
  const members = (): Promise<readonly string[]> => adapter.chat.members({ channel: slack.channel });
  assert.ok((await members()).includes(slack.id('karim')));
  slack.leave(slack.id('karim'), slack.channel);
  nowMs += 29_000;
  assert.ok((await members()).includes(slack.id('karim')));
  nowMs += 1_000;
  assert.ok(!(await members()).includes(slack.id('karim')));
  await adapter.chat.groupMembers(slack.groupId('g'));
  const asked = slack.calls('usergroups.users.list').length;
  nowMs += 60_000;
  await adapter.chat.groupMembers(slack.groupId('g'));
  assert.equal(slack.calls('usergroups.users.list').length, asked + 1);
});

test('a failed question is not remembered', async () => {
  await using slack = await slackWith();
  await using adapter = await adapterOf(slack);
  slack.trouble('users.info', { kind: 'error', error: 'user_is_restricted' });
  await assert.rejects(adapter.chat.user(slack.id('aicha')), /user_is_restricted/);
  assert.equal((await adapter.chat.user(slack.id('aicha')))?.kind, 'member');
});

test('a plan without user groups has none, and says so', async () => {
  await using slack = await slackWith({ hasGroups: false });
  await using adapter = await adapterOf(slack);
  assert.equal(adapter.chat.capabilities.userGroups, false);
  assert.deepEqual(await adapter.chat.groups(), []);
  assert.equal(await adapter.chat.groupMembers('S1'), null);
});

test('a group that is switched off has no members', async () => {
  const groups = [
    { handle: 'on', name: 'On', members: ['aicha'] },
    { handle: 'off', name: 'Off', members: ['karim'], isDisabled: true },
  ];
  await using slack = await slackWith({ groups });
  await using adapter = await adapterOf(slack);
  assert.equal(adapter.chat.capabilities.userGroups, true);
  assert.deepEqual(await adapter.chat.groups(), [{ id: slack.groupId('on'), name: 'On' }]);
  assert.deepEqual(await adapter.chat.groupMembers(slack.groupId('on')), [slack.id('aicha')]);
  assert.equal(await adapter.chat.groupMembers(slack.groupId('off')), null);
});

test('of a channel that the bot is not in nobody is told', async () => {
  await using slack = await slackWith();
  await using adapter = await adapterOf(slack);
  const elsewhere = { channel: slack.channelId('elsewhere') };
  await assert.rejects(adapter.chat.members(elsewhere), /not in the channel/);
  assert.equal(await adapter.chat.inChannel(elsewhere), false);
  assert.equal(await adapter.chat.inChannel({ channel: slack.channel }), true);
  assert.equal(await adapter.chat.inChannel({ channel: 'D0DIRECT' }), false);
});

test('an app that was made without its messages tab tells nobody directly, and says so', async () => {
  await using slack = await slackWith({ people: [{ name: 'aicha' }], hasMessagesTab: false });
  await using adapter = await adapterOf(slack);
  const card = { summary: 's', blocks: [{ kind: 'heading', text: 'Please come' }] } as const;
  assert.equal(await adapter.chat.sendDirectMessage(slack.id('aicha'), card), 'cannot');
  assert.deepEqual(await slack.messagesFor(slack.id('aicha')), []);
});
