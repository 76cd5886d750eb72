import { z } from 'zod';

import { languages } from '#languages.ts';

import type { DeskOptions } from './desk-commands.ts';

const findingSchema = z.tuple([z.string(), z.enum(['off', 'info', 'warns'])]);

const optionsSchema = z.object({
  name: z.string().optional(),
  language: z.enum(languages).optional(),
  timeZone: z.string().optional(),
  approver: z.array(z.string()).optional(),
  approversFromChannel: z.boolean().optional(),
  approversFromGroup: z.string().optional(),
  steward: z.array(z.string()).optional(),
  approvals: z.number().optional(),
  reactions: z.boolean().optional(),
  grace: z.number().optional(),
  notAfter: z.number().optional(),
  finding: z.array(findingSchema).optional(),
  officialDomain: z.array(z.string()).optional(),
  workingHours: z.object({ workDays: z.array(z.number()), workFrom: z.string(), workTo: z.string() }).optional(),
  holidays: z.string().optional(),
  digest: z.union([z.literal('off'), z.object({ weekday: z.number(), time: z.string() })]).optional(),
});

/** Reads the settings that the options of `desk create` and `desk change` give. Those not given are left out. */
export function deskOptionsFrom(options: unknown): DeskOptions {
  const said = optionsSchema.parse(options);
  return {
    ...(said.name === undefined ? {} : { name: said.name }),
    ...(said.language === undefined ? {} : { language: said.language }),
    ...(said.timeZone === undefined ? {} : { timeZone: said.timeZone }),
    ...(said.approver === undefined ? {} : { approvers: said.approver, ...from('people') }),
    ...(said.approversFromChannel === true ? from('channel') : {}),
    ...(said.approversFromGroup === undefined ? {} : from('group', said.approversFromGroup)),
    ...(said.steward === undefined ? {} : { stewards: said.steward }),
    ...(said.approvals === undefined ? {} : { approvalsNeeded: said.approvals }),
    ...(said.reactions === undefined ? {} : { reactionsCount: said.reactions }),
    ...(said.grace === undefined ? {} : { graceSeconds: said.grace }),
    ...(said.notAfter === undefined ? {} : { notAfterMinutes: said.notAfter }),
    ...(said.finding === undefined ? {} : { findingLevels: Object.fromEntries(said.finding) }),
    ...(said.officialDomain === undefined ? {} : { officialDomains: said.officialDomain }),
    ...said.workingHours,
    ...(said.holidays === undefined ? {} : { holidays: calendarCode(said.holidays) }),
    ...(said.digest === undefined ? {} : digestOf(said.digest)),
  };
}

function calendarCode(said: string): string {
  return said === 'auto' || said === 'none' ? said : said.toUpperCase();
}

function digestOf(
  said: 'off' | { readonly weekday: number; readonly time: string },
): Partial<Pick<DeskOptions, 'digestWeekday' | 'digestTime'>> {
  return said === 'off' ? { digestWeekday: null } : { digestWeekday: said.weekday, digestTime: said.time };
}

function from(
  approversFrom: 'people' | 'channel' | 'group',
  approverGroup: string | null = null,
): Pick<DeskOptions, 'approversFrom' | 'approverGroup'> {
  return { approversFrom, approverGroup };
}
