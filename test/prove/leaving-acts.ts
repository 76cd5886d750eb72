import { typeCommand } from './hands.ts';
import { everybody, type History } from './open-history.ts';
import { fillIn } from './people.ts';

/** Lets somebody, mostly the steward, plan to leave an account soon, or ask to cancel such a plan. */
export async function planLeaving(history: History): Promise<void> {
  const { chance, world, stage } = history;
  const { handle } = chance.oneOf(stage.accounts);
  const user = chance.onceIn(4) ? chance.oneOf(everybody) : 'sophie';
  const text = chance.onceIn(6) ? `leave ${handle} cancel` : `leave ${handle}`;
  await fillIn(history, await typeCommand(history, chance.oneOf(world.processes), { user, text }));
}
