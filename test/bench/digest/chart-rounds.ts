import { join } from 'node:path';

import { startChild } from '../start-child.ts';
import type { ChartAnswer, ChartQuestion } from './chart-process.ts';

export interface Charts {
  /** The first answer of each process. */
  readonly cold: readonly ChartAnswer[];
  /** All later answers. */
  readonly warm: readonly ChartAnswer[];
}

/** Draws the same pictures repeatedly, in separate processes. */
export async function chartRounds(
  pictures: ChartQuestion,
  { processes, drawings }: { readonly processes: number; readonly drawings: number },
): Promise<Charts> {
  const [cold, warm]: [ChartAnswer[], ChartAnswer[]] = [[], []];
  for (let one = 0; one < processes; one += 1) {
    await using child = await startChild<ChartQuestion, ChartAnswer>(join(import.meta.dirname, 'chart-process.ts'));
    cold.push(await child.ask(pictures));
    for (let drawing = 1; drawing < drawings; drawing += 1) warm.push(await child.ask(pictures));
  }
  return { cold, warm };
}
