import assert from 'node:assert/strict';
import { test } from 'node:test';

import { mayReach as mastodonMayReach } from '#networks/may-reach.ts';
import { mayReach as slackMayReach } from '#chat/slack/may-reach.ts';
import { addAccount } from '#cli/account-commands.ts';

import { askedServer } from '../support/asked-server.ts';
import { openBotScene } from '../support/bot-scene.ts';
import { openScene } from '../support/publishing-scene.ts';

/** This machine, in the ways in which people hide it: https://url.spec.whatwg.org/#host-parsing reads all as one. */
const thisMachine = [
  '127.0.0.1',
  '2130706433',
  '0x7f000001',
  '017700000001',
  '0177.0.0.1',
  '0x7f.1',
  '127.1',
  '１２７.０.０.１',
  '①②⑦.⓪.⓪.①',
  'localhost',
  '[::1]',
];

/** Addresses that are inside a network, or stand for it, and are not this machine by its name. */
const inside = [
  '169.254.169.254',
  '2852039166',
  '[::ffff:7f00:1]',
  '[::ffff:127.0.0.1]',
  '[64:ff9b::7f00:1]',
  '[64:ff9b::169.254.169.254]',
  '[fd00:ec2::254]',
  '[fe80::1]',
  '0',
  '0.0.0.0',
  '[::]',
  'localhost.',
  'localhost.localdomain',
  '127.0.0.1.example.org',
  '10.0.0.1',
  '192.168.1.1',
  'metadata.google.internal',
];

const noWeb = [
  'file:///etc/passwd',
  'data:text/plain,x',
  'gopher://example.org/',
  'ftp://example.org/',
  'javascript:alert(1)',
  'blob:https://example.org/x',
  'ws://example.org/',
  '//example.org/',
  'example.org',
  '',
];

test('of an address that Slack is said to name, none leads inside, in whatever spelling', () => {
  const addresses = [...thisMachine, ...inside].flatMap((host) =>
    ['http', 'https', 'ws', 'wss'].map((scheme) => `${scheme}://${host}/files-pri/x`),
  );
  const disguised = [
    'https://files.slack.com@169.254.169.254/',
    'https://files.slack.com:secret@files.slack.com/',
    'https://files.slack.com:22/',
    String.raw`https://169.254.169.254\@files.slack.com/`,
    'https://169.254.169.254#files.slack.com',
    'https://files.slack.com.example.org/',
    'https://files.slack.com./',
    'wss://wss-primary.slack.com:8080/',
    'wss://slack.com.example.org/',
  ];
  for (const address of [...addresses, ...disguised, ...noWeb]) {
    for (const place of ['file', 'socket', 'answer'] as const) {
      assert.equal(slackMayReach(place, address, 'https://slack.com/api/'), false, `${place} ${address}`);
    }
  }
});

test('without TLS a token goes to this machine and nowhere inside, in whatever spelling', () => {
  for (const host of thisMachine) assert.equal(mastodonMayReach(`http://${host}`, true), true, host);
  for (const host of inside) {
    assert.equal(mastodonMayReach(`http://${host}`, false), false, host);
    for (const scheme of ['http', 'https']) assert.equal(mastodonMayReach(`${scheme}://${host}`, true), false, host);
  }
  for (const address of noWeb) assert.equal(mastodonMayReach(address, false), false, address);
});

test('an account at such an address is refused before anything is asked of it', async () => {
  await using scene = await openScene();
  const asked: string[] = [];
  const means = {
    store: scene.store,
    connect: ({ serverUrl }: { readonly serverUrl: string }): never => {
      asked.push(serverUrl);
      throw new Error('it was asked');
    },
    seal: (): never => assert.fail('it was sealed'),
    isSwitchedOn: (network: string) => network !== 'x',
  };
  const add = async (serverUrl: string, desk: string | null = null): Promise<unknown> =>
    (await addAccount(means, { desk, serverUrl, secret: { network: 'mastodon', accessToken: 'a token' } })).data;
  for (const address of [...noWeb, 'https://user:password@social.example', 'https://user@social.example']) {
    assert.deepEqual(await add(address), { refused: 'bad_url' }, address);
  }
  for (const host of inside) assert.deepEqual(await add(`http://${host}`), { refused: 'not_https' }, host);
  // A practice desk has no login: whoever is at the machine could publish with what it has.
  for (const host of [...inside, 'social.example']) {
    assert.deepEqual(await add(`https://${host}`, 'Bruyère'), { refused: 'practice_desk' }, host);
  }
  assert.deepEqual(asked, []);
  await assert.rejects(add('https://social.example/path?query#hash'), /it was asked/);
  assert.deepEqual(asked, ['https://social.example']);
});

test('nothing that people write is fetched: not a link, not a picture’s address, not what an answer names', async () => {
  await using server = await askedServer(() => new Response('secret'));
  await using scene = await openBotScene();
  const told = `${server.url}/in-text ![x](${server.url}/picture.png) <img src="${server.url}/i.svg"> ${server.url}/a.`;
  await scene.draft(told, { contentWarning: `${server.url}/warning` });
  scene.people.say('aicha', { channel: 'publications' }, `${server.url}/said`);
  await scene.press('aicha', 'ask');
  scene.networks.mastodon.troubles.push({ answer: { kind: 'published', id: '7', url: `${server.url}/answered` } });
  await scene.press('karim', 'approve');
  await scene.pass(300);
  assert.equal(scene.networks.x.posts.length, 1);
  assert.match(scene.seen(), new RegExp(`${server.url}/answered`));
  assert.deepEqual(server.asked, []);
});
