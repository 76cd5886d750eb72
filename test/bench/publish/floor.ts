import { createHmac, randomUUID } from 'node:crypto';

import { Client } from 'pg';
import { Agent, request } from 'undici';

import type { PracticeKeys } from '#practice/practice-keys.ts';

import { sharedNowMs } from './approving.ts';

/** The least that any program must do to publish an approved post on two networks and not lose it. */
export interface Floor extends AsyncDisposable {
  /** Makes one durable commit, two POSTs in parallel and one durable commit; returns the milliseconds. */
  publish(keys: PracticeKeys): Promise<number>;
}

/** Opens a floor on a database of the same server, with persistent connections. */
export async function openFloor(databaseUrl: string): Promise<Floor> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query(`
    CREATE TABLE approval (id uuid PRIMARY KEY, body text NOT NULL);
    CREATE TABLE outbox (id uuid PRIMARY KEY, approval uuid NOT NULL, network text NOT NULL, remote text)`);
  const agent = new Agent();

  const post = async (url: string, authorization: string, body: object): Promise<string> => {
    const headers = { authorization, 'content-type': 'application/json' };
    const answer = await request(url, { method: 'POST', headers, body: JSON.stringify(body), dispatcher: agent });
    const text = await answer.body.text();
    if (answer.statusCode >= 300) throw new Error(`a network refused the floor's post: ${answer.statusCode} ${text}`);
    return text;
  };
  return {
    async publish({ mastodon, x }) {
      const [id, one, two] = [randomUUID(), randomUUID(), randomUUID()];
      const text = `The town hall is open until 18:00 (${id}).`;
      const begunAtMs = sharedNowMs();
      await client.query(
        `WITH a AS (INSERT INTO approval VALUES ($1, $2) RETURNING id)
         INSERT INTO outbox SELECT o.id, a.id, o.network, NULL FROM a, (VALUES ($3::uuid, 'm'), ($4, 'x')) o(id, network)`,
        [id, text, one, two],
      );
      const tweets = `${x.url}/2/tweets`;
      const remotes = await Promise.all([
        post(`${mastodon.url}/api/v1/statuses`, `Bearer ${mastodon.secret.accessToken}`, { status: text }),
        post(tweets, signature(x.secret), { text }),
      ]);
      await client.query(
        `UPDATE outbox o SET remote = r.remote FROM (VALUES ($1::uuid, $2), ($3, $4)) r(id, remote) WHERE o.id = r.id`,
        [one, remotes[0], two, remotes[1]],
      );
      return sharedNowMs() - begunAtMs;
    },
    async [Symbol.asyncDispose]() {
      await client.end();
      await agent.close();
    },
  };
}

/** Computes an OAuth 1.0a signature (RFC 5849) for the real X's address, as every client does. */
function signature(secret: PracticeKeys['x']['secret']): string {
  const parameters = {
    oauth_consumer_key: secret.appKey,
    oauth_nonce: randomUUID().replaceAll('-', ''),
    oauth_signature_method: 'HMAC-SHA1',
    oauth_timestamp: String(Math.floor(Date.now() / 1000)),
    oauth_token: secret.accessToken,
    oauth_version: '1.0',
  };
  const pairs = Object.entries(parameters).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  const base = ['POST', 'https://api.x.com/2/tweets', pairs.join('&')].map(encodeURIComponent).join('&');
  const key = [secret.appSecret, secret.accessSecret].map(encodeURIComponent).join('&');
  const oauth_signature = createHmac('sha1', key).update(base).digest('base64');
  return `OAuth ${Object.entries({ ...parameters, oauth_signature })
    .map(([name, value]) => `${name}="${encodeURIComponent(value)}"`)
    .join(', ')}`;
}
