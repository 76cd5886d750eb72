import { randomUUID } from 'node:crypto';

import { signedRequest } from '../../simulators/slack/request-url.ts';
import { appId, teamDomain, teamId } from '../../simulators/slack/slack-options.ts';
import type { SlackAnswer } from '../slack-process.ts';
import type { Request } from './load.ts';

/** A person's "/tambour <text>" as Slack sends it in HTTP mode, signed now. */
export function slackCommand(slack: SlackAnswer, text: string): Request {
  const payload = {
    token: 'legacy',
    team_id: teamId,
    team_domain: teamDomain,
    channel_id: slack.channel,
    channel_name: 'publications',
    user_id: slack.author,
    user_name: 'aicha',
    command: '/tambour',
    text,
    api_app_id: appId,
    is_enterprise_install: 'false',
    trigger_id: randomUUID(),
    response_url: slack.answerUrl,
  };
  const { headers, body } = signedRequest({ kind: 'slash_commands', payload }, null, {
    secret: slack.signingSecret,
    at: new Date(),
  });
  return { what: `/tambour ${text}`.trim(), headers, body };
}
