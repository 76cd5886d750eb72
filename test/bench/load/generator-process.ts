import { randomUUID } from 'node:crypto';

import { type Again, type Hit, hit } from '../commands/load.ts';
import type { Outgoing } from '../../simulators/slack/deliveries.ts';
import { signedRequest } from '../../simulators/slack/request-url.ts';
import { answerParent } from '../start-child.ts';
import type { Planned } from './plan.ts';

export interface GeneratorQuestion {
  readonly url: string;
  readonly secret: string;
  readonly perSecond: number;
  readonly planned: readonly Planned[];
  readonly again: Again | null;
}

// In a separate process, so that its work is in no figure of the program under test.
answerParent(async (question): Promise<readonly Hit[]> => {
  const { url, secret, perSecond, planned, again } = question as GeneratorQuestion;
  return hit(url, '/slack/events', {
    perSecond,
    seconds: planned.length / perSecond,
    again,
    request: (at, refusals) => {
      const one = planned[at];
      if (one === undefined) throw new Error(`nothing is planned as number ${at}`);
      const attempt = refusals + (one.isAgain ? 1 : 0);
      const outgoing = refusals === 0 ? one.outgoing : anew(one.outgoing);
      const isAgain = attempt > 0 && outgoing.kind === 'events_api';
      const told = isAgain ? { attempt, reason: 'http_timeout' } : null;
      return { what: one.what, ...signedRequest(outgoing, told, { secret, at: new Date() }) };
    },
  });
});

/** Returns the retry of a request: Slack repeats an event itself; anything else, its person does once more. */
function anew({ kind, payload }: Outgoing): Outgoing {
  return kind === 'events_api' ? { kind, payload } : { kind, payload: { ...payload, trigger_id: randomUUID() } };
}
