import assert from 'node:assert/strict';
import { createServer, type RequestListener } from 'node:http';
import { after, beforeEach, test } from 'node:test';
import { crc32, deflateSync } from 'node:zlib';

import sharp from 'sharp';

import type { LinkNote } from '#drafts/previews/link-note.ts';
import { type LinkLook, lookAtLink } from '#drafts/previews/look-at-link.ts';
import { guardedFetch, type GuardedFetch } from '#outbound/guarded-fetch.ts';

const kilobyte = 1024;
const noProxy = { https: null, http: null, noProxy: null };
/** An address that these tests take for one outside; all else of the machine is inside. */
const outside = '127.0.0.2';

let pages: Readonly<Record<string, RequestListener>> = {};
let asked: string[] = [];
const opened = new AsyncDisposableStack();
after(() => opened.disposeAsync());

const port = await listening(outside, 0);
await listening('127.0.0.1', port);
const origin = `http://city.example:${port}`;

async function listening(host: string, wished: number): Promise<number> {
  const server = createServer((request, response) => {
    const url = request.url ?? '';
    asked.push(`${host}${url}`);
    const page = pages[url];
    if (page !== undefined) return page(request, response);
    response.writeHead(404).end();
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
  pages = {};
  asked = [];
});

function reading(maxBytes: number): GuardedFetch {
  const rules = {
    lookUp: async (name: string) => [/^(?:inside|localhost)/.test(name) ? '127.0.0.1' : outside],
    isOutside: (address: string) => address === outside,
    ports: new Set([80, 443, port]),
  };
  return guardedFetch(noProxy, rules, { maxBytes, withinMs: 3_000, maxRedirects: 3 });
}

const look = async (path: string, from = origin): Promise<LinkLook> =>
  lookAtLink({ page: reading(1024 * kilobyte), picture: reading(5 * 1024 * kilobyte) }, from + path);

const html =
  (text: string, type = 'text/html; charset=utf-8'): RequestListener =>
  (_request, response) =>
    void response.writeHead(200, { 'Content-Type': type }).end(text);

const served =
  (bytes: Uint8Array): RequestListener =>
  (_request, response) =>
    void response.writeHead(200, { 'Content-Type': 'image/png' }).end(bytes);

/** A photo with the place where it was taken, larger than any card shows. */
const photo = await sharp({ create: { width: 1600, height: 900, channels: 3, background: '#2a6' } })
  .withExif({ IFD0: { Copyright: 'secret' }, IFD3: { GPSLatitude: '48/1 51/1 0/1' } })
  .jpeg()
  .toBuffer();

const withPicture = (url: string): RequestListener =>
  html(`<title>t</title><meta property="og:image" content="${url}">`);

const to =
  (where: string): RequestListener =>
  (_request, response) =>
    void response.writeHead(302, { Location: where }).end();

const status =
  (code: number): RequestListener =>
  (_request, response) =>
    void response.writeHead(code).end();

/** The kinds of what is noted; that it has no https goes without saying, as these tests have none. */
function kinds({ notes }: LinkLook): readonly LinkNote['kind'][] {
  return notes.map(({ kind }) => kind).filter((kind) => kind !== 'noHttps');
}

const whole = `<!doctype html><html><head><title>Pool – City</title>
  <meta property="og:title" content="The pool is heated">
  <meta name="og:description" content="From Monday &amp; all winter">
  <meta property="og:image" content="/pool.png"><meta property="og:image:alt" content="The pool, in steam">
  <meta property="og:title" content="A second title"></head><body><h1>Pool</h1></body></html>`;

test('a page is shown by what it says of itself to networks, with its picture', async () => {
  pages = { '/pool': html(whole), '/pool.png': served(photo) };
  const { picture, ...found } = await look('/pool');
  assert.deepEqual(found, {
    head: {
      title: 'The pool is heated',
      description: 'From Monday & all winter',
      picture: { url: `${origin}/pool.png`, alt: 'The pool, in steam' },
      asksForPassword: false,
    },
    notes: [{ kind: 'noHttps' }],
  });
  assert.ok(picture !== undefined);
  const { width, height, exif } = await sharp(picture.bytes).metadata();
  assert.ok(width * height <= 640 * 640 && Math.abs(width / height - 16 / 9) < 0.02, `${width} × ${height}`);
  assert.ok(picture.bytes.byteLength <= 300_000);
  assert.equal(exif, undefined, 'nothing of the file but pixels');
  assert.ok(!Buffer.from(picture.bytes).includes('secret'));
});

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

/** A PNG that says to be 100,000 pixels wide and high, in some bytes. */
function bomb(): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(100_000, 0);
  header.writeUInt32BE(100_000, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const rows = deflateSync(Buffer.alloc(10 * 1024 * kilobyte));
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', rows), chunk('IEND', Buffer.alloc(0))]);
}

test('a picture that is a bomb, is cut off, or is markup is not read, and the page is', async () => {
  pages = {
    '/bomb': withPicture('/bomb.png'),
    '/bomb.png': served(bomb()),
    '/cut': withPicture('/cut.png'),
    '/cut.png': served(photo.subarray(0, 40)),
    '/svg': withPicture('/logo.svg'),
    '/logo.svg': (_request, response) =>
      void response
        .writeHead(200, { 'Content-Type': 'image/svg+xml' })
        .end('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
  };
  for (const path of ['/bomb', '/cut', '/svg']) {
    const found = await look(path);
    assert.deepEqual([found.head?.title, found.picture, kinds(found)], ['t', undefined, ['pictureUnread']], path);
  }
});

test('a page that says nothing to networks is shown by its own title, and what lacks is noted', async () => {
  pages = { '/': html('<title>\n Water\ncuts </title><title>other</title><p>Text') };
  const found = await look('/');
  assert.equal(found.head?.title, 'Water cuts');
  assert.deepEqual(kinds(found), ['noPicture']);
  pages = { '/': html('<p>No title at all</p>') };
  assert.deepEqual(kinds(await look('/')), ['noTitle', 'noPicture']);
  pages = { '/': html('') };
  assert.deepEqual(kinds(await look('/')), ['noTitle', 'noPicture']);
});

test('markup, line breaks and signs that turn a text around are no part of what is shown, and it is cut', async () => {
  const title = `<b>Free</b> &lt;script&gt;\u202Etxt.exe\u202C\u0000 ${'é\u0301'.repeat(50)}${'long '.repeat(900)}`;
  pages = { '/': html(`<meta property="og:title" content="${title.replaceAll('"', '')}"><title>x</title>`) };
  const shown = (await look('/')).head?.title ?? '';
  assert.ok(shown.startsWith('<b>Free</b> <script>txt.exe'), shown);
  assert.doesNotMatch(shown, /[\u202a-\u202e\u2066-\u2069\n\0]/);
  assert.ok(shown.length <= 200, String(shown.length));
});

test('a page of 100 MB is not read, whether it says so or not', async () => {
  const megabyte = Buffer.alloc(1024 * kilobyte, ' ');
  let sent = 0;
  pages = {
    '/told': (_request, response) => {
      response.writeHead(200, { 'Content-Type': 'text/html', 'Content-Length': 100 * megabyte.length });
      response.write('<title>t</title>');
    },
    '/untold': (_request, response) => {
      response.writeHead(200, { 'Content-Type': 'text/html', 'Transfer-Encoding': 'chunked' });
      const more = (): void => {
        sent += 1;
        if (sent < 100) response.write(megabyte, (error) => void (error ?? setImmediate(more)));
        else response.end();
      };
      more();
    },
  };
  for (const path of ['/told', '/untold']) assert.deepEqual(kinds(await look(path)), ['tooLarge']);
  assert.ok(sent < 50, `${sent} MB were taken`);
});

test('a page that nests far deeper than pages do is not read, so that no title of it is half read', async () => {
  const head = '<html><head><title>The weekly market</title></head><body>';
  pages = {
    '/deep': html(`${head}${'<svg>'.repeat(120_000)}`),
    '/long': html(`${head}${`${'<div>'.repeat(400)}a${'</div>'.repeat(400)}`.repeat(100)}`),
  };
  const deep = await look('/deep');
  assert.equal(deep.head, null);
  assert.deepEqual(kinds(deep), ['tooMuchMarkup']);
  const { head: read, notes } = await look('/long');
  assert.equal(read?.title, 'The weekly market');
  assert.deepEqual(kinds({ head: read, notes }), ['noPicture']);
});

test('a picture of 40 MB is too large, one that is not there or no picture cannot be read, one without words is noted', async () => {
  pages = {
    '/large': withPicture('/40.png'),
    '/40.png': (_request, response) => {
      response.writeHead(200, { 'Content-Type': 'image/png', 'Content-Length': 40 * 1024 * kilobyte });
      response.write(Buffer.alloc(kilobyte));
    },
    '/gone': withPicture('/nothing.png'),
    '/text': withPicture('/large'),
    '/inside': withPicture(`http://inside.example:${port}/secret.png`),
    '/mute': withPicture('/small.png'),
    '/small.png': served(photo),
    '/script': withPicture('javascript:alert(1)'),
  };
  assert.deepEqual(kinds(await look('/large')), ['pictureTooLarge']);
  for (const path of ['/gone', '/text', '/inside', '/script'])
    assert.deepEqual(kinds(await look(path)), ['pictureUnread']);
  assert.deepEqual(kinds(await look('/mute')), ['noPictureAlt']);
  assert.ok(!asked.some((one) => one.startsWith('127.0.0.1/')), 'something inside was asked');
});

test('nothing inside is asked, neither by name, by address nor by a redirect, and it looks like what is not there', async () => {
  pages = {
    '/': html(whole),
    '/away': (_request, response) => void response.writeHead(302, { Location: `http://127.0.0.1:${port}/` }).end(),
  };
  for (const from of [
    `http://inside.example:${port}`,
    `http://127.0.0.1:${port}`,
    'http://localhost',
    'ftp://city.example',
  ])
    assert.deepEqual(kinds(await look('/', from)), ['nowhere'], from);
  assert.deepEqual((await look('/away')).notes.slice(1), [{ kind: 'otherHost', host: `127.0.0.1:${port}` }]);
  assert.deepEqual(asked, [`${outside}/away`]);
});

test('what leads elsewhere, goes in a circle, answers with an error, asks for a log-in, is no page or is slow is told', async () => {
  pages = {
    '/elsewhere': to(`http://shop.example:${port}/`),
    '/circle': to('/circle'),
    '/gone': status(410),
    '/closed': status(401),
    '/form': html('<title>t</title><form><input TYPE="Password"></form>'),
    '/private': to('/user/login?next=private'),
    '/user/login?next=private': html('<title>Welcome</title>'),
    '/pdf': html('%PDF-1.7', 'application/pdf'),
    '/slow': () => undefined,
    '/cut': (request, response) => {
      response.writeHead(200, { 'Content-Type': 'text/html', 'Content-Length': 4000 });
      response.write('<title>');
      request.socket.destroy();
    },
  };
  assert.deepEqual((await look('/elsewhere')).notes, [
    { kind: 'noHttps' },
    { kind: 'otherHost', host: `shop.example:${port}` },
  ]);
  assert.deepEqual((await look('/gone')).notes.slice(1), [{ kind: 'status', status: 410 }]);
  assert.deepEqual(kinds(await look('/circle')), ['redirects']);
  for (const path of ['/closed', '/form', '/private']) assert.equal(kinds(await look(path))[0], 'logIn', path);
  assert.deepEqual(kinds(await look('/pdf')), ['noPage']);
  assert.deepEqual(kinds(await look('/slow')), ['slow']);
  assert.deepEqual(kinds(await look('/cut')), ['unreachable']);
});

test('a link without a scheme is taken to be protected, as networks take it', async () => {
  const found = await look('', 'city.example:1/');
  assert.deepEqual(found.notes, [{ kind: 'nowhere' }]);
});

test('other codings than UTF-8 are read, and one that there is not does no harm', async () => {
  const bytes = Buffer.from('<meta charset="iso-8859-1"><title>Été</title>', 'latin1');
  pages = {
    '/latin': (_request, response) => void response.writeHead(200, { 'Content-Type': 'text/html' }).end(bytes),
    '/none': html('<title>Été</title>', 'text/html; charset=klingon'),
  };
  assert.equal((await look('/latin')).head?.title, 'Été');
  assert.equal((await look('/none')).head?.title, 'Été');
});
