import assert from 'node:assert/strict';
import { createServer, type RequestListener, type IncomingMessage } from 'node:http';
import { after, beforeEach, describe, test } from 'node:test';
import { gzipSync } from 'node:zlib';

import type { ProxyConfig } from '#config.ts';
import { type Guarded, type GuardedFetch, guardedFetch } from '#outbound/guarded-fetch.ts';
import { isOutside } from '#outbound/is-outside.ts';
import { useExtraCaCerts } from '#outbound/use-extra-ca-certs.ts';

import { plainServer } from '../support/plain-server.ts';
import { authority } from '../support/proxy-certificates.ts';
import { scriptedProxy } from '../support/proxy-scripted.ts';
import { tlsFront } from '../support/proxy-tls-front.ts';

const noProxy = { https: null, http: null, noProxy: null };
const megabyte = 1024 * 1024;
const opened = new AsyncDisposableStack();
after(() => opened.disposeAsync());

/** Two servers on one port: one on an address that these tests take for one outside, one inside. */
const outside = '127.0.0.2';
const asked: { readonly at: string; readonly request: IncomingMessage }[] = [];
let answers: RequestListener = (_request, response) => void response.end('news');

const port = await listening(outside, 0);
await listening('127.0.0.1', port);

async function listening(host: string, wished: number): Promise<number> {
  const server = createServer((request, response) => {
    asked.push({ at: host, request });
    answers(request, response);
  });
  await new Promise<void>((settle) => server.listen(wished, host, settle));
  opened.defer(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  assert.ok(address !== null && typeof address === 'object');
  return address.port;
}

beforeEach(() => {
  asked.length = 0;
  answers = (_request, response) => void response.end('news');
});

const lookedUp: string[] = [];
let names: Record<string, string[]> = {};

function fetching({
  withinMs = 5_000,
  proxies = noProxy,
}: { readonly withinMs?: number; readonly proxies?: ProxyConfig } = {}): GuardedFetch {
  lookedUp.length = 0;
  return guardedFetch(
    proxies,
    {
      lookUp: async (name) => {
        lookedUp.push(name);
        const found = names[name]?.shift();
        if (found === undefined) throw new Error(`nobody knows ${name}`);
        return found.split(' ');
      },
      isOutside: (address) => address === outside || isOutside(address),
      ports: new Set([80, 443, port]),
    },
    { maxBytes: 2 * megabyte, withinMs, maxRedirects: 5 },
  );
}

async function fetched(url: string, by = fetching()): Promise<Guarded> {
  return by({ url, accept: 'text/xml', etag: null, lastModified: null });
}

const site = `http://${outside}:${port}`;

async function wait(headers: Readonly<Record<string, string>>): Promise<number | null> {
  answers = (_request, response) => void response.writeHead(503, headers).end();
  const answer = await fetched(`${site}/`);
  assert.ok(answer.kind === 'answered');
  return answer.retryAfterSeconds;
}

describe('reading an address that somebody gave', () => {
  test('reads it as a stranger would, and says on what conditions', async () => {
    answers = (_request, response) => {
      response.setHeader('ETag', '"7"').setHeader('Set-Cookie', 'a=b').setHeader('Content-Type', 'text/xml');
      response.end('news');
    };
    const first = await fetched(`${site}/feed?of=lakes#top`);
    assert.ok(first.kind === 'answered', first.kind);
    assert.equal(first.body.toString(), 'news');
    assert.deepEqual([first.etag, first.contentType, first.isChecked], ['"7"', 'text/xml', true]);
    answers = (_request, response) => void response.writeHead(304).end();
    const again = await fetching()({ url: first.url, accept: 'text/xml', etag: '"7"', lastModified: null });
    assert.ok(again.kind === 'answered');
    assert.deepEqual([again.status, again.body.length], [304, 0]);
    assert.deepEqual(
      asked.map(({ request }) => [request.url, Object.keys(request.headers).toSorted().join(' ')]),
      [
        ['/feed?of=lakes', 'accept accept-encoding connection host user-agent'],
        ['/feed?of=lakes', 'accept accept-encoding connection host if-none-match user-agent'],
      ],
    );
  });

  for (const [url, why] of [
    ['ftp://news.example.org/feed', 'scheme'],
    ['file:///etc/passwd', 'scheme'],
    ['gopher://news.example.org/1', 'scheme'],
    ['http://user:secret@news.example.org/', 'credentials'],
    ['http://news.example.org:22/', 'port'],
    ['http://news.example.org:6379/', 'port'],
    ['not an address', 'notAnAddress'],
  ] as const) {
    test(`refuses ${url}`, async () => {
      names = { 'news.example.org': [outside] };
      assert.deepEqual(await fetched(url), { kind: 'refused', why });
      assert.deepEqual([asked.length, lookedUp.length], [0, 0]);
    });
  }

  for (const host of [
    '127.0.0.1',
    '127.1',
    '2130706433',
    '0x7f.0.0.1',
    '0.0.0.0',
    '10.1.2.3',
    '100.64.0.1',
    '168.63.129.16',
    '169.254.169.254',
    '172.31.255.255',
    '192.168.1.1',
    '198.18.0.1',
    '224.0.0.1',
    '[::1]',
    '[::]',
    '[fe80::1]',
    '[fd00::1]',
    '[::ffff:127.0.0.1]',
    '[::ffff:10.0.0.1]',
    '[64:ff9b::a00:1]',
    '[2002:7f00:1::]',
    '[2001:db8::1]',
    '[ff02::1]',
  ]) {
    test(`refuses the address ${host}, which is inside`, async () => {
      const { kind, ...rest } = await fetched(`http://${host}/`);
      assert.equal(kind, 'refused');
      assert.equal('why' in rest && rest.why, 'inside');
    });
  }

  test('takes addresses of the public Internet for outside', () => {
    for (const address of ['8.8.8.8', '172.32.0.1', '100.128.0.1', '2a00:1450:4007::1', '2600::1']) {
      assert.ok(isOutside(address), address);
    }
  });

  test('connects to the address that was checked, though the name then leads inside', async () => {
    names = { 'turning.example.org': [outside, '127.0.0.1'] };
    const by = fetching();
    const first = await fetched(`http://turning.example.org:${port}/`, by);
    assert.equal(first.kind, 'answered');
    assert.deepEqual(lookedUp, ['turning.example.org']);
    assert.deepEqual(
      asked.map(({ at }) => at),
      [outside],
    );
    assert.equal(asked[0]?.request.headers.host, `turning.example.org:${port}`);
    const second = await fetched(`http://turning.example.org:${port}/`, by);
    assert.deepEqual(second, { kind: 'refused', why: 'inside', host: 'turning.example.org' });
    assert.equal(asked.length, 1);
  });

  test('refuses a name that leads inside beside outside', async () => {
    names = { 'both.example.org': [`${outside} 127.0.0.1`] };
    assert.equal((await fetched(`http://both.example.org:${port}/`)).kind, 'refused');
    assert.equal(asked.length, 0);
  });

  test('refuses a redirect to 127.0.0.1', async () => {
    answers = (_request, response) => void response.writeHead(302, { Location: `http://127.0.0.1:${port}/` }).end();
    assert.deepEqual(await fetched(`${site}/`), { kind: 'refused', why: 'otherHost', host: `127.0.0.1:${port}` });
    assert.deepEqual(
      asked.map(({ at }) => at),
      [outside],
    );
  });

  test('looks a name up again at a redirect to itself, and refuses it once it leads inside', async () => {
    names = { 'turning.example.org': [outside, '127.0.0.1'] };
    answers = (_request, response) => void response.writeHead(301, { Location: '/there' }).end();
    assert.deepEqual(await fetched(`http://turning.example.org:${port}/`), {
      kind: 'refused',
      why: 'inside',
      host: 'turning.example.org',
    });
    assert.deepEqual(
      asked.map(({ at }) => at),
      [outside],
    );
  });

  test('refuses a redirect to another host and says which, and follows one to www', async () => {
    names = { 'one.example.org': [outside, outside], 'www.one.example.org': [outside] };
    answers = (_request, response) =>
      void response.writeHead(308, { Location: `http://two.example.org:${port}/` }).end();
    const away = await fetched(`http://one.example.org:${port}/`);
    assert.deepEqual(away, { kind: 'refused', why: 'otherHost', host: `two.example.org:${port}` });
    answers = ({ headers }, response) => {
      if (headers.host?.startsWith('www.') === true) response.end('news');
      else response.writeHead(301, { Location: `http://www.one.example.org:${port}/feed` }).end();
    };
    const followed = await fetched(`http://one.example.org:${port}/`);
    assert.ok(followed.kind === 'answered', followed.kind);
    assert.equal(followed.url, `http://www.one.example.org:${port}/feed`);
  });

  test('does not go on in the clear where it began by https, and the plain server is asked nothing', async () => {
    const ours = opened.use(authority('Autorité de Valmont'));
    useExtraCaCerts(ours.path);
    const behind = opened.use(
      await plainServer(({ url }, response) => {
        const location = url === '/feed' ? `http://one.example.org:${port}/feed/` : '/feed';
        response.writeHead(301, { Location: location }).end();
      }),
    );
    const front = opened.use(await tlsFront(ours.sign('DNS:one.example.org'), behind.url));
    const here = '127.0.0.1';
    const by = guardedFetch(noProxy, {
      lookUp: async () => [here],
      isOutside: (address) => address === here,
      ports: new Set([front.port, port]),
    });
    assert.deepEqual(await fetched(`https://one.example.org:${front.port}/`, by), { kind: 'refused', why: 'insecure' });
    assert.equal(asked.length, 0);
  });

  test('gives up where redirects never end', async () => {
    answers = (_request, response) => void response.writeHead(302, { Location: '/again' }).end();
    assert.deepEqual(await fetched(`${site}/`), { kind: 'refused', why: 'tooManyRedirects' });
    assert.equal(asked.length, 6);
  });

  test('refuses 10 MB, whether they are announced or not', async () => {
    const body = Buffer.alloc(10 * megabyte, 'x');
    answers = (_request, response) => void response.end(body);
    assert.deepEqual(await fetched(`${site}/`), { kind: 'refused', why: 'tooLarge' });
    let sent = 0;
    answers = (_request, response) => {
      const more = (): void => {
        while (sent < body.length) {
          sent += 65_536;
          if (!response.write(body.subarray(0, 65_536))) return void response.once('drain', more);
        }
        response.end();
      };
      more();
    };
    assert.deepEqual(await fetched(`${site}/`), { kind: 'refused', why: 'tooLarge' });
    assert.ok(sent < body.length, 'all of it was taken');
  });

  test('refuses a gzip bomb before it has grown', async () => {
    const bomb = gzipSync(Buffer.alloc(300 * megabyte), { level: 9 });
    assert.ok(bomb.length < megabyte);
    answers = (_request, response) => void response.setHeader('Content-Encoding', 'gzip').end(bomb);
    const before = process.memoryUsage().arrayBuffers;
    const beganAt = performance.now();
    assert.deepEqual(await fetched(`${site}/`), { kind: 'refused', why: 'tooLarge' });
    assert.ok(performance.now() - beganAt < 2_000);
    assert.ok(process.memoryUsage().arrayBuffers - before < 50 * megabyte);
  });

  test('reads what is compressed as was asked, and refuses other ways', async () => {
    answers = (_request, response) => void response.setHeader('Content-Encoding', 'gzip').end(gzipSync('news'));
    const plain = await fetched(`${site}/`);
    assert.ok(plain.kind === 'answered');
    assert.equal(plain.body.toString(), 'news');
    answers = (_request, response) => void response.setHeader('Content-Encoding', 'br').end('?');
    assert.deepEqual(await fetched(`${site}/`), { kind: 'refused', why: 'encoding' });
    answers = (_request, response) => void response.setHeader('Content-Encoding', 'gzip').end('no gzip');
    assert.deepEqual(await fetched(`${site}/`), { kind: 'failed', why: 'broken' });
  });

  test('reads what says of its compression only that there is none, or names its encoding there', async () => {
    for (const said of ['', ' ', 'UTF-8', 'none', 'identity']) {
      answers = (_request, response) => void response.setHeader('Content-Encoding', said).end('news');
      const plain = await fetched(`${site}/`);
      assert.ok(plain.kind === 'answered', `${said}: ${JSON.stringify(plain)}`);
      assert.equal(plain.body.toString(), 'news');
    }
  });

  test('says for how long the server asks to wait, in seconds or until a date by its own clock', async () => {
    const date = 'Wed, 03 Jun 2026 10:00:00 GMT';
    assert.equal(await wait({ 'Retry-After': '120' }), 120);
    assert.equal(await wait({ Date: date, 'Retry-After': 'Wed, 03 Jun 2026 12:00:00 GMT' }), 7200);
    assert.equal(await wait({ Date: date, 'Retry-After': 'Tue, 02 Jun 2026 12:00:00 GMT' }), null);
    for (const said of ['soon', '', '-5']) assert.equal(await wait({ 'Retry-After': said }), null, said);
  });

  test('ends in time where nothing comes, or one byte after the other', async () => {
    const beganAt = performance.now();
    answers = () => undefined;
    assert.deepEqual(await fetched(`${site}/`, fetching({ withinMs: 200 })), { kind: 'failed', why: 'timeout' });
    answers = (_request, response) => {
      const drip = setInterval(() => response.write('x'), 20);
      response.once('close', () => clearInterval(drip));
    };
    assert.deepEqual(await fetched(`${site}/`, fetching({ withinMs: 200 })), { kind: 'failed', why: 'timeout' });
    assert.ok(performance.now() - beganAt < 5_000);
  });

  test('tells what fails on the way', async () => {
    names = {};
    assert.deepEqual(await fetched('http://gone.example.org/'), { kind: 'refused', why: 'notFound' });
    answers = (request) => void request.socket.destroy();
    assert.deepEqual(await fetched(`${site}/`), { kind: 'failed', why: 'broken' });
  });
});

describe('reading it behind a proxy', () => {
  test('asks the proxy by name, refuses what is known here to be inside, and says what it cannot know', async () => {
    const proxy = opened.use(await scriptedProxy());
    proxy.ports.set('news.example.org:80', port);
    const by = fetching({ proxies: { https: null, http: proxy.url, noProxy: null } });
    names = { 'news.example.org': [outside], 'inside.example.org': ['10.0.0.1'] };
    const known = await fetched('http://news.example.org/', by);
    assert.ok(known.kind === 'answered', JSON.stringify(known));
    assert.equal(known.isChecked, true);
    const unknown = await fetched('http://news.example.org/', by);
    assert.ok(unknown.kind === 'answered');
    assert.equal(unknown.isChecked, false);
    for (const host of ['inside.example.org', '10.0.0.1', 'intranet', 'db.internal', '[::ffff:10.0.0.1]']) {
      assert.equal((await fetched(`http://${host}/`, by)).kind, 'refused', host);
    }
    assert.deepEqual(
      proxy.asked.map(({ authority }) => authority),
      ['news.example.org:80', 'news.example.org:80'],
    );
  });
});
