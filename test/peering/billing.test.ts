import { describe, expect, it } from 'vitest';
import { amountOf, type PriceStep, percentile95 } from '../../src/peering/index.ts';
import { rules } from '../support/profiles.ts';

const prices = rules().prices as NonNullable<ReturnType<typeof rules>['prices']>;
const day = (peakInMbps: number, peakOutMbps = 0): number =>
  amountOf(prices, { mode: 'POSTPAID_BY_DAY_MAX', peakInMbps, peakOutMbps });
const month = (p95Mbps: number, validDays = 30, daysInMonth = 30): number =>
  amountOf(prices, { mode: 'POSTPAID_BY_MONTH_95', p95Mbps, validDays, daysInMonth });

describe('the price lists', () => {
  it.each([
    // The steps' edges: at the upper end of a step its price still holds, for the whole peak.
    [20, 400],
    [20.01, 240.12],
    [100, 1200],
    [101, 909],
    [500, 4500],
    [501, 3507],
    [2000, 14000],
    [2001, 10005],
    [0, 0],
  ])('a daily peak of %d Mbps costs %d', (peak, amount) => {
    expect(day(peak)).toBe(amount);
    expect(day(0, peak)).toBe(amount);
  });

  it.each([
    [10, 5500],
    [20, 8200],
    [50, 14500],
    [100, 22000],
    [200, 33000],
    [500, 57500],
    [1000, 88000],
    [2000, 138000],
    [2001, 130065],
  ])('a month at %d Mbps costs %d', (p95, amount) => {
    expect(month(p95)).toBe(amount);
  });

  it('has the two worked examples of the price page', () => {
    expect(day(30, 20)).toBe(360);
    expect(month(60, 14, 30)).toBe(6160);
  });

  it('rounds to the cent', () => {
    expect(month(10, 1, 31)).toBe(177.42);
    const steps: readonly PriceStep[] = [[null, 0.005]];
    expect(
      amountOf(
        { POSTPAID_BY_DAY_MAX: steps, POSTPAID_BY_MONTH_95: [] },
        { mode: 'POSTPAID_BY_DAY_MAX', peakInMbps: 1, peakOutMbps: 0 },
      ),
    ).toBe(0.01);
    expect(
      amountOf(
        { POSTPAID_BY_DAY_MAX: [], POSTPAID_BY_MONTH_95: [] },
        { mode: 'POSTPAID_BY_DAY_MAX', peakInMbps: 1, peakOutMbps: 0 },
      ),
    ).toBe(0);
  });
});

describe('percentile95', () => {
  it('drops the top five percent', () => {
    expect(percentile95(Array.from({ length: 100 }, (_, i) => i + 1))).toBe(95);
    expect(percentile95([3, 1, 2])).toBe(3);
    expect(percentile95([])).toBe(0);
    // A month of five-minute samples: 432 of 8,640 may burst for free, the 433rd counts.
    const samples = Array.from({ length: 8640 }, (_, i) => (i < 432 ? 1000 : 10));
    expect([percentile95(samples), percentile95([...samples.slice(0, -1), 1000])]).toEqual([10, 1000]);
  });
});
