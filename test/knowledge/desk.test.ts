import { beforeAll, describe, expect, test } from 'vitest';
import { parseDesk } from '../../src/knowledge/desk-file.ts';
import { type Knowledge, loadKnowledge } from '../../src/knowledge/index.ts';
import { addBusiness, businessBetween, fillMacro, macroVariables } from '../../src/tickets/index.ts';

const hour = 3_600_000;
const at = (text: string): number => Date.parse(text);

let knowledge: Knowledge;
beforeAll(async () => {
  knowledge = await loadKnowledge('tencent-seed');
});

describe('the hours of the desk', () => {
  const open = (from: string, to: string): number =>
    businessBetween(at(`${from}T00:00+08:00`), at(`${to}T00:00+08:00`), knowledge.policy.hours) / hour / 9;

  test.each([
    ['2026-02-14', '2026-02-15', 1],
    ['2026-02-15', '2026-02-24', 0],
    ['2026-02-28', '2026-03-01', 1],
    ['2026-10-01', '2026-10-08', 0],
    ['2026-09-20', '2026-09-21', 1],
    ['2026-11-23', '2026-11-30', 5],
    // The working days of 2026 in China.
    ['2026-01-01', '2027-01-01', 248],
  ])('%s to %s: %i working days', (from, to, days) => {
    expect(open(from, to)).toBe(days);
  });

  test('an urgent ticket of the last evening before the National Day waits until after it', () => {
    const { hours, targets } = knowledge.policy;
    const due = addBusiness(at('2026-09-30T17:45+08:00'), targets.urgent.firstReply, hours);
    expect(due).toBe(at('2026-10-08T09:15+08:00'));
  });

  test('the more urgent, the sooner', () => {
    const { urgent, high, normal, low } = knowledge.policy.targets;
    for (const clock of ['firstReply', 'nextReply', 'resolution'] as const) {
      const order = [urgent, high, normal, low].map((targets) => targets[clock]);
      expect(order).toEqual([...order].sort((a, b) => a - b));
    }
  });
});

test('hours until midnight, two shifts, and none', () => {
  const week = Object.fromEntries(
    ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'].map((day) => [day, []]),
  );
  const minutes = { firstReply: 1, nextReply: 1, resolution: 1 };
  const desk = (hours: object): string =>
    JSON.stringify({
      note: { zh: '无', en: 'none' },
      timeZone: 'UTC',
      hours,
      holidays: [],
      workdays: {},
      targetMinutes: { urgent: minutes, high: minutes, normal: minutes, low: minutes },
      remindAt: 1,
      reopenDays: 0.5,
      closeDays: 1,
      liveTicketsPerCustomer: 1,
      textMax: 100,
    });
  const shifts = { ...week, sunday: ['00:00-01:00', '23:00-24:00'] };
  expect(parseDesk({ file: 'desk.json', text: desk(shifts) })).toMatchObject({
    value: {
      hours: {
        week: [
          [],
          [],
          [],
          [],
          [],
          [],
          [
            { from: 0, to: 60 },
            { from: 1380, to: 1440 },
          ],
        ],
      },
      reopenMs: 12 * hour,
    },
  });
  expect(parseDesk({ file: 'desk.json', text: desk(week) })).toMatchObject({
    mistakes: [{ line: 1, message: expect.stringContaining('never open') }],
  });
});

describe('macros', () => {
  test('every one says something in both languages, and leaves nothing unfilled', () => {
    expect(knowledge.macros.size).toBeGreaterThanOrEqual(8);
    const values = Object.fromEntries(macroVariables.map((name) => [name, `⟨${name}⟩`]));
    for (const [id, macro] of knowledge.macros) {
      expect(macro.id).toBe(id);
      for (const lang of ['zh', 'en'] as const) {
        const filled = fillMacro(macro, lang, values);
        expect(filled.ok && filled.text).toMatch(lang === 'zh' ? /[\u3400-\u9fff]/ : /[a-z]{3}/);
        if (lang === 'en') expect(filled.ok && filled.text).not.toMatch(/[\u3400-\u9fff]/);
        expect(filled.ok && filled.text).not.toMatch(/\{\{|\}\}/);
        for (const name of macro.variables)
          expect(macro.body.zh + macro.body.en, `${id} ${name}`).toContain(`{{${name}}}`);
      }
    }
  });

  test('both languages speak of the same things', () => {
    for (const { id, body } of knowledge.macros.values()) {
      const used = (text: string): string[] => [...new Set(text.match(/\{\{\w+\}\}/g))].sort();
      expect(used(body.en), id).toEqual(used(body.zh));
    }
  });
});
