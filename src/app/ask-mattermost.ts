import type { MattermostFact } from '#doctor/check-mattermost.ts';
import type { Outbound } from '#outbound/outbound.ts';
import type { MattermostConfig } from '#settings/mattermost-settings.ts';

/** Checks a Mattermost server with the bot's token. Returns no facts if none is set up. */
export async function askMattermost(
  config: MattermostConfig | null,
  outbound: Outbound,
): Promise<readonly MattermostFact[]> {
  if (config === null) return [];
  const { checkMattermost } = await import('#chat/mattermost/check-mattermost.ts');
  return checkMattermost({ ...config, outbound });
}
