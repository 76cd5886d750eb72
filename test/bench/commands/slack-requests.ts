import { randomUUID } from 'node:crypto';

import type { Outgoing } from '../../simulators/slack/deliveries.ts';
import { signedRequest } from '../../simulators/slack/request-url.ts';
import { appId, teamDomain, teamId } from '../../simulators/slack/slack-options.ts';
import type { SlackAnswer } from '../slack-process.ts';
import { slashCommand } from '../slash-command.ts';
import type { Request } from './load.ts';

/** Builds a person's "/tambour <text>" as Slack sends it in HTTP mode, signed now. */
export function slackCommand(slack: SlackAnswer, text: string, by: Parameters<typeof slashCommand>[2] = {}): Request {
  return signed(slack, `/tambour ${text}`.trim(), slashCommand(slack, text, by));
}

/** Builds the approver's press of "show" about a draft, signed now. Tambour acknowledges it once it is done. */
export function slackPress(slack: SlackAnswer, { channel, draftId }: PressAbout): Request {
  const ts = (Date.now() / 1000).toFixed(6);
  const payload = {
    type: 'block_actions',
    team: { id: teamId, domain: teamDomain },
    user: { id: slack.approver, username: 'karim', name: 'karim', team_id: teamId },
    api_app_id: appId,
    token: 'legacy',
    is_enterprise_install: false,
    enterprise: null,
    trigger_id: randomUUID(),
    response_url: slack.answerUrl,
    container: { type: 'message', message_ts: ts, channel_id: channel, is_ephemeral: false },
    channel: { id: channel, name: 'publications' },
    message: { type: 'message', ts, text: '' },
    state: { values: {} },
    actions: [
      {
        type: 'button',
        action_id: 'tambour.show.0',
        block_id: 'b',
        value: JSON.stringify({ v: 1, draft: draftId, revision: 1, target: null }),
        text: { type: 'plain_text', text: 'Show', emoji: true },
        action_ts: ts,
      },
    ],
  };
  return signed(slack, 'press', { kind: 'interactive', payload });
}

export interface PressAbout {
  readonly channel: string;
  readonly draftId: string;
}

function signed(slack: SlackAnswer, what: string, outgoing: Outgoing): Request {
  const signing = { secret: slack.signingSecret, at: new Date() };
  const { headers, body } = signedRequest(outgoing, null, signing);
  return { what, headers, body };
}
