import { setTimeout as pause } from 'node:timers/promises';

/** A server reached only by its address and an administrator's token. */
export interface ServerAccess {
  /** Without a trailing slash. */
  readonly url: string;
  readonly adminToken: string;
  /** The name or address by which the server reaches this machine. */
  readonly callbackHost: string;
  /** Lets time pass on the server. */
  pass(milliseconds: number): Promise<void>;
  /** Receives reports of what is created there, and what stays. */
  tell(line: string): void;
}

/** Reads the server that the environment names, whose time is real; null if there is none. */
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
