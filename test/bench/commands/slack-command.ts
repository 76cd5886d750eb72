import { signedRequest } from '../../simulators/slack/request-url.ts';
import type { SlackAnswer } from '../slack-process.ts';
import { slashCommand } from '../slash-command.ts';
import type { Request } from './load.ts';

/** Builds a person's "/tambour <text>" as Slack sends it in HTTP mode, signed now. */
export function slackCommand(slack: SlackAnswer, text: string): Request {
  const signing = { secret: slack.signingSecret, at: new Date() };
  const { headers, body } = signedRequest(slashCommand(slack, text), null, signing);
  return { what: `/tambour ${text}`.trim(), headers, body };
}
