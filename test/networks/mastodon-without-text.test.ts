import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { z } from 'zod';

import { picture, rendering, soon } from '../contracts/network-contract.ts';
import { askedServer } from '../support/asked-server.ts';
import { networkAt } from '../support/mastodon-answers.ts';

const bodySchema = z.object({ status: z.string().min(1).nullish(), media_ids: z.array(z.string()).optional() });
const wanted = rendering('mastodon', { text: '', media: [picture('Un point')] });
const prepared = { rendering: wanted, mediaIds: ['7'] };

/** As Hollo takes a post: a text may be left out, and where it is not it has a character (src/api/v1/statuses.ts there). */
async function takeAsHollo(request: Request): Promise<Response> {
  const body = bodySchema.safeParse(await request.json());
  return body.success
    ? Response.json({ id: '1', url: 'https://social.example/1' })
    : Response.json({ error: 'invalid_request', zod_error: body.error }, { status: 422 });
}

describe('a picture without a text on Mastodon', () => {
  test('is published where a text may be left out and may not be empty', async () => {
    await using server = await askedServer((_, request) => takeAsHollo(request));
    const outcome = await networkAt(server.url).publish(prepared, 'key', soon());
    assert.deepEqual(outcome, { kind: 'published', id: '1', url: 'https://social.example/1' });
  });

  test('is refused as that where the server wants a text, whatever it says', async () => {
    await using server = await askedServer(() => Response.json({ error: 'invalid_request' }, { status: 422 }));
    const network = networkAt(server.url);
    const withoutText = { kind: 'refused', why: 'text_missing' };
    assert.deepEqual(await network.publish(prepared, 'key', soon()), withoutText);
    assert.deepEqual(await network.correct('1', prepared, soon()), withoutText);
    const withText = { rendering: { ...wanted, text: 'Un point' }, mediaIds: ['7'] };
    assert.deepEqual(await network.publish(withText, 'key', soon()), { kind: 'refused', why: 'invalid' });
  });

  test('is refused for its picture where the server says so', async () => {
    await using server = await askedServer(() => Response.json({ error: 'Media not found' }, { status: 422 }));
    const outcome = await networkAt(server.url).publish(prepared, 'key', soon());
    assert.deepEqual(outcome, { kind: 'refused', why: 'media_rejected' });
  });
});
