import pTimeout from 'p-timeout';

import { bytesOf } from './bytes-of.ts';

const maxBodyBytes = 1024 * 1024;
const usuallyWithinMs = 10_000;

/**
 * Reads the body of a POST to us, or returns the answer that refuses it without a reason: 405 if it is not a POST, 413
 * and 408 if it is too long or too slow, 400 if it breaks off.
 */
export async function readBody(
  request: Request,
  readWithinMs: number = usuallyWithinMs,
): Promise<Uint8Array | Response> {
  if (request.method !== 'POST') return status(405);
  try {
    const reading = bytesOf(request, maxBodyBytes);
    const bytes = await pTimeout(reading, { milliseconds: readWithinMs, fallback: () => 'late' as const });
    if (bytes === 'late') return status(408);
    return bytes ?? status(413);
  } catch {
    return status(400);
  }
}

function status(code: number): Response {
  return new Response(null, { status: code });
}
