import { bytesOf } from './bytes-of.ts';
import { within } from './within.ts';

const maxBodyBytes = 1024 * 1024;
const usuallyWithinMs = 10_000;

/**
 * The body of a POST to us; else what the request is answered with, without a word why: 405 where it is no POST, 413 and
 * 408 where it is too long or too slow, 400 where it breaks off.
 */
export async function readBody(
  request: Request,
  readWithinMs: number = usuallyWithinMs,
): Promise<Uint8Array | Response> {
  if (request.method !== 'POST') return status(405);
  try {
    const reading = await within(readWithinMs, bytesOf(request, maxBodyBytes));
    if (reading.kind === 'late') return status(408);
    return reading.value ?? status(413);
  } catch {
    return status(400);
  }
}

function status(code: number): Response {
  return new Response(null, { status: code });
}
