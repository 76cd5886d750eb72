import { openSlack } from '../simulators/slack/open-slack.ts';
import { answerParent } from './start-child.ts';

/** The simulated workspace: addresses and secrets for a program, and its people. */
export interface SlackAnswer {
  readonly apiUrl: string;
  readonly botToken: string;
  readonly appToken: string;
  readonly signingSecret: string;
  readonly channel: string;
  readonly author: string;
  readonly approver: string;
  /** People who only type commands, in any of the channels. */
  readonly readers: readonly string[];
  /** The channels of desks; `channel` comes first. */
  readonly channels: readonly string[];
  /** Address for answers that come after an acknowledgement. */
  readonly answerUrl: string;
  readonly complaints: readonly string[];
}

const readers = Array.from({ length: 40 }, (_, at) => ({
  name: `reader${at}`,
  realName: `Reader ${at}`,
  locale: 'fr-FR',
}));
const otherChannels = Array.from({ length: 9 }, (_, at) => ({ name: `channel${at}`, isBotIn: true }));
const slack = await openSlack({
  people: [
    { name: 'aicha', realName: 'Aïcha', locale: 'fr-FR' },
    { name: 'karim', realName: 'Karim', kind: 'admin', locale: 'fr-FR' },
    ...readers,
  ],
  otherChannels,
});

const answerUrl = slack.answerAddress(slack.id('aicha'), slack.channel);

answerParent((): SlackAnswer => {
  const { apiUrl, botToken, appToken, signingSecret, channel } = slack;
  const people = {
    author: slack.id('aicha'),
    approver: slack.id('karim'),
    readers: readers.map(({ name }) => slack.id(name)),
    channels: [channel, ...otherChannels.map(({ name }) => slack.channelId(name))],
    answerUrl,
  };
  return { apiUrl, botToken, appToken, signingSecret, channel, ...people, complaints: [...slack.complaints()] };
});
