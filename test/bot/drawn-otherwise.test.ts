import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { ReadBackOutcome } from '#networks/publish-outcome.ts';

import { openBotScene } from '../support/bot-scene.ts';

/** Reads a post back like that; returns the thread's message and the label of the button that takes the post back. */
async function saidOf(outcome: ReadBackOutcome, language: 'fr' | 'en'): Promise<{ thread: string; button: string }> {
  await using scene = await openBotScene({ settings: { language } });
  scene.networks.mastodon.readBackAnswer = outcome;
  await scene.draft('Prix 5*6*7 [le site](https://example.org/x)', { accounts: [scene.accountIds.mastodon] });
  await scene.press('aicha', 'ask');
  await scene.press('karim', 'approve');
  await scene.pass(120);
  return { thread: scene.seen().replaceAll(/[\u00a0\u202f]/gu, ' '), button: scene.textOf(scene.cardWith('retract')) };
}

const outcome: ReadBackOutcome = {
  kind: 'changed',
  what: ['drawn', 'alt'],
  redrawn: [
    { kind: 'hiddenLink', shown: 'le site', target: 'https://example.org/x' },
    { kind: 'foreignImage', address: 'https://example.org/i.png' },
    { kind: 'text', approved: '5*6*7', shown: '567' },
    { kind: 'madeLink', shown: 'example.org', target: 'http://example.org' },
    { kind: 'lostLink', link: 'https://example.org/a_(b)' },
  ],
};

test('a link that hides where it leads and a picture from elsewhere are told as such, with the way to retract', async () => {
  const { thread, button } = await saidOf(outcome, 'fr');
  assert.match(
    thread,
    /⚠ @valmont@practice\.example \(Mastodon\) : publié, mais le réseau y montre un lien ou une image/,
  );
  assert.match(thread, /« Retirer de @valmont@practice\.example \(Mastodon\) » sur la carte/);
  assert.match(button, /Retirer de @valmont@practice\.example \(Mastodon\)/);
  for (const line of [
    'le lien « le site » ne montre pas où il mène : https://example.org/x',
    'une image vient d’ailleurs : https://example.org/i.png',
    'on lit « 567 » au lieu de « 5*6*7 »',
    '« example.org » est devenu un lien vers http://example.org',
    'https://example.org/a_(b) n’y est pas un lien, ou mène ailleurs',
    'le réseau a aussi changé une description d’image',
  ]) {
    assert.ok(thread.includes(line), `${line}\n${thread}`);
  }
});

test('what else is drawn otherwise is told with what is read in its place', async () => {
  const { thread } = await saidOf(
    { kind: 'changed', what: ['drawn'], redrawn: [{ kind: 'text', approved: '5*6*7', shown: '567' }] },
    'en',
  );
  assert.match(
    thread,
    /published, but what people read is not what was approved\. Look; if that is not acceptable, use “Retract from/,
  );
  assert.match(thread, /people read “567” instead of “5\*6\*7”/);
  assert.doesNotMatch(thread, /⚠/);
});

test('what a server says it draws is text in the thread, never markup', async () => {
  const shown = '</li><script>alert(1)</script> <!channel> @here [x](https://evil.example)';
  const { thread } = await saidOf(
    { kind: 'changed', what: ['drawn'], redrawn: [{ kind: 'text', approved: 'a', shown }] },
    'en',
  );
  assert.ok(thread.includes(shown), thread);
});
