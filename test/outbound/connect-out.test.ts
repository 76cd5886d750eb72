import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type Server } from 'node:net';
import { after, before, beforeEach, describe, test } from 'node:test';
import { inspect } from 'node:util';

import { connectOut } from '#outbound/connect-out.ts';
import { NotConnected } from '#outbound/not-connected.ts';
import { openOutbound } from '#outbound/outbound.ts';
import { reach, type Reached } from '#outbound/reach.ts';
import { useExtraCaCerts } from '#outbound/use-extra-ca-certs.ts';

import { plainServer } from '../support/plain-server.ts';
import { authority } from '../support/proxy-certificates.ts';
import { scriptedProxy, type Behaviour, type ScriptedProxy } from '../support/proxy-scripted.ts';
import { tlsFront } from '../support/proxy-tls-front.ts';
import { until } from '../support/until.ts';

const opened = new AsyncDisposableStack();
const ours = opened.use(authority('Autorité de Valmont'));
const theirs = opened.use(authority('Somebody else'));
const server = opened.use(await plainServer((_request, response) => void response.end('hello')));
const trusted = opened.use(await tlsFront(ours.sign('DNS:good.test', 'DNS:proxy.test'), server.url));
const strange = opened.use(await tlsFront(theirs.sign('DNS:strange.test'), server.url));
let proxy: ScriptedProxy;

before(async () => {
  assert.deepEqual(useExtraCaCerts(ours.path), { kind: 'trusted', certificates: 1 });
  proxy = opened.use(await scriptedProxy());
  proxy.ports.set('good.test:443', trusted.port);
  proxy.ports.set('other-name.test:443', trusted.port);
  proxy.ports.set('strange.test:443', strange.port);
  proxy.ports.set('no-tls.test:443', Number(new URL(server.url).port));
});
after(() => opened.disposeAsync());
beforeEach(() => {
  proxy.behaviour = { kind: 'tunnels' };
  proxy.asked.length = 0;
});

const by = (https: string | null = proxy.url, noProxy: string | null = null) => ({ https, http: null, noProxy });
const tried = (url: string, withinMs = 2_000): Promise<Reached> => reach(new URL(url), by(), withinMs);
const way = () => ({ kind: 'proxy', at: `127.0.0.1:${proxy.port}` });

/** Takes connections and says nothing. */
async function silentServer(): Promise<Server> {
  const silent = createServer();
  silent.listen(0, '127.0.0.1');
  await once(silent, 'listening');
  opened.defer(() => void silent.close());
  return silent;
}

function portOf(server: Server): number {
  const address = server.address();
  assert.ok(address !== null && typeof address === 'object');
  return address.port;
}

