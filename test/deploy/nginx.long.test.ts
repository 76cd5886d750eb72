import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { Agent, request } from 'node:https';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { after, before, describe, test } from 'node:test';

import { useExtraCaCerts } from '#outbound/use-extra-ca-certs.ts';

import { openSlack } from '../simulators/slack/open-slack.ts';
import { type Nginx, startNginx } from '../support/nginx.ts';
import { plainServer } from '../support/plain-server.ts';
import { authority } from '../support/proxy-certificates.ts';
import { findProgram } from '../support/real-servers.ts';
import { openTambour } from '../support/tambour.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const skip =
  findProgram('nginx') === null && process.env['CI'] !== 'true' ? 'nginx is missing (apt-get install nginx)' : false;

const example = readFileSync(join(import.meta.dirname, '../../deploy/nginx.conf'), 'utf8');

/** Everything that it wrote into its logs of requests and of errors. */
interface Logging {
  readonly logged: () => string;
}

/** The example as an administrator fills it in: only what its first lines say is changed. */
async function front(behindUrl: string, how: { readonly mattermostFrom: string }): Promise<Nginx & Logging> {
  await using opened = new AsyncDisposableStack();
  const folder = opened.use(await temporaryFolder());
  const ca = opened.use(authority('Valmont'));
  const { key, cert } = ca.sign('IP:127.0.0.1');
  assert.equal(useExtraCaCerts(ca.path).kind, 'trusted');
  const [keyPath, certPath] = [join(folder.path, 'key'), join(folder.path, 'cert')];
  const logs = { access: join(folder.path, 'access.log'), error: join(folder.path, 'error.log') };
  writeFileSync(keyPath, key);
  writeFileSync(certPath, cert);
  const nginx = opened.use(
    await startNginx((port) =>
      example
        .replace('listen 443 ssl;', `listen 127.0.0.1:${port} ssl;`)
        .replace('listen [::]:443 ssl;', '')
        // Where the example says nothing, the log of errors is the system's: here it is looked into.
        .replace('server_tokens off;', `server_tokens off; error_log ${logs.error};`)
        .replace('/var/log/nginx/tambour.log', logs.access)
        .replace('/etc/ssl/tambour/fullchain.pem', certPath)
        .replace('/etc/ssl/tambour/privkey.pem', keyPath)
        .replace('allow 192.0.2.10;', `allow ${how.mattermostFrom};`)
        .replaceAll('http://127.0.0.1:4747', behindUrl),
    ),
  );
  const rest = opened.move();
  const logged = (): string =>
    Object.values(logs)
      .map((path) => readFileSync(path, 'utf8'))
      .join('');
  return { url: nginx.url, logged, [Symbol.asyncDispose]: () => rest.disposeAsync() };
}

