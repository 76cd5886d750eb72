import type { Clock } from '#clock.ts';
import type { Config } from '#config.ts';
import { languages } from '#languages.ts';
import type { Route } from '#web/handler.ts';

const path = '/.well-known/security.txt';
const expiresAfterDays = 30;

/**
 * Serves the security contact by RFC 9116, if a setting names one. It expires a month after each request, so that
 * copies are refreshed.
 */
export function securityTxt(
  { securityContact, publicUrl }: Pick<Config, 'securityContact' | 'publicUrl'>,
  clock: Clock,
): readonly Route[] {
  if (securityContact === null) return [];
  const text = (): string =>
    [
      `Contact: ${securityContact}`,
      `Expires: ${new Date(clock.now().getTime() + expiresAfterDays * 86_400_000).toISOString()}`,
      `Preferred-Languages: ${languages.join(', ')}`,
      ...(publicUrl === null ? [] : [`Canonical: ${new URL(path, publicUrl).href}`]),
      '',
    ].join('\n');
  return [
    {
      path,
      handler: ({ method }) =>
        method === 'GET' || method === 'HEAD'
          ? new Response(text(), { headers: { 'content-type': 'text/plain; charset=utf-8' } })
          : new Response('Method not allowed', { status: 405 }),
    },
  ];
}
