import { z } from 'zod';

const systemErrorSchema = z.object({ syscall: z.string().optional() });
const causeSchema = systemErrorSchema.extend({
  code: z.string(),
  /** One for each address that was tried. */
  errors: z.array(systemErrorSchema).optional(),
});

/** Errors from before a byte of the request left: no connection, or no trust in the server. */
const notConnected = new Set([
  'ECONNREFUSED',
  'UND_ERR_CONNECT_TIMEOUT',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'CERT_HAS_EXPIRED',
  'CERT_NOT_YET_VALID',
  'ERR_TLS_CERT_ALTNAME_INVALID',
]);

/** Returns why a failed request certainly never left (or its answer was cut for its size); null if unknown. */
export function whyNotSent(error: unknown): 'unreachable' | 'name_not_found' | 'too_large' | null {
  const cause = error instanceof Error ? error.cause : null;
  // Ports that fetch refuses, such as 9.
  if (cause instanceof Error && cause.message === 'bad port') return 'unreachable';
  const parsed = causeSchema.safeParse(cause);
  if (!parsed.success) return null;
  const { code, syscall, errors } = parsed.data;
  if (code === 'UND_ERR_RES_EXCEEDED_MAX_SIZE') return 'too_large';
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'name_not_found';
  const isConnecting = syscall === 'connect' || (errors?.every((error) => error.syscall === 'connect') ?? false);
  return isConnecting || notConnected.has(code) ? 'unreachable' : null;
}
