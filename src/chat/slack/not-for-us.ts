import { z } from 'zod';

import type { Us } from './who-we-are.ts';

const id = z.string().nullish().catch(null);
const placeSchema = z.object({
  api_app_id: id,
  context_team_id: id,
  team_id: id,
  context_enterprise_id: id,
  enterprise_id: id,
  team: z.object({ id, enterprise_id: id }).nullish().catch(null),
  enterprise: z.object({ id }).nullish().catch(null),
});

/**
 * Returns why a payload is ignored: it is for another app, or another workspace (in Enterprise Grid: another
 * organisation). Null if it is for us. In a channel shared with others `team_id` may be theirs: `context_team_id` is
 * the workspace that an event is sent for.
 */
export function notForUs(body: unknown, us: Us): 'unreadable' | 'anotherApp' | 'anotherWorkspace' | null {
  const parsed = placeSchema.safeParse(body);
  if (!parsed.success) return 'unreadable';
  const { api_app_id: app, team, ...place } = parsed.data;
  if (us.app !== null && typeof app === 'string' && app !== us.app) return 'anotherApp';
  const enterprise =
    place.context_enterprise_id ?? place.enterprise_id ?? place.enterprise?.id ?? team?.enterprise_id ?? null;
  if (us.enterprise !== null && enterprise === us.enterprise) return null;
  const workspace = place.context_team_id ?? place.team_id ?? team?.id ?? null;
  return workspace === us.team && !us.isForWholeEnterprise ? null : 'anotherWorkspace';
}
