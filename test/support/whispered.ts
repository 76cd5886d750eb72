import assert from 'node:assert/strict';

import type { BotScene } from './bot-scene.ts';
import { buttonsIn } from './buttons-in.ts';

/** Presses the newest such button that only this person sees. */
export async function pressWhispered(scene: BotScene, user: string, action: string): Promise<void> {
  const whisper = scene.people.chat.state.whispers.findLast(
    ({ to, card }) => to === user && buttonsIn(card).some((one) => one.action === action),
  );
  const button = buttonsIn(whisper?.card ?? { blocks: [] }).find((one) => one.action === action);
  assert.ok(whisper !== undefined && button !== undefined, action);
  const { channel, id: message, thread } = whisper;
  scene.people.press(user, { channel, message, thread }, button);
  await scene.settle();
}

/** Lists the actions of the buttons on this person's last whisper. */
export function whisperedButtons(scene: BotScene, user: string): readonly string[] {
  const whisper = scene.people.chat.state.whispers.findLast(({ to }) => to === user);
  return buttonsIn(whisper?.card ?? { blocks: [] }).map(({ action }) => action);
}
