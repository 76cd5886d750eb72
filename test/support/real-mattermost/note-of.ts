import { z } from 'zod';

type Context = Readonly<Record<string, unknown>>;

/** Data that the bot sends to the server and people do not see. */
export interface BotNotes {
  /** Returns what pressing a button of a post sends; empty if the bot put no such button there. */
  contextOf(post: string, action: string): Context;
  /** How many dialogs the server opened for that person. */
  dialogsOpened(user: string): number;
}

const postSchema = z.object({
  props: z.object({
    attachments: z.array(
      z.object({
        actions: z
          .array(z.object({ id: z.string(), integration: z.object({ context: z.record(z.string(), z.unknown()) }) }))
          .default([]),
      }),
    ),
  }),
});
const madeSchema = z.object({ id: z.string() });
const openedSchema = z.object({ trigger_id: z.string() });

/** Records what passes: `take` gets each successful request with its answer. */
export function noteOf(): BotNotes & { take(route: string, body: Buffer, answer: Buffer): void } {
  const contexts = new Map<string, ReadonlyMap<string, Context>>();
  const opened = new Map<string, number>();
  return {
    contextOf: (post, action) => contexts.get(post)?.get(action) ?? {},
    dialogsOpened: (user) => opened.get(user) ?? 0,
    take(route, body, answer) {
      if (/^(POST \/api\/v4\/posts|PUT \/api\/v4\/posts\/[a-z0-9]+\/patch)$/.test(route)) {
        const sent = postSchema.safeParse(jsonOf(body));
        const made = madeSchema.safeParse(jsonOf(answer));
        const actions = sent.success ? sent.data.props.attachments.flatMap(({ actions }) => actions) : [];
        if (made.success)
          contexts.set(made.data.id, new Map(actions.map(({ id, integration }) => [id, integration.context])));
      }
      if (route === 'POST /api/v4/actions/dialogs/open') {
        const user = whoseTrigger(openedSchema.parse(jsonOf(body)).trigger_id);
        opened.set(user, (opened.get(user) ?? 0) + 1);
      }
    },
  };
}

/** https://github.com/mattermost/mattermost: server/public/model/integration_action.go, GenerateTriggerId */
function whoseTrigger(trigger: string): string {
  return Buffer.from(trigger, 'base64').toString('utf8').split(':')[1] ?? '';
}

function jsonOf(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return null;
  }
}
