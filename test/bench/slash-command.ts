import { randomUUID } from 'node:crypto';

import type { Outgoing } from '../simulators/slack/deliveries.ts';
import { appId, teamDomain, teamId } from '../simulators/slack/slack-options.ts';
import type { SlackAnswer } from './slack-process.ts';

/** Builds a person's "/tambour <text>" in a desk's channel, as Slack delivers it. */
export function slashCommand(
  slack: SlackAnswer,
  text: string,
  { person = slack.author, channel = slack.channel }: { readonly person?: string; readonly channel?: string } = {},
): Outgoing {
  const payload = {
    token: 'legacy',
    team_id: teamId,
    team_domain: teamDomain,
    channel_id: channel,
    channel_name: 'publications',
    user_id: person,
    user_name: 'aicha',
    command: '/tambour',
    text,
    api_app_id: appId,
    is_enterprise_install: 'false',
    trigger_id: randomUUID(),
    response_url: slack.answerUrl,
  };
  return { kind: 'slash_commands', payload };
}
