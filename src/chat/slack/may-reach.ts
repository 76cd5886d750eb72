/** The purpose of an address that Slack names. Each purpose allows a few hosts only. */
export type SlackPlace = 'socket' | 'answer' | 'file';

/**
 * Returns whether an address from an answer or a payload may be used. It may receive a token or people's text, so it
 * must be a host of Slack's, encrypted. If Slack's API itself is on this machine, the rest may be too.
 */
export function mayReach(place: SlackPlace, address: string, apiUrl: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname, port, username, password } = new URL(address);
  if (username !== '' || password !== '') return false;
  const encrypted = place === 'socket' ? 'wss:' : 'https:';
  const plain = place === 'socket' ? 'ws:' : 'http:';
  if (isLoopback(new URL(apiUrl).hostname)) return isLoopback(hostname) && [encrypted, plain].includes(protocol);
  if (protocol !== encrypted || port !== '') return false;
  switch (place) {
    case 'socket':
      return hostname === 'slack.com' || hostname.endsWith('.slack.com');
    case 'answer':
      return hostname === 'hooks.slack.com';
    case 'file':
      return hostname === 'files.slack.com';
  }
}

function isLoopback(hostname: string): boolean {
  return hostname === '127.0.0.1' || hostname === 'localhost' || hostname === '[::1]';
}
