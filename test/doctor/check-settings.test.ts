import assert from 'node:assert/strict';
import { test } from 'node:test';

import { readConfig, settingNames, settingsIn } from '#config.ts';
import { checkChat } from '#doctor/check-chat.ts';
import { checkSettings } from '#doctor/check-settings.ts';
import { checkX } from '#doctor/check-x.ts';
import type { Finding } from '#doctor/facts.ts';
import { nearestName } from '#doctor/nearest-name.ts';

import { said } from './said.ts';

const slack = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' };

function checked(environment: Readonly<Record<string, string>>): readonly Finding[] {
  return checkSettings(readConfig(environment), { known: settingNames, ...settingsIn(environment) });
}

function because(environment: Readonly<Record<string, string>>): readonly string[] {
  return checked(environment).flatMap((one) =>
    one.code === 'settingWithoutEffect' ? [`${one.setting}: ${one.because} is ${one.value ?? 'set'}`] : [],
  );
}

function codesWithDatabase(url: string): readonly string[] {
  return said(checked({ DATABASE_URL: url })).slice(1);
}

test('settings that fit together are right, and so are none', () => {
  assert.deepEqual(said(checked({})), ['right settingsFit']);
  assert.deepEqual(said(checked({ ...slack, DATABASE_URL: 'postgresql://u@127.0.0.1/d' })), ['right settingsFit']);
});

test('a bad value is named by its setting, and never repeated', () => {
  const findings = checked({ TAMBOUR_PORT: 'hunter2', SLACK_BOT_TOKEN: 'hunter2' });
  assert.deepEqual(said(findings), ['wrong settingRefused', 'wrong settingRefused']);
  assert.ok(!JSON.stringify(findings).includes('hunter2'));
});

test('a misspelt setting is told with the one that was meant, beside whatever else is wrong', () => {
  const findings = checked({ TAMBOUR_PROT: '4000', TAMBOUR_SOMETHING: '1', TAMBOUR_PORT: 'x' });
  assert.deepEqual(
    findings.flatMap((finding) => (finding.code === 'settingUnknown' ? [[finding.setting, finding.meant]] : [])),
    [
      ['TAMBOUR_PROT', 'TAMBOUR_PORT'],
      ['TAMBOUR_SOMETHING', null],
    ],
  );
  assert.equal(nearestName('SLACK_APP_TOKN', settingNames), 'SLACK_APP_TOKEN');
  assert.equal(nearestName('SLACK', settingNames), null);
});

test('a slip in the first word is told too, and what is none of ours is left alone', () => {
  const findings = checked({ TAMBOR_PORT: '4000', DATABSE_URL: 'x', LC_NAME: 'fr', HTTP_PROXI: 'x', PATH: '/bin' });
  assert.deepEqual(
    findings.flatMap((finding) => (finding.code === 'settingUnknown' ? [[finding.setting, finding.meant]] : [])),
    [
      ['TAMBOR_PORT', 'TAMBOUR_PORT'],
      ['DATABSE_URL', 'DATABASE_URL'],
    ],
  );
});

test('settings without effect say why', () => {
  const server = { DATABASE_URL: 'postgresql://u@127.0.0.1/d', TAMBOUR_POSTGRES_BIN: '/x', TAMBOUR_POSTGRES_USER: 'u' };
  assert.deepEqual(because(server), [
    'TAMBOUR_POSTGRES_BIN: DATABASE_URL is set',
    'TAMBOUR_POSTGRES_USER: DATABASE_URL is set',
  ]);
  assert.deepEqual(because({ ...slack, SLACK_SIGNING_SECRET: '0123456789abcdef' }), [
    'SLACK_SIGNING_SECRET: SLACK_MODE is socket',
  ]);
  const http = { ...slack, SLACK_SIGNING_SECRET: '0123456789abcdef', SLACK_MODE: 'http' };
  assert.deepEqual(because(http), ['SLACK_APP_TOKEN: SLACK_MODE is http']);
  assert.deepEqual(because({ X_READING: 'on' }), ['X_READING: X_PUBLISHING is off']);
});

