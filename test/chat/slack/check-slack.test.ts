import assert from 'node:assert/strict';
import { test } from 'node:test';

import { checkSlack, type SlackFact } from '#chat/slack/check-slack.ts';

import type { Slack } from '../../simulators/slack/open-slack.ts';
import { slackWith } from './open-adapter.ts';

function checked(
  slack: Slack,
  more: { readonly botToken?: string; readonly appToken?: string } = {},
): Promise<readonly SlackFact[]> {
  const { apiUrl, botToken, appToken } = slack;
  return checkSlack({ mode: 'socket', apiUrl, botToken, appToken, ...more });
}

const groups = [{ handle: 'g', name: 'G', members: ['aicha'] }];

test('where all is well, it says who we are and that the app token opens', async () => {
  await using slack = await slackWith({ groups });
  const facts = await checked(slack);
  assert.deepEqual(
    facts.map(({ code }) => code),
    ['isOurs', 'appTokenOpens'],
  );
  const [first] = facts;
  assert.ok(first?.code === 'isOurs');
  assert.equal(first.platformId, 'slack:T000000001');
  assert.equal(slack.socket.connections(), 0);
});

test('over signed requests no app token is asked for', async () => {
  await using slack = await slackWith({ groups });
  const { apiUrl, botToken, signingSecret } = slack;
  const facts = await checkSlack({ mode: 'http', apiUrl, botToken, signingSecret });
  assert.deepEqual(
    facts.map(({ code }) => code),
    ['isOurs'],
  );
});

test('scopes that are missing, and those beyond need, are named', async () => {
  await using slack = await slackWith({ groups, withoutScopes: ['files:read', 'usergroups:read'] });
  slack.grant('chat:write.public', true);
  const facts = await checked(slack);
  assert.deepEqual(facts.slice(1, 3), [
    { code: 'scopesMissing', scopes: ['files:read', 'usergroups:read'] },
    { code: 'scopesBeyondNeed', scopes: ['chat:write.public'] },
  ]);
});

test('tokens that Slack refuses are told apart', async () => {
  await using slack = await slackWith({ groups });
  const [bot] = await checked(slack, { botToken: 'xoxb-other' });
  assert.deepEqual(bot, { code: 'botTokenRefused', why: 'invalid_auth' });
  const app = await checked(slack, { appToken: 'xapp-1-A0TAMBOUR-other' });
  assert.deepEqual(app.at(-1), { code: 'appTokenRefused', why: 'invalid_auth' });
  const kind = await checked(slack, { botToken: 'xoxp-person', appToken: 'xoxb-swapped' });
  assert.deepEqual(kind.slice(0, 2), [
    { code: 'wrongKindOfToken', token: 'bot', expected: 'xoxb-' },
    { code: 'wrongKindOfToken', token: 'app', expected: 'xapp-' },
  ]);
  const other = await checked(slack, { appToken: 'xapp-1-A0OTHER-1-a' });
  assert.deepEqual(other.at(-2), { code: 'tokensOfTwoApps', botApp: 'A0TAMBOUR', appTokenApp: 'A0OTHER' });
});

test('a clock that is off is told with its sign', async () => {
  await using slack = await slackWith({ groups, skewMs: -120_000 });
  const off = (await checked(slack)).find((fact) => fact.code === 'clockOff');
  assert.ok(off !== undefined && Math.abs(off.aheadSeconds - 120) <= 2);
});

test('a plan without user groups is said, and Slack that is not there', async () => {
  await using slack = await slackWith({ hasGroups: false });
  assert.deepEqual((await checked(slack))[1], { code: 'noUserGroups', why: 'plan_upgrade_required' });
  slack.cutOff(true);
  const facts = await checked(slack);
  assert.deepEqual(
    facts.map(({ code }) => code),
    ['unreachable'],
  );
});
