import { z } from 'zod';

import type { RestApi } from '../rest-api.ts';
import { expectAnswer } from './answered.ts';
import type { FoundCommand } from './plan.ts';
import { botName } from './wishes.ts';

// Loose: what is not ours goes back as it came, but for what the server alone may write.
const commandSchema = z
  .looseObject({
    id: z.string(),
    team_id: z.string(),
    trigger: z.string(),
    url: z.string(),
    token: z.string().default(''),
    create_at: z.unknown(),
    update_at: z.unknown(),
    delete_at: z.number().default(0),
    creator_id: z.unknown(),
  })
  .transform(({ create_at: _, update_at: __, creator_id: ___, delete_at: deletedAt, ...whole }) => ({
    deletedAt,
    whole,
  }));

/** A team's slash command of our name; null where it has none, or the server has commands switched off. */
export async function findCommand(rest: RestApi, teamId: string): Promise<FoundCommand | null> {
  const path = `/commands?team_id=${teamId}&custom_only=true`;
  const asked = await rest.ask('GET', path, z.array(commandSchema));
  if (asked.kind === 'refused' && asked.status === 501) return null;
  const isOurs = ({ deletedAt, whole }: z.infer<typeof commandSchema>): boolean =>
    whole.trigger === botName && whole.team_id === teamId && deletedAt === 0;
  const found = expectAnswer(asked).find(isOurs);
  if (found === undefined) return null;
  const { whole } = found;
  return { id: whole.id, teamId, url: whole.url, token: whole.token, whole };
}
