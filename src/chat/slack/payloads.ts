import { z } from 'zod';

import { filesSchema } from './chat-event-of.ts';

const user = z.object({ id: z.string().min(1) });
const channel = z.object({ id: z.string().min(1) });

// https://docs.slack.dev/reference/interaction-payloads
export const blockActionsSchema = z.object({
  type: z.literal('block_actions'),
  trigger_id: z.string().min(1),
  user,
  channel: channel.nullish(),
  container: z.object({ message_ts: z.string().optional(), thread_ts: z.string().optional() }),
  message: z.object({ thread_ts: z.string().optional(), metadata: z.unknown().optional() }).nullish(),
  /** The form, or the Home tab, where it happened. */
  view: z.looseObject({ type: z.string(), id: z.string().min(1), hash: z.string() }).nullish(),
  actions: z.array(
    z.object({
      action_id: z.unknown().optional(),
      value: z.unknown().optional(),
      selected_option: z.object({ value: z.unknown().optional() }).nullish(),
    }),
  ),
});

export const messageActionSchema = z.object({
  type: z.literal('message_action'),
  trigger_id: z.string().min(1),
  response_url: z.string(),
  user,
  channel,
  message: z.object({
    ts: z.string().min(1),
    thread_ts: z.string().optional(),
    /** Left out for a message of an integration. */
    user: z.string().min(1).nullish(),
    text: z.string().nullish(),
    blocks: z.unknown().optional(),
    files: filesSchema,
  }),
});

export const viewSubmissionSchema = z.object({
  type: z.literal('view_submission'),
  trigger_id: z.string().min(1),
  user,
  view: z.object({
    id: z.string().min(1),
    private_metadata: z.string(),
    state: z.object({ values: z.unknown() }),
  }),
});

/** The view as it came, for code that reads all of it. */
export const anyViewSchema = z.object({ view: z.unknown() });

// https://docs.slack.dev/reference/events/app_home_opened
export const homeOpenedSchema = z.object({ event: z.object({ user: z.string().min(1), tab: z.string() }) });

// https://docs.slack.dev/interactivity/implementing-slash-commands
export const commandSchema = z.object({
  command: z.string(),
  trigger_id: z.string().min(1),
  user_id: z.string().min(1),
  channel_id: z.string().min(1),
  response_url: z.string(),
  text: z.string().default(''),
});

/** Payloads for which Bolt has one of our listeners. */
export const knownPayload = z.union([
  z.object({ type: z.enum(['event_callback', 'block_actions', 'message_action', 'view_submission']) }),
  z.object({ command: z.string() }),
]);
