import assert from 'node:assert/strict';
import { test } from 'node:test';

import { readConfig } from '#config.ts';

test('an empty environment starts the practice chat on the embedded database, with X off', () => {
  const outcome = readConfig({});
  assert.equal(outcome.kind, 'config');
  if (outcome.kind !== 'config') return;
  assert.equal(outcome.config.database.kind, 'embedded');
  assert.deepEqual(outcome.config.practice, { kind: 'here' });
  assert.equal(outcome.config.x.publishing, false);
  assert.equal(outcome.config.listen.host, '127.0.0.1');
});

test('a bad value is refused by the name of its setting, and not repeated', () => {
  const outcome = readConfig({ DATABASE_URL: 'mysql://root:hunter2@db', TAMBOUR_PORT: 'http', X_PUBLISHING: 'yes' });
  assert.equal(outcome.kind, 'refused');
  if (outcome.kind !== 'refused') return;
  assert.deepEqual(
    outcome.problems.map((entry) => entry.setting),
    ['DATABASE_URL', 'TAMBOUR_PORT', 'X_PUBLISHING'],
  );
  assert.doesNotMatch(JSON.stringify(outcome), /hunter2|mysql|yes/);
});

test('an empty value counts as not set', () => {
  const outcome = readConfig({ DATABASE_URL: '', X_PUBLISHING: '' });
  assert.equal(outcome.kind, 'config');
});

test('prices of X come from the setting, and a half table is refused', () => {
  const prices = { asOf: '2027-01-01', post: 0.02, postWithLink: 0.3, altText: 0 };
  const good = readConfig({ X_PRICES: JSON.stringify(prices) });
  const others = { ownedRead: 0.001, postRead: 0.005, userRead: 0.01, delete: 0.01 };
  assert.deepEqual(good.kind === 'config' && good.config.x.prices, { ...prices, ...others });
  assert.equal(readConfig({ X_PRICES: '{"post":1}' }).kind, 'refused');
  assert.equal(readConfig({ X_PRICES: 'nonsense' }).kind, 'refused');
});

test('a practice chat elsewhere may only be on this machine', () => {
  assert.equal(readConfig({ TAMBOUR_PRACTICE_URL: 'http://127.0.0.1:5000' }).kind, 'config');
  assert.equal(readConfig({ TAMBOUR_PRACTICE_URL: 'http://practice.example.org' }).kind, 'refused');
});

