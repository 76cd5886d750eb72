import assert from 'node:assert/strict';

import { type BotScene, openBotScene } from './bot-scene.ts';
import { plainSpaces } from './chat-scene.ts';
import { type Worded, wordedIn } from './worded-in.ts';

interface Said {
  readonly typed: string;
  readonly accounts: string;
  readonly label: string;
  readonly planned: RegExp;
  readonly ahead: RegExp;
  readonly held: RegExp;
  readonly begun: RegExp;
  readonly ended: RegExp;
}

const said = {
  en: {
    typed: 'sleep x on 26 November A day without X',
    accounts: 'accounts',
    label: 'A day without X',
    planned: /A day without X: @valmont \(X\) is going to sleep, as Aïcha planned\./,
    ahead: /Soon, “A day without X”: @valmont \(X\) is going to sleep\./,
    held: /1 post of this desk is scheduled there/,
    begun: /@valmont \(X\) was put to sleep by Aïcha.*A day without X/s,
    ended: /sleep of @valmont \(X\) ended at the time that was set/,
  },
  fr: {
    typed: 'endormir x le 26 novembre Une journée sans X',
    accounts: 'comptes',
    label: 'Une journée sans X',
    planned: /Une journée sans X : @valmont \(X\) va être mis en sommeil, comme prévu par Aïcha\./,
    ahead: /Bientôt, « Une journée sans X » : @valmont \(X\) va être mis en sommeil\./,
    held: /1 publication de cette rédaction y est prévue/,
    begun: /@valmont \(X\) est mis en sommeil par Aïcha.*Une journée sans X/s,
    ended: /sommeil de @valmont \(X\)/,
  },
  de: {
    typed: 'stilllegen x am 26. November Ein Tag ohne X',
    accounts: 'konten',
    label: 'Ein Tag ohne X',
    planned: /Ein Tag ohne X: @valmont \(X\) wird ruhen, geplant durch Aïcha\./,
    ahead: /Demnächst, „Ein Tag ohne X“: @valmont \(X\) wird ruhen\./,
    held: /zurückgehalten: 1 Beitrag dieser Redaktion/,
    begun: /@valmont \(X\) wurde durch Aïcha stillgelegt.*Ein Tag ohne X/s,
    ended: /Ruhe von @valmont \(X\) ist zur festgelegten Zeit zu Ende/,
  },
} as const satisfies Worded<Said>;

/** The languages in which it is played. */
export const dayLanguages = wordedIn(said);

/** Texts for Aïcha alone are in her language. */
function inFrench(title: string, label: string): RegExp {
  return new RegExp(`${title}, ${label} : .*du .*26 novembre.* au .*27 novembre`, 'u');
}

export async function say(scene: BotScene, user: string, text: string): Promise<void> {
  await scene.people.command(user, 'publications', text);
  await scene.settle();
}

export function told(scene: BotScene, pattern: RegExp): number {
  return scene.messages().filter((message) => pattern.test(plainSpaces(scene.textOf(message)))).length;
}

const halfAnHour = 1800;
/** A wider step, for spans in which nothing is due. */
const threeHours = 10_800;

async function passUntil(scene: BotScene, at: string, mostSeconds = halfAnHour): Promise<void> {
  for (;;) {
    const left = (new Date(at).getTime() - scene.clock.now().getTime()) / 1000;
    if (left <= 0) return;
    await scene.pass(Math.min(left, mostSeconds));
    await scene.store.runEveryMinute();
    await scene.settle();
  }
}

/**
 * Plays a day without X on a desk in that language: planned, announced the day before, kept and ended, while the other
 * network publishes.
 */
export async function playDayWithoutX(language: keyof typeof said): Promise<void> {
  const words: Said = said[language];
  await using scene = await openBotScene({ settings: { language } });
  await scene.draft('Bonjour', { at: '2026-11-26 10:00' });
  await scene.press('aicha', 'ask');
  await scene.press('karim', 'approve');
  await say(scene, 'aicha', words.typed);
  assert.equal(told(scene, words.planned), 1);
  assert.equal(told(scene, words.held), 1);
  await say(scene, 'aicha', words.accounts);
  assert.match(plainSpaces(scene.whispers('aicha').at(-1) ?? ''), inFrench('Prévu', words.label));
  // 09:00 in Paris on the day before.
  await passUntil(scene, '2026-11-25T07:30:00Z', threeHours);
  assert.equal(told(scene, words.ahead), 0);
  await passUntil(scene, '2026-11-25T08:30:00Z');
  assert.equal(told(scene, words.ahead), 1);
  await passUntil(scene, '2026-11-25T22:00:00Z', threeHours);
  assert.equal(told(scene, words.begun), 0);
  await passUntil(scene, '2026-11-26T12:00:00Z');
  assert.equal(told(scene, words.begun), 1);
  assert.deepEqual([scene.networks.mastodon.posts.length, scene.networks.x.posts.length], [1, 0]);
  await passUntil(scene, '2026-11-27T00:30:00Z', threeHours);
  assert.ok(told(scene, words.ended) >= 1);
  assert.deepEqual([scene.networks.mastodon.posts.length, scene.networks.x.posts.length], [1, 0]);
  await say(scene, 'aicha', words.accounts);
  assert.match(plainSpaces(scene.whispers('aicha').at(-1) ?? ''), inFrench('Dernier sommeil', words.label));
}
