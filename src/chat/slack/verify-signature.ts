import { createHmac, timingSafeEqual } from 'node:crypto';

const oldestSeconds = 300;
const earliestSeconds = 60;

/**
 * Returns whether a request is Slack's: signed over its bytes as they came, at most five minutes ago and at most one
 * minute ahead of our clock. https://docs.slack.dev/authentication/verifying-requests-from-slack
 */
export function isSigned(
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
