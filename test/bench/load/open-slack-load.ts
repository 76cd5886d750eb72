import { join } from 'node:path';

import { teamId } from '../../simulators/slack/slack-options.ts';
import type { Hit } from '../commands/load.ts';
import { slackCommand } from '../commands/slack-requests.ts';
import { slackEnvironment } from '../slack-environment.ts';
import { type Child, startChild } from '../start-child.ts';
import { cardsThere } from './cards-there.ts';
import type { GeneratorQuestion } from './generator-process.ts';
import type { LoadChat } from './load-chat.ts';
import { type Planned, planOf } from './plan.ts';
import type { WorkspaceAnswer, WorkspaceQuestion } from './workspace-process.ts';

const here = import.meta.dirname;

/** The simulated workspace, whose people may also act singly. */
export interface SlackLoad extends LoadChat {
  readonly workspace: Child<WorkspaceQuestion, WorkspaceAnswer>;
  readonly slack: WorkspaceAnswer;
}

/** Opens the simulated Slack of the tests and, beside it, a generator of the requests that Slack would send. */
export async function openSlackLoad(perSecond: number): Promise<SlackLoad> {
  await using opened = new AsyncDisposableStack();
  const workspace = opened.use(
    await startChild<WorkspaceQuestion, WorkspaceAnswer>(join(here, 'workspace-process.ts')),
  );
  const generator = opened.use(await startChild<GeneratorQuestion, readonly Hit[]>(join(here, 'generator-process.ts')));
  const slack = await workspace.ask({ kind: 'who' });
  const { channel, author, approver, approvers } = slack;
  const [, elsewhere = ''] = slack.channels;
  let tambourUrl = '';
  let lastPlanned: readonly Planned[] = [];
  const send = (url: string, planned: readonly Planned[], again: GeneratorQuestion['again']): Promise<readonly Hit[]> =>
    generator.ask({ url, secret: slack.signingSecret, perSecond, planned, again });
  const rest = opened.move();
  return {
    name: 'Slack',
    perSecond,
    workspace,
    slack,
    place: { platform: `slack:${teamId}`, channel, elsewhere, author, approver, approvers },
    environment: () => slackEnvironment(slack, 'http'),
    reach: async (url) => {
      tambourUrl = url;
    },
    prepare: async (store, { count, drafts, seed }) => {
      const cards = await cardsThere(store, slack, drafts);
      const { planned, effects } = planOf(count, { slack, cards, seed });
      lastPlanned = planned;
      return async (again) => ({
        hits: await send(tambourUrl, planned, again),
        effects,
        dueAt: {},
        readMs: [],
      });
    },
    floor: (url, seconds) => send(url, lastPlanned.slice(0, perSecond * seconds), null),
    command: async (text) => {
      const { headers, body } = slackCommand(slack, text);
      const response = await fetch(`${tambourUrl}/slack/events`, { method: 'POST', headers, body });
      // After 2.5 s the command is acknowledged without its answer, which comes later.
      const said = await response.text();
      if (response.status !== 200) throw new Error(`"${text}": ${response.status} ${said.slice(0, 200)}`);
    },
    complaints: async () => (await workspace.ask({ kind: 'who' })).complaints,
    [Symbol.asyncDispose]: () => rest.disposeAsync(),
  };
}
