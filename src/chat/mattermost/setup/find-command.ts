import { z } from 'zod';

import type { Rest } from '../rest.ts';
import { expectAnswer } from './answered.ts';
import type { FoundCommand } from './plan.ts';
import { botName } from './wishes.ts';

// Loose: what is not ours goes back as it came.
const commandSchema = z.looseObject({
  id: z.string(),
  team_id: z.string(),
  trigger: z.string(),
  url: z.string(),
  token: z.string().default(''),
  delete_at: z.number().default(0),
});

/** A team's slash command of our name; null where it has none. */
export async function findCommand(rest: Rest, teamId: string): Promise<FoundCommand | null> {
  const path = `/commands?team_id=${teamId}&custom_only=true`;
  const all = expectAnswer(await rest.ask({ method: 'GET', path, schema: z.array(commandSchema) }));
  const whole = all.find((one) => one.trigger === botName && one.team_id === teamId && one.delete_at === 0);
  return whole === undefined ? null : { id: whole.id, teamId, url: whole.url, token: whole.token, whole };
}
