import type { Finding } from '#doctor/facts.ts';

/** Findings as "level code". */
export function said(findings: readonly Finding[]): readonly string[] {
  return findings.map(({ level, code }) => `${level} ${code}`);
}
