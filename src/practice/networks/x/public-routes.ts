import type { HttpBindings } from '@hono/node-server';
import type { Hono } from 'hono';

import { pastPage, pictureAnswer, postPage, profilePage, type ShownMedia } from '#practice/networks/post-page.ts';

import type { PracticeUser, PracticeXMedia, World } from './world.ts';

const network = 'Practice X';

/** Adds the public routes: pictures, and the pages of accounts and posts. */
export function publicRoutes(app: Hono<{ Bindings: HttpBindings }>, world: World): void {
  app.get('/media/:blob', ({ req, notFound }) => {
    const media = world.state.media.find(({ blob }) => blob === req.param('blob'));
    const bytes = media === undefined ? null : world.store.loadBlob(req.param('blob'));
    return media === undefined || bytes === null ? notFound() : pictureAnswer(bytes, media.mimeType);
  });
  app.get('/media/:blob/captions/:language', ({ req, notFound }) => {
    const media = world.state.media.find(({ blob }) => blob === req.param('blob'));
    const found = media?.subtitles.find(({ languageCode }) => languageCode === req.param('language'));
    return found === undefined ? notFound() : pictureAnswer(new TextEncoder().encode(playable(found.text)), 'text/vtt');
  });
  app.get('/i/web/status/:id', ({ req, notFound }) => {
    const post = world.state.posts.find(({ id }) => id === req.param('id'));
    const user = world.state.accounts.find(({ id }) => id === post?.accountId);
    if (post === undefined || user === undefined) return notFound();
    return postPage({
      ...shown(user),
      text: post.text,
      contentWarning: null,
      language: 'und',
      publishedAt: new Date(post.createdAt),
      media: post.mediaIds
        .flatMap((id) => world.state.media.filter((media) => media.id === id))
        .map((media) => shownMedia(media, '')),
    });
  });
  app.get('/past/:id', () => pastPage(network));
  app.get('/:username', ({ req, notFound }) => {
    const user = world.state.accounts.find(({ username }) => username === req.param('username'));
    if (user === undefined) return notFound();
    const posts = world.state.posts.filter(({ accountId }) => accountId === user.id);
    return profilePage(shown(user), posts.map(({ id, text }) => ({ url: `/i/web/status/${id}`, text })).toReversed());
  });
}

/** Returns a medium for pages, a video with its captions. */
export function shownMedia({ blob, mimeType, alt, subtitles }: PracticeXMedia, baseUrl: string): ShownMedia {
  const url = `${baseUrl}/media/${blob ?? ''}`;
  const captions = subtitles.map(({ languageCode: language, displayName: label }) => {
    return { url: `${url}/captions/${encodeURIComponent(language)}`, language, label };
  });
  return { url, mimeType, alt, captions };
}

function shown({ name, username }: PracticeUser): {
  readonly network: string;
  readonly displayName: string;
  readonly handle: string;
} {
  return { network, displayName: name, handle: `@${username}` };
}

/**
 * Converts SubRip to WebVTT, which browsers play. The number before a cue's times becomes its name; markup is shown
 * unchanged.
 */
function playable(subRip: string): string {
  const lines = subRip.replaceAll(/\r\n?/gu, '\n').split('\n');
  const written = lines.map((line) =>
    /^\d{2}:\d{2}:\d{2},\d{3} --> /u.test(line)
      ? line.replaceAll(',', '.')
      : line.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;'),
  );
  return `WEBVTT\n\n${written.join('\n')}`;
}
