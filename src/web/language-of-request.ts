import { isLanguage, type Language, languages } from '#languages.ts';

/**
 * Returns the language in which to answer a request for a page: the one that its address asks for (`?lang=fr`), else
 * the one that the reader's browser prefers, else `otherwise`.
 */
export function languageOfRequest({ url, headers }: Request, otherwise: Language = 'en'): Language {
  const asked = new URL(url).searchParams.get('lang');
  if (isLanguage(asked)) return asked;
  const wanted = (headers.get('accept-language') ?? '').toLowerCase().split(',');
  return languages.reduce(
    (best, language) => (weightOf(language, wanted) > weightOf(best, wanted) ? language : best),
    otherwise,
  );
}

/**
 * Returns how much a browser wants a language, 0 to 1 (RFC 9110, 12.5.4). Of "fr-CA" and "fr" the higher weight counts;
 * a language that is not named weighs as "*". Each place in the list costs a little, so that of two equal weights the
 * first wins.
 */
function weightOf(language: Language, wanted: readonly string[]): number {
  const weights = wanted.map((one, place) => {
    const [tag = '', ...parameters] = one.split(';').map((part) => part.trim());
    const [q = '1'] = parameters.flatMap((parameter) => /^q=([01](?:\.\d{0,3})?)$/.exec(parameter)?.slice(1) ?? []);
    return { name: tag.split('-')[0], weight: Math.max(0, Number(q) - place * 1e-6) };
  });
  const named = weights.filter(({ name }) => name === language);
  return Math.max(
    0,
    ...(named.length > 0 ? named : weights.filter(({ name }) => name === '*')).map(({ weight }) => weight),
  );
}
