import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { systemClock } from '#clock.ts';
import { mastodon } from '#networks/mastodon/mastodon.ts';
import type { NetworkKind } from '#networks/network-rules.ts';
import type { PublishOutcome } from '#networks/publish-outcome.ts';
import { x } from '#networks/x/x.ts';
import { useExtraCaCerts } from '#outbound/use-extra-ca-certs.ts';

import { rendering } from '../contracts/network-contract.ts';
import { askedServer, type AskedServer } from '../support/asked-server.ts';
import { authority, type Authority } from '../support/proxy-certificates.ts';
import { tlsFront } from '../support/proxy-tls-front.ts';

const opened = new AsyncDisposableStack();
let ours: Authority;
let server: AskedServer;

before(async () => {
  ours = opened.use(authority('Autorité de Valmont'));
  useExtraCaCerts(ours.path);
  server = opened.use(await askedServer(() => ({ id: '7', url: 'https://example.org/7', data: { id: '7' } })));
});
after(() => opened.disposeAsync());

const keys = { appKey: 'app key', appSecret: 'app secret', accessToken: 'token', accessSecret: 'secret' };

/** Publishes a post on whatever answers with that certificate. */
async function publishedTo(kind: NetworkKind, certificate: ReturnType<Authority['sign']>): Promise<PublishOutcome> {
  const front = opened.use(await tlsFront(certificate, server.url));
  const url = `https://127.0.0.1:${front.port}`;
  const network =
    kind === 'mastodon'
      ? mastodon({ serverUrl: url, accessToken: 'token', software: '', loopbackOnly: false, clock: systemClock })
      : x({ ...keys, userId: '1', reading: false, baseUrl: url, clock: systemClock });
  return network.publish({ rendering: rendering(kind), mediaIds: [] }, 'key', AbortSignal.timeout(5_000));
}

for (const kind of ['mastodon', 'x'] as const) {
  test(`on ${kind} a certificate that is trusted is, and one that has expired or is for another host gets no token`, async () => {
    assert.equal((await publishedTo(kind, ours.sign('IP:127.0.0.1'))).kind, 'published');
    const asked = server.asked.length;
    using stranger = authority('Somebody else');
    for (const certificate of [
      ours.signExpired('IP:127.0.0.1'),
      ours.sign('IP:127.0.0.2', 'DNS:localhost'),
      stranger.sign('IP:127.0.0.1'),
    ]) {
      assert.deepEqual(await publishedTo(kind, certificate), { kind: 'refused', why: 'unreachable' });
    }
    assert.equal(server.asked.length, asked, 'nothing of the request left');
  });
}
