import assert from 'node:assert/strict';
import { test } from 'node:test';

import { mayReach } from '#chat/slack/may-reach.ts';

const slack = 'https://slack.com/api/';
const here = 'http://127.0.0.1:4500/api/';

test('a connection goes to a host of Slack, encrypted', () => {
  assert.ok(mayReach('socket', 'wss://wss-primary.slack.com/link/?ticket=1', slack));
  assert.ok(mayReach('socket', 'wss://slack.com/link', slack));
  for (const address of [
    'ws://wss-primary.slack.com/link',
    'wss://slack.com.example.org/link',
    'wss://evilslack.com/link',
    'wss://127.0.0.1/link',
    'wss://slack.com:8443/link',
    'wss://a@slack.com/link',
    'https://slack.com/link',
    'wss:\\\\example.org\\@slack.com',
    'not an address',
  ]) {
    assert.ok(!mayReach('socket', address, slack), address);
  }
});

test('answers go to hooks.slack.com, files come from files.slack.com', () => {
  assert.ok(mayReach('answer', 'https://hooks.slack.com/commands/T1/2/3', slack));
  assert.ok(mayReach('file', 'https://files.slack.com/files-pri/T1-F1/a.png', slack));
  for (const address of [
    'http://hooks.slack.com/commands',
    'https://hooks.slack.com.example.org/',
    'https://files.slack.com/',
    'https://hooks.slack.com@example.org/',
  ]) {
    assert.ok(!mayReach('answer', address, slack), address);
  }
  for (const address of [
    'http://files.slack.com/a',
    'https://files.slack.com.example.org/',
    'https://hooks.slack.com/a',
  ]) {
    assert.ok(!mayReach('file', address, slack), address);
  }
});

test('where Slack is on this machine, all of it is, and only then', () => {
  assert.ok(mayReach('socket', 'ws://127.0.0.1:4500/link', here));
  assert.ok(mayReach('file', 'http://localhost:4500/files-pri/a', here));
  assert.ok(!mayReach('socket', 'wss://wss-primary.slack.com/link', here));
  assert.ok(!mayReach('answer', 'http://127.0.0.2:4500/', here));
  assert.ok(!mayReach('file', 'http://127.0.0.1:4500/a', slack));
});
