import { setTimeout as pause } from 'node:timers/promises';

/** A server that is reached by its address and an administrator's token, and in no other way. */
export interface ServerAccess {
  /** Without a slash at its end. */
  readonly url: string;
  readonly adminToken: string;
  /** The name or address under which the server reaches this machine. */
  readonly callbackHost: string;
  /** Lets so much time pass on the server. */
  pass(milliseconds: number): Promise<void>;
  /** Hears what is made there, and what stays. */
  tell(line: string): void;
}

/** Reads the server that the environment names, on which time passes for real; null where it names none. */
export function serverInEnvironment(): ServerAccess | null {
  const { MATTERMOST_TEST_URL: url = '', MATTERMOST_TEST_ADMIN_TOKEN: adminToken = '' } = process.env;
  const { MATTERMOST_TEST_CALLBACK_HOST: callbackHost = '' } = process.env;
  if (url === '' && adminToken === '') return null;
  if (url === '' || adminToken === '')
    throw new Error('MATTERMOST_TEST_URL and MATTERMOST_TEST_ADMIN_TOKEN are given together');
  return {
    url: url.replace(/\/+$/, ''),
    adminToken,
    callbackHost: callbackHost === '' ? '127.0.0.1' : callbackHost,
    pass: (milliseconds) => pause(milliseconds),
    tell: (line) => console.log(line),
  };
}
