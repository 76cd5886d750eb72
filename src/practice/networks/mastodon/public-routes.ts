import type { HttpBindings } from '@hono/node-server';
import type { Hono } from 'hono';

import { pastPage, pictureAnswer, postPage, profilePage } from '#practice/networks/post-page.ts';

import { instanceV1Json, instanceV2Json, nodeInfoJson } from './json.ts';
import { errorAnswer, isPublic, urlOf, type World } from './world.ts';

const network = 'Practice Mastodon';

const notFound = (): Response => errorAnswer(404, 'Record not found');

/** Adds the public routes: the server's description, pictures, and the pages of accounts and posts. */
export function publicRoutes(app: Hono<{ Bindings: HttpBindings }>, world: World): void {
  app.get('/api/v2/instance', () => Response.json(instanceV2Json(world)));
  app.get('/api/v1/instance', () => Response.json(instanceV1Json(world)));
  app.get('/.well-known/nodeinfo', () =>
    Response.json({
      links: [{ rel: 'http://nodeinfo.diaspora.software/ns/schema/2.0', href: `${world.baseUrl}/nodeinfo/2.0` }],
    }),
  );
  app.get('/nodeinfo/2.0', () => Response.json(nodeInfoJson()));
  app.get('/media/:blob', ({ req }) => {
    const media = world.state.media.find(({ blob }) => blob === req.param('blob'));
    const bytes = media === undefined ? null : world.store.loadBlob(media.blob);
    return media === undefined || bytes === null ? notFound() : pictureAnswer(bytes, media.mimeType);
  });
  app.get('/past/:id', () => pastPage(network));
  app.get('/:handle{@[^/]+}', ({ req }) => {
    const owner = ownerOf(world, req.param('handle'));
    if (owner === null) return notFound();
    const posts = world.state.statuses.filter((status) => status.accountId === owner.id && isPublic(status));
    return profilePage(
      owner.shown,
      posts.map((status) => ({ url: urlOf(world, status), text: status.text })).toReversed(),
    );
  });
  app.get('/:handle{@[^/]+}/:id', ({ req }) => {
    const owner = ownerOf(world, req.param('handle'));
    const status = world.state.statuses.find(({ id }) => id === req.param('id'));
    if (owner === null || status?.accountId !== owner.id || !isPublic(status)) return notFound();
    return postPage({
      ...owner.shown,
      text: status.text,
      contentWarning: status.spoilerText === '' ? null : status.spoilerText,
      language: status.language ?? 'und',
      publishedAt: new Date(status.createdAt),
      media: status.mediaIds
        .flatMap((id) => world.state.media.filter((media) => media.id === id))
        .map((media) => ({ url: `/media/${media.blob}`, mimeType: media.mimeType, alt: media.description ?? '' })),
    });
  });
}

function ownerOf(
  world: World,
  handle: string,
): {
  readonly id: string;
  readonly shown: { readonly network: string; readonly displayName: string; readonly handle: string };
} | null {
  const account = world.state.accounts.find(({ username }) => handle === `@${username}`);
  if (account === undefined) return null;
  const { id, username, displayName } = account;
  return { id, shown: { network, displayName, handle: `@${username}@${world.domain()}` } };
}
