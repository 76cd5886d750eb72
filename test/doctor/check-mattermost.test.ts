import assert from 'node:assert/strict';
import { test } from 'node:test';

import { wordsForFact } from '#cli/doctor/words-for-fact.ts';
import { checkChat } from '#doctor/check-chat.ts';
import type { MattermostFact } from '#doctor/check-mattermost.ts';
import type { Finding } from '#doctor/finding.ts';

import { said } from './said.ts';

const ours = { code: 'isOurs', bot: 'tambour', version: '11.7.2' } as const;

function graded(...facts: readonly MattermostFact[]): readonly Finding[] {
  return checkChat(null, { host: 'chat.example.org', facts });
}

test('a good server is right, and what only a command could show is said', () => {
  assert.deepEqual(said(graded(ours)), ['right mattermostIsOurs', 'advice mattermostWayBackUntried']);
});

test('what stops the team is wrong, an old server is advice', () => {
  assert.deepEqual(said(graded(ours, { code: 'serverOld', version: '11.6.0' }, { code: 'inNoTeam' })), [
    'right mattermostIsOurs',
    'advice mattermostOld',
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
    { code: 'serverOld', version: '11.6.0' },
    { code: 'inNoTeam' },
    { code: 'clockOff', aheadSeconds: 600 },
  );
  const words = facts.map((fact) => wordsForFact(fact));
  const expected = [
    /^Mattermost knows the bot: @tambour on chat\.example\.org, version 11\.7\.2\.$/,
    /^Mattermost does not answer \(ECONNREFUSED\)\. "Ways out" says more\.$/,
    /MATTERMOST_TOKEN \(api\.context\.session_expired\.app_error\)\. "tambour setup mattermost" makes a new one\.$/,
    /^Mattermost is 11\.6\.0\..*upgrade the server\.$/,
    /in no team.*Run "tambour setup mattermost"\.$/,
    /^The clock is 600 s ahead of that of Mattermost\./,
    /type "\/tambour help" in a channel/,
  ];
  assert.equal(words.length, expected.length);
  for (const [index, pattern] of expected.entries()) assert.match(words[index] ?? '', pattern);
});