describe('trying a way out', () => {
  test('reaches a host whose certificate is trusted', async () => {
    assert.deepEqual(await tried('https://good.test'), { way: way(), kind: 'reached' });
    assert.deepEqual(proxy.asked, [{ authority: 'good.test:443', credentials: null }]);
  });

  test('tells the way without the credentials, which the proxy gets', async () => {
    const withUser = proxy.url.replace('://', '://val%40mont:s%3Acret@');
    assert.deepEqual(await reach(new URL('wss://good.test/x'), by(withUser)), { way: way(), kind: 'reached' });
    const credentials = `Basic ${Buffer.from('val@mont:s:cret').toString('base64')}`;
    assert.deepEqual(proxy.asked, [{ authority: 'good.test:443', credentials }]);
  });

  for (const status of [403, 407, 502]) {
    test(`tells that the proxy refuses with ${status}`, async () => {
      proxy.behaviour = { kind: 'refuses', status };
      assert.deepEqual(await tried('https://good.test'), { way: way(), kind: 'proxyRefused', status });
    });
  }

  test('tells a proxy that is not there, and one whose name nobody knows', async () => {
    const gone = await scriptedProxy();
    await gone[Symbol.asyncDispose]();
    const url = new URL('https://good.test');
    assert.deepEqual(await reach(url, by(gone.url)), {
      way: { kind: 'proxy', at: `127.0.0.1:${gone.port}` },
      kind: 'proxyUnreachable',
      code: 'ECONNREFUSED',
    });
    const unknown = await reach(url, by('http://no-such-proxy.invalid:3128'));
    assert.ok(unknown.kind === 'proxyUnreachable', unknown.kind);
    assert.match(unknown.code, /ENOTFOUND|EAI_AGAIN/);
  });

  test('tells a proxy that closes without an answer', async () => {
    proxy.behaviour = { kind: 'closesAtOnce' };
    assert.deepEqual(await tried('https://good.test'), { way: way(), kind: 'proxyUnreachable', code: 'ECONNRESET' });
  });

  test('tells a tunnel that leads nowhere', async () => {
    proxy.behaviour = { kind: 'closesTheTunnel' };
    assert.deepEqual(await tried('https://good.test'), { way: way(), kind: 'unreachable', code: 'ECONNRESET' });
  });

  test('ends in time where the proxy, or a host, takes the connection and says nothing', async () => {
    proxy.behaviour = { kind: 'neverAnswers' };
    assert.deepEqual(await tried('https://good.test', 100), { way: way(), kind: 'timeout' });
    const silent = `https://127.0.0.1:${portOf(await silentServer())}`;
    assert.deepEqual(await reach(new URL(silent), by(), 100), { way: { kind: 'direct' }, kind: 'timeout' });
  });

  test('names who signed a certificate that is not trusted', async () => {
    const wanted = { way: way(), kind: 'untrusted', code: 'SELF_SIGNED_CERT_IN_CHAIN' };
    assert.deepEqual(await tried('https://strange.test'), { ...wanted, issuer: 'Somebody else, Ville de Valmont' });
  });

  test('does not take a certificate for another name, nor what is no TLS', async () => {
    assert.deepEqual(await tried('https://other-name.test'), {
      way: way(),
      kind: 'untrusted',
      code: 'ERR_TLS_CERT_ALTNAME_INVALID',
      issuer: 'Autorité de Valmont, Ville de Valmont',
    });
    const plain = await tried('https://no-tls.test');
    assert.equal(plain.kind, 'unreachable');
  });

  test('goes straight to what NO_PROXY names and to this machine', async () => {
    const straight = await reach(new URL('https://nobody.invalid'), by(proxy.url, 'invalid'));
    assert.deepEqual(straight, { way: { kind: 'direct' }, kind: 'nameNotFound' });
    assert.deepEqual(await reach(new URL(server.url), { ...by(), http: proxy.url }), {
      way: { kind: 'direct' },
      kind: 'reached',
    });
    assert.deepEqual(proxy.asked, []);
  });

  test('goes through a proxy that is itself spoken to over TLS, where that is trusted', async () => {
    await using secure = await scriptedProxy(ours.sign('IP:127.0.0.1'));
    secure.ports.set('good.test:443', trusted.port);
    const reached = await reach(new URL('https://good.test'), by(secure.url));
    assert.equal(reached.kind, 'reached');
    await using strangeProxy = await scriptedProxy(theirs.sign('IP:127.0.0.1'));
    const refused = await reach(new URL('https://good.test'), by(strangeProxy.url));
    assert.deepEqual([refused.kind, strangeProxy.asked], ['proxyUnreachable', []]);
  });
});

describe('a connection that does not come about', () => {
  test('leaves nothing open', async () => {
    proxy.cut();
    await until('all is closed', () => proxy.connections() === 0);
    const ends: readonly (readonly [url: string, behaviour: Behaviour])[] = [
      ['https://good.test', { kind: 'refuses', status: 403 }],
      ['https://good.test', { kind: 'neverAnswers' }],
      ['https://strange.test', { kind: 'tunnels' }],
      ['https://no-tls.test', { kind: 'tunnels' }],
      ['https://good.test', { kind: 'tunnels' }],
    ];
    for (const [url, behaviour] of ends) {
      proxy.behaviour = behaviour;
      await tried(url, 200);
      await until('all is closed', () => proxy.connections() === 0);
    }
  });

  test('is an error that shows nothing of the credentials', async () => {
    proxy.behaviour = { kind: 'refuses', status: 407 };
    const proxyUrl = new URL(proxy.url.replace('://', '://valmont:s3cret@'));
    const failing = connectOut(new URL('https://good.test'), { kind: 'proxy', proxy: proxyUrl }, 2_000);
    await assert.rejects(failing, (error) => {
      assert.ok(error instanceof NotConnected);
      assert.equal(error.message, `no connection to 127.0.0.1:${proxy.port}: proxyRefused 407`);
      assert.doesNotMatch(inspect(error, { depth: 9, showHidden: true }), /s3cret|valmont:/);
      return true;
    });
  });

  test('fails fetch and nothing else, with its reason', async () => {
    proxy.behaviour = { kind: 'refuses', status: 403 };
    await using outbound = openOutbound(by(proxy.url.replace('://', '://valmont:s3cret@')));
    await assert.rejects(outbound.fetch('https://good.test'), (error) => {
      assert.ok(error instanceof TypeError && error.cause instanceof NotConnected);
      assert.deepEqual(error.cause.why, { kind: 'proxyRefused', status: 403 });
      assert.doesNotMatch(inspect(error, { depth: 9, showHidden: true }), /s3cret/);
      return true;
    });
    proxy.behaviour = { kind: 'tunnels' };
    assert.equal(await (await outbound.fetch('https://good.test')).text(), 'hello');
  });
});
