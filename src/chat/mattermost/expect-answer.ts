import type { Asked } from './rest-api.ts';

/**
 * Thrown when the server refuses an administrator, or does not answer. `code`: its error's id and status, never its
 * words.
 */
export class ServerRefused extends Error {
  readonly code: string;
  constructor(code: string, options?: ErrorOptions) {
    super(`Mattermost: ${code}`, options);
    this.code = code;
  }
}

export function expectAnswer<T>(answer: Asked<T>): T {
  switch (answer.kind) {
    case 'answered':
      return answer.answer;
    case 'refused':
      throw new ServerRefused(answer.id === '' ? String(answer.status) : `${answer.status} ${answer.id}`);
    case 'lost':
      throw new ServerRefused('no answer', { cause: answer.error });
  }
}

/** Returns the answer; null if the thing does not exist or may not be seen. */
export function foundOrNull<T>(answer: Asked<T>): T | null {
  if (answer.kind === 'refused' && answer.status === 404) return null;
  return expectAnswer(answer);
}
