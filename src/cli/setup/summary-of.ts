import type { Answers } from './answers.ts';

const secrets = new Set([
  'SLACK_BOT_TOKEN',
  'SLACK_APP_TOKEN',
  'SLACK_SIGNING_SECRET',
  'DATABASE_URL',
  'HTTPS_PROXY',
  'HTTP_PROXY',
]);

/**
 * Lists each setting that was asked about, one per line, with a sign at each new one. Secrets are only said to be set.
 */
export function summaryOf(answers: Answers): readonly string[] {
  const changes = answers.changes();
  const names = [
    'HTTPS_PROXY',
    'NO_PROXY',
    'NODE_EXTRA_CA_CERTS',
    'SLACK_MODE',
    'SLACK_BOT_TOKEN',
    'SLACK_APP_TOKEN',
    'SLACK_SIGNING_SECRET',
    'DATABASE_URL',
    'TAMBOUR_KEY_FILE',
    'TAMBOUR_PAGES',
    'X_PUBLISHING',
    'X_READING',
    'X_SERIES',
  ];
  const lines = names.flatMap((name) => {
    const change = changes.get(name);
    if (change === null) return [`- ${name}: put aside as a comment`];
    const value = answers.get(name);
    if (value === '' && change === undefined) return [];
    return [`${change === undefined ? ' ' : '+'} ${name} = ${secrets.has(name) ? 'set (not shown)' : value}`];
  });
  return lines.length === 0 ? ['Nothing beyond the defaults.'] : lines;
}
