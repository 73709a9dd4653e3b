import { describe, expect, it } from 'vitest';
import { assess } from '../../../src/dialog/teach/assess.ts';
import { type Draft, type DraftContent, taughtId } from '../../../src/dialog/teach/draft.ts';
import { forbids, lintDraft } from '../../../src/dialog/teach/lint-draft.ts';
import { sayAssessment } from '../../../src/dialog/teach/say-assessment.ts';
import { thirty, withTaught } from '../../eval/taught.ts';
import { world } from './desk-talk.ts';

const taught = withTaught(world);

const draftOf = (content: DraftContent): Draft => ({
  ...content,
  id: 'D-77',
  by: { person: 'bob', name: 'Bob' },
  at: 0,
  state: 'waiting',
});
const entry = (title: string, asks: readonly string[] = [], body = '这样做。') =>
  draftOf({ kind: 'entry', zh: { title, asks, body } });
const ask = (text: string, of = 'encryption') => draftOf({ kind: 'ask', entry: of, text });

describe('what a draft would take', () => {
  it('nothing, where it is about something else', () => {
    const { taken, worse, findings, nearest } = assess(entry('公司食堂几点开门'), taught);
    expect({ taken, worse, findings }).toEqual({ taken: [], worse: [], findings: [] });
    expect(nearest.length).toBeGreaterThan(0);
  });

  it('asks its own wordings too, however unlike those of the answer that has them now', () => {
    const text = '打印服务器放在对端能打印吗';
    const { taken } = assess(entry('公司食堂几点开门', [text]), taught);
    expect(taken).toEqual([{ entry: 'taught-11', questions: [text] }]);
    expect(sayAssessment(entry(text), taught, 'zh').lines.join()).not.toContain('不会抢走');
  });

  it('names the questions it takes from an entry, and that it worsens the tune set', () => {
    const { taken, worse } = assess(entry('对等连接干嘛的'), taught);
    expect(taken).toContainEqual({ entry: 'what-is-peering', questions: ['对等连接干嘛的'] });
    expect(worse).toEqual(['对等连接干嘛的']);
  });

  it('takes wordings of other taught answers too', () => {
    const [first] = thirty.entries;
    const title = first?.zh?.asks[0] ?? '';
    const { taken, findings } = assess(entry(title), taught);
    expect(findings).toContainEqual({ code: 'STANDS_ALREADY', text: title, entry: 'taught-1' });
    expect(taken.map((each) => each.entry)).toContain('taught-1');
  });

  it('counts what nothing answers now as gained, not as taken', () => {
    const { gained, taken } = assess(entry('对等连接支持IPv6吗', ['IPv6 能通吗']), taught);
    expect(gained).toContain('对等连接支持IPv6吗');
    expect(taken).toEqual([]);
  });

  it('does not count a wording for the entry that has the question anyway', () => {
    expect(assess(ask('数据裸奔不'), taught)).toMatchObject({ taken: [], worse: [] });
  });

  it('takes little time, whatever the draft', () => {
    const wide = ['对等连接收费吗', '跨地域怎么计费', '对等连接多少钱', '按流量还是按带宽收费'];
    const drafts = [
      ...thirty.entries.map((each) => draftOf({ kind: 'entry', ...each })),
      entry('怎么收费', wide),
    ];
    assess(entry('先问一次，把调优集拆开'), taught);
    const times = drafts.map((draft) => {
      const start = process.cpuUsage();
      assess(draft, { ...world });
      const { user, system } = process.cpuUsage(start);
      return (user + system) / 1000;
    });
    const sorted = times.toSorted((a, b) => a - b);
    expect(sorted[Math.floor(sorted.length / 2)]).toBeLessThan(50);
  });
});

it('becomes an entry of its own, whichever data folder counted it', () => {
  const ids = [0, 1, 1_790_000_000_000].map((at) => taughtId({ id: 'D-1', at }));
  expect(ids).toEqual(['taught-d1-0', 'taught-d1-1', 'taught-d1-mubbs7i8']);
});

