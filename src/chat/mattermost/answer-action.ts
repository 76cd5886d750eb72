import { createHash } from 'node:crypto';

import { z } from 'zod';

import type { MessageRef } from '#chat/refs.ts';
import { formTrigger } from '#chat/kit/form-trigger.ts';
import { readBody } from '#chat/kit/read-body.ts';
import { readPayload } from '#chat/kit/read-payload.ts';
import pTimeout from 'p-timeout';

import { answerWithinMs, refused, wordsFor, type Answering } from './answering.ts';
import { readContext, type ButtonContext } from './button-context.ts';
import { readPost } from './find-parts.ts';
import { partOf } from './part.ts';
import { refOf } from './post-of.ts';
import { isId } from './render/is-id.ts';

// https://developers.mattermost.com/integrate/plugins/interactive-messages/
const pressSchema = z.object({
  user_id: z.string().refine(isId),
  post_id: z.string().refine(isId),
  channel_id: z.string().refine(isId),
  trigger_id: z.string().min(1),
  context: z.unknown(),
});
type Press = z.infer<typeof pressSchema>;

/**
 * Takes a pressed button to the bot, and answers with the bot's words for the person. 401 if the button is not one of
 * ours. The person is believed once the server has confirmed that they may act here, now, on this message.
 */
export async function answerAction(request: Request, answering: Answering): Promise<Response> {
  const body = await readBody(request);
  if (body instanceof Response) return body;
  const { options } = answering;
  const press = pressSchema.safeParse(readPayload(request.headers.get('content-type') ?? '', body));
  const context = press.success ? readContext(options.key, press.data.context) : null;
  if (!press.success || context === null) {
    answering.sink.refused('button');
    return refused();
  }
  if (!answering.isTriggered(press.data.trigger_id, press.data.user_id)) {
    answering.sink.refused('trigger');
    return refused();
  }
  try {
    return await pressed(press.data, context, answering);
  } catch (error) {
    options.failed(error, 'take a press');
    return saying(wordsFor(answering, press.data.user_id).tryLater);
  }
}

async function pressed(press: Press, context: ButtonContext, answering: Answering): Promise<Response> {
  const { user_id: user, trigger_id: trigger } = press;
  const [ref, may] = await Promise.all([
    refAt(press, context, answering),
    answering.sending.who.mayAct(user, context.channel),
  ]);
  // `mayAct` has just looked the person up, so their language is known.
  const words = wordsFor(answering, user);
  if (context.to !== null && context.to !== user) {
    answering.sink.refused('button');
    return saying(words.notYours);
  }
  if (may === 'botNotInChannel') return saying(words.botNotInChannel);
  if (may === 'no') {
    answering.sink.refused('outsider');
    return saying(words.notMember);
  }
  if (ref === null) return saying(words.changed);
  const { action, draftId, revision, target } = context;
  const aside = answering.asides.begin(user, context.channel);
  try {
    const taken = answering.sink.accept({
      kind: 'button',
      // A repeat of one press has the same key, and another press another.
      dedupeKey: `button:${createHash('sha256')
        .update(JSON.stringify([context.nonce, action, user, trigger]))
        .digest('hex')}`,
      user,
      ref,
      action,
      draftId,
      revision,
      target,
      trigger: formTrigger(user, trigger),
    });
    const done = await pTimeout(taken, { milliseconds: answerWithinMs, fallback: () => 'late' as const });
    if (done === 'late') return saying(words.tryLater);
    return saying(aside.end());
  } finally {
    aside.end();
  }
}

/** Returns the reference of the pressed card; null unless it is still as it was when its button was made. */
async function refAt(press: Press, context: ButtonContext, { sending }: Answering): Promise<MessageRef | null> {
  const { channel, thread } = context;
  if (press.channel_id !== context.at) return null;
  if (context.to !== null) return { channel, message: press.post_id, thread };
  const post = await readPost(sending.api, press.post_id);
  const part = post === null ? null : partOf(post.props);
  if (post === null || part === null || post.user_id !== sending.us.user) return null;
  if (post.channel_id !== context.at || part.nonce !== context.nonce) return null;
  // A direct message acts on the channel that it is about.
  if (context.at !== channel) return { channel, message: part.first ?? post.id, thread };
  const there = refOf(post);
  if (part.first === null) return there;
  return { channel, message: part.first, thread: there.thread === part.first ? null : there.thread };
}

function saying(text: string): Response {
  return Response.json(text === '' ? {} : { ephemeral_text: text, skip_slack_parsing: true });
}
