import { whatSlackMustGrant } from '#chat/slack/what-slack-must-grant.ts';

import { openSlack } from '../../simulators/slack/open-slack.ts';
import type { SlackAnswer } from '../slack-process.ts';
import { answerParent } from '../start-child.ts';

/** Acts of the workspace's people. Each is answered once Slack has the result. */
export type WorkspaceQuestion =
  | { readonly kind: 'who' }
  /** Makes Slack send what people do to this address from now on. */
  | { readonly kind: 'reach'; readonly url: string }
  | { readonly kind: 'say'; readonly text: string }
  /** Chooses "Use as a public post" on the last message; `submit` sends the form unchanged. */
  | { readonly kind: 'use' | 'submit' }
  | { readonly kind: 'command'; readonly text: string };

/** The workspace, with all its people and channels. */
export interface WorkspaceAnswer extends SlackAnswer {
  readonly people: readonly string[];
  /** People who may approve, including `approver`. */
  readonly approvers: readonly string[];
  /** The desk's channel comes first. */
  readonly channels: readonly string[];
  readonly botUserId: string;
  /** Outcome of the last act, in a word. */
  readonly came: string;
}

const talkers = Array.from({ length: 20 }, (_, at) => ({ name: `colleague${at}`, realName: `Colleague ${at}` }));
const approvers = Array.from({ length: 5 }, (_, at) => ({ name: `approver${at}`, realName: `Approver ${at}` }));
const otherChannels = Array.from({ length: 9 }, (_, at) => ({ name: `channel${at}`, isBotIn: true }));
const slack = await openSlack({
  people: [
    { name: 'aicha', realName: 'Aïcha', locale: 'fr-FR' },
    { name: 'karim', realName: 'Karim', kind: 'admin', locale: 'fr-FR' },
    ...talkers,
    ...approvers,
  ],
  otherChannels,
});
const author = slack.id('aicha');
const { channel } = slack;
const answerUrl = slack.answerAddress(author, channel);
let said = { channel, ts: '' };

async function act(question: WorkspaceQuestion): Promise<string> {
  switch (question.kind) {
    case 'who':
      return '';
    case 'reach':
      slack.useRequestUrl(question.url);
      return '';
    case 'say':
      said = await slack.say(author, channel, question.text);
      await slack.settled();
      return 'said';
    case 'use':
      return (await slack.shortcut(author, said, whatSlackMustGrant.messageShortcut)).kind;
    case 'submit':
      return slack.viewOf(author) === null ? 'no form' : (await slack.submit(author, {})).kind;
    case 'command':
      return (await slack.command(author, channel, question.text)).kind;
  }
}

answerParent(async (question): Promise<WorkspaceAnswer> => {
  const came = await act(question as WorkspaceQuestion);
  const { apiUrl, botToken, appToken, signingSecret, botUserId } = slack;
  return {
    apiUrl,
    botToken,
    appToken,
    signingSecret,
    botUserId,
    channel,
    author,
    came,
    approver: slack.id('karim'),
    readers: talkers.map(({ name }) => slack.id(name)),
    approvers: [slack.id('karim'), ...approvers.map(({ name }) => slack.id(name))],
    answerUrl,
    people: talkers.map(({ name }) => slack.id(name)),
    channels: [channel, ...otherChannels.map(({ name }) => slack.channelId(name))],
    complaints: [...slack.complaints()],
  };
});