test('Slack is connected by two values, over Socket Mode unless told otherwise', () => {
  const outcome = readConfig({ SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' });
  assert.ok(outcome.kind === 'config');
  assert.deepEqual(outcome.config.slack, {
    mode: 'socket',
    botToken: 'xoxb-1',
    appToken: 'xapp-1',
    apiUrl: 'https://slack.com/api/',
  });
  const secret = 'a signing secret of Slack';
  const http = readConfig({ SLACK_MODE: 'http', SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: secret });
  assert.equal(http.kind === 'config' && http.config.slack?.mode, 'http');
});

function namesRefused(environment: Record<string, string>): readonly string[] {
  const outcome = readConfig(environment);
  return outcome.kind === 'refused' ? outcome.problems.map(({ setting }) => setting) : [];
}

function practiceBesideSlack(environment: Record<string, string>): string {
  const outcome = readConfig({ SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1', ...environment });
  return outcome.kind === 'config' ? outcome.config.practice.kind : 'refused';
}

function isApiUrlRefused(url: string): boolean {
  return readConfig({ SLACK_API_URL: url }).kind === 'refused';
}

test('half of what Slack needs is refused by the name of the other half', () => {
  assert.deepEqual(namesRefused({ SLACK_BOT_TOKEN: 'xoxb-1' }), ['SLACK_APP_TOKEN']);
  assert.deepEqual(namesRefused({ SLACK_APP_TOKEN: 'xapp-1' }), ['SLACK_BOT_TOKEN']);
  assert.deepEqual(namesRefused({ SLACK_MODE: 'http', SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' }), [
    'SLACK_SIGNING_SECRET',
  ]);
  assert.deepEqual(namesRefused({ SLACK_BOT_TOKEN: 'xoxp-1', SLACK_APP_TOKEN: 'xapp-1' }), ['SLACK_BOT_TOKEN']);
});

test('beside a real chat the practice chat is there only when asked for', () => {
  assert.equal(practiceBesideSlack({}), 'off');
  assert.equal(practiceBesideSlack({ TAMBOUR_PRACTICE: 'on' }), 'here');
  assert.equal(practiceBesideSlack({ TAMBOUR_PRACTICE_URL: 'http://127.0.0.1:5000' }), 'elsewhere');
  assert.equal(practiceBesideSlack({ TAMBOUR_PRACTICE: 'networks' }), 'networks');
});

test('practice networks alone are for a real chat, and shown to this machine alone unless that is said', () => {
  assert.deepEqual(namesRefused({ TAMBOUR_PRACTICE: 'networks' }), ['TAMBOUR_PRACTICE']);
  assert.deepEqual(namesRefused({ TAMBOUR_PRACTICE: 'chat' }), ['TAMBOUR_PRACTICE']);
  const elsewhere = { TAMBOUR_PRACTICE: 'networks', TAMBOUR_HOST: '0.0.0.0' };
  assert.equal(practiceBesideSlack(elsewhere), 'refused');
  assert.equal(practiceBesideSlack({ ...elsewhere, TAMBOUR_PRACTICE_FOR_ALL: 'on' }), 'networks');
});

test('tokens go to Slack alone', () => {
  assert.ok(
    isApiUrlRefused('https://slack.com.example.org/api/') &&
      isApiUrlRefused('http://slack.com/api/') &&
      isApiUrlRefused('x'),
  );
  assert.ok(!isApiUrlRefused('https://slack.com/api/') && !isApiUrlRefused('http://127.0.0.1:4500/api/'));
});

test('the proxy comes from either spelling, and metrics from an address and a port', () => {
  const outcome = readConfig({
    https_proxy: 'http://proxy:3128',
    NO_PROXY: '.example.org',
    TAMBOUR_METRICS: '[::1]:94',
  });
  assert.ok(outcome.kind === 'config');
  assert.deepEqual(outcome.config.proxy, { https: 'http://proxy:3128', http: null, noProxy: '.example.org' });
  assert.deepEqual(outcome.config.metrics, { host: '::1', port: 94 });
  assert.equal(readConfig({ HTTPS_PROXY: 'proxy' }).kind, 'refused');
  assert.equal(readConfig({ TAMBOUR_METRICS: '9464' }).kind, 'refused');
});

const mattermost = {
  MATTERMOST_URL: 'https://chat.example.org/',
  MATTERMOST_TOKEN: 'a'.repeat(26),
  MATTERMOST_COMMAND_TOKENS: `${'b'.repeat(26)}, ${'c'.repeat(26)}`,
  MATTERMOST_CALLBACK_URL: 'http://127.0.0.1:4747',
};

test('Mattermost is connected by four values, and half of them are refused by the names of the others', () => {
  const outcome = readConfig(mattermost);
  assert.ok(outcome.kind === 'config');
  assert.deepEqual(outcome.config.mattermost, {
    url: 'https://chat.example.org',
    token: 'a'.repeat(26),
    commandTokens: ['b'.repeat(26), 'c'.repeat(26)],
    callbackUrl: 'http://127.0.0.1:4747',
  });
  assert.equal(outcome.config.practice.kind, 'off');
  assert.deepEqual(namesRefused({ MATTERMOST_URL: mattermost.MATTERMOST_URL }), [
    'MATTERMOST_TOKEN',
    'MATTERMOST_COMMAND_TOKENS',
    'MATTERMOST_CALLBACK_URL',
  ]);
});

test('the token of Mattermost goes over TLS, or stays on this machine', () => {
  const refused = (url: string): readonly string[] => namesRefused({ ...mattermost, MATTERMOST_URL: url });
  assert.deepEqual(refused('http://chat.example.org'), ['MATTERMOST_URL']);
  assert.deepEqual(refused('https://me:secret@chat.example.org'), ['MATTERMOST_URL']);
  assert.deepEqual(refused('https://chat.example.org/?x=1'), ['MATTERMOST_URL']);
  assert.deepEqual(refused('http://127.0.0.1:8065'), []);
  assert.deepEqual(namesRefused({ ...mattermost, MATTERMOST_COMMAND_TOKENS: 'b' }), ['MATTERMOST_COMMAND_TOKENS']);
});

test('an address of its own pages that people could not open is refused by its name, and not repeated', () => {
  for (const bad of ['desk.valmont', 'ftp://desk.valmont', 'javascript:alert(1)', 'https://']) {
    const outcome = readConfig({ TAMBOUR_PUBLIC_URL: bad });
    assert.equal(outcome.kind, 'refused', bad);
    if (outcome.kind !== 'refused') continue;
    assert.deepEqual(
      outcome.problems.map(({ setting }) => setting),
      ['TAMBOUR_PUBLIC_URL'],
    );
    assert.doesNotMatch(JSON.stringify(outcome.problems), /valmont|alert/);
  }
  const good = readConfig({ TAMBOUR_PUBLIC_URL: 'https://tambour.example.org' });
  assert.equal(good.kind === 'config' && good.config.publicUrl, 'https://tambour.example.org');
});

test('certificates are checked: the switch of Node that would trust whoever answers is refused', () => {
  const refused = readConfig({ NODE_TLS_REJECT_UNAUTHORIZED: '0' });
  assert.ok(refused.kind === 'refused');
  assert.deepEqual(refused.problems, [{ setting: 'NODE_TLS_REJECT_UNAUTHORIZED', problem: 'checksNoCertificate' }]);
  for (const value of ['1', '', undefined]) {
    assert.equal(readConfig({ NODE_TLS_REJECT_UNAUTHORIZED: value }).kind, 'config');
  }
});

function pagesOf(environment: Record<string, string>): boolean | string {
  const outcome = readConfig(environment);
  return outcome.kind === 'config' ? outcome.config.pages : (outcome.problems[0]?.problem ?? '');
}

test('pages are off unless they are switched on, and beside a real chat they need an encrypted address', () => {
  const slack = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' };
  const on = { TAMBOUR_PAGES: 'on' };
  assert.equal(pagesOf({ ...slack, TAMBOUR_PUBLIC_URL: 'https://tambour.example.org' }), false);
  assert.equal(pagesOf({ ...slack, ...on, TAMBOUR_PUBLIC_URL: 'https://tambour.example.org' }), true);
  assert.equal(pagesOf({ ...slack, ...on }), 'pagesNeedAddress');
  assert.equal(pagesOf({ ...slack, ...on, TAMBOUR_PUBLIC_URL: 'http://tambour.example.org' }), 'pagesNeedAddress');
  assert.equal(pagesOf(on), true, 'in practice, where it listens');
  assert.equal(pagesOf({ TAMBOUR_PAGES: 'yes' }), 'onOrOff');
});
