import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';

import { systemClock } from '#clock.ts';
import { mastodon } from '#networks/mastodon/mastodon.ts';
import type { NetworkKind } from '#networks/network-rules.ts';
import type { Network } from '#networks/network.ts';
import type { PublishOutcome } from '#networks/publish-outcome.ts';
import { x } from '#networks/x/x.ts';
import { openOutbound, type Outbound } from '#outbound/outbound.ts';
import { useExtraCaCerts } from '#outbound/use-extra-ca-certs.ts';

import { bytesOf, picture, prepared, rendering, soon } from '../contracts/network-contract.ts';
import { plainServer } from '../support/plain-server.ts';
import { openPracticeMastodon, openPracticeX, type MastodonWorld, type XWorld } from '../support/practice-networks.ts';
import { authority, type Authority } from '../support/proxy-certificates.ts';
import { scriptedProxy, type Behaviour, type ScriptedProxy } from '../support/proxy-scripted.ts';
import { startTinyproxy, type Tinyproxy } from '../support/proxy-tinyproxy.ts';
import { tlsFront } from '../support/proxy-tls-front.ts';
import { findProgram } from '../support/real-servers.ts';

const opened = new AsyncDisposableStack();
const timeouts = { pollMs: 10, processingMs: 60_000 } as const;
let ours: Authority;
let onMastodon: MastodonWorld;
let onX: XWorld;
/** It alone knows the names, so that what arrives went through it. */
let proxy: ScriptedProxy;

before(async () => {
  ours = opened.use(authority('Autorité de Valmont'));
  useExtraCaCerts(ours.path);
  onMastodon = opened.use(await openPracticeMastodon());
  onX = opened.use(await openPracticeX());
  proxy = opened.use(await scriptedProxy());
});
after(() => opened.disposeAsync());
beforeEach(async () => {
  proxy.behaviour = { kind: 'tunnels' };
  proxy.asked.length = 0;
  await leadTo('mastodon.test', onMastodon.url);
  await leadTo('api.x.com', onX.url);
});

/** Puts TLS before a server and has the proxy know it by a name. */
async function leadTo(host: string, url: string, signer: Authority = ours): Promise<void> {
  const front = opened.use(await tlsFront(signer.sign(`DNS:${host}`), url));
  proxy.ports.set(`${host}:443`, front.port);
}

interface Side {
  readonly kind: NetworkKind;
  readonly host: string;
  readonly world: () => MastodonWorld | XWorld;
  /** At `host`, or at its own. */
  readonly network: (outbound: Outbound, host?: string) => Network;
}

const sides: readonly Side[] = [
  {
    kind: 'mastodon',
    host: 'mastodon.test',
    world: () => onMastodon,
    network: ({ connect }, host = 'mastodon.test') =>
      mastodon({
        serverUrl: `https://${host}`,
        accessToken: onMastodon.token,
        software: 'Mastodon 4.6.6',
        loopbackOnly: false,
        connect,
        clock: systemClock,
        timeouts,
      }),
  },
  {
    kind: 'x',
    host: 'api.x.com',
    world: () => onX,
    network: ({ httpsAgent }, host) => {
      const baseUrl = host === undefined ? null : `https://${host}`;
      return x({ ...onX.keys, userId: null, reading: true, baseUrl, httpsAgent, clock: systemClock, timeouts });
    },
  },
];

const outboundBy = (https: string, noProxy: string | null = null): Outbound =>
  opened.use(openOutbound({ https, http: null, noProxy }));

