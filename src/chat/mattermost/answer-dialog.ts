import { createHash } from 'node:crypto';

import { z } from 'zod';

import type { RefusalKind, SubmitReply } from '#chat/chat-sink.ts';
import { cache, type Cache } from '#chat/kit/cache.ts';
import { readBody } from '#chat/kit/read-body.ts';
import { readPayload } from '#chat/kit/read-payload.ts';
import { systemClock } from '#clock.ts';

import { wordsFor, type Answering } from './answering.ts';
import { formForMs, readState, type FormState } from './form-state.ts';
import { isId } from './render/is-id.ts';
import { readSubmission } from './render/read-submission.ts';

// https://developers.mattermost.com/integrate/plugins/interactive-dialogs/
const submissionSchema = z.object({
  type: z.literal('dialog_submission'),
  state: z.string(),
  user_id: z.string().refine(isId),
  cancelled: z.boolean().nullish(),
  submission: z.unknown(),
});
type Submission = z.infer<typeof submissionSchema>;

/**
 * Builds the handler that takes a form to the bot. Anybody on the server may send anything in a form's name, so it
 * accepts only a state that we signed for one person and one hour, and values that the form could have sent. Errors are
 * shown in the form, which stays open with everything that was written.
 */
export function dialogAnswer(
  answering: Pick<Answering, 'options'>,
): (request: Request, now: Answering) => Promise<Response> {
  const { options } = answering;
  const done = cache<string>(options.clock ?? systemClock, formForMs);
  return async (request, now) => {
    const body = await readBody(request);
    if (body instanceof Response) return body;
    const read = submissionSchema.safeParse(readPayload(request.headers.get('content-type') ?? '', body));
    if (!read.success) return new Response(null, { status: 400 });
    if (read.data.cancelled === true) return Response.json({});
    try {
      return Response.json(await submitted(read.data, now, done));
    } catch (error) {
      options.failed(error, 'take a form');
      return Response.json({ error: wordsFor(now, read.data.user_id).tryLater });
    }
  };
}

async function submitted(
  { state: signed, user_id: user, submission }: Submission,
  answering: Answering,
  done: Cache<string>,
): Promise<object> {
  const { options, sending, sink } = answering;
  const refuse = (kind: RefusalKind, error: string): object => {
    sink.refused(kind);
    return { error };
  };
  const state = readState(options.key, signed);
  if (state === null) return refuse('form', wordsFor(answering, user).formUnknown);
  const may = await sending.who.mayAct(user, state.binding.channel);
  // `mayAct` has just looked the person up, so their language is known.
  const words = wordsFor(answering, user);
  if (state.user !== user) return refuse('form', words.notYours);
  if (sending.api.serverNow().getTime() > state.expiresAt) return refuse('form', words.formTooOld);
  if (may === 'botNotInChannel') return refuse('form', words.botNotInChannel);
  if (may === 'no') return refuse('outsider', words.notMember);
  const read = readSubmission(state.fields, submission);
  switch (read.kind) {
    case 'unreadable':
      return refuse('unreadable', words.formUnknown);
    case 'missing':
      return { errors: Object.fromEntries(read.inputs.map((input) => [input, words.required])) };
    case 'values': {
      const content = createHash('sha256').update(JSON.stringify(read.values)).digest('hex');
      const before = done.has(state.nonce) ? await done.get(state.nonce, async () => content) : content;
      if (before !== content) return refuse('form', words.formDone);
      const dedupeKey = `submit:${state.nonce}:${content}`;
      const reply = await sink.submit({ dedupeKey, user, binding: state.binding, values: read.values });
      if (reply.kind === 'ok') done.set(state.nonce, content);
      return reply.kind === 'ok' ? {} : errorsOf(reply, state);
    }
  }
}

/** Builds the errors beside their fields. Those without a field are shown above all of them. */
function errorsOf(reply: SubmitReply & { readonly kind: 'errors' }, { fields }: FormState): object {
  const errors = new Map<string, string>();
  const general = [reply.general ?? ''];
  for (const [id, error] of Object.entries(reply.fields)) {
    const field = fields.find((one) => one.id === id);
    if (field === undefined) general.push(error);
    else errors.set(field.name, error.trim() === '' ? '⚠️' : error);
  }
  const above = general.filter((one) => one.trim() !== '').join('\n');
  // Without any error text the server would close the form.
  const error = above === '' && errors.size === 0 ? '⚠️' : above;
  return { ...(error === '' ? {} : { error }), ...(errors.size === 0 ? {} : { errors: Object.fromEntries(errors) }) };
}
