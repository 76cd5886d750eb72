import { setTimeout as pause } from 'node:timers/promises';

import type { Chance } from '../chance.ts';
import type { World } from './open-world.ts';
import { find, press, type, within } from './team.ts';

/** From the answer to a freeze until somebody asked for its end. */
export interface FrozenSpan {
  readonly answeredMs: number;
  readonly thawAskedMs: number;
}

/** Somebody freezes the desk in mid-work; some seconds later an approver thaws it, and lets each post go that waits. */
export async function freezeOnce(world: World, chance: Chance): Promise<FrozenSpan | null> {
  await pause(1500 + chance.below(4000));
  // A person who wrote nothing yet, and approves nothing, may not freeze.
  const by = 'karim';
  if ((await type(world, by, 'freeze the account is not ours')) === null) return null;
  const answeredMs = Date.now();
  await pause(2500 + chance.below(2000));
  const thawAskedMs = Date.now();
  await type(world, 'karim', 'thaw');
  return { answeredMs, thawAskedMs };
}

/** Lets go, one by one, whatever a freeze left waiting; says how many there were. */
export async function letGo(world: World, isOver: () => boolean): Promise<number> {
  const pressed = new Set<string>();
  while (!isOver()) {
    const found = await within(world, 200, () =>
      find(
        world,
        ({ action, target }) =>
          (action === 'tryAgain' || action === 'sendLate') && target !== null && !pressed.has(target),
      ),
    );
    if (found === null) continue;
    pressed.add(found.button.target ?? '');
    await press(world, 'karim', found);
  }
  return pressed.size;
}
