import assert from 'node:assert/strict';
import { test } from 'node:test';

import { checkChat } from '#doctor/check-chat.ts';
import type { MattermostFact } from '#doctor/check-mattermost.ts';
import type { Finding } from '#doctor/facts.ts';
import { doctor } from '#messages/en/doctor.ts';
import { say } from '#messages/words/keyed.ts';
import type { ServerStanding } from '#storage/chat-server.ts';

import { said } from './said.ts';

const server = { id: 'q1', address: 'chat.example.org' };
const ours = { code: 'isOurs', bot: 'tambour', version: '11.7.2', server } as const;

function graded(...facts: readonly MattermostFact[]): readonly Finding[] {
  return checkChat(null, { host: 'chat.example.org', facts, standing: { kind: 'first' } });
}

test('a good server is right, and what only a command could show is said', () => {
  assert.deepEqual(said(graded(ours)), ['right mattermostIsOurs', 'advice mattermostWayBackUntried']);
});

test('a server that may be another than the one of the desks is wrong, and each way out of it is named', () => {
  const facts = [ours];
  const answers = { host: 'chat.example.org', facts };
  const saidOf = (standing: ServerStanding): string => {
    const found = checkChat(null, { ...answers, standing }).filter(({ level }) => level === 'wrong');
    return found.map((finding) => say(doctor.finding, finding.code, finding)).join();
  };
  const { address } = server;
  assert.equal(saidOf({ kind: 'known', platform: 'mattermost:q1' }), '');
  const elsewhere = saidOf({ kind: 'elsewhere', address, formerly: ['old.example', 'copy.example'] });
  assert.match(elsewhere, /"tambour chat moved old\.example" or "tambour chat moved copy\.example"/);
  assert.match(elsewhere, /a copy.*MATTERMOST_URL.*"tambour chat another"/);
  const other = saidOf({ kind: 'unknown', address, known: ['old.example'] });
  assert.match(other, /another server than the one at old\.example.*"tambour chat another"/);
  assert.doesNotMatch(other, /chat moved/);
});

test('what stops the team is wrong', () => {
  assert.deepEqual(said(graded({ code: 'serverOld', version: '10.11.0', oldest: '11.0' })), ['wrong mattermostHeld']);
  assert.deepEqual(said(graded({ code: 'serverUntold' })), ['wrong mattermostHeld']);
  assert.deepEqual(said(graded(ours, { code: 'inNoTeam' })), [
    'right mattermostIsOurs',
    'wrong mattermostInNoTeam',
    'advice mattermostWayBackUntried',
  ]);
  assert.deepEqual(said(graded({ code: 'tokenRefused', why: 'x' })), ['wrong mattermostTokenRefused']);
  const error = Object.assign(new Error('secret words'), { code: 'ECONNREFUSED' });
  const [away] = graded({ code: 'unreachable', error });
  assert.deepEqual(away, { level: 'wrong', code: 'mattermostUnreachable', error: 'ECONNREFUSED' });
});

test('each is told in a sentence that says what to do', () => {
  const facts = graded(
    ours,
    { code: 'unreachable', error: Object.assign(new Error('x'), { code: 'ECONNREFUSED' }) },
    { code: 'tokenRefused', why: 'api.context.session_expired.app_error' },
    { code: 'serverOld', version: '10.11.0', oldest: '11.0' },
    { code: 'serverUntold' },
    { code: 'inNoTeam' },
    { code: 'clockOff', aheadSeconds: 600 },
  );
  const words = facts.map((fact) => say(doctor.finding, fact.code, fact));
  const expected = [
    /^Mattermost knows the bot: @tambour on chat\.example\.org, version 11\.7\.2\.$/,
    /^Mattermost does not answer \(ECONNREFUSED\)\. "Ways out" says more\.$/,
    /MATTERMOST_TOKEN \(api\.context\.session_expired\.app_error\)\. "tambour setup mattermost" makes a new one\.$/,
    /^Mattermost is 10\.11\.0\. Tambour works with 11\.0 and newer.*Upgrade the server\.$/,
    /does not say its version and its id.*proxy/,
    /in no team.*Run "tambour setup mattermost"\.$/,
    /^The clock is 600 s ahead of that of Mattermost\./,
    /type "\/tambour help" in a channel/,
  ];
  assert.equal(words.length, expected.length);
  for (const [index, pattern] of expected.entries()) assert.match(words[index] ?? '', pattern);
});
