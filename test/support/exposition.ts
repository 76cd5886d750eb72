/** One figure of a scrape. */
export interface Sample {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

/** All figures of one name. */
export interface Family {
  readonly type: 'counter' | 'gauge' | 'histogram' | 'summary';
  readonly help: string;
  readonly samples: readonly Sample[];
}

const name = '[a-zA-Z_:][a-zA-Z0-9_:]*';
const label = '[a-zA-Z_][a-zA-Z0-9_]*="(?:[^"\\\\\\n]|\\\\[\\\\"n])*"';
// Prometheus reads NaN in any case; the library writes “Nan” where nothing was measured yet.
const sampleLine = new RegExp(`^(${name})(?:\\{(${label}(?:,${label})*)\\})? (N[aA][nN]|[+-]Inf|[-+0-9.e]+)$`);
const endings = {
  counter: [''],
  gauge: [''],
  histogram: ['_bucket', '_sum', '_count'],
  summary: ['', '_sum', '_count'],
};

/**
 * Parses metrics as Prometheus does. Throws if Prometheus would refuse them or promtool would complain: a metric
 * without help or type, a duplicate, one apart from its family, a counter without "_total":
 * https://prometheus.io/docs/instrumenting/exposition_formats/.
 */
export function readExposition(text: string): ReadonlyMap<string, Family> {
  if (!text.endsWith('\n')) throw new Error('the last line does not end');
  const families = new Map<string, { type: Family['type']; help: string; samples: Sample[] }>();
  const seen = new Set<string>();
  let help: { readonly of: string; readonly text: string } | null = null;
  let current: string | null = null;
  for (const line of text.split('\n').slice(0, -1)) {
    if (line === '') continue;
    const [, about, words] = new RegExp(`^# HELP (${name}) (\\S.*)$`).exec(line) ?? [];
    if (about !== undefined && words !== undefined) {
      help = { of: about, text: words };
      continue;
    }
    const [, typed, type] = new RegExp(`^# TYPE (${name}) (counter|gauge|histogram|summary)$`).exec(line) ?? [];
    if (typed !== undefined) {
      if (help?.of !== typed || families.has(typed)) throw new Error(`without help, or for the second time: ${line}`);
      if (type === 'counter' && !typed.endsWith('_total')) throw new Error(`a counter without _total: ${line}`);
      current = typed;
      families.set(typed, { type: typeFrom(type), help: help.text, samples: [] });
      continue;
    }
    const [, named, labels = '', value] = sampleLine.exec(line) ?? [];
    const family = current === null ? undefined : families.get(current);
    if (named === undefined || family === undefined || current === null) throw new Error(`no figure: ${line}`);
    const belongs = endings[family.type].some((ending) => named === `${current}${ending}`);
    if (!belongs || seen.has(`${named}{${labels}}`)) throw new Error(`apart from its family, or twice: ${line}`);
    seen.add(`${named}{${labels}}`);
    family.samples.push({ name: named, labels: labelsFrom(labels), value: Number(value?.replace('Inf', 'Infinity')) });
  }
  return families;
}

function typeFrom(type: string | undefined): Family['type'] {
  if (type === 'counter' || type === 'gauge' || type === 'histogram' || type === 'summary') return type;
  throw new Error(`no type: ${type}`);
}

function labelsFrom(text: string): Readonly<Record<string, string>> {
  const pairs = [...text.matchAll(/([a-zA-Z_]\w*)="((?:[^"\\]|\\.)*)"/g)];
  return Object.fromEntries(pairs.map(([, key = '', value = '']) => [key, value]));
}