describe('what is said of it', () => {
  it.each([
    ['zh', '另有 1 条回答也会被抢走问题', '没有可以对照的调优集'],
    ['en', 'from 1 more answer as well', 'there is no tune set'],
  ] as const)(
    'counts the answers that are not named, and admits what was not checked: %s',
    (lang, more, none) => {
      const wide = entry(
        '公司食堂几点开门',
        thirty.entries.slice(0, 4).flatMap(({ zh }) => zh?.asks.slice(0, 1) ?? []),
      );
      expect(assess(wide, taught).taken.map((each) => each.entry)).toHaveLength(4);
      expect(sayAssessment(wide, taught, lang).lines.join()).toContain(more);
      const alone = entry('公司食堂几点开门');
      expect(sayAssessment(alone, taught, lang).lines.join()).not.toContain(none);
      const { tune: _, ...untuned } = taught;
      for (const without of [untuned, { ...untuned, tune: () => [] }])
        expect(sayAssessment(alone, without, lang).lines.join()).toContain(none);
    },
  );
});

describe('what is wrong with a draft', () => {
  const codes = (draft: Draft) => lintDraft(draft, taught).map(({ code }) => code);
  it.each<[string, Draft, string]>([
    ['no question', entry('？！'), 'NO_QUESTION'],
    ['no answer', entry('打印', [], '  \n '), 'NO_ANSWER'],
    ['no language at all', draftOf({ kind: 'entry' }), 'NO_QUESTION'],
    ['a title that is too long', entry('长'.repeat(201)), 'TITLE_TOO_LONG'],
    ['a wording that is too long', entry('打印', ['长'.repeat(201)]), 'ASK_TOO_LONG'],
    [
      'too many wordings',
      entry(
        '打印',
        Array.from({ length: 21 }, (_, i) => `打印${i}`),
      ),
      'TOO_MANY_ASKS',
    ],
    ['an answer too long for a message', entry('打印', [], '长'.repeat(3_001)), 'BODY_TOO_LONG'],
    ['a fence left open', entry('打印', [], '```\ncode'), 'OPEN_FENCE'],
    ['a placeholder', entry('打印', [], '最多 {{quotas.x}} 个'), 'PLACEHOLDER'],
    ['a wording of the base', entry('流量加密吗'), 'STANDS_ALREADY'],
    ['a wording twice', entry('打印能跨网络吗', ['打印 能跨网络吗？']), 'STANDS_TWICE'],
    ['nearly a wording of the base', entry('对等连接的流量加密吗呀'), 'TOO_ALIKE'],
    ['a wording for nothing', ask('裸奔', 'gone'), 'ENTRY_UNKNOWN'],
    ['a prototype key as entry', ask('裸奔', '__proto__'), 'ENTRY_UNKNOWN'],
    ['the other language', entry('Can we print over there?'), 'OTHER_LANGUAGE'],
    ['an order', entry('帮我创建一条对等连接'), 'HEARD_AS_ORDER'],
    ['talk', entry('你好'), 'HEARD_AS_TALK'],
    ['things of the customer', entry('vpc-1a2b3c4d 能打印吗'), 'CUSTOMER_DATA'],
  ])('%s', (_, draft, code) => {
    expect(codes(draft)).toContain(code);
  });

  it('forbids what the knowledge lint would refuse, and warns of the rest', () => {
    const forbidden = (draft: Draft) => lintDraft(draft, taught).some(forbids);
    expect(forbidden(entry('流量加密吗'))).toBe(true);
    expect(forbidden(entry('打印', [], '```'))).toBe(true);
    expect(forbidden(entry('帮我创建一条对等连接'))).toBe(false);
  });

  it.each(['zh', 'en'] as const)('is said in words, whatever the texts hold: %s', (lang) => {
    const hostile = ['**[x](javascript:1)** <b>', '`code` _a_', '\u202egnp.exe', '\ud800', '长'.repeat(190)];
    for (const text of hostile) {
      const { lines } = sayAssessment(entry(text, [text, '流量加密吗'], '{{'), taught, lang);
      const said = lines.join('\n\n');
      expect(said.length).toBeLessThan(2_400);
      expect(said).not.toMatch(/(?<!\\)\[x\]\(/);
      expect(said).not.toContain('undefined');
    }
  });
});
