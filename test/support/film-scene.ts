import assert from 'node:assert/strict';

import { mastodon } from '#networks/mastodon/mastodon.ts';
import { x } from '#networks/x/x.ts';

import { type BotScene, type BotSceneOptions, openBotScene } from './bot-scene.ts';
import type { MastodonWorld, XWorld } from './practice-networks.ts';

export const alt = 'Le préfet parle devant la carte des crues.';

export type DroppedFiles = Parameters<BotScene['people']['say']>[3] & object;

/** Opens a scene with a draft that a film can be added to. */
export async function written(options: BotSceneOptions = {}): Promise<BotScene> {
  const scene = await openBotScene(options);
  await scene.draft('Crue de la Moselle : le message du préfet.');
  return scene;
}

/** Connects both practice networks by their own adapters, with recordings sent over the wire. */
export function onBoth(onMastodon: MastodonWorld, onX: XWorld): NonNullable<BotSceneOptions['through']> {
  return (clock) => ({
    mastodon: mastodon({
      serverUrl: onMastodon.url,
      accessToken: onMastodon.token,
      software: 'Mastodon 4.6.6',
      loopbackOnly: true,
      clock,
    }),
    x: x({ ...onX.keys, userId: onX.accountId, reading: true, baseUrl: onX.url, clock }),
  });
}

/** Drops files into the draft's thread, in one message. */
export async function drop(scene: BotScene, ...files: DroppedFiles): Promise<void> {
  const [line] = scene.messages();
  assert.ok(line);
  scene.people.say('aicha', { channel: 'publications', thread: line.ref.message }, '', files);
  await scene.settle();
}

/** Describes the film with `alt`, unless `values`, the form's fields, say otherwise. */
export async function describe(scene: BotScene, values: Record<string, string | string[]> = {}): Promise<void> {
  await scene.press('aicha', 'altTexts');
  await scene.people.submit('aicha', { alt0: alt, ...values });
  await scene.settle();
}

/** Asks for approval, and gives it. */
export async function approve(scene: BotScene): Promise<void> {
  await scene.press('aicha', 'ask');
  await scene.press('karim', 'approve');
}

/** Returns the draft's working card as text. */
export function working(scene: BotScene): string {
  return scene.textOf(scene.cardWith('ask'));
}
