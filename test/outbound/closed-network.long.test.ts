import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { after, before, describe, test } from 'node:test';

import { openPracticeMastodon, openPracticeX, type MastodonWorld, type XWorld } from '../support/practice-networks.ts';
import { authority, type Authority } from '../support/proxy-certificates.ts';
import { scriptedProxy } from '../support/proxy-scripted.ts';
import { startTinyproxy, type Tinyproxy } from '../support/proxy-tinyproxy.ts';
import { tlsFront } from '../support/proxy-tls-front.ts';
import { findProgram } from '../support/real-servers.ts';
import { openTambour, type Ended, type Tambour } from '../support/tambour.ts';

const skip =
  findProgram('tinyproxy') !== null || process.env['CI'] === 'true'
    ? false
    : 'NO TESTS WITH A REAL PROXY: there is no tinyproxy here (apt-get install tinyproxy)';

function showsNoSecret({ out, err }: Ended): void {
  assert.doesNotMatch(out + err, /s3cret|valmont:/);
}

describe('the whole program in a closed network', { skip }, () => {
  const opened = new AsyncDisposableStack();
  let ours: Authority;
  let onMastodon: MastodonWorld;
  let onX: XWorld;
  let proxy: Tinyproxy;
  let tambour: Tambour;

  before(async () => {
    ours = opened.use(authority('Autorité de Valmont'));
    onMastodon = opened.use(await openPracticeMastodon());
    onX = opened.use(await openPracticeX());
    const world = opened.use(await scriptedProxy());
    const certificate = ours.sign('DNS:mastodon.test', 'DNS:api.x.com');
    world.ports.set('mastodon.test:443', opened.use(await tlsFront(certificate, onMastodon.url)).port);
    world.ports.set('api.x.com:443', opened.use(await tlsFront(certificate, onX.url)).port);
    const user = { name: 'valmont', password: 's3cret' };
    proxy = opened.use(await startTinyproxy({ upstreamPort: world.port, user }));
    tambour = opened.use(await openTambour());
  });
  after(() => opened.disposeAsync());

  /** As the person at the terminal would write them down. */
  const settings = (lines: Readonly<Record<string, string>>): void => {
    const text = Object.entries(lines).map(([name, value]) => `${name}=${value}\n`);
    writeFileSync(join(dirname(tambour.data), '.env'), text.join(''), { mode: 0o600 });
  };
  const proxyWithUser = (): string => proxy.url.replace('://', '://valmont:s3cret@');
  const addMastodon = (): Promise<Ended> =>
    tambour.run(['account', 'add', 'mastodon', '--url', 'https://mastodon.test'], { input: onMastodon.token });
  const addX = (): Promise<Ended> => {
    const { appKey, appSecret, accessToken, accessSecret } = onX.keys;
    return tambour.run(['account', 'add', 'x'], { input: [appKey, appSecret, accessToken, accessSecret].join('\n') });
  };

  test('connects accounts on both networks by the settings file alone', async () => {
    settings({ HTTPS_PROXY: proxyWithUser(), NODE_EXTRA_CA_CERTS: ours.path, X_PUBLISHING: 'on' });
    const mastodon = await addMastodon();
    assert.equal(mastodon.code, 0, mastodon.err);
    assert.match(mastodon.out, /@valmont@/);
    const x = await addX();
    assert.equal(x.code, 0, x.err);
    assert.match(x.out, /@valmont/);
    [mastodon, x].forEach(showsNoSecret);
    assert.match(proxy.log(), /CONNECT mastodon\.test:443/);
    assert.match(proxy.log(), /CONNECT api\.x\.com:443/);
  });

  test('takes the certificates from the environment as well', async () => {
    settings({ HTTPS_PROXY: proxyWithUser() });
    const args = ['account', 'add', 'mastodon', '--url', 'https://mastodon.test'];
    const env = { NODE_EXTRA_CA_CERTS: ours.path };
    const ended = await tambour.run(args, { input: onMastodon.token, env });
    assert.equal(ended.code, 0, ended.err);
  });

  test('connects nothing without the proxy, without its password, or without the certificates', async () => {
    const wanting: readonly Readonly<Record<string, string>>[] = [
      { NODE_EXTRA_CA_CERTS: ours.path },
      { NODE_EXTRA_CA_CERTS: ours.path, HTTPS_PROXY: proxy.url },
      { NODE_EXTRA_CA_CERTS: ours.path, HTTPS_PROXY: proxyWithUser(), NO_PROXY: '.test' },
      { HTTPS_PROXY: proxyWithUser() },
    ];
    for (const lines of wanting) {
      settings(lines);
      const ended = await addMastodon();
      assert.equal(ended.code, 1, JSON.stringify(lines));
      assert.equal(ended.err.trim().split('\n').length, 1, ended.err);
      showsNoSecret(ended);
    }
  });

  test('refuses certificates that it cannot use, by the name of the setting', async () => {
    const missing = join(tambour.data, 'nowhere.pem');
    for (const path of [missing, join(dirname(tambour.data), '.env')]) {
      settings({ HTTPS_PROXY: proxyWithUser(), NODE_EXTRA_CA_CERTS: path });
      const ended = await addMastodon();
      assert.equal(ended.code, 1);
      assert.match(ended.err, /NODE_EXTRA_CA_CERTS/);
      assert.ok(ended.err.includes(path), ended.err);
    }
  });
});
