/**
 * Returns the port that a firewall has to open for a host such as "chat.example.org:8065"; 443 (TLS) where none is
 * named.
 */
export function portOf(host: string): string {
  return /:(\d+)$/.exec(host)?.[1] ?? '443';
}
