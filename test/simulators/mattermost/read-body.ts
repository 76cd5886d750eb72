import type { z } from 'zod';

import { badParameter } from './refusal.ts';
import type { Server } from './state.ts';

/**
 * Parses input by a strict schema. An unknown field is ignored, as on the server, but becomes a complaint. Any other
 * mismatch is refused.
 */
export function readStrictly<T>(server: Server, what: string, schema: z.ZodType<T>, came: unknown): T {
  const first = schema.safeParse(came);
  if (first.success) return first.data;
  const unknown = first.error.issues.filter((issue) => issue.code === 'unrecognized_keys');
  const other = first.error.issues.find((issue) => issue.code !== 'unrecognized_keys');
  for (const { path, keys } of unknown)
    server.complaints.push(`${what}: ${[...path, ''].join('.')}${keys.join(', ')} is unknown`);
  if (other !== undefined) {
    server.complaints.push(`${what}: ${other.path.join('.')}: ${other.message}`);
    throw badParameter(String(other.path[0] ?? 'body'));
  }
  const known: unknown = structuredClone(came);
  for (const { path, keys } of unknown) {
    const at = path.reduce<unknown>((value, key) => (isRecord(value) ? value[String(key)] : undefined), known);
    if (isRecord(at)) for (const key of keys) Reflect.deleteProperty(at, key);
  }
  return schema.parse(known);
}

/** Tells whether a value is an object or an array, whose keys are its indexes. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
