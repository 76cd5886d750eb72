import type { Slack } from '../simulators/slack/open-slack.ts';
import { formAsText, messageAsText } from './slack-client/as-text.ts';
import { formInSlack } from './slack-client/form-in-slack.ts';
import { seenInSlack } from './slack-client/seen-in-slack.ts';
import type { Look } from './transcript.ts';

/** Shows Slack as people see it. */
export function slackLook(slack: Slack): Look {
  return {
    seen: async (user) =>
      (await seenInSlack(slack, user)).map((message) => ({
        id: message.ts,
        isAlone: message.ts === null,
        isReply: message.threadTs !== null,
        author: message.author ?? '',
        body: messageAsText(message),
      })),
    form: (user) => {
      const form = formInSlack(slack, user);
      return form === null ? null : { id: form.id, text: formAsText(form) };
    },
    named: (text, names) =>
      text.replaceAll(/U[0-9A-Z]{8,}/g, (id) => (id === slack.botUserId ? 'Tambour' : (names.get(id) ?? id))),
  };
}
