import { createHmac, timingSafeEqual } from 'node:crypto';

import pTimeout from 'p-timeout';
import { z } from 'zod';

import type { ChatSink } from '#chat/chat-sink.ts';
import { readBody } from '#chat/kit/read-body.ts';
import { readPayload } from '#chat/kit/read-payload.ts';
import type { Clock } from '#clock.ts';

import type { Delivered } from './socket-connection.ts';

const answerWithinMs = 10_000;

const challengeSchema = z.object({ type: z.literal('url_verification'), challenge: z.string().max(1_000) });
const sslCheckSchema = z.object({ ssl_check: z.literal('1') });

/**
 * Answers one request that claims to be Slack's. Refuses it without a reason: 401 if its signature or time is wrong,
 * 413 and 408 if it is too long or too slow, 400 if it cannot be read. Otherwise hands the payload on and answers with
 * its acknowledgement; 500 if there is none, so that Slack sends it again or shows the person an error.
 */
export async function answerRequest(
  request: Request,
  deps: {
    readonly signingSecret: string;
    readonly clock: Clock;
    readonly take: (delivered: Delivered) => Promise<void>;
    readonly failed: (error: unknown, what: string) => void;
    /** Records a refusal. Nothing of the request is passed on. */
    readonly refused: ChatSink['refused'];
    readonly readWithinMs?: number;
  },
): Promise<Response> {
  const read = await readBody(request, deps.readWithinMs);
  if (read instanceof Response) {
    deps.refused('unreadable');
    return read;
  }
  if (!isSigned({ headers: request.headers, body: read }, deps.signingSecret, deps.clock.now())) {
    deps.refused('signature');
    return status(401);
  }
  const body = readPayload(request.headers.get('content-type') ?? '', read);
  if (typeof body !== 'object' || body === null) {
    deps.refused('unreadable');
    return status(400);
  }
  if (sslCheckSchema.safeParse(body).success) return status(200);
  const challenge = challengeSchema.safeParse(body);
  if (challenge.success) return Response.json({ challenge: challenge.data.challenge });
  return pTimeout(acknowledged(body, deps), { milliseconds: answerWithinMs, fallback: () => status(500) });
}

async function acknowledged(body: unknown, deps: Parameters<typeof answerRequest>[1]): Promise<Response> {
  const answered = Promise.withResolvers<Response>();
  const ack = async (answer?: unknown): Promise<void> => answered.resolve(responseOf(answer));
  deps.take({ body, ack }).then(
    () => answered.resolve(status(500)),
    (error: unknown) => {
      deps.failed(error, 'take what Slack sent');
      answered.resolve(status(500));
    },
  );
  return answered.promise;
}

function responseOf(answer: unknown): Response {
  if (answer === undefined || answer === null || answer === '') return status(200);
  return typeof answer === 'string' ? new Response(answer) : Response.json(answer);
}

function status(code: number): Response {
  return new Response(null, { status: code });
}

const oldestSeconds = 300;
const earliestSeconds = 60;

/**
 * Returns whether a request is Slack's: signed over its bytes as they came, at most five minutes ago and at most one
 * minute ahead of our clock. https://docs.slack.dev/authentication/verifying-requests-from-slack
 */
function isSigned(
  request: { readonly headers: Headers; readonly body: Uint8Array },
  signingSecret: string,
  now: Date,
): boolean {
  const signature = request.headers.get('x-slack-signature') ?? '';
  const timestamp = request.headers.get('x-slack-request-timestamp') ?? '';
  if (!/^v0=[0-9a-f]{64}$/.test(signature) || !/^\d{1,12}$/.test(timestamp)) return false;
  const ageSeconds = now.getTime() / 1000 - Number(timestamp);
  if (ageSeconds > oldestSeconds || ageSeconds < -earliestSeconds) return false;
  const expected = createHmac('sha256', signingSecret).update(`v0:${timestamp}:`).update(request.body).digest();
  return timingSafeEqual(expected, Buffer.from(signature.slice(3), 'hex'));
}
