import { domainToUnicode } from 'node:url';

/** A host in a text that imitates an official domain by letters with marks, or by digits instead of letters. */
export interface ImitatedDomain {
  readonly host: string;
  readonly official: string;
  readonly at: number;
}

/** Domains that only states and the European Union use. A desk adds its own. */
const official = ['gouv.fr', 'service-public.fr', 'bund.de', 'europa.eu', 'gov.uk', 'admin.ch', 'gv.at', 'gov'];

/** Runs of characters that a host can have; each run is checked once. */
const token = /[\p{L}\p{M}\p{N}.-]+/gu;
const maxHostLength = 253;
const letters: Readonly<Record<string, string>> = { 0: 'o', 1: 'l', 3: 'e', 4: 'a', 5: 's', 7: 't', ı: 'i' };

/** Finds hosts that only look as if they were under an official domain. `ofDesk`: the desk's own. */
export function imitatedDomains(text: string, ofDesk: readonly string[]): readonly ImitatedDomain[] {
  const found: ImitatedDomain[] = [];
  for (const { 0: run, index } of text.matchAll(token)) {
    if (run.length > maxHostLength || !run.includes('.')) continue;
    const raw = run.replaceAll(/^[.-]+|[.-]+$/g, '');
    const at = index + run.indexOf(raw);
    const shown = (/xn--/iu.test(raw) ? domainToUnicode(raw) : raw).normalize('NFC').toLowerCase();
    const labels = shown.split('.');
    const imitated = [...official, ...ofDesk].find((domain) => {
      const ending = labels.slice(-domain.split('.').length).join('.');
      return ending !== domain && drawnLike(ending) === drawnLike(domain);
    });
    if (imitated !== undefined) found.push({ host: shown, official: imitated, at });
  }
  return found;
}

/** Reduces a domain to its look at a glance: without marks, and digits as the letters that they resemble. */
function drawnLike(domain: string): string {
  const bare = domain.normalize('NFD').replaceAll(/\p{M}/gu, '');
  return bare.replaceAll(/[013457ı]/gu, (sign) => letters[sign] ?? sign);
}