test('what the settings amount to together is told', () => {
  assert.deepEqual(said(checked({ TAMBOUR_PRACTICE: 'off' })), ['wrong noChat']);
  assert.deepEqual(said(checked({ ...slack, TAMBOUR_PRACTICE: 'on' })), [
    'right settingsFit',
    'advice practiceBesideChat',
  ]);
  assert.deepEqual(said(checked({ ...slack, TAMBOUR_PRACTICE: 'networks' })), [
    'right settingsFit',
    'advice practiceNetworks',
  ]);
  assert.deepEqual(said(checked({ TAMBOUR_HOST: '0.0.0.0', TAMBOUR_PRACTICE_FOR_ALL: 'on' })), [
    'right settingsFit',
    'advice practiceForAll',
  ]);
  assert.deepEqual(said(checked({ TAMBOUR_HOST: '0.0.0.0' })), ['wrong settingRefused']);
  assert.deepEqual(said(checked({ ...slack, TAMBOUR_HOST: '0.0.0.0' })), ['right settingsFit', 'advice listensForAll']);
  assert.deepEqual(said(checked({ TAMBOUR_METRICS: '0.0.0.0:9464' })), ['right settingsFit', 'advice listensForAll']);
  assert.deepEqual(said(checked({ TAMBOUR_METRICS: '127.0.0.1:9464' })), ['right settingsFit']);
});

test('a database that is read over the network without TLS is worth knowing', () => {
  assert.deepEqual(codesWithDatabase('postgresql://u:p@db.example.org/d'), ['advice databaseInTheClear']);
  assert.deepEqual(codesWithDatabase('postgresql://u:p@db.example.org/d?sslmode=prefer'), [
    'advice databaseInTheClear',
  ]);
  for (const url of [
    'postgresql://u:p@db.example.org/d?sslmode=verify-full',
    'postgresql://u:p@[::1]/d',
    'postgresql://u:p@localhost/d',
    'postgresql://u@localhost/d?host=%2Frun%2Fpostgresql',
  ]) {
    assert.deepEqual(codesWithDatabase(url), [], url);
  }
});

test('X is right while it is off; on, its terms are told, old prices and a missing account too', async () => {
  const now = new Date('2026-03-10T12:00:00Z');
  const prices = { asOf: '2026-03-01', post: 0.015, postWithLink: 0.015 };
  const off = readConfig({});
  assert.ok(off.kind === 'config');
  assert.deepEqual(said(await checkX(off.config.x, null, now)), ['right xOff']);
  const x = { ...off.config.x, publishing: true, prices: { ...off.config.x.prices, ...prices } };
  assert.deepEqual(said(await checkX(x, null, now)), ['advice xOn']);
  const old = { ...x, prices: { ...x.prices, asOf: '2025-11-01' } };
  const [, finding] = await checkX(old, null, now);
  assert.deepEqual(finding, { level: 'advice', code: 'xPricesOld', asOf: '2025-11-01', days: 129 });
});

test('what Slack says is graded: refused tokens and missing scopes are wrong, what is missing of a plan is not', () => {
  assert.deepEqual(said(checkChat(null, null)), ['right chatOff']);
  const ours = { code: 'isOurs', platformId: 'slack:T1', workspace: 'Valmont', bot: 'tambour' } as const;
  assert.deepEqual(said(checkChat({ mode: 'socket', facts: [ours, { code: 'appTokenOpens' }] }, null)), [
    'right slackIsOurs',
    'right slackSocketOpens',
  ]);
  assert.deepEqual(said(checkChat({ mode: 'http', facts: [ours] }, null)), [
    'right slackIsOurs',
    'advice slackSecretUntried',
  ]);
  const facts = [
    { code: 'unreachable', error: Object.assign(new Error('token xoxb-1'), { code: 'ECONNREFUSED' }) },
    { code: 'botTokenRefused', why: 'invalid_auth' },
    { code: 'appTokenRefused', why: 'missing_scope' },
    { code: 'wrongKindOfToken', token: 'bot', expected: 'xoxb-' },
    { code: 'scopesMissing', scopes: ['files:read'] },
    { code: 'tokensOfTwoApps', botApp: 'A1', appTokenApp: 'A2' },
    { code: 'clockOff', aheadSeconds: 120 },
    { code: 'scopesBeyondNeed', scopes: ['channels:manage'] },
    { code: 'noUserGroups', why: 'plan_upgrade_required' },
  ] as const;
  const graded = checkChat({ mode: 'socket', facts: facts }, null);
  assert.deepEqual(
    graded.map(({ level }) => level),
    [...Array.from({ length: 7 }, () => 'wrong'), 'advice', 'advice'],
  );
  assert.deepEqual(graded[0], { level: 'wrong', code: 'slackUnreachable', error: 'ECONNREFUSED' });
  assert.deepEqual(graded[6], { level: 'wrong', code: 'clockOff', with: 'Slack', aheadSeconds: -120 });
});
