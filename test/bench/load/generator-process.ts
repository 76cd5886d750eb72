import { type Hit, hit } from '../commands/load.ts';
import { signedRequest } from '../../simulators/slack/request-url.ts';
import { answerParent } from '../start-child.ts';
import type { Planned } from './plan.ts';

export interface GeneratorQuestion {
  readonly url: string;
  readonly secret: string;
  readonly perSecond: number;
  readonly planned: readonly Planned[];
}

// In a process of its own: what it has to do is in no figure of the program that it asks.
answerParent(async (question): Promise<readonly Hit[]> => {
  const { url, secret, perSecond, planned } = question as GeneratorQuestion;
  return hit(url, '/slack/events', {
    perSecond,
    seconds: planned.length / perSecond,
    request: (at) => {
      const one = planned[at];
      if (one === undefined) throw new Error(`nothing is planned as number ${at}`);
      const again = one.isAgain ? { attempt: 1, reason: 'http_timeout' } : null;
      return { what: one.what, ...signedRequest(one.outgoing, again, { secret, at: new Date() }) };
    },
  });
});
