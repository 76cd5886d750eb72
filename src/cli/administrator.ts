import { systemUser } from '#config.ts';
import { administratorBy } from '#desks/administrator.ts';

/** Names whoever types in the terminal, as the journal keeps it. */
export function administrator(): string {
  return administratorBy(systemUser());
}
