import { createHash, timingSafeEqual } from 'node:crypto';

import { Hono, type Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { z } from 'zod';

import { acknowledge, nextForBot } from './outbox.ts';
import { answerAsk, answerSchema } from './asks.ts';
import { bindingSchema, cardSchema, formSchema } from './card.ts';
import { refSchema } from './chat-state.ts';
import { botId, type Chat } from './chat.ts';
import { emojis, channelById, maxFileBytes, messageAt, personById, setReaction } from './messages.ts';
import { openForm } from './forms.ts';
import { postCard, showToPerson, updateCard, whisperCard } from './shown-cards.ts';

const maxJsonBytes = 4 * 1024 * 1024;
const maxWaitMs = 30_000;

const placeSchema = { channel: z.string(), thread: z.string().nullable() };
const postSchema = z.strictObject({ ...placeSchema, key: z.string().min(1).max(500), card: cardSchema });
const updateSchema = z.strictObject({ ref: refSchema, card: cardSchema });
const whisperSchema = z.strictObject({ ...placeSchema, to: z.string(), card: cardSchema });
const tellSchema = z.strictObject({ to: z.string(), card: cardSchema });
const reactSchema = z.strictObject({ ref: refSchema, emoji: z.enum(emojis) });
const reactionsSchema = z.strictObject({ refs: z.array(refSchema).max(500) });
const formRequestSchema = z.strictObject({ trigger: z.string(), form: formSchema, binding: bindingSchema });
const missingSchema = z.strictObject({ sha256s: z.array(z.string().regex(/^[0-9a-f]{64}$/)).max(200) });
const pollSchema = z.strictObject({
  after: z.coerce.number().int().nonnegative(),
  waitMs: z.coerce.number().int().nonnegative().max(maxWaitMs),
});

/** Builds the bot's routes, like a real platform's: JSON over HTTP with a token. */
export function wireRoutes(chat: Chat, token: string): Hono {
  const wire = new Hono();
  wire.use(async (context, next) => {
    if (!isToken(context.req.header('authorization'), token)) return context.json({ error: 'wrong token' }, 401);
    return next();
  });
  wire.use('/blob/*', bodyLimit({ maxSize: maxFileBytes }));
  wire.on('POST', '*', bodyLimit({ maxSize: maxJsonBytes }));
  receiving(chat, wire);
  sending(chat, wire);
  reading(chat, wire);
  return wire;
}

function receiving(chat: Chat, wire: Hono): void {
  wire.get('/next', async (context) => {
    const query = pollSchema.safeParse(context.req.query());
    if (!query.success) return refused(context, query.error);
    const { after, waitMs } = query.data;
    return context.json(await nextForBot(chat, { afterSeq: after, waitMs, signal: context.req.raw.signal }));
  });
  wire.post('/acknowledge', async (context) => {
    const body = z.strictObject({ seq: z.int() }).safeParse(await jsonOf(context));
    if (!body.success) return refused(context, body.error);
    acknowledge(chat, body.data.seq);
    return context.json({});
  });
  wire.post('/answer', async (context) => {
    const body = answerSchema.safeParse(await jsonOf(context));
    if (!body.success) return refused(context, body.error);
    return context.json({ outcome: answerAsk(chat, body.data) });
  });
}

function sending(chat: Chat, wire: Hono): void {
  wire.post('/post', async (context) => {
    const body = postSchema.safeParse(await jsonOf(context));
    if (!body.success) return refused(context, body.error);
    const posted = postCard(chat, body.data);
    return posted.kind === 'posted' ? context.json({ ref: posted.ref }) : context.json({ error: 'no such place' }, 404);
  });
  wire.post('/update', async (context) => {
    const body = updateSchema.safeParse(await jsonOf(context));
    if (!body.success) return refused(context, body.error);
    const outcome = updateCard(chat, body.data.ref, body.data.card);
    return outcome === 'notItsOwn' ? context.json({ error: 'not its own' }, 403) : context.json({ outcome });
  });
  wire.post('/whisper', async (context) => {
    const body = whisperSchema.safeParse(await jsonOf(context));
    if (!body.success) return refused(context, body.error);
    const whispered = whisperCard(chat, body.data) === 'whispered';
    return whispered ? context.json({}) : context.json({ error: 'no such place' }, 404);
  });
  wire.post('/tell', async (context) => {
    const body = tellSchema.safeParse(await jsonOf(context));
    if (!body.success) return refused(context, body.error);
    return context.json({ outcome: showToPerson(chat, body.data) });
  });
  wire.post('/react', async (context) => {
    const body = reactSchema.safeParse(await jsonOf(context));
    if (!body.success) return refused(context, body.error);
    return context.json({ outcome: setReaction(chat, { ...body.data, user: botId, added: true }) });
  });
  wire.post('/form', async (context) => {
    const body = formRequestSchema.safeParse(await jsonOf(context));
    if (!body.success) return refused(context, body.error);
    return context.json({ outcome: openForm(chat, body.data) });
  });
  wire.post('/blobs-missing', async (context) => {
    const body = missingSchema.safeParse(await jsonOf(context));
    if (!body.success) return refused(context, body.error);
    return context.json({ sha256s: body.data.sha256s.filter((sha256) => chat.loadBlob(sha256) === null) });
  });
  wire.put('/blob/:sha256', async (context) => {
    const bytes = new Uint8Array(await context.req.arrayBuffer());
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    if (sha256 !== context.req.param('sha256')) return context.json({ error: 'the bytes have another SHA-256' }, 422);
    chat.saveBlob(sha256, bytes);
    return context.json({});
  });
}

function reading(chat: Chat, wire: Hono): void {
  wire.get('/whoami', (context) => context.json({ platform: 'sandbox:practice', bot: botId }));
  wire.post('/reactions', async (context) => {
    const body = reactionsSchema.safeParse(await jsonOf(context));
    if (!body.success) return refused(context, body.error);
    const messages = body.data.refs.flatMap((ref) => messageAt(chat.state, ref) ?? []);
    return context.json({
      messages: messages.map((message) => ({ message: message.ref.message, reactions: message.reactions })),
    });
  });
  wire.get('/file/:id', (context) => {
    const file = chat.state.files.find((kept) => kept.id === context.req.param('id'));
    const bytes = file === undefined ? null : chat.loadBlob(file.id);
    if (file === undefined || bytes === null) return context.json({ error: 'no such file' }, 404);
    return context.body(new Uint8Array(bytes), 200, {
      'content-type': 'application/octet-stream',
      'content-length': String(bytes.byteLength),
      'x-name': encodeURIComponent(file.name.toWellFormed()),
      ...(file.alt === null ? {} : { 'x-alt': encodeURIComponent(file.alt.toWellFormed()) }),
    });
  });
  wire.get('/user/:id', (context) => {
    const person = personById(chat.state, context.req.param('id'));
    return person === null ? context.json({ error: 'no such person' }, 404) : context.json(person);
  });
  wire.get('/members/:channel', (context) => {
    const channel = channelById(chat.state, context.req.param('channel'));
    if (channel === null) return context.json({ error: 'no such channel' }, 404);
    if (!channel.members.includes(botId)) return context.json({ error: 'not in channel' }, 403);
    const active = channel.members.filter((id) => {
      const kind = personById(chat.state, id)?.kind;
      return kind === 'member' || kind === 'guest';
    });
    return context.json({ members: active });
  });
  wire.get('/in-channel/:channel', (context) => {
    const channel = channelById(chat.state, context.req.param('channel'));
    return context.json({ isIn: channel?.members.includes(botId) ?? false });
  });
}

async function jsonOf(context: Context): Promise<unknown> {
  try {
    return await context.req.json();
  } catch {
    return undefined;
  }
}

function refused(context: Context, error: z.ZodError): Response {
  return context.json({ error: z.prettifyError(error) }, 422);
}

function isToken(header: string | undefined, token: string): boolean {
  return timingSafeEqual(digest(header ?? ''), digest(`Bearer ${token}`));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
