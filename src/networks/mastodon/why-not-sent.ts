import { z } from 'zod';

const causeSchema = z.object({ code: z.string(), syscall: z.string().optional() });

/** Refused before a byte of the request left: no connection, or no trust in who answers. */
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

/** Why a failed request certainly never left (or its answer was cut for its size); null where nobody can say. */
export function whyNotSent(error: unknown): 'unreachable' | 'name_not_found' | 'too_large' | null {
  const parsed = causeSchema.safeParse(error instanceof Error ? error.cause : null);
  if (!parsed.success) return null;
  const { code, syscall } = parsed.data;
  if (code === 'UND_ERR_RES_EXCEEDED_MAX_SIZE') return 'too_large';
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'name_not_found';
  if (notConnected.has(code)) return 'unreachable';
  return (code === 'EHOSTUNREACH' || code === 'ENETUNREACH') && syscall === 'connect' ? 'unreachable' : null;
}
