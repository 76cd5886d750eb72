import { typeCommand } from './hands.ts';
import { everybody, type History } from './open-history.ts';
import { fillIn } from './people.ts';

/** Lets somebody, mostly the steward, propose a reserve period that begins soon or has begun. */
export async function proposePeriod(history: History): Promise<void> {
  const { chance, world } = history;
  const user = chance.onceIn(4) ? chance.oneOf(everybody) : 'sophie';
  await fillIn(history, await typeCommand(history, chance.oneOf(world.processes), { user, text: 'period' }));
}