interface Passed {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

async function note(incoming: IncomingMessage): Promise<Passed> {
  const { method = '', url: path = '', headers } = incoming;
  return { method, path, headers, body: await buffer(incoming) };
}

async function sendBytes({ url }: Nginx, bytes: number): Promise<number> {
  return (await fetch(`${url}/slack/events`, { method: 'POST', body: Buffer.alloc(bytes) })).status;
}

const paths = ['/slack/events', '/mattermost/command', '/mattermost/action', '/mattermost/dialog'];

describe('the example of nginx before a listener that writes down what it gets', { skip }, () => {
  const passed: Passed[] = [];
  let nginx: Nginx & Logging;
  const opened = new AsyncDisposableStack();
  before(async () => {
    const behind = await plainServer((incoming, answer) => {
      void note(incoming).then((one) => {
        passed.push(one);
        answer.setHeader('content-type', 'application/json');
        return answer.end('{"response_type":"ephemeral"}');
      });
    });
    opened.use(behind);
    nginx = opened.use(await front(behind.url, { mattermostFrom: '127.0.0.1' }));
  });
  after(() => opened.disposeAsync());

  for (const path of paths) {
    test(`${path} gets body and headers as they were sent, and its answer comes back`, async () => {
      passed.length = 0;
      // Not a text in any encoding: a signature would not survive what a proxy made of it.
      const body = Buffer.concat([Buffer.from('text=%E2%9C%85+a%26b&é=\r\n\0'), randomBytes(200_000)]);
      const headers = {
        'content-type': 'application/x-www-form-urlencoded',
        'x-slack-signature': 'v0=0123',
        'x-slack-request-timestamp': '1772442000',
        authorization: 'Token abc',
      };
      const answer = await fetch(nginx.url + path, { method: 'POST', body, headers });
      assert.equal(await answer.text(), '{"response_type":"ephemeral"}');
      assert.equal(answer.headers.get('content-type'), 'application/json');
      const [one, ...others] = passed;
      assert.deepEqual(others, []);
      assert.ok(one !== undefined && one.body.equals(body));
      assert.deepEqual([one.method, one.path], ['POST', path]);
      for (const [name, value] of Object.entries(headers)) assert.equal(one.headers[name], value, name);
      assert.equal(one.headers['x-forwarded-for'], '127.0.0.1');
    });
  }

  for (const page of ['/digest-method', '/digest-method?lang=fr', '/first-hour?lang=en', '/.well-known/security.txt']) {
    test(`the page ${page}, to which messages link, is passed on, to be read and nothing else`, async () => {
      passed.length = 0;
      assert.equal(await status(nginx.url, { path: page, method: 'GET' }), 200);
      assert.equal(await status(nginx.url, { path: page, method: 'POST' }), 403);
      assert.equal(await status(nginx.url, { path: page.replace(/\?|$/, '/more$&'), method: 'GET' }), 404);
      assert.deepEqual(
        passed.map(({ path }) => path),
        [page],
      );
    });
  }

  test('nothing else is passed on, neither health nor figures nor the practice page', async () => {
    passed.length = 0;
    const hidden = [
      '/',
      '/metrics',
      '/readyz',
      '/healthz',
      '/slack/events/more',
      '/mattermost',
      '/mattermost/commands',
    ];
    const disguised = ['/slack/events/../../metrics', '/slack/events/%2e%2e/%2e%2e/metrics', '//metrics'];
    for (const path of [...hidden, ...disguised]) {
      for (const method of ['GET', 'POST']) assert.equal(await status(nginx.url, { path, method }), 404, path);
    }
    for (const path of paths) assert.equal(await status(nginx.url, { path, method: 'GET' }), 403, path);
    assert.equal(passed.length, 0);
  });

  test('no log has the key of a shared page, however its address is written and whatever becomes of it', async () => {
    passed.length = 0;
    const token = randomBytes(32).toString('base64url');
    const written = [
      `/s/${token}/calendar`,
      `//s/${token}/calendar`,
      `/x/../s/${token}/calendar`,
      `/%73/${token}/calendar`,
    ];
    for (const path of written) assert.equal(await status(nginx.url, { path, method: 'GET' }), 200, path);
    assert.ok(
      passed.length === written.length &&
        passed.every(({ path }) => path.endsWith(`/s/${token}/calendar`) || path.includes(token)),
    );
    assert.equal(await status(nginx.url, { path: `/s/${token}/posts/1/comment`, method: 'POST' }), 200);
    for (const method of ['PUT', 'DELETE', 'TRACE']) {
      const refused = await status(nginx.url, { path: `/s/${token}/calendar`, method });
      assert.ok([403, 405].includes(refused), method);
    }
    for (const path of [`/S/${token}/calendar`, `/S/${token}`])
      assert.equal(await status(nginx.url, { path, method: 'GET' }), 404);
    const referred = { headers: { referer: `https://tambour.example.org/s/${token}/calendar` } };
    assert.equal((await fetch(`${nginx.url}/nothing`, referred)).status, 404);
    const long = await fetch(`${nginx.url}/s/${token}/posts/1/comment`, {
      method: 'POST',
      body: Buffer.alloc(1024 * 1024 + 1),
    });
    assert.equal(long.status, 413);
    // Nobody listens behind it: nginx says so in its log of errors, with the whole request.
    await using down = await front('http://127.0.0.1:9', { mattermostFrom: '127.0.0.1' });
    assert.equal(await status(down.url, { path: `/s/${token}/calendar`, method: 'GET' }), 502);
    assert.equal(await status(down.url, { path: '/digest-method', method: 'GET' }), 502);
    for (const { logged } of [nginx, down]) {
      assert.match(logged(), /"GET \/s\/\.\.\." /u);
      assert.ok(!logged().includes(token), logged());
    }
    assert.match(down.logged(), /connect\(\) failed .* request: "GET \/digest-method/u);
  });

  test('who claims to be of the machine itself is told apart from it all the same', async () => {
    passed.length = 0;
    await fetch(`${nginx.url}/slack/events`, { method: 'POST', headers: { 'x-forwarded-for': '192.0.2.7' } });
    assert.equal(passed[0]?.headers['x-forwarded-for'], '127.0.0.1');
  });

  test('a body of more than one mebibyte is refused before Tambour sees it, and one of exactly that is not', async () => {
    passed.length = 0;
    const most = 1024 * 1024;
    assert.equal(await sendBytes(nginx, most + 1), 413);
    assert.equal(passed.length, 0);
    assert.equal(await sendBytes(nginx, most), 200);
    assert.equal(passed[0]?.body.length, most);
  });

  test('what a Mattermost server sends is taken from its own address alone', async () => {
    passed.length = 0;
    const path = '/mattermost/action';
    assert.equal(await status(nginx.url, { path, method: 'POST', localAddress: '127.0.0.2' }), 403);
    assert.equal(passed.length, 0);
    assert.equal(await status(nginx.url, { path, method: 'POST', localAddress: '127.0.0.1' }), 200);
  });
});

test(
  'a Tambour in HTTP mode behind it answers Slack, refuses forgers, and shows its inside to nobody',
  { skip },
  async () => {
    await using slack = await openSlack({ ackWithinMs: 60_000, people: [{ name: 'aicha', locale: 'en-GB' }] });
    await using tambour = await openTambour({
      env: {
        TAMBOUR_PRACTICE: 'off',
        SLACK_MODE: 'http',
        SLACK_BOT_TOKEN: slack.botToken,
        SLACK_SIGNING_SECRET: slack.signingSecret,
        SLACK_API_URL: slack.apiUrl,
      },
    });
    const running = await tambour.start();
    await using nginx = await front(running.url, { mattermostFrom: '127.0.0.1' });
    slack.useRequestUrl(`${nginx.url}/slack/events`);

    assert.equal((await slack.command(slack.id('aicha'), slack.channel, 'help')).kind, 'acked');
    const forged = await fetch(`${nginx.url}/slack/events`, {
      method: 'POST',
      body: 'command=%2Ftambour&text=help',
      headers: { 'x-slack-signature': `v0=${'0'.repeat(64)}`, 'x-slack-request-timestamp': '1772442000' },
    });
    assert.equal(forged.status, 401);
    assert.equal((await fetch(`${running.url}/metrics`)).status, 200);
    for (const path of ['/metrics', '/readyz', '/healthz']) assert.equal((await fetch(nginx.url + path)).status, 404);
    assert.equal(await running.stop(), 0);
  },
);

/** The path goes out as it stands here, where `fetch` would tidy it up. */
async function status(
  url: string,
  how: { readonly path: string; readonly method: string; readonly localAddress?: string },
): Promise<number> {
  return new Promise((settle, fail) => {
    request(url, { ...how, agent: new Agent({ keepAlive: false }) }, (answer) => {
      answer.resume();
      settle(answer.statusCode ?? 0);
    })
      .once('error', fail)
      .end();
  });
}
