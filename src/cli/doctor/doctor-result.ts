import type { Finding, Level } from '#doctor/finding.ts';
import type { Examined } from '#doctor/run-checks.ts';

import type { CommandResult } from '#cli/command-result.ts';
import { wordsForFact } from './words-for-fact.ts';
import { wordsForGroup } from './words-for-group.ts';

/** How the result is drawn. */
export interface Drawing {
  readonly colour: boolean;
  /** Of the terminal, in characters. */
  readonly width: number;
}

const signs: Readonly<Record<Level, { readonly sign: string; readonly word: string; readonly colour: number }>> = {
  right: { sign: '✓', word: 'right ', colour: 32 },
  advice: { sign: '!', word: 'advice', colour: 33 },
  wrong: { sign: '✗', word: 'WRONG ', colour: 31 },
};
const widest = 110;

/** What the doctor found, a line each and in groups; exit code 1 where something is wrong. */
export function doctorResult(examined: readonly Examined[], drawing: Drawing): CommandResult {
  const all = examined.flatMap(({ findings }) => findings);
  const wrong = all.filter(({ level }) => level === 'wrong').length;
  const advice = all.filter(({ level }) => level === 'advice').length;
  const parts = examined.map(({ group, findings }) =>
    [wordsForGroup(group), ...findings.map((finding) => lineOf(finding, drawing))].join('\n'),
  );
  return {
    exitCode: wrong === 0 ? 0 : 1,
    text: [...parts, summary(all.length, wrong, advice)].join('\n\n'),
    data: {
      wrong,
      advice,
      findings: examined.flatMap(({ group, findings }) =>
        findings.map((finding) => ({ group, ...finding, words: wordsForFact(finding) })),
      ),
    },
  };
}

function lineOf(finding: Finding, { colour, width }: Drawing): string {
  const { sign, word, colour: code } = signs[finding.level];
  const mark = `${sign} ${word}`;
  const first = `  ${colour ? `\u001B[${code}m${mark}\u001B[0m` : mark}  `;
  const indent = ' '.repeat(mark.length + 4);
  const room = Math.max(30, Math.min(width, widest) - indent.length);
  return first + wrap(printable(wordsForFact(finding)), room).join(`\n${indent}`);
}

/** Names come from outside: a control character among them would change the terminal. */
function printable(text: string): string {
  return text.replaceAll(/[^\P{C}\n]/gu, '\uFFFD');
}

function wrap(text: string, room: number): readonly string[] {
  return text.split('\n').flatMap((paragraph) => {
    const lines = [''];
    for (const word of paragraph.split(' ')) {
      const line = lines.at(-1) ?? '';
      const longer = line === '' ? word : `${line} ${word}`;
      if (longer.length <= room || line === '') lines[lines.length - 1] = longer;
      else lines.push(word);
    }
    return lines;
  });
}

function summary(all: number, wrong: number, advice: number): string {
  const right = all - wrong - advice;
  if (wrong === 0) return `Nothing is wrong: ${right} right, ${advice} worth knowing.`;
  return `Wrong: ${wrong}. Worth knowing: ${advice}. Right: ${right}.`;
}
