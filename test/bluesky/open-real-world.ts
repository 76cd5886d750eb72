import { z } from 'zod';

import { systemClock } from '#clock.ts';
import { bluesky } from '#networks/bluesky/bluesky.ts';
import { openSessions } from '#networks/bluesky/sessions.ts';

import type { NetworkWorld, PublicPost } from '../contracts/network-contract.ts';
import { openAppView } from './app-view.ts';
import { openRealServer, type RealAccount, type RealServer } from './open-real-server.ts';

/** A world in which Bluesky is the real server. */
export interface RealWorld extends NetworkWorld {
  readonly server: RealServer;
  readonly account: RealAccount;
}

const listSchema = z.object({
  records: z.array(
    z.object({
      uri: z.string(),
      value: z.object({
        text: z.string(),
        embed: z.object({ images: z.array(z.object({ alt: z.string() })).default([]) }).optional(),
      }),
    }),
  ),
});

/** Opens the Bluesky adapter on a real server of its own, with what counts simulated: that is no part of it. */
export async function openRealWorld(): Promise<RealWorld> {
  await using opened = new AsyncDisposableStack();
  const appView = opened.use(await openAppView());
  const server = opened.use(await openRealServer(appView.url));
  appView.pds = server.url;
  const account = await server.addAccount('valmont.test');
  const { did, appPassword, owner } = account;
  const common = { serverUrl: server.url, webUrl: appView.url, identifier: did, did, loopbackOnly: true };
  const sessions = openSessions();
  const network = bluesky({ ...common, sessions, appPassword, clock: systemClock });
  // A person who removes a post does so over the wire.
  let removed: Promise<unknown> = Promise.resolve();
  const rest = opened.move();
  return {
    server,
    account,
    network: {
      ...network,
      read: async (...asked) => {
        await removed;
        return network.read(...asked);
      },
    },
    stranger: bluesky({ ...common, sessions, appPassword: 'not-a-password', clock: systemClock }),
    publicPosts: async () => {
      const asked = { repo: did, collection: 'app.bsky.feed.post', limit: '100' };
      const { records } = listSchema.parse((await owner.get('com.atproto.repo.listRecords', asked)).body);
      return records.map(({ uri, value }): PublicPost => ({
        id: uri.split('/').at(-1) ?? '',
        text: value.text,
        alts: value.embed?.images.map(({ alt }) => alt) ?? [],
      }));
    },
    troubles: null,
    people: {
      setAudience: (id, audience) => appView.audience.set(id, audience),
      setFollowers: (count) => {
        appView.followers.count = count;
      },
      remove: (rkey) => {
        removed = owner.post('com.atproto.repo.deleteRecord', { repo: did, collection: 'app.bsky.feed.post', rkey });
      },
    },
    canRetract: true,
    canCorrect: false,
    correctsAll: false,
    keepsLinesOfAlts: true,
    drawsAsSent: true,
    [Symbol.asyncDispose]: () => rest.disposeAsync(),
  };
}
