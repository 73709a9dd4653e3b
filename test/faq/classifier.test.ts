import { describe, expect, test } from 'vitest';
import { Classifier, type Example } from '../../src/faq/classifier.ts';
import { type Confidence, features, judge, type Signals } from '../../src/faq/index.ts';
import { TopicTerms } from '../../src/faq/topic-terms.ts';

const toy: Example[] = ['fee', 'route', '~'].flatMap((label) =>
  Array.from({ length: 6 }, (_, i) => ({ label, tokens: [`w:${label}`, `c:${label}${i % 2}`, 'w:the'] })),
);

function best(classifier: Classifier, tokens: readonly string[]): string | undefined {
  const probabilities = [...classifier.predict(tokens)];
  return classifier.labels[probabilities.indexOf(Math.max(...probabilities))];
}

describe('the classifier', () => {
  test('learns what can be told apart, from words it shares and not', () => {
    const classifier = Classifier.train(toy);
    for (const { tokens, label } of toy) expect(best(classifier, tokens)).toBe(label);
    expect(best(classifier, ['w:route', 'w:the', 'w:unheard'])).toBe('route');
  });

  test('gives probabilities: none negative, all together 1, equal for what it never saw', () => {
    const classifier = Classifier.train(toy);
    for (const tokens of [
      [],
      ['w:unheard'],
      ['w:fee'],
      ['w:fee', 'w:route'],
      ['__proto__', 'constructor', ''],
    ]) {
      const probabilities = [...classifier.predict(tokens)];
      expect(probabilities.every((p) => p >= 0 && p <= 1)).toBe(true);
      expect(probabilities.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 9);
    }
    for (const p of classifier.predict([])) expect(p).toBeCloseTo(1 / 3, 9);
  });

  test('is deterministic', () => {
    expect(Classifier.train(toy).save()).toEqual(Classifier.train(toy).save());
  });

  test('is the same saved and loaded', () => {
    const classifier = Classifier.train(toy);
    const loaded = Classifier.load(classifier.save());
    expect(loaded.save()).toEqual(classifier.save());
    for (const { tokens } of toy) expect(loaded.predict(tokens)).toEqual(classifier.predict(tokens));
  });

  test('leaves out what stands in one example only, and what weighs nothing', () => {
    const { features } = Classifier.train([...toy, { label: 'fee', tokens: ['w:once'] }]).save();
    expect(features).toContain('w:the');
    expect(features).not.toContain('w:once');
    const unmoved = Classifier.train(toy.map((example) => ({ ...example, weight: 0 })));
    for (const p of unmoved.predict(['w:fee'])) expect(p).toBeCloseTo(1 / 3, 9);
  });

  test('of no examples says nothing', () => {
    expect([...Classifier.train([]).predict(['w:fee'])]).toEqual([]);
  });
});

describe('words of known unknowns', () => {
  const topic = (id: string, ...terms: string[]) => ({ id, zh: id, en: id, terms, near: [], asks: [] });
  const terms = new TopicTerms([
    topic('eip', 'EIP', '弹性公网'),
    topic('cpp', 'c++', 'a.b', '(x'),
    topic('ipv6', 'ipv6', 'ip v6'),
    topic('blank', '\u200b', ' '),
    topic('none'),
  ]);

  test.each([
    ['what about eip?', 'eip'],
    ['eip', 'eip'],
    ['用eip行吗', 'eip'],
    ['弹性公网ip', 'eip'],
    ['弹性 公网', undefined],
    ['where is my receipt', undefined],
    ['eips', undefined],
    ['eip2', undefined],
    ['c++ sdk', 'cpp'],
    ['axb', undefined],
    ['a.b', 'cpp'],
    ['f(x)', 'cpp'],
    ['支持 ipv6 吗', 'ipv6'],
    ['', undefined],
  ])('%j is about %s', (text, id) => {
    expect(terms.find(text)).toBe(id);
  });

  test('the earlier topic wins, whatever the text says first', () => {
    expect(terms.find('ipv6 and eip')).toBe('eip');
  });
});

describe('confidence', () => {
  const signals: Signals = {
    probability: 0.5,
    inside: 0.5,
    likeness: 0.5,
    coverage: 0.5,
    margin: 2,
    term: 0,
    length: 10,
    known: 0.5,
  };
  const confidence: Confidence = {
    weights: [1, 1, 1, 1, 1, 1, 1, 1],
    bias: -1,
    answerAt: 0.8,
    suggestAt: 0.2,
  };

  test.each(Object.keys(signals) as (keyof Signals)[])(
    'rises with %s where its weight is above zero',
    (name) => {
      const steps = { margin: [0, 1, 4, 8, 9], length: [0, 10, 60, 90] }[name as string] ?? [
        0, 0.2, 0.5, 0.9, 1,
      ];
      const judged = steps.map((value) => judge(confidence, { ...signals, [name]: value }));
      for (let i = 1; i < judged.length; i += 1) expect(judged[i]).toBeGreaterThanOrEqual(judged[i - 1] ?? 1);
      expect(judged.at(-1)).toBeGreaterThan(judged[0] ?? 1);
      const against = { ...confidence, weights: confidence.weights.map((weight) => -weight) };
      const fell = steps.map((value) => judge(against, { ...signals, [name]: value }));
      expect(fell.at(-1)).toBeLessThan(fell[0] ?? 0);
    },
  );

  test('is a probability at the ends of every signal', () => {
    const ends: Signals = { ...signals, probability: 0, inside: 1, margin: 1e9, length: 1e9 };
    expect(features(ends).every(Number.isFinite)).toBe(true);
    for (const bias of [-1e6, 0, 1e6]) {
      const judged = judge({ ...confidence, bias }, ends);
      expect(judged >= 0 && judged <= 1).toBe(true);
    }
  });
});
