import { type Context, Hono } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';

import { languageOfRequest } from '#languages.ts';
import type { Chat } from '#practice/chat/chat.ts';
import { messageById } from '#practice/chat/messages.ts';
import { recordingTypeOf } from '#practice/networks/image-type-of.ts';

import type { DeskDoor } from './desk-door.ts';
import { guard, type Guarding } from './guard.ts';
import { liveRoute } from './live-route.ts';
import { newestThread } from './newest-thread.ts';
import { pageFiles } from './page-files.ts';
import type { PageNetwork } from './page-network.ts';
import { pagePosts } from './page-posts.ts';
import { speak } from './speak.ts';
import { pathOf, viewAt, withDesk } from './view.ts';
import { wholePage } from './whole-page.ts';

const firstPerson = 'karim';
const firstChannel = 'publications';

/** Builds the routes of the page. */
export function pageRoutes(
  chat: Chat,
  networks: readonly PageNetwork[],
  guarding: Guarding,
  door: DeskDoor | null = null,
): Hono {
  const page = new Hono();
  page.use(guard(guarding));
  pageFiles(page);
  looking(chat, networks, page, door);
  page.route('/', pagePosts(chat, networks, door));
  return page;
}

function looking(chat: Chat, networks: readonly PageNetwork[], page: Hono, door: DeskDoor | null): void {
  const show = async (context: Context, user: string, channel: string, thread: string | null): Promise<Response> => {
    const seen = viewAt(chat, networks, { user, channel, thread, form: context.req.query('form') ?? null });
    if (seen === null) return context.notFound();
    const view = await withDesk(seen, door);
    if (view.thread !== null) noteRead(chat, view.thread);
    // "/" and the links in messages lead back to the person used last.
    setCookie(context, 'as', user, { sameSite: 'Strict', httpOnly: true, path: '/' });
    return context.html(wholePage(view));
  };
  const lastPerson = (context: Context): string => {
    const id = getCookie(context, 'as');
    return chat.state.people.find((person) => person.id === id)?.id ?? firstPerson;
  };

  page.get('/', async (context) => {
    const user = lastPerson(context);
    // A newcomer has chosen no language yet, and the browser knows theirs better than the machine does.
    if (getCookie(context, 'as') === undefined && !chat.state.firstSteps.hasRead) {
      const known = chat.state.people.find(({ id }) => id === user)?.language;
      const language = languageOfRequest(context.req.raw, known);
      if (language !== known) await speak(chat, door, { channel: firstChannel, language, by: user });
    }
    const thread = newestThread(chat, firstChannel);
    return context.redirect(pathOf({ user, channel: firstChannel, thread, form: null }));
  });
  page.get('/m/:message', (context) => {
    const message = messageById(chat.state, context.req.param('message'));
    if (message === null) return context.notFound();
    const { ref } = message;
    const place = { user: lastPerson(context), channel: ref.channel, thread: ref.thread ?? ref.message, form: null };
    return context.redirect(`${pathOf(place)}#t-${ref.message}`);
  });
  page.get('/as/:user/c/:channel', (context) => {
    const { user, channel } = context.req.param();
    return show(context, user, channel, null);
  });
  page.get('/as/:user/c/:channel/t/:thread', (context) => {
    const { user, channel, thread } = context.req.param();
    return show(context, user, channel, thread);
  });
  page.get('/blob/:sha256', (context) => {
    const sha256 = context.req.param('sha256').slice(0, 64);
    // Other names cannot be a blob's; the store would take one for a bug of ours.
    return fileAnswer(/^[0-9a-f]{64}$/.test(sha256) ? chat.loadBlob(sha256) : null);
  });
  page.get('/file/:id', (context) => {
    const file = chat.state.files.find((kept) => kept.id === context.req.param('id'));
    return fileAnswer(file === undefined ? null : chat.loadBlob(file.id));
  });
  liveRoute(
    page,
    '/as/:user/live',
    (listener) => chat.watch(listener),
    () => (door?.clock?.look().aheadMs ?? 0) > 0,
  );
}

/** Records that a draft's thread with a card to decide on was shown. */
function noteRead(chat: Chat, thread: string): void {
  const { firstSteps, messages } = chat.state;
  if (firstSteps.hasRead) return;
  if (!messages.some(({ ref, body }) => ref.thread === thread && body.kind === 'card')) return;
  chat.state.firstSteps = { ...firstSteps, hasRead: true };
  chat.changed();
}

const imageTypes: readonly (readonly [RegExp, string])[] = [
  [/^\u00ff\u00d8\u00ff/, 'image/jpeg'],
  [/^\u0089PNG\r\n/, 'image/png'],
  [/^GIF8/, 'image/gif'],
  [/^RIFF[^]{4}WEBP/, 'image/webp'],
];

/**
 * Answers with a stored file. Only a picture, video or sound, by its first bytes, is displayed; others are offered for
 * download.
 */
function fileAnswer(bytes: Uint8Array | null): Response {
  if (bytes === null) return new Response('', { status: 404 });
  const head = Buffer.from(bytes.subarray(0, 12)).toString('latin1');
  const shown = imageTypes.find(([start]) => start.test(head))?.[1] ?? recordingTypeOf(bytes);
  return new Response(Buffer.from(bytes), {
    headers: {
      'content-type': shown ?? 'application/octet-stream',
      'content-disposition': shown === null ? 'attachment' : 'inline',
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, max-age=3600',
    },
  });
}
