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
  /** Address for answers that come after an acknowledgement. */
  readonly answerUrl: string;
  readonly complaints: readonly string[];
}

const slack = await openSlack({
  people: [
    { name: 'aicha', realName: 'Aïcha', locale: 'fr-FR' },
    { name: 'karim', realName: 'Karim', kind: 'admin', locale: 'fr-FR' },
  ],
});

const answerUrl = slack.answerAddress(slack.id('aicha'), slack.channel);

answerParent((): SlackAnswer => {
  const { apiUrl, botToken, appToken, signingSecret, channel } = slack;
  const people = { author: slack.id('aicha'), approver: slack.id('karim'), answerUrl };
  return { apiUrl, botToken, appToken, signingSecret, channel, ...people, complaints: [...slack.complaints()] };
});
