import type { Finding } from '#doctor/facts.ts';
import type { Level } from '#doctor/finding.ts';
import type { Examined } from '#doctor/run-checks.ts';
import type { DoctorWords } from '#messages/words/doctor.ts';
import { say } from '#messages/words/keyed.ts';

import type { CommandResult } from '#cli/command-result.ts';

/** Options for drawing the result. */
export interface Drawing {
  readonly colour: boolean;
  /** The terminal's width in characters. */
  readonly width: number;
  readonly words: DoctorWords;
}

const signs: Readonly<Record<Level, { readonly sign: string; readonly colour: number }>> = {
  right: { sign: '✓', colour: 32 },
  advice: { sign: '!', colour: 33 },
  wrong: { sign: '✗', colour: 31 },
};
const widest = 110;

/** Draws the doctor's findings in groups, one per line. The exit code is 1 where something is wrong. */
export function doctorResult(examined: readonly Examined[], drawing: Drawing): CommandResult {
  const { words } = drawing;
  const all = examined.flatMap(({ findings }) => findings);
  const wrong = all.filter(({ level }) => level === 'wrong').length;
  const advice = all.filter(({ level }) => level === 'advice').length;
  const right = all.length - wrong - advice;
  const parts = examined.map(({ group, findings }) =>
    [words.group[group], ...findings.map((finding) => lineOf(finding, drawing))].join('\n'),
  );
  const summary = wrong === 0 ? words.nothingWrong({ right, advice }) : words.somethingWrong({ wrong, advice, right });
  return {
    exitCode: wrong === 0 ? 0 : 1,
    text: [...parts, summary].join('\n\n'),
    data: {
      wrong,
      advice,
      findings: examined.flatMap(({ group, findings }) =>
        findings.map((finding) => ({ group, ...finding, words: say(words.finding, finding.code, finding) })),
      ),
    },
  };
}

function lineOf(finding: Finding, { colour, width, words }: Drawing): string {
  const { sign, colour: code } = signs[finding.level];
  const wordWidth = Math.max(...Object.values(words.level).map((word) => word.length));
  const mark = `${sign} ${words.level[finding.level].padEnd(wordWidth)}`;
  const first = `  ${colour ? `\u001B[${code}m${mark}\u001B[0m` : mark}  `;
  const indent = ' '.repeat(mark.length + 4);
  const room = Math.max(30, Math.min(width, widest) - indent.length);
  return first + wrap(printable(say(words.finding, finding.code, finding)), room).join(`\n${indent}`);
}

/** Replaces control characters, which would change the terminal and may stand in names from outside. */
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
