import { domainToUnicode } from 'node:url';

import type { Desk } from '#desks/desk.ts';

import type { CheckedText } from './checked-text.ts';
import { blocks, type FoundOf, informs, warns } from './finding-kind.ts';
import type { FindingRule, RuleContext } from './finding-rule.ts';
import { lookalikeHosts } from './lookalike-hosts.ts';

const shorteners = new Set(
  `adf.ly amzn.to bit.ly bitly.com bl.ink buff.ly cutt.ly dlvr.it fb.me frama.link goo.gl huit.re ift.tt is.gd lc.cx
  lnkd.in lstu.fr ow.ly qr.ae rb.gy rebrand.ly s.id shorturl.at t.co t.ly tiny.cc tinyurl.com trib.al u.nu urls.fr
  urlz.fr v.gd vu.fr wp.me x.gd`.split(/\s+/u),
);
/** An organisation's own shortener: such a name before its domain, and one short word as the path. */
const shortName = /^(?:court|go|l|lien|link|lnk|s|short|url)\./u;
const shortPath = /^\/[\p{L}\p{N}_-]{1,10}$/u;

const kinds = {
  /** `punycode`: how the host is really written. */
  LOOKALIKE_HOST: blocks<{ readonly host: string; readonly punycode: string }>(),
  /** `official`: the domain that it imitates. */
  IMITATED_DOMAIN: blocks<{ readonly host: string; readonly official: string }>(),
  HIDDEN_TARGET: warns<{ readonly shown: string; readonly target: string }>(),
  SHORT_LINK: warns<{ readonly host: string }>(),
  LINK_HTTPS: warns(),
  LINK_DOMAIN: warns<{ readonly host: string }>(),
  LINK_COUNT: informs<{ readonly count: number }>(),
};
type Found = FoundOf<typeof kinds>;

/** Checks where links lead, and whether readers can see that. */
export const linkRule: FindingRule<typeof kinds> = {
  kinds,
  beside: linkFindings,
  inText: linkFindings,
};

function linkFindings(checked: CheckedText, { desk }: RuleContext): readonly Found[] {
  const { text, links, placeAt } = checked;
  const [, second] = links;
  return [
    ...lookalikeHosts(text).map(
      ({ host, punycode, at }) =>
        ({ code: 'LOOKALIKE_HOST', place: placeAt(at, host.length), data: { host, punycode } }) as const,
    ),
    ...imitatedDomains(text, desk.officialDomains).map(
      ({ host, official, at }) =>
        ({ code: 'IMITATED_DOMAIN', place: placeAt(at, host.length), data: { host, official } }) as const,
    ),
    ...hiddenTargets(text).map(
      ({ shown, target, at, length }) =>
        ({ code: 'HIDDEN_TARGET', place: placeAt(at, length), data: { shown, target } }) as const,
    ),
    ...[...new Set(links)].flatMap((link) => findingsOfLink(link, desk)),
    ...(second === undefined
      ? []
      : [{ code: 'LINK_COUNT', place: { kind: 'link', url: second }, data: { count: links.length } } as const]),
  ];
}

function findingsOfLink(link: string, desk: Pick<Desk, 'officialDomains'>): readonly Found[] {
  const url = urlOf(link);
  if (url === null) return [];
  const host = domainToUnicode(url.hostname).replace(/^www\./u, '');
  const place = { kind: 'link', url: link } as const;
  const isShort = shorteners.has(host) || (shortName.test(host) && shortPath.test(url.pathname));
  const isOfficial =
    desk.officialDomains.length === 0 ||
    desk.officialDomains.some(
      (domain) => host === domain || url.hostname.endsWith(`.${domain}`) || host.endsWith(`.${domain}`),
    );
  return [
    ...(isShort ? [{ code: 'SHORT_LINK', place, data: { host } } as const] : []),
    ...(/^http:/iu.test(link) ? [{ code: 'LINK_HTTPS', place, data: {} } as const] : []),
    ...(isOfficial ? [] : [{ code: 'LINK_DOMAIN', place, data: { host } } as const]),
  ];
}

interface HiddenTarget {
  readonly shown: string;
  readonly target: string;
  readonly at: number;
  readonly length: number;
}

/**
 * Finds links whose words name another host than their address, in Markdown's or a chat's syntax, or by a user name
 * before "@".
 */
function hiddenTargets(text: string): readonly HiddenTarget[] {
  const written = [
    ...text.matchAll(/\[(?<shown>[^[\]\n]{1,200})\]\((?<target>[^()\s]{1,500})\)/gu),
    ...text.matchAll(/<(?<target>https?:[^|<>\s]{1,500})\|(?<shown>[^<>\n]{1,200})>/giu),
  ].flatMap((match) => {
    const { shown = '', target = '' } = match.groups ?? {};
    const named = hostOf(/(?:https?:\/\/)?[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,10}/iu.exec(shown)?.[0] ?? '');
    const real = hostOf(target);
    if (named === null || real === null || named === real) return [];
    return [{ shown: named, target: real, at: match.index, length: match[0].length }];
  });
  const disguised = Array.from(text.matchAll(/https?:\/\/[^\s<>"]+/giu)).flatMap((match) => {
    const url = urlOf(match[0]);
    if (url === null || url.username === '') return [];
    return [{ shown: url.username, target: domainToUnicode(url.hostname), at: match.index, length: match[0].length }];
  });
  return [...written, ...disguised];
}

function hostOf(address: string): string | null {
  const host = urlOf(address)?.hostname.replace(/^www\./u, '') ?? '';
  return host.includes('.') ? domainToUnicode(host) : null;
}

function urlOf(link: string): URL | null {
  return URL.parse(/^[a-z][a-z0-9+.-]*:\/\//iu.test(link) ? link : `https://${link}`);
}

/** A host in a text that imitates an official domain by letters with marks, or by digits instead of letters. */
interface ImitatedDomain {
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
function imitatedDomains(text: string, ofDesk: readonly string[]): readonly ImitatedDomain[] {
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
