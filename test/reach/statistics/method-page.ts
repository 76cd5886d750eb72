import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The figures of one table: a row of percents for each row that ends with some. */
export type Percents = readonly (readonly number[])[];

export interface MethodPage {
  readonly file: string;
  /** How often an interval holds the true ratio; how often a difference is found; how often one is shown that is none. */
  readonly coverage: Percents;
  readonly power: Percents;
  readonly falseYears: Percents;
}

/** Reads the three tables of percents, in this order, of the page about the method in each language. */
export function readMethodPages(): readonly MethodPage[] {
  return ['digest-method.md', 'fr/digest-method.md', 'de/digest-method.md'].map((file) => {
    const lines = readFileSync(join(import.meta.dirname, '../../../docs', file), 'utf8').split('\n');
    const tables: number[][][] = [];
    let isInTable = false;
    for (const line of lines) {
      const cells = line.startsWith('|') ? line.split('|').map((cell) => cell.trim().replace(',', '.')) : [];
      const percents = cells.filter((cell) => /^\d+(?:\.\d+)?\s?%$/u.test(cell)).map(Number.parseFloat);
      if (percents.length > 1) {
        if (!isInTable) tables.push([]);
        tables.at(-1)?.push(percents);
      }
      isInTable = percents.length > 1;
    }
    const [coverage = [], power = [], falseYears = [], ...others] = tables;
    if (others.length > 0) throw new Error(`${file} has ${tables.length} tables of percents`);
    return { file, coverage, power, falseYears };
  });
}
