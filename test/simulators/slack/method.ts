import { z } from 'zod';

import type { ApiAnswer } from './backend.ts';
import type { Simulation } from './simulation.ts';

/** One method of the Web API: its arguments, the scopes that it requires, and its work. */
export interface Method {
  /** Requires one scope of each inner list. */
  readonly scopes: readonly (readonly string[])[];
  readonly answer: (slack: Simulation, args: Readonly<Record<string, unknown>>) => Promise<Answered>;
}

export type Answered = ApiAnswer | Readonly<Record<string, unknown>>;

/** Makes a method with a strict schema: an unknown argument is refused and becomes a complaint. */
export function method<Schema extends z.ZodObject>(
  scopes: readonly (readonly string[])[],
  schema: Schema,
  act: (slack: Simulation, args: z.infer<Schema>) => Promise<Answered>,
): Method {
  return {
    scopes,
    answer: async (slack, args) => {
      const parsed = z.strictObject(schema.shape).safeParse(args);
      if (parsed.success) return act(slack, schema.parse(args));
      const messages = parsed.error.issues.map(({ path, message }) => `[ERROR] ${path.join('/')}: ${message}`);
      slack.complaints.push(`arguments: ${messages.join('; ')}`);
      return { ok: false, error: 'invalid_arguments', response_metadata: { messages } };
    },
  };
}

export const flag = z.union([z.boolean(), z.enum(['true', 'false', '1', '0'])]).transform((value) => {
  return value === true || value === 'true' || value === '1';
});

export const count = z.coerce.number().int().positive().max(1000);

export function refused(error: string, more: Readonly<Record<string, unknown>> = {}): Answered {
  return { ok: false, error, ...more };
}

/** Returns null if the bot is in the channel, else Slack's answer. */
export function botChannel(slack: Simulation, channel: string, botUser: string): Answered | null {
  const known = slack.channels.get(channel);
  if (known === undefined) return refused('channel_not_found');
  return known.members.has(botUser) ? null : refused('not_in_channel');
}
