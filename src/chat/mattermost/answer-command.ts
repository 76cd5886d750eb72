import { z } from 'zod';

import type { ThreadStart } from '#chat/chat-sink.ts';
import { formTrigger } from '#chat/kit/form-trigger.ts';
import { readBody } from '#chat/kit/read-body.ts';
import { readPayload } from '#chat/kit/read-payload.ts';
import pTimeout from 'p-timeout';

import { altsIn } from './alts-in.ts';
import { answerWithinMs, refused, wordsFor, type Answering } from './answering.ts';
import { attachmentsOf } from './attachments.ts';
import { buttonContext } from './button-context.ts';
import { readPost } from './find-parts.ts';
import { filesOf } from './post-of.ts';
import type { CardPost } from './render/card-posts.ts';
import { isId } from './render/is-id.ts';
import { postsOf } from './sending.ts';
import { isSame } from './signed.ts';

// https://developers.mattermost.com/integrate/slash-commands/custom/
const commandSchema = z.object({
  token: z.string(),
  user_id: z.string().refine(isId),
  channel_id: z.string().refine(isId),
  root_id: z.string().optional(),
  trigger_id: z.string().min(1),
  text: z.string().default(''),
});
/** Fields that repeat for each name in the text. They are not needed beside the text. */
const lists = ['user_mentions', 'user_mentions_ids', 'channel_mentions', 'channel_mentions_ids'];
type Command = z.infer<typeof commandSchema>;

/** Answers a typed command; only its person sees the answer. 401 if it has no token of ours. */
export async function answerCommand(request: Request, answering: Answering): Promise<Response> {
  const body = await readBody(request);
  if (body instanceof Response) return body;
  const { options } = answering;
  const command = commandSchema.safeParse(readPayload(request.headers.get('content-type') ?? '', body, lists));
  // Compare all of them, so that the duration reveals nothing.
  const matches = options.commandTokens.map((token) => command.success && isSame(token, command.data.token));
  if (!command.success || !matches.includes(true)) {
    answering.sink.refused('command');
    return refused();
  }
  try {
    return await answered(command.data, answering);
  } catch (error) {
    options.failed(error, 'answer a command');
    return Response.json(onlyFor(answering, wordsFor(answering, command.data.user_id).tryLater));
  }
}

async function answered(command: Command, answering: Answering): Promise<Response> {
  const { user_id: user, channel_id: channel, trigger_id: trigger } = command;
  if (!answering.isTriggered(trigger, user)) {
    answering.sink.refused('trigger');
    return refused();
  }
  const [may, thread] = await Promise.all([answering.sending.who.mayAct(user, channel), threadOf(command, answering)]);
  const words = wordsFor(answering, user);
  if (may === 'botNotInChannel') return Response.json(onlyFor(answering, words.botNotInChannel));
  if (may === 'no') {
    answering.sink.refused('outsider');
    return Response.json(onlyFor(answering, words.notMember));
  }
  const where = thread === null ? { channel } : { channel, thread: thread.ref.message };
  const replying = answering.sink.command({
    dedupeKey: `command:${trigger}`,
    user,
    channel,
    text: command.text,
    thread,
    trigger: formTrigger(user, trigger),
  });
  const reply = await pTimeout(replying, { milliseconds: answerWithinMs, fallback: () => 'late' as const });
  if (reply !== 'late') {
    if (reply.kind === 'done') return Response.json({});
    const posts = await postsOf(answering.sending, reply.card);
    if (posts.every(({ pictures }) => pictures.length === 0)) return Response.json(bodyOf(posts, command, answering));
    await answering.whisper(user, where, reply.card);
    return Response.json(onlyFor(answering, words.inDirectMessage));
  }
  const later = async (): Promise<void> => {
    const late = await replying;
    if (late.kind === 'whisper') await answering.whisper(user, where, late.card);
  };
  later().catch((error: unknown) => answering.options.failed(error, 'answer a command late'));
  return Response.json({});
}

/** Reads the first message of the thread that a command was typed in. */
async function threadOf(
  { root_id: root = '', channel_id: channel }: Command,
  { sending }: Answering,
): Promise<ThreadStart | null> {
  if (root === '') return null;
  const post = await readPost(sending.api, root);
  if (post === null || post.channel_id !== channel) return null;
  const files = filesOf(post);
  const text = files.length === 0 ? post.message : altsIn(post.message).text;
  return { ref: { channel, message: post.id, thread: null }, text, files, by: post.user_id };
}

/** Builds the body of an answer. It has no place for files: pictures go by a direct message. */
function bodyOf(posts: readonly CardPost[], command: Command, answering: Answering): object {
  const { sending, options } = answering;
  const { user_id: to, channel_id: channel, root_id: root = '' } = command;
  const nonce = sending.nonce();
  const messages = posts.map((post) => {
    // A message shown to one person alone cannot be read back, so its buttons are for that person only.
    const attachments = attachmentsOf(post, options.callbackUrl, ({ action, draftId, revision, target }) =>
      buttonContext(options.key, {
        action,
        draftId,
        revision,
        target,
        channel,
        nonce,
        to,
        thread: root === '' ? null : root,
        at: channel,
      }),
    );
    return { ...onlyFor(answering, post.message), attachments };
  });
  const [first, ...others] = messages;
  return { ...first, ...(others.length === 0 ? {} : { extra_responses: others }) };
}

/**
 * Builds an answer that the server shows only to the person who typed. It bears our name and picture if the server lets
 * integrations bring them, else the person's own: EnablePostUsernameOverride, EnablePostIconOverride.
 */
function onlyFor({ sending: { us } }: Answering, text: string): object {
  return {
    response_type: 'ephemeral',
    text,
    username: us.displayName,
    icon_url: us.picture,
    skip_slack_parsing: true,
  };
}
