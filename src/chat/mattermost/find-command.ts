import { z } from 'zod';

import type { RestApi } from './rest-api.ts';
import { expectAnswer } from './expect-answer.ts';
import type { FoundCommand } from './setup-plan.ts';
import { botName } from './setup-wishes.ts';

// Loose: fields that we don't know go back as they came.
const commandSchema = z.looseObject({
  id: z.string(),
  team_id: z.string(),
  trigger: z.string(),
  url: z.string(),
  token: z.string().default(''),
  delete_at: z.number().default(0),
});
/** Fields that only the server writes. */
const ofServer: ReadonlySet<string> = new Set(['create_at', 'update_at', 'delete_at', 'creator_id']);

/** Finds a team's slash command of our name; null if it has none, or the server has commands switched off. */
export async function findCommand(rest: RestApi, teamId: string): Promise<FoundCommand | null> {
  const path = `/commands?team_id=${teamId}&custom_only=true`;
  const asked = await rest.ask('GET', path, z.array(commandSchema));
  if (asked.kind === 'refused' && asked.status === 501) return null;
  const found = expectAnswer(asked).find(
    (one) => one.trigger === botName && one.team_id === teamId && one.delete_at === 0,
  );
  if (found === undefined) return null;
  const whole = Object.fromEntries(Object.entries(found).filter(([name]) => !ofServer.has(name)));
  return { id: found.id, teamId, url: found.url, token: found.token, whole };
}