for (const side of sides) {
  const network = (): Network => side.network(outboundBy(proxy.url));
  const publish = (text = rendering(side.kind), by: Network = network(), wait = soon()): Promise<PublishOutcome> =>
    by.publish({ rendering: text, mediaIds: [] }, crypto.randomUUID(), wait);
  const posted = async (text: string): Promise<number> =>
    (await side.world().publicPosts()).filter((post) => post.text === text).length;

  describe(`${side.kind} through a proxy`, () => {
    test('is checked, published to with a picture, found, read back and retracted', async () => {
      const one = network();
      assert.equal((await one.check(soon())).kind, 'ok');
      const wanted = await prepared(one, rendering(side.kind, { media: [picture('Un point')] }));
      const since = new Date(Date.now() - 1000);
      const outcome = await one.publish(wanted, crypto.randomUUID(), soon());
      assert.ok(outcome.kind === 'published', JSON.stringify(outcome));
      assert.equal((await one.find(wanted.rendering, since, soon())).kind, 'found');
      assert.deepEqual(await one.readBack(outcome.id, wanted.rendering, soon()), { kind: 'same' });
      assert.deepEqual(await one.retract(outcome.id, soon()), { kind: 'gone' });
      assert.deepEqual([...new Set(proxy.asked.map(({ authority }) => authority))], [`${side.host}:443`]);
    });

    const beforehand: readonly Behaviour[] = [
      { kind: 'refuses', status: 403 },
      { kind: 'refuses', status: 407 },
      { kind: 'refuses', status: 502 },
      { kind: 'closesAtOnce' },
      { kind: 'closesTheTunnel' },
    ];
    for (const behaviour of beforehand) {
      const what = behaviour.kind === 'refuses' ? `refuses with ${behaviour.status}` : behaviour.kind;
      test(`is surely not published to by a proxy that ${what}`, async () => {
        proxy.behaviour = behaviour;
        const wanted = rendering(side.kind);
        assert.deepEqual(await publish(wanted), { kind: 'refused', why: 'unreachable' });
        assert.equal(await posted(wanted.text), 0);
        assert.deepEqual(await network().check(soon()), { kind: 'unreachable', why: 'refused' });
        const upload = await network().prepare(rendering(side.kind, { media: [picture('Un point')] }), {
          uploaded: [],
          bytesOf,
          signal: soon(),
        });
        assert.deepEqual(upload, { kind: 'refused', why: 'unreachable', uploaded: [] });
      });
    }

    test('is surely not published to by a proxy that is down, or whose name nobody knows', async () => {
      const gone = await scriptedProxy();
      await gone[Symbol.asyncDispose]();
      for (const url of [gone.url, 'http://no-such-proxy.invalid:3128']) {
        const outcome = await publish(rendering(side.kind), side.network(outboundBy(url)));
        assert.deepEqual(outcome, { kind: 'refused', why: 'unreachable' });
      }
    });

    test('is surely not published to by a proxy that takes too long to connect', async () => {
      proxy.behaviour = { kind: 'neverAnswers' };
      const outbound = opened.use(openOutbound({ https: proxy.url, http: null, noProxy: null }, 100));
      const outcome = await publish(rendering(side.kind), side.network(outbound));
      assert.deepEqual(outcome, { kind: 'refused', why: 'unreachable' });
    });

    test('is in doubt where the proxy dies while the post is under way', async () => {
      let arrived = 0;
      const server = opened.use(
        await plainServer((request) => {
          arrived += 1;
          request.resume().once('end', () => proxy.cut());
        }),
      );
      await leadTo(side.host, server.url);
      assert.deepEqual(await publish(), { kind: 'doubt', why: 'no_answer' });
      assert.equal(arrived, 1);
    });

    test('is in doubt where the proxy dies in the midst of the answer', async () => {
      const server = opened.use(
        await plainServer((request, response) => {
          request.resume();
          response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': '1000' });
          response.write('{"id":"7"', () => setTimeout(() => proxy.cut(), 20));
        }),
      );
      await leadTo(side.host, server.url);
      assert.equal((await publish()).kind, 'doubt');
    });

    test('is in doubt where nothing comes back while it is waited for', async () => {
      const wait = new AbortController();
      const server = opened.use(await plainServer((request) => void request.resume().once('end', () => wait.abort())));
      await leadTo(side.host, server.url);
      const outcome = await publish(rendering(side.kind), network(), wait.signal);
      assert.deepEqual(outcome, { kind: 'doubt', why: 'no_answer' });
    });

    test('keeps its limits: no huge answer, no redirect to elsewhere', async () => {
      let hits = 0;
      const elsewhere = opened.use(await plainServer((_request, response) => void response.end(String((hits += 1)))));
      await leadTo('elsewhere.test', elsewhere.url);
      for (const trouble of [{ kind: 'answerHuge' }, { kind: 'redirect', to: 'https://elsewhere.test/' }] as const) {
        side.world().server.troubles.set(['publish'], trouble, 1);
        assert.deepEqual(await publish(), { kind: 'doubt', why: 'unreadable_answer' }, trouble.kind);
      }
      assert.equal(hits, 0);
    });

    test('does not trust a certificate that somebody else signed, and sends him nothing', async () => {
      let hits = 0;
      const server = opened.use(await plainServer((_request, response) => void response.end(String((hits += 1)))));
      await leadTo(side.host, server.url, opened.use(authority('Somebody else')));
      assert.deepEqual(await publish(), { kind: 'refused', why: 'unreachable' });
      assert.equal(hits, 0);
    });

    test('goes straight where NO_PROXY says so', async () => {
      const straight = side.network(outboundBy(proxy.url, '.invalid'), 'no-such-host.invalid');
      const outcome = await publish(rendering(side.kind), straight);
      assert.deepEqual(outcome, { kind: 'refused', why: 'name_not_found' });
      assert.deepEqual(proxy.asked, []);
    });
  });

  const skip =
    findProgram('tinyproxy') !== null || process.env['CI'] === 'true'
      ? false
      : 'NO TESTS WITH A REAL PROXY: there is no tinyproxy here (apt-get install tinyproxy)';
  describe(`${side.kind} through a real proxy`, { skip }, () => {
    let real: Tinyproxy;
    before(async () => {
      const user = { name: 'valmont', password: 's3cret' };
      real = opened.use(await startTinyproxy({ upstreamPort: proxy.port, user }));
    });

    test('is published to, with a picture, by name and password', async () => {
      const network = side.network(outboundBy(real.url.replace('://', '://valmont:s3cret@')));
      const wanted = await prepared(network, rendering(side.kind, { media: [picture('Un point')] }));
      assert.equal((await network.publish(wanted, crypto.randomUUID(), soon())).kind, 'published');
      assert.match(real.log(), new RegExp(`CONNECT ${side.host.replaceAll('.', String.raw`\.`)}:443`));
      assert.equal(await posted(wanted.rendering.text), 1);
    });

    test('is surely not published to without them, nor when it is stopped', async () => {
      const refused = { kind: 'refused', why: 'unreachable' };
      const network = side.network(outboundBy(real.url));
      const prepared = { rendering: rendering(side.kind), mediaIds: [] };
      assert.deepEqual(await network.publish(prepared, crypto.randomUUID(), soon()), refused);
      await real[Symbol.asyncDispose]();
      assert.deepEqual(await network.publish(prepared, crypto.randomUUID(), soon()), refused);
    });
  });
}

test('practice networks are reached without any proxy', async () => {
  const { connect, httpsAgent } = openOutbound({ https: proxy.url, http: proxy.url, noProxy: null });
  const common = { clock: systemClock, timeouts };
  const networks = [
    mastodon({
      ...common,
      serverUrl: onMastodon.url,
      accessToken: onMastodon.token,
      software: '',
      loopbackOnly: true,
      connect,
    }),
    x({ ...common, ...onX.keys, userId: null, reading: true, baseUrl: onX.url, httpsAgent }),
  ];
  for (const network of networks) {
    const wanted = { rendering: rendering(network.rules.kind), mediaIds: [] };
    assert.equal((await network.publish(wanted, crypto.randomUUID(), soon())).kind, 'published');
  }
  assert.deepEqual(proxy.asked, []);
});
