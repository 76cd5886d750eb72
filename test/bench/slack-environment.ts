import type { SlackAnswer } from './slack-process.ts';

/** Returns the settings that connect a program to the simulated workspace. */
export function slackEnvironment(slack: SlackAnswer, mode: 'socket' | 'http'): Readonly<Record<string, string>> {
  return {
    SLACK_API_URL: slack.apiUrl,
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_MODE: mode,
    ...(mode === 'socket' ? { SLACK_APP_TOKEN: slack.appToken } : { SLACK_SIGNING_SECRET: slack.signingSecret }),
  };
}
